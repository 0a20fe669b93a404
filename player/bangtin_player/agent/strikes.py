"""The quarantine's ledger on disk: in flight is written down before a decoder can do harm."""

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from bangtin_player.agent.durable import set_aside, write_durably
from bangtin_player.core import quarantine
from bangtin_player.core.quarantine import Flight, Ledger

_log = logging.getLogger(__name__)
_AGE_EVERY_S = 600.0


class Strikes:
    """Keeps the ledger; a disk that fails costs memory of it, never the playing.

    A file that has settled under this agent is not written down again each time it comes round, so that a card is
    spared thousands of writes a day; the death of its screen is charged to it all the same.
    """

    def __init__(self, path: Path, boot: str, uptime: Callable[[], float]) -> None:
        self._path = path
        self._uptime = uptime
        self._known_good: set[tuple[str, str]] = set()
        self._disk_fails = False
        self._is_stale = False
        before = self._read()
        self._uptime_before = before.uptime_s
        self.ledger = quarantine.resumed(before, boot)
        self._write()

    def handed(self, screen: str, key: str, decoder: str) -> None:
        """Note a file that goes to a decoder; it must not until `keep` has returned."""
        self.ledger = quarantine.handed(self.ledger, Flight(screen, key, decoder))
        self._is_stale |= (key, decoder) not in self._known_good

    def keep(self) -> None:
        """Have all that was noted on the disk, in one write; a disk that fails is told, and waited for no more."""
        if self._is_stale:
            self._write()

    def settled(self, screen: str, key: str, decoder: str) -> None:
        """Note a file that showed."""
        self.ledger = quarantine.settled(self.ledger, screen, key)
        if (key, decoder) not in self._known_good:
            self._known_good.add((key, decoder))
            self._is_stale = True

    def died(self, screen: str) -> tuple[str, ...]:
        """Charge the end of a screen to what it had in flight; return that."""
        keys = tuple(each.key for each in self.ledger.flights if each.screen == screen)
        self.age()
        self.ledger = quarantine.died(self.ledger, screen)
        self._known_good -= {known for known in self._known_good if known[0] in keys}
        self._write()
        return keys

    def ended(self, screen: str) -> None:
        """Forget the flights of a screen that ended as it was told."""
        self.ledger = quarantine.ended(self.ledger, screen)
        self._write()

    def release(self, key: str) -> None:
        """Take *key* out of quarantine."""
        self.ledger = quarantine.released(self.ledger, key)
        self._write()

    def quarantined(self, decoder: str) -> frozenset[str]:
        """Return what *decoder* must not be given."""
        return quarantine.quarantined(self.ledger, decoder)

    def age(self) -> None:
        """Move the uptime on; to be called now and then."""
        uptime = self._uptime_before + self._uptime()
        due = uptime - self.ledger.uptime_s >= _AGE_EVERY_S
        self.ledger = quarantine.aged(self.ledger, uptime)
        if due:
            self._write()

    def _read(self) -> Ledger:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Ledger)
        except FileNotFoundError:
            return Ledger()
        except (OSError, msgspec.MsgspecError) as error:
            _log.warning("%s cannot be read, the quarantine begins anew: %s", self._path, error)
        try:
            set_aside(self._path)
        except OSError as error:
            _log.warning("%s cannot be set aside either: %s", self._path, error)
        return Ledger()

    def _write(self) -> None:
        self._is_stale = False
        try:
            write_durably(self._path, msgspec.json.encode(self.ledger))
        except OSError as error:
            if not self._disk_fails:
                _log.warning("%s cannot be written; the quarantine is in memory only: %s", self._path, error)
            self._disk_fails = True
        else:
            self._disk_fails = False
