"""How fast media may be fetched, by the hour: a site's line also carries people's work."""

from collections.abc import Sequence

import msgspec

DAY_MINUTES = 24 * 60


class Allowance(msgspec.Struct, frozen=True):
    """A rate that holds from one time of day to another, on every day; past midnight where it ends before it begins."""

    since: int
    """Minutes after local midnight."""
    until: int
    rate: int | None = None
    """Bytes a second; 0 is nothing at all, None as fast as it goes."""

    def holds(self, minute: int) -> bool:
        """Say whether it holds at that minute of the day.

        >>> Allowance(22 * 60, 5 * 60).holds(60), Allowance(22 * 60, 5 * 60).holds(12 * 60)
        (True, False)
        """
        if self.since <= self.until:
            return self.since <= minute < self.until
        return minute >= self.since or minute < self.until


def rate_at(minute: int, usual: int | None, allowances: Sequence[Allowance]) -> int | None:
    """Return the bytes a second that are allowed at a minute of the day; the first allowance that holds decides."""
    return next((each.rate for each in allowances if each.holds(minute)), usual)


def pause_s(taken: int, elapsed_s: float, rate: int) -> float:
    """Return how long to wait after *taken* bytes in *elapsed_s* seconds so as not to go beyond *rate*.

    >>> pause_s(3_000, 1.0, 1_000)
    2.0
    """
    return max(0.0, taken / rate - elapsed_s)
