"""The clock on the wall: local days and times of one IANA zone as instants (R9, R10)."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from bangtin_playlists.errors import RuleError
from bangtin_playlists.instant import Instant, Millis, instant, moment

DAY = Millis(24 * 60 * 60 * 1000)
"""A day on the face of the clock; the real one may be longer or shorter."""

_NAME = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


@lru_cache
def zone(name: str) -> ZoneInfo:
    """Return an IANA zone from the pinned tzdata, never from the machine's, so that wall and centre agree.

    Raises:
        RuleError: there is no zone of that name.
    """
    file = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not _NAME.fullmatch(name) or not file.is_file():
        raise RuleError(f"{name!r} is not a time zone of IANA such as Asia/Ho_Chi_Minh")
    with file.open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


class WallClock:
    """Turns days and times of one zone into instants and back; later times never come earlier.

    >>> from bangtin_playlists.instant import written
    >>> berlin = WallClock("Europe/Berlin")
    >>> written(berlin.instant(date(2026, 3, 29), 2 * 3_600_000 + 1_800_000), berlin.zone)    # 02:30 is skipped
    '2026-03-29T03:00:00+02:00'
    """

    def __init__(self, name: str) -> None:
        self.zone = zone(name)
        self.instant = lru_cache(4096)(self._instant)
        self.straight = lru_cache(1024)(self._straight)

    def day(self, at: Instant) -> date:
        """Return the day whose midnights enclose *at*.

        Mostly the date on the calendar; but where the clock is put back over midnight the new day has already begun.
        """
        day = moment(at, self.zone).date()
        while self.instant(day + timedelta(days=1), 0) <= at:
            day += timedelta(days=1)
        return day

    def _instant(self, day: date, since_midnight: int) -> Instant:
        """Return the instant of a local time, *since_midnight* ms after 00:00 of *day* on the clock's face (R10).

        A time that comes twice means its first instant, a skipped one the moment of the jump.
        """
        face = datetime(day.year, day.month, day.day, tzinfo=self.zone) + timedelta(milliseconds=since_midnight)
        first, second = instant(face), instant(face.replace(fold=1))
        return first if first <= second else self._jump(second, first)

    def _straight(self, day: date) -> bool:
        """Say whether the clock runs through *day* without a jump, so that its face shows how much of it is gone."""
        midnight = self.instant(day, 0)
        if self.instant(day + timedelta(days=1), 0) - midnight != DAY:
            return False
        quarters = (moment(Instant(midnight + part), self.zone).utcoffset() for part in range(0, DAY + 1, DAY // 4))
        return len(set(quarters)) == 1

    def _jump(self, before: Instant, after: Instant) -> Instant:
        """Return where the clock jumps, in (*before*, *after*]."""
        old = moment(before, self.zone).utcoffset()
        while after - before > 1:
            middle = Instant((before + after) // 2)
            if moment(middle, self.zone).utcoffset() == old:
                before = middle
            else:
                after = middle
        return after
