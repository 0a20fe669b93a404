"""A week of a screen, drawn as day columns of 24 hours; who has the screen is the timeline's answer, not ours."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from bangtin_playlists import words
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import moment
from bangtin_playlists.timeline import Timeline
from bangtin_server.console.language import say, tongue
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.models import Entry
from bangtin_server.scheduling.rows import Rows
from bangtin_server.scheduling.week import Hidden, Stretch, bounds, hidden, stretches, winners

HOUR, COLUMN, LEFT, TOP = 30, 150, 44, 30
"""Of the drawing: pixels an hour, of a day's column, and of the margins."""
_DAYS = 7
_LETTER = 7.4
"""About how wide a letter is, so that a name ends before its block does."""


class Block(NamedTuple):
    """What has the screen for a part of a day."""

    times: str
    title: str
    level: str
    tone: str
    entry: int | None
    """The line's row, where one line has the screen."""
    x: int
    y: float
    height: float
    short: str
    """The title, as far as it fits."""


class Day(NamedTuple):
    """A column."""

    day: date
    name: str
    blocks: tuple[Block, ...]
    x: int
    today: bool


class Names(NamedTuple):
    """What the ids of lines are called."""

    titles: Mapping[str, str]
    rows: Mapping[str, int]
    items: Mapping[str, str] = {}
    """Names of items by their codes."""

    def of(self, request: HttpRequest, ids: Sequence[str]) -> str:
        """Return what some lines play, by the names that people gave."""
        return " + ".join(self.titles.get(one, say(request, "emergency")) for one in ids) or say(request, "slate")


def names_of(screen: Screen) -> Names:
    """Return what the lines for *screen* are called."""
    rows = Rows([screen]).entries(screen)
    found = {
        row.code: row
        for row in Entry.objects.filter(pk__in=[one.pk for one in rows]).select_related("playlist", "layout")
    }
    return Names(
        {code: str(row.playlist or row.layout) for code, row in found.items()},
        {code: row.pk for code, row in found.items()},
    )


def week(request: HttpRequest, screen: Screen, timeline: Timeline, monday: date, today: date) -> list[Day]:
    """Return seven days from *monday* on, in the screen's own time."""
    zone, names = WallClock(screen.timezone).zone, names_of(screen)
    found = stretches(timeline, *bounds(monday, zone))
    return [_day(request, n, monday + timedelta(days=n), found, zone, names, today) for n in range(_DAYS)]


def _day(  # noqa: PLR0913, PLR0917 - all that a column is made of
    request: HttpRequest, n: int, day: date, found: Sequence[Stretch], zone: ZoneInfo, names: Names, today: date
) -> Day:
    x = LEFT + n * COLUMN
    blocks = tuple(_blocks(request, x, day, found, zone, names))
    language = tongue(request)
    name = words.name(f"weekday.{day.isoweekday()}", language)
    return Day(day, name[:1].upper() + name[1:], blocks, x, day == today)


def _blocks(  # noqa: PLR0913, PLR0917 - the same
    request: HttpRequest, x: int, day: date, found: Sequence[Stretch], zone: ZoneInfo, names: Names
) -> Iterator[Block]:
    for one in found:
        since, until = moment(one.start, zone), moment(one.end, zone)
        if since.date() > day or until <= datetime.combine(day, datetime.min.time(), zone):
            continue
        start = _minutes(since) if since.date() == day else 0.0
        end = _minutes(until) if until.date() == day else 24 * 60.0
        if end <= start:
            continue
        title, level, tone = told(request, one, names)
        height = (end - start) / 60 * HOUR
        row = names.rows.get(one.entries[0]) if len(one.entries) == 1 else None
        times = f"{_clock(start)}–{_clock(end)}"
        short = title if len(title) * _LETTER < COLUMN - 14 else f"{title[: int((COLUMN - 22) / _LETTER)]}…"
        if tone == "dark":
            short = say(request, "dark_short").capitalize()
        yield Block(times, title, level, tone, row, x, round(TOP + start / 60 * HOUR, 1), round(height, 1), short)


def told(request: HttpRequest, one: Stretch, names: Names) -> tuple[str, str, str]:
    """Return what has the screen: its name, its level in a word, and its tone."""
    language = tongue(request)
    if one.dark:
        return words.name(f"dark.{one.dark}", language), "", "dark"
    level = one.level or 0
    if not one.entries:
        return say(request, "slate"), "", "slate"
    return names.of(request, one.entries), words.name(f"level.{level}", language), f"level-{level}"


def beaten(request: HttpRequest, screen: Screen, timeline: Timeline, monday: date) -> list[dict[str, Any]]:
    """Return the lines of the week that another beats: those that do not show at all first."""
    zone, names = WallClock(screen.timezone).zone, names_of(screen)
    rows = [one for one in hidden(timeline, *bounds(monday, zone)) if one.entry in names.rows]
    rows.sort(key=lambda one: (one.shown_ms > 0, one.first))
    return [_beaten(request, one, timeline, names, zone) for one in rows]


def _beaten(request: HttpRequest, one: Hidden, timeline: Timeline, names: Names, zone: ZoneInfo) -> dict[str, Any]:
    by, level = winners(timeline, one.first)
    return {
        "title": names.titles[one.entry],
        "row": names.rows[one.entry],
        "never": one.shown_ms == 0,
        "dark": one.dark,
        "first": moment(one.first, zone),
        "by": names.of(request, by),
        "level": words.name(f"level.{level}", tongue(request)),
        "length_ms": one.hidden_ms,
    }


def _minutes(at: datetime) -> float:
    return at.hour * 60 + at.minute + at.second / 60


def _clock(minutes: float) -> str:
    return f"{int(minutes // 60):02}:{int(minutes % 60):02}"
