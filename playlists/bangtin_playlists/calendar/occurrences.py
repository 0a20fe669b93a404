"""From a rule to its occurrences: intervals of real time, each of them an anchor (R9, R10)."""

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from bangtin_playlists.calendar.recurrence import BEGINNING
from bangtin_playlists.calendar.wall import DAY, WallClock
from bangtin_playlists.errors import RuleError
from bangtin_playlists.instant import ALWAYS, FOREVER, Instant
from bangtin_playlists.schedule import Rule


class Occurrence(NamedTuple):
    """A half-open stretch of real time."""

    start: Instant
    end: Instant

    def covers(self, at: Instant) -> bool:
        """Say whether *at* lies inside; the end does not."""
        return self.start <= at < self.end

    def clipped(self, window: "Occurrence") -> "Occurrence":
        """Return what both have in common; empty if nothing."""
        return Occurrence(max(self.start, window.start), min(self.end, window.end))


UNENDING = Occurrence(ALWAYS, FOREVER)


def united(stretches: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Return stretches in order, the empty ones left out and overlapping ones made one.

    >>> united([Occurrence(5, 9), Occurrence(2, 2), Occurrence(0, 6), Occurrence(9, 12)])
    (Occurrence(start=0, end=9), Occurrence(start=9, end=12))
    """
    apart: list[Occurrence] = []
    for stretch in sorted(one for one in stretches if one.start < one.end):
        if apart and stretch.start < apart[-1].end:
            apart[-1] = Occurrence(apart[-1].start, max(apart[-1].end, stretch.end))
        else:
            apart.append(stretch)
    return tuple(apart)


class Times(NamedTuple):
    """The hours of a rule, in ms on the clock's face since the midnight of the day as written; up to 48 hours."""

    start: int
    end: int


def times(rule: Rule) -> Times | None:
    """Return the hours of *rule*; None for one continuous occurrence, having neither times nor day rules (R9).

    `end` at or before `start` means the next day; day rules alone mean 00:00 to 24:00.

    Raises:
        RuleError: one of start and end is there without the other.

    >>> times(Rule(start=time(22), end=time(6)))
    Times(start=79200000, end=108000000)
    """
    if (rule.start is None) != (rule.end is None):
        raise RuleError("a rule has both of from and to, or neither")
    if rule.start is None or rule.end is None:
        return Times(0, DAY) if rule.has_day_rules() else None
    start, end = _since_midnight(rule.start), _since_midnight(rule.end)
    return Times(start, end if end > start else end + DAY)


def bounds(rule: Rule, wall: WallClock) -> Occurrence:
    """Return the one continuous occurrence of a rule that has only bounds (R9)."""
    start = wall.instant(rule.first or BEGINNING, 0)
    return Occurrence(start, wall.instant(rule.last, DAY) if rule.last else FOREVER)


def of_day(hours: Times, day: date, wall: WallClock) -> Occurrence:
    """Return the occurrence that belongs to *day* as written; empty if the clock jumps over it (R10)."""
    return Occurrence(wall.instant(day, hours.start), wall.instant(day, hours.end))


def _since_midnight(when: time) -> int:
    """Return whole milliseconds on the clock's face, truncated."""
    seconds = (when.hour * 60 + when.minute) * 60 + when.second
    return seconds * 1000 + when.microsecond // 1000
