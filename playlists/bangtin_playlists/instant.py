"""Instants: UTC, in whole milliseconds since 1970-01-01T00:00:00Z, truncated (timeline.md)."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import NewType

from bangtin_playlists.errors import InstantError

Instant = NewType("Instant", int)
"""A point of time, in milliseconds since the Unix epoch."""

Millis = NewType("Millis", int)
"""A length of time, in real milliseconds, never wall time."""

ALWAYS = Instant(-(1 << 62))
"""Before every instant that can be written."""

FOREVER = Instant(1 << 62)
"""After every instant that can be written."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(moment: datetime) -> Instant:
    """Turn an aware *moment* into an instant; parts of a millisecond are cut off.

    Raises:
        InstantError: *moment* is naive.

    >>> instant(datetime(2026, 4, 6, 5, 30, tzinfo=UTC))
    1775453400000
    """
    if moment.tzinfo is None:
        raise InstantError(f"{moment.isoformat()} names no zone")
    return Instant((moment - _EPOCH) // timedelta(milliseconds=1))


def moment(at: Instant, zone: tzinfo = UTC) -> datetime:
    """Turn an instant into an aware datetime in *zone*."""
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone)


def read_instant(text: str, zone: tzinfo = UTC) -> Instant:
    """Read ISO 8601; a text without an offset means local time in *zone*.

    Raises:
        InstantError: *text* is not ISO 8601.

    >>> read_instant("2026-04-06T06:00:37+07:00") == read_instant("2026-04-05T23:00:37Z")
    True
    """
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InstantError(f"{text!r} is not a date and time such as 2026-04-06T06:00:37+07:00") from error
    return instant(read if read.tzinfo else read.replace(tzinfo=zone))


def written(at: Instant, zone: tzinfo = UTC) -> str:
    """Write an instant as ISO 8601 with the offset of *zone*, milliseconds only where there are any (R22).

    >>> written(Instant(1775453400000))
    '2026-04-06T05:30:00+00:00'
    """
    return moment(at, zone).isoformat(timespec="milliseconds" if at % 1000 else "seconds")
