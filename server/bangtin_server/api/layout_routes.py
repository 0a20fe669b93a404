"""Layouts, for people's programs."""

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.layout_shapes import LayoutChange, LayoutSaved, LayoutThere, LayoutWanted, LayoutZone
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.plan_shapes import VersionRead
from bangtin_server.api.playlist_shapes import CopyWanted
from bangtin_server.api.shapes import Number
from bangtin_server.errors import NotHereError
from bangtin_server.scheduling import layouts as nouns
from bangtin_server.scheduling.models import Layout

router = Router(tags=["layouts"])
_ROWS = Layout.objects.select_related("home").prefetch_related("zones__playlist")


@router.get("/layouts", response={200: Listing[LayoutThere], **REFUSALS})
def list_layouts(request: HttpRequest, paging: Query[Paging]) -> Listing[LayoutThere]:
    """List the layouts, the newest first, a page at a time: what a line may name in the place of a playlist."""
    rows = page_by_number(seen(request, Right.SEE, _ROWS.all()), "id", paging)
    return Listing(items=[_there(row) for row in rows], next=rows.next)


@router.post("/layouts", response={201: LayoutThere, **REFUSALS})
def make_layout(request: HttpRequest, body: LayoutWanted) -> Status[LayoutThere]:
    """Make a layout for every screen that is large enough."""
    require(request, Right.SCHEDULE)
    made = nouns.make(body.wanted(), by(request))
    return Status(201, _there(_row(request, made.pk)))


@router.get("/layouts/{number}", response={200: LayoutThere, **REFUSALS})
def layout(request: HttpRequest, number: Path[Number]) -> LayoutThere:
    """Say what a layout says."""
    return _there(_row(request, number))


@router.post("/layouts/{number}", response={200: LayoutSaved, **REFUSALS})
def change_layout(request: HttpRequest, number: Path[Number], body: LayoutChange) -> LayoutSaved:
    """Let a layout say something else; 409 where somebody changed it since `version` was read.

    422 names the zone that leaves the layout, or a screen that shows it.
    """
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    screens = nouns.change(row, body.wanted(), body.version, by(request))
    return LayoutSaved(layout=_there(_row(request, number)), screens=[screen.name for screen in screens])


@router.post("/layouts/{number}/copy", response={201: LayoutThere, **REFUSALS})
def copy_layout(request: HttpRequest, number: Path[Number], body: CopyWanted) -> Status[LayoutThere]:
    """Make another that says the same."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row.home)
    made = nouns.copy(row, body.name, by(request))
    return Status(201, _there(_row(request, made.pk)))


@router.post("/layouts/{number}/delete", response={204: None, **REFUSALS})
def delete_layout(request: HttpRequest, number: Path[Number], body: VersionRead) -> Status[None]:
    """Delete a layout that no line shows; 422 says where it is on."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    nouns.delete(row, body.version, by(request))
    return Status(204, None)


def _row(request: HttpRequest, number: int) -> Layout:
    found = seen(request, Right.SEE, _ROWS.filter(pk=number)).first()
    if found is None:
        raise NotHereError(f"no layout {number}", f"Không có bố cục số {number}.")
    return found


def _there(row: Layout) -> LayoutThere:
    width, height = nouns.size_of(row)
    return LayoutThere(
        number=row.pk,
        code=row.code,
        name=str(row),
        screen=row.home.name if row.home else None,
        width=width,
        height=height,
        background=row.background,
        zones=[
            LayoutZone(
                name=one.name,
                x=one.x,
                y=one.y,
                width=one.width,
                height=one.height,
                playlist=one.playlist_id,
                plays=str(one.playlist),
            )
            for one in row.zones.all()
        ],
        version=nouns.version(row),
    )
