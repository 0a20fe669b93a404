"""The documents in force, and what they and this screen's own troubles make of every instant.

New documents are prepared on a thread of their own, since a large programme takes longer than a picture may wait: until
they are ready the old ones play on, and every hand-off comes in its time (R19).
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from bangtin_player.core.doubt import Doubts
from bangtin_player.core.messages import Show
from bangtin_player.core.outlook import Outlook, outlook
from bangtin_playlists.instant import Instant
from bangtin_playlists.on_air import OnAir


class Timeline(Protocol):
    """Answers what is on."""

    def on_air(self, at: Instant) -> OnAir:
        """Return what every zone shows at *at*."""
        ...

    def without(self, unplayable: frozenset[str]) -> "Timeline":
        """Return the timeline of a player that cannot show *unplayable* either."""
        ...


Prepare = Callable[[Show], Future[Timeline]]
"""Turns documents into their timeline, in its own time."""


class Script:
    """What the stage plays by. Instants of doubts are monotonic, in ms.

    Args:
        prepare: Makes timelines.
    """

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = prepare
        self._coming: tuple[Show, Future[Timeline]] | None = None
        self._timeline: Timeline | None = None
        self._filled: Timeline | None = None
        """The timeline without what this screen failed to show."""
        self._doubts = Doubts()
        self._doubted: frozenset[str] = frozenset()
        self.documents: Show | None = None
        """In force."""

    @property
    def is_changing(self) -> bool:
        """Whether other documents are being prepared."""
        return self._coming is not None

    def receive(self, documents: Show) -> None:
        """Have *documents* prepared; what came before and is not in force yet never will be."""
        if self._coming:
            self._coming[1].cancel()
        self._coming = documents, self._prepare(documents)

    def turn_over(self) -> Show | None:
        """Put documents in force once they are ready; return them then.

        Raises:
            PlaylistsError: they make no sense; those in force stay.
        """
        if self._coming is None or not self._coming[1].done():
            return None
        (documents, future), self._coming = self._coming, None
        self._timeline = future.result()
        if self.documents is None or documents.manifest != self.documents.manifest:
            self._doubts.clear()
        self.documents = documents
        self._fill()
        return documents

    def doubt(self, key: str, now_ms: float) -> None:
        """Leave out what failed, a digest or an item's id, for a while (R18)."""
        self._doubts.add(key, now_ms)
        self._doubted = self._doubts.unplayable(now_ms)
        self._fill()

    def trust(self, key: str) -> None:
        """Forget what was held against *key*: it was shown."""
        self._doubts.trust(key)

    def is_forgiven(self, now_ms: float) -> bool:
        """Say whether something that rested may be tried again from now on."""
        doubted = self._doubts.unplayable(now_ms)
        if doubted == self._doubted:
            return False
        self._doubted = doubted
        self._fill()
        return True

    def outlook(self, at: Instant) -> Outlook | None:
        """Return what every zone shows at *at* and next; None before the first documents."""
        return outlook(self._filled.on_air, at) if self._filled else None

    def _fill(self) -> None:
        self._filled = self._timeline.without(self._doubted) if self._timeline else None
