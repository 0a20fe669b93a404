"""Playlists, for people's programs."""

from collections.abc import Sequence

from django.db.models import F
from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.plan_shapes import VersionRead
from bangtin_server.api.playlist_shapes import (
    CopyWanted,
    LineThere,
    PlaylistChange,
    PlaylistSought,
    PlaylistThere,
    PlaylistWanted,
    Saved,
)
from bangtin_server.api.shapes import Number
from bangtin_server.errors import NotHereError
from bangtin_server.library.models import Item
from bangtin_server.scheduling import playlists as nouns
from bangtin_server.scheduling.changes import refuse_stale
from bangtin_server.scheduling.models import Element, Playlist
from bangtin_server.scheduling.playlists import Wanted
from bangtin_server.scheduling.rounds import rounds

router = Router(tags=["playlists"])


@router.get("/playlists", response={200: Listing[PlaylistThere], **REFUSALS})
def list_playlists(
    request: HttpRequest, paging: Query[Paging], sought: Query[PlaylistSought]
) -> Listing[PlaylistThere]:
    """List the playlists, the newest first, a page at a time."""
    mine = seen(request, Right.SEE, Playlist.objects.select_related("home"))
    rows = page_by_number(mine.filter(code=sought.code) if sought.code else mine, "id", paging)
    return Listing(items=_there(rows), next=rows.next)


@router.post("/playlists", response={201: PlaylistThere, **REFUSALS})
def make_playlist(request: HttpRequest, body: PlaylistWanted) -> Status[PlaylistThere]:
    """Make a playlist for every screen, of approved items and other playlists."""
    require(request, Right.SCHEDULE)
    return Status(201, _there([nouns.make(_wanted(request, body), by(request))])[0])


@router.get("/playlists/{number}", response={200: PlaylistThere, **REFUSALS})
def playlist(request: HttpRequest, number: Path[Number]) -> PlaylistThere:
    """Say what a playlist says."""
    return _there([_row(request, number)])[0]


@router.post("/playlists/{number}", response={200: Saved, **REFUSALS})
def change_playlist(request: HttpRequest, number: Path[Number], body: PlaylistChange) -> Saved:
    """Let a playlist say something else; 409 where somebody changed it since `version` was read."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    screens = nouns.change(row, _wanted(request, body, row), body.version, by(request))
    return Saved(playlist=_there([_row(request, number)])[0], screens=[screen.name for screen in screens])


@router.post("/playlists/{number}/copy", response={201: PlaylistThere, **REFUSALS})
def copy_playlist(request: HttpRequest, number: Path[Number], body: CopyWanted) -> Status[PlaylistThere]:
    """Make another that says the same."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row.home)
    return Status(201, _there([nouns.copy(row, body.name, by(request))])[0])


@router.post("/playlists/{number}/delete", response={204: None, **REFUSALS})
def delete_playlist(request: HttpRequest, number: Path[Number], body: VersionRead) -> Status[None]:
    """Delete a playlist that nothing uses."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    refuse_stale(nouns.thing(row), body.version, nouns.version(row))
    nouns.delete(row, by(request))
    return Status(204, None)


def _row(request: HttpRequest, number: int) -> Playlist:
    rows = seen(request, Right.SEE, Playlist.objects.select_related("home").filter(pk=number))
    found = rows.first()
    if found is None:
        raise NotHereError(f"no playlist {number}", f"Không có danh sách phát số {number}.")
    return found


def _wanted(request: HttpRequest, body: PlaylistWanted, row: Playlist | None = None) -> Wanted:
    items = _items(request, {one.item_code for one in body.lines if one.item_code is not None}, row)
    return Wanted(body.name, tuple(one.line(items) for one in body.lines), body.shuffle)


def _items(request: HttpRequest, codes: set[str], row: Playlist | None) -> dict[str, int]:
    """Return the rows of approved items by their codes; one of the playlist's own screen goes first.

    Raises:
        NotHereError: one is not there, or not approved.
    """
    found = seen(request, Right.SEE, Item.objects.filter(pk__in=nouns.choosable(row).values("pk"), code__in=codes))
    rows = dict(found.order_by(F("home").asc(nulls_first=True)).values_list("code", "pk"))
    if missing := ", ".join(sorted(codes - rows.keys())):
        raise NotHereError(f"no approved item {missing}", f"Không có nội dung đã duyệt có mã {missing}.")
    return rows


def _there(rows: Sequence[Playlist]) -> list[PlaylistThere]:
    lengths = rounds(row.pk for row in rows)
    return [
        PlaylistThere(
            number=row.pk,
            code=row.code,
            name=str(row),
            screen=row.home.name if row.home else None,
            shuffle=row.shuffle,
            length_ms=lengths[row.pk],
            version=nouns.version(row),
            lines=[_line(one) for one in row.elements.select_related("item", "nested")],
        )
        for row in rows
    ]


def _line(one: Element) -> LineThere:
    return LineThere(
        item=one.item_id,
        item_code=one.item.code if one.item else "",
        playlist=one.nested_id,
        title=str(one.item or one.nested),
        slot_ms=one.slot_ms,
        weight=one.weight,
        transition=one.transition,
        transition_ms=one.transition_ms,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
    )
