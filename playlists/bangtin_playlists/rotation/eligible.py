"""What of a list, or of a round of lists, may be shown as time goes by (R13, R14)."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Protocol

from bangtin_playlists.instant import ALWAYS, FOREVER, Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.rotation.cycle import Cycle, cycle
from bangtin_playlists.rotation.filters import Filters
from bangtin_playlists.rotation.interleaving import Round
from bangtin_playlists.rotation.lists import Listing


class Programme(Protocol):
    """Something that plays in cycles made of what is eligible."""

    def cycle(self, at: Instant) -> Cycle | None:
        """Return the cycle of what is eligible at *at*; None if that is nothing."""
        ...

    def passes(self, item: Item, at: Instant) -> bool:
        """Say whether *item* is eligible at *at*."""
        ...

    def next_change(self, at: Instant) -> Instant:
        """Return the first instant after *at* where something else is eligible."""
        ...


class Eligible:
    """One list under one level's filters. Nothing is computed before it is asked for."""

    def __init__(self, listing: Listing, filters: Filters, level: int) -> None:
        self.listing = listing
        self._filters = filters
        self._level = level
        self._flags = lru_cache(64)(self._flagging)
        self._kept = lru_cache(8)(self._keeping)

    def passes(self, item: Item, at: Instant) -> bool:
        """Say whether *item* is eligible at *at*."""
        return self._filters.passes(item, at, self._level)

    def cycle(self, at: Instant) -> Cycle | None:
        """Return the cycle of what is eligible at *at*; None if that is nothing."""
        return self._kept(self._phase(at))[1]

    def kept(self, at: Instant) -> Listing:
        """Return the list without what is not eligible at *at*."""
        return self._kept(self._phase(at))[0]

    def any(self, at: Instant) -> bool:
        """Say whether anything is eligible at *at*."""
        return True in self._flags(self._phase(at))

    def next_change(self, at: Instant) -> Instant:
        """Return the first instant after *at* where something else is eligible."""
        here = self._phase(at)
        for phase in range(here + 1, len(self._phases)):
            if self._flags(phase) != self._flags(here):
                return self._phases[phase]
        return FOREVER

    def last_change(self, at: Instant) -> Instant:
        """Return the last instant, at or before *at*, where something else had been eligible."""
        for phase in range(self._phase(at), 0, -1):
            if self._flags(phase) != self._flags(phase - 1):
                return self._phases[phase]
        return ALWAYS

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(self.listing.items())

    @cached_property
    def _phases(self) -> list[Instant]:
        """Where anything may change, and the beginning of time."""
        changes = (at for item in self._items for at in self._filters.changes(item, self._level))
        return sorted({ALWAYS, *changes})

    def _phase(self, at: Instant) -> int:
        return bisect_right(self._phases, at) - 1

    def _flagging(self, phase: int) -> list[bool]:
        at = self._phases[phase]
        return [self.passes(item, at) for item in self._items]

    def _keeping(self, phase: int) -> tuple[Listing, Cycle | None]:
        at = self._phases[phase]
        kept = self.listing.only(lambda item: self.passes(item, at))
        return kept, cycle(kept)


class EligibleRound:
    """Several lists in a round; they are the set of R13, so each has something eligible throughout."""

    def __init__(self, members: Sequence[Eligible]) -> None:
        self._members = members

    def passes(self, item: Item, at: Instant) -> bool:
        """Say whether *item* is eligible at *at*; all members are of one level."""
        return self._members[0].passes(item, at)

    def cycle(self, at: Instant) -> Cycle:
        """Return the round of what is eligible at *at*."""
        return Round([member.kept(at) for member in self._members])

    def next_change(self, at: Instant) -> Instant:
        """Return the first instant after *at* where something else is eligible in any of the lists."""
        return min(member.next_change(at) for member in self._members)
