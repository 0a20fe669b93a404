"""Layouts come to be and change: each change whole, publishable, in the log, and never over somebody else's."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from bangtin_playlists.layout import Box, flaws, is_colour
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.library.folding import tidy
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import codes
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.checking import refuse_flaws, refuse_unpublishable
from bangtin_server.scheduling.marking import marked_by_hand, showing_layout
from bangtin_server.scheduling.models import Entry, Layout, Playlist, Zone
from bangtin_server.scheduling.publishing import mark

MOST_ZONES = 16
"""Zones of one layout: as many as people tell apart, and more than a player decodes films for."""
LEAST_SIDE, MOST_SIDE = 16, 16_384
"""Pixels of a side of a screen."""
LONGEST_NAME = 60
"""Of a zone."""
_MOST_NAMED = 8


class ZoneWanted(NamedTuple):
    """One part of the screen, in its pixels from the upper left, playing one playlist, by its row."""

    name: str
    box: Box
    playlist: int


class Wanted(NamedTuple):
    """All that a person says of a layout."""

    name: str
    size: tuple[int, int]
    """Of the screens that it is made for, in pixels."""
    zones: tuple[ZoneWanted, ...] = ()
    """The lowest first."""
    background: str = "#000000"


def thing(row: Layout) -> str:
    """Return what the log calls a layout."""
    return f"layout {row.pk}"


def size_of(row: Layout) -> tuple[int, int]:
    """Return the size that a layout is made for: what is kept, its own screen's, or what its zones reach."""
    if row.width and row.height:
        return row.width, row.height
    if row.home:
        return row.home.width, row.home.height
    zones = list(row.zones.all())
    reach = max((one.x + one.width for one in zones), default=0), max((one.y + one.height for one in zones), default=0)
    return max(reach[0], LEAST_SIDE), max(reach[1], LEAST_SIDE)


def wanted_of(row: Layout) -> Wanted:
    """Return what a layout says now."""
    zones = (ZoneWanted(one.name, Box(one.x, one.y, one.width, one.height), one.playlist_id) for one in row.zones.all())
    return Wanted(str(row), size_of(row), tuple(zones), row.background)


def version(row: Layout) -> str:
    """Return the version of what a layout says."""
    said = wanted_of(row)
    return version_of([said.name, said.size, said.background, [(one.name, str(one.box), one[2]) for one in said.zones]])


@transaction.atomic
def make(wanted: Wanted, by: str, home: Screen | None = None) -> Layout:
    """Make a layout, for every screen or for *home* alone.

    Raises:
        ScheduleRefusedError: it cannot be like that.
    """
    wanted = _tidied(wanted)
    row = Layout(code=_free_code(wanted.name), home=home)
    _refuse_unfit(row, wanted)
    _fill(row, wanted)
    note(Deed.LAYOUT_MADE, by, thing(row), after=told(row))
    return row


@transaction.atomic
def change(row: Layout, wanted: Wanted, read: str, by: str) -> list[Screen]:
    """Let a layout say *wanted*; return the screens that show it and will change.

    Args:
        row: Which.
        wanted: What it is to say.
        read: The version that the person had before them.
        by: Who.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: it cannot be like that, or one of these screens cannot show it.
    """
    row = Layout.objects.select_for_update().get(pk=row.pk)  # two that change it wait for one another
    refuse_stale(thing(row), read, version(row))
    before, said, wanted = told(row), wanted_of(row), _tidied(wanted)
    if wanted == said:
        return []
    _refuse_unfit(row, wanted)
    with marked_by_hand():
        _fill(row, wanted)
    note(Deed.LAYOUT_CHANGED, by, thing(row), before=before, after=told(row))
    shows_otherwise = wanted[2:] != said[2:]  # no wall shows its name, or for which size it is made
    return _published(row) if shows_otherwise else []


def _published(row: Layout) -> list[Screen]:
    screens = list(showing(row))
    refuse_unpublishable(screens)
    mark(screens)
    return screens


@transaction.atomic
def copy(row: Layout, name: str, by: str) -> Layout:
    """Make a layout that says the same under another name, where the first belongs."""
    return make(wanted_of(row)._replace(name=name), by, row.home)


@transaction.atomic
def delete(row: Layout, read: str, by: str) -> None:
    """Delete a layout that no line of the schedule shows.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: lines do show it; where, is named.
    """
    row = Layout.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    if used := uses(row):
        named = ", ".join(used[:_MOST_NAMED]) + (" …" if len(used) > _MOST_NAMED else "")
        raise ScheduleRefusedError(
            f"“{row}” is on the schedule of {named}; take it off there first",
            f"“{row}” đang có trong lịch phát của {named}; hãy gỡ ở đó trước.",
        )
    note(Deed.LAYOUT_DELETED, by, thing(row), before=told(row))
    row.delete()


