"""One row as the wire writes it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from bangtin_playlists import layout as wall
from bangtin_playlists import playlist as lists
from bangtin_playlists import schedule as plan
from bangtin_playlists.instant import Instant, Millis, instant
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.models import Calendar, Element, Entry, Hours, Layout, Playlist
from bangtin_server.scheduling.succession import Term


def screen(row: Screen) -> wall.Screen:
    """Write a screen."""
    own = {"name": row.name, "width": row.width, "height": row.height, "timezone": row.timezone}
    return msgspec.convert({**row.details, **own}, wall.Screen)


def playlist(row: Playlist, terms: Mapping[int, Sequence[Term]]) -> lists.Playlist:
    """Write a playlist; an item that is not among *terms* is left out, since nothing unapproved is ever shown."""
    elements = (written for one in row.elements.all() for written in _element(one, terms))
    return lists.Playlist(row.code, tuple(elements), row.shuffle)


def _element(row: Element, terms: Mapping[int, Sequence[Term]]) -> Iterator[lists.Element]:
    if row.nested is not None:
        yield lists.Nested(row.nested.code, row.weight)
    for term in terms.get(row.item_id or 0, ()):
        yield from held(row, term)


def held(row: Element, term: Term) -> Iterator[lists.Item]:
    """Write an item in one version, unless the bounds of its place leave no time for that."""
    made = _item(row, term)
    if made.valid_from is None or made.valid_to is None or made.valid_from < made.valid_to:
        yield made


def _item(row: Element, term: Term) -> lists.Item:
    assert row.item is not None  # noqa: S101 - the table's own constraint
    version = term.version
    return lists.Item(
        id=row.item.code,
        content=msgspec.convert(version.content, lists.Content),
        slot_ms=Millis(row.slot_ms),
        weight=row.weight,
        valid_from=_instant(max(filter(None, (row.valid_from, version.valid_from)), default=None)),
        valid_to=_instant(min(filter(None, (row.valid_to, version.valid_to, term.until)), default=None)),
        transition=msgspec.convert({"kind": row.transition, "length_ms": row.transition_ms}, lists.Transition),
        tags=msgspec.convert(version.tags, lists.Tags),
        version=version.number,
    )


def layout(row: Layout, playlists: Mapping[int, str]) -> wall.Layout:
    """Write a layout; *playlists* are the codes of those that its zones play."""
    zones = (
        wall.Zone(zone.name, wall.Box(zone.x, zone.y, zone.width, zone.height), playlists[zone.playlist_id])
        for zone in row.zones.all()
    )
    return wall.Layout(row.code, tuple(zones), row.background)


def entry(row: Entry, playlist: str, layout: str) -> plan.Entry:
    """Write a line of the schedule, which plays the playlist or the layout of that code."""
    return plan.Entry(
        id=row.code,
        playlist=playlist,
        layout=layout,
        level=row.level,
        order=row.order,
        rule=msgspec.convert(row.rule, plan.Rule),
        since=_instant(row.since),
        until=_instant(row.until),
        trigger=row.trigger,
    )


def hours(row: Hours) -> plan.Hours:
    """Write a row of the operating hours."""
    return plan.Hours(msgspec.convert(row.rule, plan.Rule), row.closed)


def calendar(row: Calendar) -> plan.Calendar:
    """Write a calendar."""
    days = (plan.CalendarDay(day.day, day.works_as, day.name) for day in row.days.all())
    return plan.Calendar(row.code, tuple(days))


def _instant(moment: Any) -> Instant | None:  # noqa: ANN401 - a datetime or None, as Django gives it
    return None if moment is None else instant(moment)
