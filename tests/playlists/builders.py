"""Programmes for tests, in few words: a screen in Hải Phòng unless told otherwise."""

from collections.abc import Iterable
from datetime import date, time

from bangtin_playlists.calendar.wall import zone
from bangtin_playlists.instant import Instant, Millis, moment, read_instant
from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.playlist import Card, Digest, Image, Item, Nested, Pages, Playlist, Tags
from bangtin_playlists.schedule import Entry, Level, Rule
from bangtin_playlists.timeline import Timeline
from bangtin_playlists.wire.manifest import Manifest

HANOI = zone("Asia/Ho_Chi_Minh")
SCREEN = Screen("S01", 1024, 512)
MON, TUE, WED, THU, FRI, SAT, SUN = range(1, 8)


def at(text: str) -> Instant:
    """Read local time of Hải Phòng."""
    return read_instant(text, HANOI)


def clock(at: Instant) -> str:
    """Write the local time of day."""
    return f"{moment(at, HANOI):%H:%M:%S}"


def an_item(id: str, seconds: float, **fields: object) -> Item:  # noqa: A002 - the field's own name
    """Return a card."""
    return Item(id, Card(title=id), Millis(round(seconds * 1000)), **fields)  # type: ignore[arg-type]  # any of its fields


def a_picture(id: str, seconds: float, **fields: object) -> Item:  # noqa: A002 - the field's own name
    """Return a picture whose digest is its id."""
    return Item(id, Image(Digest(f"sha-{id}")), Millis(round(seconds * 1000)), **fields)  # type: ignore[arg-type]  # any of its fields


def some_pages(id: str, count: int, seconds: int, **fields: object) -> Item:  # noqa: A002 - the field's own name
    """Return pages of *seconds* each."""
    pages = Pages((Digest(f"sha-{id}"),), count, Millis(seconds * 1000))
    return Item(id, pages, Millis(count * seconds * 1000), **fields)  # type: ignore[arg-type]  # any of its fields


def solemn(item: Item) -> Item:
    """Return the item fit for mourning."""
    return Item(item.id, item.content, item.slot_ms, item.weight, tags=Tags(mourning_ok=True))


def a_list(id: str, *elements: Item | Nested, shuffle: bool = False) -> Playlist:  # noqa: A002 - the field's own name
    """Return a playlist."""
    return Playlist(id, elements, shuffle)


def a_layout(id: str, *zones: tuple[str, str], background: str = "#000000") -> Layout:  # noqa: A002 - the field's own name
    """Return a layout of equal strips: pairs of zone and playlist."""
    return Layout(id, tuple(Zone(name, Box(0, n, 10, 1), plays) for n, (name, plays) in enumerate(zones)), background)


def hours(start: str, end: str, *weekdays: int, first: date | None = None, last: date | None = None) -> Rule:
    """Return a rule of the day."""
    return Rule(weekdays, start=time.fromisoformat(start), end=time.fromisoformat(end), first=first, last=last)


def raised(start: str, end: str, playlist: str = "", layout: str = "", level: int = Level.EMERGENCY) -> Entry:
    """Return an entry that a person raised from an instant to an instant."""
    return Entry(f"raised-{playlist}{layout}", playlist, layout, level, since=at(start), until=at(end))


def a_manifest(*playlists: Playlist, schedule: Iterable[Entry], **fields: object) -> Manifest:
    """Return a programme of the screen."""
    return Manifest(SCREEN, playlists=playlists, schedule=tuple(schedule), **fields)  # type: ignore[arg-type]  # any of its fields


def items_on(timeline: Timeline, day: str, *times: str) -> list[str]:
    """Return what is on in the main zone at each time of *day*: the item and its second, or the darkness."""
    return [told(timeline, at(f"{day}T{when}")) for when in times]


def told(timeline: Timeline, when: Instant, zone: str = "main") -> str:
    """Return what is on in a zone in short: item and second, with the page if it has one."""
    now = timeline.on_air(when)
    airing = now.zone(zone)
    if airing is None:
        return now.dark or "nothing"
    page = f" p{airing.page}" if airing.page else ""
    return f"{airing.shown().id}+{airing.offset_ms / 1000:g}{page}"
