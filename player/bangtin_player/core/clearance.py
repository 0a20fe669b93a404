"""Which files may go to a decoder: those that the agent has written down before (reliability.md 4.5).

A file that takes the whole machine down with it would leave no trace if the decoder had it first. So the screen asks
when it begins to prepare an item, some seconds before the hand-off, and the answer is there in milliseconds. An agent
whose disk hangs does not stop the wall: after `PATIENCE_MS` the file is opened all the same.
"""

from collections.abc import Iterable

import msgspec

PATIENCE_MS = 1_000.0
"""For the answer of the agent."""
SETTLED_MS = 1_000.0
"""A decoder that has had a file for so long, and is not still opening it, was not harmed by it."""


class _Flight(msgspec.Struct):
    asked: float
    cleared: bool = False
    opened: float | None = None


class Clearance:
    """The files in flight of one screen. Times are monotonic, in ms."""

    def __init__(self) -> None:
        self._flights: dict[str, _Flight] = {}

    def asks(self, digest: str, now: float) -> bool:
        """Say whether the agent has to be asked for *digest*, once for each flight."""
        if digest in self._flights:
            return False
        self._flights[digest] = _Flight(now)
        return True

    def clear(self, digest: str) -> None:
        """Take the agent's answer: it is written down."""
        if digest in self._flights:
            self._flights[digest].cleared = True

    def opens(self, digests: Iterable[str], now: float) -> bool:
        """Say whether all of *digests*, which were asked for, may be opened now; if so they are taken as opened."""
        flights = [self._flights[digest] for digest in digests]
        if not all(flight.cleared or now - flight.asked > PATIENCE_MS for flight in flights):
            return False
        for flight in flights:
            flight.opened = now
        return True

    def settled(self, coming: Iterable[str], now: float) -> tuple[str, ...]:
        """Return the files that have come to rest, and forget them; what is *coming* is still being opened."""
        busy = set(coming)
        rested = tuple(
            digest
            for digest, flight in self._flights.items()
            if digest not in busy and flight.opened is not None and now - flight.opened > SETTLED_MS
        )
        for digest in rested:
            del self._flights[digest]
        return rested
