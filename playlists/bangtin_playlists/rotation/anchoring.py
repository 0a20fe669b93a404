"""Where a list begins anew because what is eligible in it has changed (R14)."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.rotation.cycle import Cycle, Slot
from bangtin_playlists.rotation.eligible import Programme


class Stretch(NamedTuple):
    """Time in which a list runs on from one anchor, its start."""

    start: Instant
    end: Instant
    cycle: Cycle | None
    """None while nothing is eligible."""


class Run:
    """One list through one occurrence, on air or not. Stretches are found in order, once, as far as asked."""

    def __init__(self, programme: Programme, occurrence: Occurrence) -> None:
        self.programme = programme
        self.occurrence = occurrence
        self._starts: list[Instant] = []
        self._stretches: list[Stretch] = []

    def stretch(self, at: Instant) -> Stretch:
        """Return the stretch that holds *at*, which lies within the occurrence."""
        while not self._stretches or self._stretches[-1].end <= at:
            self._add(self._stretches[-1].end if self._stretches else self.occurrence.start)
        return self._stretches[bisect_right(self._starts, at) - 1]

    def slot(self, at: Instant) -> Slot | None:
        """Return the slot that covers *at*; None while nothing is eligible."""
        stretch = self.stretch(at)
        return stretch.cycle.slot(stretch.start, at) if stretch.cycle else None

    def items_from(self, at: Instant) -> Iterator[Item]:
        """Yield the item at *at* and what follows it in the list that it is of, each at least once."""
        anchor, _, cycle = self.stretch(at)
        if cycle:
            slot = cycle.slot(anchor, at)
            yield slot.play.item
            yield from cycle.following(anchor, slot)

    def _add(self, anchor: Instant) -> None:
        cycle = self.programme.cycle(anchor)
        change = self.programme.next_change(anchor)
        end = self._restart(anchor, cycle, change) if cycle and change < self.occurrence.end else change
        self._starts.append(anchor)
        self._stretches.append(Stretch(anchor, min(end, self.occurrence.end), cycle))

    def _restart(self, anchor: Instant, cycle: Cycle, change: Instant) -> Instant:
        """Return where the list begins anew after a *change*: at once if the item on air is gone, else at its end.

        Another change before that end may still take it away.
        """
        on = cycle.slot(anchor, change)
        if on.start == change:
            return change
        while change < on.end:
            if not self.programme.passes(on.play.item, change):
                return change
            change = self.programme.next_change(change)
        return on.end
