"""What the screens are to show, and where it comes from; watched, so that what is rewritten acts at once."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import msgspec

from bangtin_player.errors import PlayerError
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders

_log = logging.getLogger(__name__)
LOOK_EVERY_S = 0.5


class Documents(msgspec.Struct, frozen=True):
    """A programme ready for the wall."""

    manifest: Manifest
    orders: Orders = NO_ORDERS
    places: dict[str, str] = msgspec.field(default_factory=dict)
    """Where the file of each digest is."""
    absent: frozenset[str] = frozenset()
    """Digests whose files are not there."""
    loose: bool = False
    """Files played as they are: the screen's size and the loop's start are known when the screen has started."""
    timeless: bool = False
    """Shown whatever the clock says: cards of ours, the test pattern."""


class Source(Protocol):
    """Where documents come from."""

    def files(self) -> tuple[Path, ...]:
        """Return what a person may rewrite while it plays."""
        ...

    def read(self) -> Documents:
        """Read everything.

        Raises:
            PlayerError: It cannot be played, with every reason.
        """
        ...

    def refused(self, error: PlayerError) -> None:
        """Tell people that what was rewritten cannot be used."""
        ...


class Desk:
    """Holds the documents in force, and reads them again when a file changes.

    The last good ones stay in force whatever a person writes. Reading happens in a thread of its own: measuring a new
    film may take longer than a screen may go unwatched.
    """

    def __init__(self, source: Source, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Read for the first time.

        Raises:
            PlayerError: There is nothing to begin with.
        """
        self._source = source
        self._monotonic = monotonic
        self._seen = self._stamps()
        self.documents = source.read()
        self._looked = monotonic()
        self._reader = ThreadPoolExecutor(1, "documents")
        self._reading: Future[Documents] | None = None
        self.refused = 0
        """How often a rewritten file could not be used."""

    def look(self) -> bool:
        """Look whether anything changed; say whether other documents are in force now."""
        if self._reading is not None:
            return self._finish(self._reading) if self._reading.done() else False
        if self._monotonic() - self._looked < LOOK_EVERY_S:
            return False
        self._looked = self._monotonic()
        stamps = self._stamps()
        if stamps != self._seen:
            self._seen = stamps
            self._reading = self._reader.submit(self._source.read)
        return False

    def close(self) -> None:
        """Stop looking."""
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _finish(self, reading: Future[Documents]) -> bool:
        self._reading = None
        try:
            documents = reading.result()
        except PlayerError as error:
            self.refused += 1
            self._source.refused(error)
            return False
        changed, self.documents = documents != self.documents, documents
        if changed:
            _log.info("new documents are in force")
        return changed

    def _stamps(self) -> tuple[tuple[int, int, int] | None, ...]:
        return tuple(_stamp(path) for path in self._source.files())


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
