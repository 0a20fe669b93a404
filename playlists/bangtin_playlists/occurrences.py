"""From a rule to its occurrences: intervals of real time, each of them an anchor (R9, R10)."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import NamedTuple

from bangtin_playlists.days import Almanac, Days
from bangtin_playlists.errors import RuleError
from bangtin_playlists.instant import ALWAYS, FOREVER, Instant
from bangtin_playlists.recurrence import BEGINNING
from bangtin_playlists.schedule import Rule
from bangtin_playlists.wall import DAY, WallClock

_YESTERDAY = timedelta(days=1)


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


class Times(NamedTuple):
    """The hours of a rule, in ms on the clock's face since the midnight of the day as written; up to 48 hours."""

    start: int
    end: int


class Occurrences:
    """The occurrences of one rule, no two of which overlap."""

    def __init__(self, rule: Rule, wall: WallClock, almanacs: Mapping[str, Almanac]) -> None:
        self.days = Days(rule, almanacs)
        self.times = times(rule)
        self._wall = wall

    def at(self, at: Instant) -> Occurrence | None:
        """Return the occurrence that covers *at*."""
        if self.times is None:
            whole = bounds(self.days.rule, self._wall)
            return whole if whole.covers(at) else None
        today = self._wall.day(at)
        around = (self.of_day(day) for day in (today - _YESTERDAY, today))
        return next((found for found in around if found and found.covers(at)), None)

    def of_day(self, day: date) -> Occurrence | None:
        """Return the occurrence that belongs to *day* as written; none where the clock jumps over all of it (R10)."""
        if self.times is None or not self.days.takes(day):
            return None
        found = Occurrence(self._wall.instant(day, self.times.start), self._wall.instant(day, self.times.end))
        return found if found.start < found.end else None

    def between(self, start: Instant, end: Instant) -> Iterator[Occurrence]:
        """Yield every occurrence that touches [*start*, *end*), in order."""
        if self.times is None:
            whole = bounds(self.days.rule, self._wall)
            yield from (whole,) if whole.start < end and start < whole.end else ()
            return
        day, last = self._wall.day(start) - _YESTERDAY, self._wall.day(end)
        while day <= last:
            found = self.of_day(day)
            if found and found.start < end and start < found.end:
                yield found
            day += _YESTERDAY


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


def _since_midnight(when: time) -> int:
    """Return whole milliseconds on the clock's face, truncated."""
    seconds = (when.hour * 60 + when.minute) * 60 + when.second
    return seconds * 1000 + when.microsecond // 1000
