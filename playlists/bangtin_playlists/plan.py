"""How often each item will be shown in a period, and how long the screen is lit (R20)."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.precedence.candidates import Place
from bangtin_playlists.rotation.anchoring import Stretch
from bangtin_playlists.rotation.cycle import Play, Slot
from bangtin_playlists.timeline import Timeline

_Piece = tuple[str, Box, Play, Instant]
"""Where, what, and when its slot began; whichever entry it is of."""


class Count(msgspec.Struct, frozen=True):
    """Plays of one item."""

    full: int = 0
    """Shown from the first to the last instant of the slot."""
    cut: int = 0
    """Shown in part: entered late, cut by something else, or both."""


class Plan(msgspec.Struct, frozen=True):
    """What a screen will show in a period, by the documents that it was made from."""

    start: Instant
    end: Instant
    plays: dict[str, Count]
    """By item id, in the order of the alphabet. The slate is no play."""
    airtime_ms: Millis
    """How long the screen is lit, its zones not summed."""
    dark_ms: Millis


class Held(NamedTuple):
    """Documents, and from when to when they were in force."""

    timeline: Timeline
    since: Instant
    until: Instant


def plan(timeline: Timeline, start: Instant, end: Instant) -> Plan:
    """Count the plays whose slots begin from *start* (included) to *end* (excluded).

    A play that runs on past *end* is followed to its last instant. Whole cycles are counted at once, so that a month
    costs no more than its changes of programme.
    """
    return plan_held((Held(timeline, start, Instant(end + timeline.longest_slot())),), start, end)


def plan_held(held: Iterable[Held], start: Instant, end: Instant) -> Plan:
    """Count likewise where other documents came into force meanwhile: what one begins, another may cut short.

    Args:
        held: In order; those that were in force after *end* say what became of the last plays.
        start: Slots that begin earlier are not counted.
        end: Nor those that begin then, or later.
    """
    tally, lit = _Tally(Occurrence(start, end)), 0
    for timeline, since, until in held:
        for scene, seen in timeline.scenes(since, until):
            if not scene.dark:
                lit += max(0, min(seen.end, end) - max(seen.start, start))
            for place in scene.places() if scene.winners != (timeline.contest.slate,) else ():
                for stretch in timeline.stretches(scene, place, seen):
                    tally.add(place, stretch, seen)
    return Plan(start, end, tally.counts(), Millis(lit), Millis(max(0, end - start) - lit))


class _Tally:
    """Adds up slots that begin in a period."""

    def __init__(self, period: Occurrence) -> None:
        self._period = period
        self._full: Counter[str] = Counter()
        self._partly: Counter[_Piece] = Counter()
        """How long slots are seen of which only pieces are: each is one play."""

    def add(self, place: Place, stretch: Stretch, seen: Occurrence) -> None:
        """Add what of a stretch begins in the period and can be *seen*."""
        if stretch.cycle is None:
            return
        seen = seen.clipped(Occurrence(stretch.start, stretch.end))
        anchor, cycle, at = stretch.start, stretch.cycle, seen.start
        last = min(seen.end, self._period.end)
        while True:
            slot = cycle.slot(anchor, at)
            if slot.start >= last:
                return
            if slot.place == 0 and slot.start >= seen.start and (whole := (last - slot.start) // cycle.length):
                self._full.update({item: whole * plays for item, plays in cycle.count().items()})
                at = Instant(slot.start + whole * cycle.length)
                continue
            if slot.start >= self._period.start:
                self._add_one(place, slot, seen)
            at = slot.end

    def _add_one(self, place: Place, slot: Slot, seen: Occurrence) -> None:
        """Add one slot, or what can be *seen* of it."""
        if seen.start <= slot.start and slot.end <= seen.end:
            self._full[slot.play.item.id] += 1
        else:
            length = min(seen.end, slot.end) - max(seen.start, slot.start)
            self._partly[place.zone, place.box, slot.play, slot.start] += length

    def counts(self) -> dict[str, Count]:
        """Return the plays of each item; pieces that make up a whole slot are a full play."""
        full, cut = self._full.copy(), Counter[str]()
        for (_, _, play, _), length in self._partly.items():
            (full if length == play.item.slot_ms else cut)[play.item.id] += 1
        return {item: Count(full[item], cut[item]) for item in sorted({*full, *cut})}
