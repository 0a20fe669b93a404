"""Playlists come to be and change: each change whole, publishable, in the log, and never over somebody else's."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import codes
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.checking import refuse_unpublishable
from bangtin_server.scheduling.marking import marked_by_hand, showing_lists
from bangtin_server.scheduling.models import Element, Entry, Playlist
from bangtin_server.scheduling.publishing import mark

MOST_LINES = 500
USUAL_MS = 10_000
"""How long a picture or a card stays unless somebody says otherwise."""
_MOST_MS = 24 * 3600 * 1000


class Line(NamedTuple):
    """One line of a playlist, as a person wants it: an item or another playlist, by its row."""

    item: int | None = None
    nested: int | None = None
    slot_ms: int = 0
    """0 is its own length: a film's, that of all its pages, `USUAL_MS` of anything else."""
    weight: int = 1
    transition: str = "cut"
    transition_ms: int = 0
    valid_from: datetime | None = None
    valid_to: datetime | None = None


class Wanted(NamedTuple):
    """All that a person says of a playlist."""

    name: str
    lines: tuple[Line, ...] = ()
    shuffle: bool = False


def thing(row: Playlist) -> str:
    """Return what the log calls a playlist."""
    return f"playlist {row.pk}"


def wanted_of(row: Playlist) -> Wanted:
    """Return what a playlist says now."""
    return Wanted(str(row), tuple(_line(one) for one in row.elements.all()), row.shuffle)


def _line(one: Element) -> Line:
    slot = one.slot_ms if one.item_id else 0
    change = one.transition, one.transition_ms
    return Line(one.item_id, one.nested_id, slot, one.weight, *change, one.valid_from, one.valid_to)


def version(row: Playlist) -> str:
    """Return the version of what a playlist says."""
    return version_of(wanted_of(row))


@transaction.atomic
def make(wanted: Wanted, by: str, home: Screen | None = None) -> Playlist:
    """Make a playlist, for every screen or for *home* alone.

    Raises:
        ScheduleRefusedError: it has no name, or holds what is not there.
    """
    name = _name(wanted.name)
    row = Playlist.objects.create(code=_free_code(name), name=name, shuffle=wanted.shuffle, home=home)
    _fill(row, wanted.lines)
    note(Deed.PLAYLIST_MADE, by, thing(row), after=told(row))
    return row


@transaction.atomic
def change(row: Playlist, wanted: Wanted, read: str, by: str) -> list[Screen]:
    """Let a playlist say *wanted*; return the screens that show it and will change.

    Args:
        row: Which.
        wanted: What it is to say.
        read: The version that the person had before them.
        by: Who.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: it cannot be like that.
    """
    row = Playlist.objects.select_for_update().get(pk=row.pk)  # two that change it wait for one another
    refuse_stale(thing(row), read, version(row))
    before, said = told(row), wanted_of(row)
    row.name, row.shuffle = _name(wanted.name), wanted.shuffle
    with marked_by_hand():
        row.save(update_fields=["name", "shuffle"])
        _fill(row, wanted.lines)
    if told(row) == before and wanted_of(row) == said:
        return []
    note(Deed.PLAYLIST_CHANGED, by, thing(row), before=before, after=told(row))
    shows_otherwise = wanted_of(row)[1:] != said[1:]  # no wall shows its name
    return _published(row) if shows_otherwise else []


def _published(row: Playlist) -> list[Screen]:
    screens = list(showing_lists([row.pk]).select_related("site").order_by("name"))
    refuse_unpublishable(screens)
    mark(screens)
    return screens


@transaction.atomic
def copy(row: Playlist, name: str, by: str) -> Playlist:
    """Make a playlist that says the same under another name, where the first belongs."""
    return make(wanted_of(row)._replace(name=name), by, row.home)


@transaction.atomic
def delete(row: Playlist, by: str) -> None:
    """Delete a playlist that nothing uses.

    Raises:
        ScheduleRefusedError: something does; it is named.
    """
    row = Playlist.objects.select_for_update().get(pk=row.pk)
    if used := uses(row):
        named = ", ".join(used[:8]) + (" …" if len(used) > 8 else "")  # noqa: PLR2004 - as many as people read
        raise ScheduleRefusedError(
            f"“{row}” is used by {named}; take it off there first",
            f"“{row}” đang được dùng ở {named}; hãy gỡ ở đó trước.",
        )
    note(Deed.PLAYLIST_DELETED, by, thing(row), before=told(row))
    row.delete()


def uses(row: Playlist, among: QuerySet[Entry] | None = None) -> list[str]:
    """Return what uses a playlist, by the names that people know: places of lines *among* those, layouts, playlists."""
    rows = Entry.objects.all() if among is None else among
    lines = rows.filter(playlist=row).select_related("screen", "group", "site")
    places = [str(line.screen or line.group or line.site) for line in lines]
    layouts = [str(zone.layout) for zone in row.zones.select_related("layout")]
    lists = [str(one.playlist) for one in row.nested_in.select_related("playlist")]
    return list(dict.fromkeys([*places, *layouts, *lists]))


