"""Lines of the schedule, for people's programs."""

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.entry_shapes import EntryChange, EntryMade, EntryThere
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.group_routes import group_row
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.plan_shapes import VersionRead
from bangtin_server.api.shapes import Code, Number, ScreenName
from bangtin_server.errors import NotHereError
from bangtin_server.players.fleet import screen as screen_called
from bangtin_server.players.fleet import site as site_called
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling import entries
from bangtin_server.scheduling.entries import Place
from bangtin_server.scheduling.models import Entry

router = Router(tags=["schedule"])


class Whose(Schema):
    """For what the lines are; nothing named is all."""

    screen: ScreenName | None = None
    group: Code | None = None
    site: Code | None = None


@router.get("/entries", response={200: Listing[EntryThere], **REFUSALS})
def list_entries(request: HttpRequest, whose: Query[Whose], paging: Query[Paging]) -> Listing[EntryThere]:
    """List the lines of the schedule, the newest first, a page at a time."""
    rows = Entry.objects.select_related("playlist", "layout", "screen", "group", "site")
    asked = {"screen__name": whose.screen, "group__code": whose.group, "site__code": whose.site}
    rows = rows.filter(**{key: value for key, value in asked.items() if value is not None})
    page = page_by_number(seen(request, Right.SEE, rows), "id", paging)
    return Listing(items=[_entry(row) for row in page], next=page.next)


@router.post("/entries", response={201: EntryThere, **REFUSALS})
def make_entry(request: HttpRequest, body: EntryMade) -> Status[EntryThere]:
    """Add a line for a screen, a group or a site."""
    place = _place(request, body)
    require(request, Right.SCHEDULE, place)
    return Status(201, _entry(entries.make(place, body.wanted(), by(request))))


@router.get("/entries/{number}", response={200: EntryThere, **REFUSALS})
def entry(request: HttpRequest, number: Path[Number]) -> EntryThere:
    """Say what a line says."""
    return _entry(_entry_row(request, number))


@router.post("/entries/{number}", response={200: EntryThere, **REFUSALS})
def change_entry(request: HttpRequest, number: Path[Number], body: EntryChange) -> EntryThere:
    """Let a line say something else; 409 where somebody changed it since `version` was read."""
    row = _entry_row(request, number)
    require(request, Right.SCHEDULE, row)
    return _entry(entries.change(row, body.wanted(), body.version, by(request)))


@router.post("/entries/{number}/delete", response={204: None, **REFUSALS})
def delete_entry(request: HttpRequest, number: Path[Number], body: VersionRead) -> Status[None]:
    """Take a line out of the schedule."""
    row = _entry_row(request, number)
    require(request, Right.SCHEDULE, row)
    entries.delete(row, body.version, by(request))
    return Status(204, None)


def _place(request: HttpRequest, body: EntryMade) -> Place:
    if body.screen is not None:
        return screen_called(body.screen, seen(request, Right.SEE, Screen.objects.all()))
    if body.site is not None:
        return site_called(body.site, seen(request, Right.SEE, Site.objects.all()))
    return group_row(request, body.group or "")


def _entry_row(request: HttpRequest, number: int) -> Entry:
    rows = Entry.objects.select_related("playlist", "layout", "screen__site", "group", "site").filter(pk=number)
    found = seen(request, Right.SEE, rows).first()
    if found is None:
        raise NotHereError(f"no line {number}", f"Không có dòng lịch số {number}.")
    return found


def _entry(row: Entry) -> EntryThere:
    return EntryThere(
        number=row.pk,
        code=row.code,
        screen=row.screen.name if row.screen else None,
        group=row.group.code if row.group else None,
        site=row.site.code if row.site else None,
        playlist=row.playlist_id,
        layout=row.layout_id,
        plays=str(row.playlist or row.layout),
        level=row.level,
        order=row.order,
        rule=row.rule,
        trigger=row.trigger,
        version=entries.version(row),
    )
