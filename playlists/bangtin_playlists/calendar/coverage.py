"""Which of many rules cover an instant, as the bits of one integer: a thousand rules cost no more than one.

The hours of all rules cut the face of the clock into *pieces*. For each piece is known which rules cover it on a day
that they take, and which reach into it from the day before. What covers an instant is then two ANDs away, on any day,
without a table of that day.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bangtin_playlists.calendar.bits import Steps
from bangtin_playlists.calendar.days import Almanac
from bangtin_playlists.calendar.occurrences import UNENDING, Occurrence, bounds, of_day, times, united
from bangtin_playlists.calendar.roster import Roster
from bangtin_playlists.calendar.wall import DAY, WallClock
from bangtin_playlists.instant import Instant
from bangtin_playlists.schedule import Rule

_DAY = timedelta(days=1)


class Coverage:
    """The rules of one screen, by number.

    Args:
        rules: Bit *n* stands for the rule at place *n*.
        wall: The clock that the rules go by.
        almanacs: The calendars that they name.
        windows: For each rule the stretches of real time to which its occurrences are clipped; none is no clipping.
        first_takes_day: Of the rules that take a day only the first has it (operating hours, R11).
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        wall: WallClock,
        almanacs: Mapping[str, Almanac],
        windows: Sequence[Sequence[Occurrence]] = (),
        *,
        first_takes_day: bool = False,
    ) -> None:
        self._wall = wall
        self._times = [times(rule) for rule in rules]
        self._windows = [self._window(n, rule, windows[n] if windows else (UNENDING,)) for n, rule in enumerate(rules)]
        self._in_window = Steps((*window, 1 << n) for n, own in enumerate(self._windows) for window in own)
        self._unbroken = sum(1 << n for n, hours in enumerate(self._times) if hours is None)
        self._cut_the_day()
        self._taken = Roster(rules, almanacs, first_takes_day=first_takes_day).takers

    def at(self, at: Instant) -> int:
        """Return the rules that cover *at*."""
        return self._cover(*self._locate(at)) & self._in_window.at(at)

    def occurrence(self, n: int, at: Instant) -> Occurrence:
        """Return the occurrence of rule *n*, which covers *at*."""
        window = next(window for window in self._windows[n] if window.covers(at))
        hours = self._times[n]
        if hours is None:
            return window
        today = self._wall.day(at)
        own = of_day(hours, today, self._wall)
        if not (self._taken(today) >> n & 1 and own.start <= at):
            own = of_day(hours, today - _DAY, self._wall)
        return own.clipped(window)

    def next_change(self, at: Instant, mask: int, limit: Instant) -> Instant:
        """Return the next instant where the rules of *mask* that cover it may be others; at most *limit*."""
        limit = min(limit, Instant(self._in_window.next_change(at, mask)))
        spot, last = self._locate(at), self._locate(limit)
        here = self._cover(*spot) & mask
        while spot < last:
            spot = self._after(*spot, mask)
            if self._cover(*spot) & mask != here:
                return min(limit, self._start(*spot))
        return limit

    def last_change(self, at: Instant, mask: int, limit: Instant) -> Instant:
        """Return the last instant, at or before *at*, where the rules of *mask* may have changed; at least *limit*."""
        limit = max(limit, Instant(self._in_window.last_change(at, mask)))
        spot, first = self._locate(at), self._locate(limit)
        here = self._cover(*spot) & mask
        while spot > first:
            before = self._before(*spot, mask)
            if self._cover(*before) & mask != here:
                return max(limit, self._start(*self._after(*before, mask=-1)))
            spot = before
        return limit

    def _window(self, n: int, rule: Rule, windows: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
        """Return the stretches in which rule *n* can cover anything."""
        whole = bounds(rule, self._wall) if self._times[n] is None else UNENDING
        return united(whole.clipped(window) for window in windows)

    def _cut_the_day(self) -> None:
        """Find the pieces, and what covers each by its own day and from the day before."""
        daily = [(hours, 1 << n) for n, hours in enumerate(self._times) if hours is not None]
        own = Steps((hours.start, min(hours.end, DAY), bit) for hours, bit in daily)
        spilt = Steps((0, hours.end - DAY, bit) for hours, bit in daily if hours.end > DAY)
        self._cuts = sorted({0, *(point for point in (*own.points, *spilt.points) if 0 < point < DAY)})
        self._today = [own.at(cut) for cut in self._cuts]
        self._from_yesterday = [spilt.at(cut) for cut in self._cuts]

    def _locate(self, at: Instant) -> tuple[date, int]:
        """Return the day and the piece that hold *at*."""
        day = self._wall.day(at)
        if self._wall.straight(day):
            return day, bisect_right(self._cuts, at - self._wall.instant(day, 0)) - 1
        return day, bisect_right(self._cuts, at, key=lambda cut: self._wall.instant(day, cut)) - 1

    def _start(self, day: date, piece: int) -> Instant:
        return self._wall.instant(day, self._cuts[piece])

    def _after(self, day: date, piece: int, mask: int) -> tuple[date, int]:
        """Return the next piece; the next day's first where nothing of *mask* has hours on this one."""
        return (day, piece + 1) if piece + 1 < len(self._cuts) and self._busy(day, mask) else (day + _DAY, 0)

    def _before(self, day: date, piece: int, mask: int) -> tuple[date, int]:
        """Return the piece before; the last of the day before where nothing of *mask* has hours on this one."""
        return (day, piece - 1) if piece and self._busy(day, mask) else (day - _DAY, len(self._cuts) - 1)

    def _busy(self, day: date, mask: int) -> int:
        return (self._taken(day) | self._taken(day - _DAY)) & mask & ~self._unbroken

    def _cover(self, day: date, piece: int) -> int:
        """Return the rules that cover a piece of *day*, windows aside."""
        spilt = self._from_yesterday[piece]
        from_yesterday = spilt & self._taken(day - _DAY) if spilt else 0
        return self._today[piece] & self._taken(day) | from_yesterday | self._unbroken
