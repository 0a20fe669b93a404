"""The rate that the settings allow at this hour, by the clock of the wall."""

from datetime import UTC, datetime, time

from bangtin_player.core.allowance import Allowance, rate_at
from bangtin_player.settings import Collecting
from bangtin_playlists.calendar import wall

_ZONE = "Asia/Ho_Chi_Minh"


def rate_now(collecting: Collecting, zone: str = _ZONE, now: datetime | None = None) -> int | None:
    """Return the bytes a second that are allowed now; None for no limit, 0 for nothing at all.

    Args:
        collecting: The settings.
        zone: Of the wall.
        now: Aware; the present where it is left out.

    >>> from datetime import time
    >>> from bangtin_player.settings import Span
    >>> night = Collecting(hours=(Span(time(22), time(5)),), kilobytes=500)
    >>> rate_now(night, now=datetime(2026, 4, 6, 5, 0, tzinfo=UTC))
    0
    >>> rate_now(night, now=datetime(2026, 4, 6, 18, 0, tzinfo=UTC))
    500000
    """
    local = (now or datetime.now(UTC)).astimezone(wall.zone(zone))
    rate = collecting.kilobytes * 1000 or None
    allowances = [Allowance(_minute(each.since), _minute(each.until), rate) for each in collecting.hours]
    return rate_at(local.hour * 60 + local.minute, 0 if allowances else rate, allowances)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