def told(row: Playlist) -> dict[str, object]:
    """Return what the log keeps of a playlist."""
    lines = row.elements.select_related("item", "nested").order_by("position")
    return {"name": str(row), "shuffle": row.shuffle, "lines": [_said(one) for one in lines]}


def _said(one: Element) -> str:
    often = f" × {one.weight}" if one.weight > 1 else ""
    return f"[{one.nested}]{often}" if one.nested else f"{one.item} {one.slot_ms / 1000:g} s{often}"


def choosable(row: Playlist | None) -> QuerySet[Item]:
    """Return the items that may stand in a playlist: those for every screen, and those of its own screen.

    Approved ones alone: nothing unapproved is ever shown.
    """
    approved = Item.objects.filter(versions__state=State.APPROVED).distinct()
    home = row.home_id if row else None
    return approved.filter(home=None) | approved.filter(home=home)


def approved_of(items: Iterable[int]) -> dict[int, ItemVersion]:
    """Return the version of each item that goes to the walls, by the item's row."""
    rows = ItemVersion.objects.filter(item__in=list(items), state=State.APPROVED).order_by("number")
    return {row.item_id: row for row in rows}


def own_length(content: Mapping[str, Any]) -> int:
    """Return how long a film or all pages of a document last, in milliseconds; 0 of what has no length of its own.

    >>> own_length({"type": "video", "length_ms": 20020}), own_length({"type": "pages", "count": 5, "page_ms": 15000})
    (20020, 75000)
    """
    if content.get("type") == "pages":
        return int(content["count"]) * int(content["page_ms"])
    return int(content.get("length_ms", 0)) if content.get("type") == "video" else 0


def _fill(row: Playlist, lines: Sequence[Line]) -> None:
    _refuse_unfit(row, lines)
    versions = approved_of(line.item for line in lines if line.item)
    row.elements.all().delete()
    Element.objects.bulk_create(
        Element(
            playlist=row,
            position=position,
            item_id=line.item,
            nested_id=line.nested,
            slot_ms=_slot(line, versions),
            weight=line.weight,
            transition=line.transition,
            transition_ms=line.transition_ms,
            valid_from=line.valid_from,
            valid_to=line.valid_to,
        )
        for position, line in enumerate(lines)
    )


def _slot(line: Line, versions: Mapping[int, ItemVersion]) -> int:
    if line.item is None:
        return 0
    content = versions[line.item].content if line.item in versions else {}
    return line.slot_ms or own_length(content) or USUAL_MS


def _refuse_unfit(row: Playlist, lines: Sequence[Line]) -> None:
    if len(lines) > MOST_LINES:
        raise ScheduleRefusedError(
            f"a playlist has at most {MOST_LINES} lines; put a playlist into it",
            f"Danh sách có nhiều nhất {MOST_LINES} dòng; hãy lồng danh sách khác vào.",
        )
    if any(line.slot_ms > _MOST_MS for line in lines):
        raise ScheduleRefusedError("a slot is a day at most", "Thời lượng nhiều nhất là 24 giờ.")
    kept = {one.item_id for one in row.elements.all()}
    there = kept | set(choosable(row).values_list("pk", flat=True).filter(pk__in={line.item for line in lines}))
    inner = {line.nested for line in lines if line.nested}
    known = Playlist.objects.filter(pk__in=inner)
    fit = all(one.home_id in {None, row.home_id} for one in known) and len(known) == len(inner)
    if not fit or any(line.item and line.item not in there for line in lines):
        raise ScheduleRefusedError(
            "an item or a playlist in it is not there, or is not approved",
            "Có mục hoặc danh sách không còn, hoặc chưa được duyệt.",
        )
    if row.pk in _all_inside(inner):
        raise ScheduleRefusedError(f"“{row}” would be inside itself", f"“{row}” không thể chứa chính nó.")


def _all_inside(lists: Iterable[int]) -> set[int]:
    """Return *lists* and all that are nested in them, at any depth."""
    found = set(lists)
    while inner := set(_nested_in(found)) - found:
        found |= inner
    return found


def _nested_in(lists: Iterable[int]) -> Iterable[int]:
    rows = Element.objects.filter(playlist__in=list(lists), nested__isnull=False)
    return rows.values_list("nested_id", flat=True)


def _name(text: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", text).split())[:200]
    if not name or any(unicodedata.category(one) in {"Cc", "Cs"} for one in name):
        raise ScheduleRefusedError("give the playlist a name", "Hãy đặt tên cho danh sách phát.")
    return name


def _free_code(name: str) -> str:
    """Return a code that no playlist has, so that it means one thing on every screen."""
    return codes.free_code(codes.code_of(name, "danh-sach"), Playlist.objects.all())
