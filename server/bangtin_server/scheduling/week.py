"""Who has a screen in a span of time, and what is hidden meanwhile: asked of the timeline, as the player asks it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.precedence.contest import Scene
from bangtin_playlists.schedule import Level
from bangtin_playlists.timeline import Timeline

_DAYS = 7


class Stretch(NamedTuple):
    """A span in which the same lines have the screen."""

    start: Instant
    end: Instant
    level: int | None
    """None while it is dark by hours."""
    dark: str
    entries: tuple[str, ...]
    """Their ids; none is dark, or the slate."""


class Hidden(NamedTuple):
    """A line that is due at some time and does not show then."""

    entry: str
    first: Instant
    """When for the first time."""
    hidden_ms: int
    shown_ms: int
    dark: bool = False
    """Not beaten by another: all the time it is due the screen is dark by its hours."""


def stretches(timeline: Timeline, start: datetime, end: datetime) -> list[Stretch]:
    """Return who has the screen from *start* to *end*; what follows itself is one."""
    found: list[Stretch] = []
    for scene, seen in timeline.scenes(instant(start), instant(end)):
        entries = tuple(one.entry.id for one in scene.winners if one.entry.id)
        one = Stretch(seen.start, seen.end, scene.level, scene.dark, entries)
        if found and found[-1][2:] == one[2:]:
            found[-1] = found[-1]._replace(end=one.end)
        else:
            found.append(one)
    return found


def hidden(timeline: Timeline, start: datetime, end: datetime) -> list[Hidden]:
    """Return the lines that another beats at some time of it, or that are only due while the screen is dark.

    The fallback aside: that is there to be beaten.
    """
    beaten: dict[str, list[int]] = {}
    in_the_dark: dict[str, list[int]] = {}
    shown: dict[str, int] = {}
    for scene, at, until in _steps(timeline, instant(start), instant(end)):
        winners = {one.number for one in scene.winners}
        covering = timeline.contest.coverage.at(at)
        for one in timeline.contest.candidates:
            if not covering >> one.number & 1 or one.level == Level.FALLBACK:
                continue
            if one.number in winners:
                shown[one.entry.id] = shown.get(one.entry.id, 0) + until - at
            else:
                (in_the_dark if scene.dark else beaten).setdefault(one.entry.id, [at, 0])[1] += until - at
    found = [Hidden(entry, Instant(first), length, shown.get(entry, 0)) for entry, (first, length) in beaten.items()]
    unlit = in_the_dark.keys() - beaten.keys() - shown.keys()
    return found + [
        Hidden(entry, Instant(in_the_dark[entry][0]), in_the_dark[entry][1], 0, dark=True) for entry in sorted(unlit)
    ]


def bounds(monday: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return where the week of *monday* begins and ends (excluded) in *zone*."""
    start, end = (datetime.combine(monday + timedelta(days=n), time(), zone) for n in (0, _DAYS))
    return start, end


def monday_of(day: date) -> date:
    """Return the Monday of the week that *day* is in."""
    return day - timedelta(days=day.weekday())


def winners(timeline: Timeline, at: Instant) -> tuple[tuple[str, ...], int]:
    """Return the ids of the lines that have the screen at *at*, and of which level they are."""
    scene = timeline.contest.scene(at)
    return tuple(one.entry.id for one in scene.winners if one.entry.id), int(scene.level or Level.FALLBACK)


def _steps(timeline: Timeline, start: Instant, end: Instant) -> Iterator[tuple[Scene, Instant, Instant]]:
    """Yield spans in which neither who has the screen nor what is due changes."""
    for scene, seen in timeline.scenes(start, end):
        at = seen.start
        while at < seen.end:
            until = timeline.contest.coverage.next_change(at, -1, seen.end)
            yield scene, at, until
            at = until


def changes(timeline: Timeline, at: datetime, most: int) -> Sequence[Stretch]:
    """Return who has the screen next, the one at *at* first."""
    found: list[Stretch] = []
    since = instant(at)
    for scene, seen in timeline.scenes(since, Instant(since + 8 * 24 * 3600 * 1000)):
        entries = tuple(one.entry.id for one in scene.winners if one.entry.id)
        found.append(Stretch(seen.start, seen.end, scene.level, scene.dark, entries))
        if len(found) > most:
            break
    return found
