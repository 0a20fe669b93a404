"""Layouts come to be and change: each change whole, publishable, in the log, and never over somebody else's."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import QuerySet

from bangtin_playlists.layout import Box
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import codes
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.checking import refuse_unpublishable
from bangtin_server.scheduling.marking import marked_by_hand, showing_layout
from bangtin_server.scheduling.models import Entry, Layout, Zone
from bangtin_server.scheduling.publishing import mark
from bangtin_server.scheduling.zoning import LEAST_SIDE, Wanted, ZoneWanted, refuse_unfit, tidied

_MOST_NAMED = 8


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
    wanted = tidied(wanted)
    row = Layout(code=_free_code(wanted.name), home=home)
    refuse_unfit(row, wanted)
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
    before, said, wanted = told(row), wanted_of(row), tidied(wanted)
    if wanted == said:
        return []
    refuse_unfit(row, wanted)
    with marked_by_hand():
        _fill(row, wanted)
    note(Deed.LAYOUT_CHANGED, by, thing(row), before=before, after=told(row))
    shows_otherwise = wanted[2:] != said[2:]  # no wall shows its name, or for which size it is made
    return _published(row) if shows_otherwise else []


def _published(row: Layout) -> list[Screen]:
    screens = list(showing(row))
    refuse_unpublishable(screens, [row.code])
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


def _fill(row: Layout, wanted: Wanted) -> None:
    row.name, row.background, (row.width, row.height) = wanted.name, wanted.background, wanted.size
    row.save()
    row.zones.all().delete()
    Zone.objects.bulk_create(_zones(row, wanted.zones))


def _zones(row: Layout, wanted: Sequence[ZoneWanted]) -> Iterator[Zone]:
    for position, (name, box, playlist) in enumerate(wanted):
        place = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
        yield Zone(layout=row, position=position, name=name, playlist_id=playlist, **place)


def _free_code(name: str) -> str:
    """Return a code that no layout has, so that it means one thing on every screen."""
    return codes.free_code(codes.code_of(name, "bo-cuc"), Layout.objects.all())
