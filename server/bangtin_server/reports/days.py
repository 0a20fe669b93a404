"""Days as people count them: from local midnight to local midnight."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from bangtin_playlists.instant import Instant, instant


class Span(NamedTuple):
    """From an instant to an instant, its end excluded."""

    start: Instant
    end: Instant


def day_of(at: Instant, zone: tzinfo) -> date:
    """Return the local day of an instant.

    >>> from bangtin_playlists.calendar.wall import zone
    >>> day_of(Instant(1775408400000), zone("Asia/Ho_Chi_Minh"))
    datetime.date(2026, 4, 6)
    """
    return datetime.fromtimestamp(at / 1000, zone).date()


def span_of(day: date, zone: tzinfo) -> Span:
    """Return a local day as instants."""
    return Span(_midnight(day, zone), _midnight(day + timedelta(days=1), zone))


def _midnight(day: date, zone: tzinfo) -> Instant:
    return instant(datetime.combine(day, time.min, zone))


def each(first: date, last: date) -> Iterator[date]:
    """Yield the days from *first* to *last*, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
