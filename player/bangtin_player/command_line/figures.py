"""Instants, lengths and counts as people read them."""

from datetime import date

from bangtin_playlists import words
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant, Millis, moment
from bangtin_playlists.words import Language

MINUTE_MS = 60_000


def when(at: Instant, wall: WallClock, language: Language) -> str:
    """Write an instant with its weekday, as the screen's own clock shows it."""
    there = moment(at, wall.zone)
    offset = f"{there:%z}"
    return (
        f"{words.name(f'weekday.{there.isoweekday()}', language)} {there:%d/%m/%Y %H:%M:%S} ({offset[:3]}:{offset[3:]})"
    )


def clock(at: Instant, wall: WallClock) -> str:
    """Write the time of the day, with milliseconds where there are any."""
    there = moment(at, wall.zone)
    return f"{there:%H:%M:%S}" + (f".{at % 1000:03}" if at % 1000 else "")


def local(value: str) -> str:
    """Write a date or an instant the way it is read in Vietnam; anything else stays."""
    try:
        day, _, rest = value.partition("T")
        return f"{date.fromisoformat(day):%d/%m/%Y}{' ' + rest[:8] if rest else ''}"
    except ValueError:
        return value


def span(millis: Millis, *, long: bool) -> str:
    """Write a length in seconds, or as a player of films does.

    >>> span(Millis(7250), long=False), span(Millis(65_000), long=True), span(Millis(3_600_500), long=True)
    ('7.25 s', '1:05', '1:00:00.5')
    """
    if not long:
        return f"{millis / 1000:g} s"
    minutes, rest = divmod(millis, MINUTE_MS)
    seconds, part = divmod(rest, 1000)
    hours, minutes = divmod(minutes, 60)
    tail = f".{part:03}".rstrip("0") if part else ""
    return (f"{hours}:{minutes:02}" if hours else f"{minutes}") + f":{seconds:02}{tail}"


def long_span(millis: Millis, language: Language) -> str:
    """Write a length of hours in words."""
    hours, rest = divmod(millis, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    parts = ((hours, "giờ", "h"), (minutes, "phút", "min"), (rest / 1000, "giây", "s"))
    told = [f"{number:g} {vi if language == 'vi' else en}" for number, vi, en in parts if number]
    return " ".join(told) or ("0 giây" if language == "vi" else "0 s")


def whole(number: int, language: Language) -> str:
    """Write a number with its thousands marked as the language does (domain.md 2.7)."""
    return f"{number:,}".replace(",", "." if language == "vi" else ",")