def showing(row: Layout) -> QuerySet[Screen]:
    """Return the screens whose schedule names a layout."""
    return showing_layout(row).select_related("site", "player__presence").order_by("name")


def lines(row: Layout) -> QuerySet[Entry]:
    """Return the lines of the schedule that show a layout."""
    return Entry.objects.filter(layout=row).select_related("screen__site", "group", "site")


def uses(row: Layout) -> list[str]:
    """Return where a layout is on, by the names that people know."""
    return list(dict.fromkeys(str(line.screen or line.group or line.site) for line in lines(row)))


def told(row: Layout) -> dict[str, object]:
    """Return what the log keeps of a layout."""
    zones = row.zones.select_related("playlist").order_by("position")
    return {"name": str(row), "size": "x".join(map(str, size_of(row))), "background": row.background} | {
        "zones": [f"{one.name} [{one.x}, {one.y}, {one.width}, {one.height}] {one.playlist}" for one in zones]
    }


def playlists_for(row: Layout | None) -> QuerySet[Playlist]:
    """Return what zones may play: what is for every screen, and what is the layout's own screen's."""
    rows = Playlist.objects.filter(home=None)
    return rows | Playlist.objects.filter(home=row.home_id) if row and row.home_id else rows


def _fill(row: Layout, wanted: Wanted) -> None:
    row.name, row.background, (row.width, row.height) = wanted.name, wanted.background, wanted.size
    row.save()
    row.zones.all().delete()
    Zone.objects.bulk_create(_zones(row, wanted.zones))


def _zones(row: Layout, wanted: Sequence[ZoneWanted]) -> Iterator[Zone]:
    for position, (name, box, playlist) in enumerate(wanted):
        place = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
        yield Zone(layout=row, position=position, name=name, playlist_id=playlist, **place)


def _refuse_unfit(row: Layout, wanted: Wanted) -> None:
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in wanted.size):
        raise ScheduleRefusedError(
            f"a screen is {LEAST_SIDE} to {MOST_SIDE} pixels wide and high",
            f"Màn hình rộng và cao từ {LEAST_SIDE} đến {MOST_SIDE} điểm ảnh.",
        )
    if len(wanted.zones) > MOST_ZONES:
        raise ScheduleRefusedError(
            f"a layout has at most {MOST_ZONES} zones", f"Bố cục có nhiều nhất {MOST_ZONES} vùng."
        )
    if not is_colour(wanted.background):
        raise ScheduleRefusedError("write the background like #0b1f3a", "Hãy ghi màu nền như #0b1f3a.")
    refuse_flaws(flaws([(one.name, one.box) for one in wanted.zones], wanted.size), [one.name for one in wanted.zones])
    _refuse_unknown_lists(row, wanted.zones)


def _refuse_unknown_lists(row: Layout, zones: Sequence[ZoneWanted]) -> None:
    there = set(playlists_for(row).filter(pk__in={one.playlist for one in zones}).values_list("pk", flat=True))
    if wrong := next((one.name for one in zones if one.playlist not in there), ""):
        raise ScheduleRefusedError(
            f"the zone “{wrong}” plays a playlist that is not there",
            f"Vùng “{wrong}”: danh sách phát không còn.",
        )


def _tidied(wanted: Wanted) -> Wanted:
    zones = tuple(one._replace(name=_line(one.name)[:LONGEST_NAME].strip()) for one in wanted.zones)
    name = _line(wanted.name)[:200].strip()
    if not name:
        raise ScheduleRefusedError("give the layout a name", "Hãy đặt tên cho bố cục.")
    return wanted._replace(name=name, zones=zones, background=wanted.background.lower())


def _line(text: str) -> str:
    """Return *text* on one line, NFC, without what cannot be seen: no programme's file could name it.

    Raises:
        ScheduleRefusedError: it holds control characters or halves of characters.
    """
    if any(unicodedata.category(one) in {"Cc", "Cs"} for one in " ".join(text.split())):
        raise ScheduleRefusedError("control characters stand in a name", "Tên có ký tự không dùng được.")
    return tidy(text)


def _free_code(name: str) -> str:
    """Return a code that no layout has, so that it means one thing on every screen."""
    return codes.free_code(codes.code_of(name, "bo-cuc"), Layout.objects.all())
