"""Operating hours: a mask of the screen, not an entry (R11)."""

from collections.abc import Mapping, Sequence
from datetime import time

import msgspec

from bangtin_playlists.calendar.coverage import Coverage
from bangtin_playlists.calendar.days import Almanac
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant
from bangtin_playlists.schedule import Hours, Rule


class OperatingHours:
    """When the screen is open. For each local day the first row that takes the day decides."""

    def __init__(self, rows: Sequence[Hours], wall: WallClock, almanacs: Mapping[str, Almanac]) -> None:
        self._coverage = Coverage([_daily(row.rule) for row in rows], wall, almanacs, first_takes_day=True)
        self._lit = sum(1 << n for n, row in enumerate(rows) if not row.closed)
        self._always = not rows

    def open(self, at: Instant) -> bool:
        """Say whether the screen is lit at *at*; without rows it always is."""
        return self._always or bool(self._coverage.at(at) & self._lit)

    def next_change(self, at: Instant, limit: Instant) -> Instant:
        """Return when it may next open or close, at most *limit*."""
        return limit if self._always else self._coverage.next_change(at, self._lit, limit)


def _daily(rule: Rule) -> Rule:
    """Return a row's rule with times: without any it means 00:00 to 24:00 of each day that it takes."""
    midnight = time()
    return rule if rule.start or rule.end else msgspec.structs.replace(rule, start=midnight, end=midnight)
