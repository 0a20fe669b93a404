"""The errands on disk: written down before they are begun, and kept until the centre has the answer."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec

from bangtin_player.agent.centre.filing import ERRANDS
from bangtin_player.agent.durable import set_aside, write_durably
from bangtin_player.core import errands
from bangtin_player.core.errands import Errands
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Answer, Command

_log = logging.getLogger(__name__)
Outcome = Literal["done", "refused", "failed", "expired"]


class ErrandBook:
    """Remembers every command; a disk that fails refuses them.

    Args:
        folder: Of what the player knows of its centre.
        boot: Of the machine.
        player: Who answers.
        now: Tells the time.
    """

    def __init__(self, folder: Path, boot: UUID, player: str, now: Callable[[], Instant]) -> None:
        self._path, self._boot, self._player, self._now = folder / ERRANDS, boot, player, now
        self._lock = threading.Lock()
        self._errands = errands.resumed(self._read(), boot, player, now())

    def begin(self, command: Command, now: Instant) -> bool:
        """Write *command* down; say whether it is to be done. One that came too late is answered here.

        Raises:
            OSError: The disk does not take it; it is not to be done.
        """
        with self._lock:
            verdict = errands.verdict(self._errands, command, now)
            if verdict in {"known", "forgotten"}:
                return False
            self._write(errands.begun(self._errands, command, self._boot))
        if verdict == "expired":
            self.answer(command.id, "expired", "expired")
            return False
        return True

    def answer(self, command: UUID, outcome: Outcome, code: str = "", detail: str = "") -> None:
        """Write down what became of a command."""
        answer = Answer(command, self._player, self._now(), outcome, code, detail)
        with self._lock:
            try:
                self._write(errands.answered(self._errands, answer))
            except OSError as error:
                _log.warning("%s cannot be written: %s", self._path, error)
                self._errands = errands.answered(self._errands, answer)

    def untold(self) -> tuple[Answer, ...]:
        """Return the answers that the centre does not have yet."""
        with self._lock:
            return errands.untold(self._errands)

    def told(self, answer: Answer) -> None:
        """Take note that the centre has it; if that is lost, it gets the same again."""
        with self._lock:
            try:
                self._write(errands.told(self._errands, answer.command))
            except OSError as error:
                _log.warning("%s cannot be written: %s", self._path, error)

    def _write(self, changed: Errands) -> None:
        write_durably(self._path, msgspec.json.encode(changed))
        self._errands = changed

    def _read(self) -> Errands:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Errands)
        except FileNotFoundError:
            return Errands()
        except (OSError, msgspec.MsgspecError) as error:
            _log.error("%s cannot be read, it begins anew: %s", self._path, error)
        try:
            set_aside(self._path)
        except OSError as error:
            _log.warning("%s cannot be set aside either: %s", self._path, error)
        # Whoever could replay old commands must not profit: none from before this moment is begun.
        return Errands(floor=int(self._now()))
