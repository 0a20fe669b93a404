"""Lines of the schedule, groups of screens and calendars, for people's programs."""

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.paging import Listing, Paging, page_by_name, page_by_number
from bangtin_server.api.plan_shapes import (
    CalendarChange,
    CalendarThere,
    CalendarWanted,
    DayShape,
    EntryChange,
    EntryMade,
    EntryThere,
    GroupChange,
    GroupThere,
    GroupWanted,
    VersionRead,
)
from bangtin_server.api.shapes import Code, Number, ScreenName
from bangtin_server.authority import EVERYWHERE
from bangtin_server.errors import NotHereError
from bangtin_server.players import groups
from bangtin_server.players.fleet import screen as screen_called
from bangtin_server.players.fleet import site as site_called
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling import calendars, entries
from bangtin_server.scheduling import groups as group_plan
from bangtin_server.scheduling.entries import Place
from bangtin_server.scheduling.models import Calendar, Entry

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
    return _group_row(request, body.group or "")


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


@router.get("/groups", response={200: Listing[GroupThere], **REFUSALS})
def list_groups(request: HttpRequest, paging: Query[Paging]) -> Listing[GroupThere]:
    """List the groups by their codes, a page at a time."""
    rows = page_by_name(seen(request, Right.SEE, ScreenGroup.objects.all()), "code", paging)
    return Listing(items=[_group(request, row) for row in rows], next=rows.next)


@router.post("/groups", response={201: GroupThere, **REFUSALS})
def make_group(request: HttpRequest, body: GroupWanted) -> Status[GroupThere]:
    """Make a group of screens."""
    made = groups.make(body.code, body.name, _screens(request, body.screens), by(request))
    return Status(201, _group(request, made))


@router.post("/groups/{code}", response={200: GroupThere, **REFUSALS})
def change_group(request: HttpRequest, code: Path[Code], body: GroupChange) -> GroupThere:
    """Give a group another name or other screens."""
    row = _group_row(request, code)
    require(request, Right.SCHEDULE, row)
    group_plan.change(row, body.name, _screens(request, body.screens), body.version, by(request))
    row.refresh_from_db()
    return _group(request, row)


@router.post("/groups/{code}/delete", response={204: None, **REFUSALS})
def delete_group(request: HttpRequest, code: Path[Code], body: VersionRead) -> Status[None]:
    """Delete a group that nothing is scheduled for."""
    row = _group_row(request, code)
    require(request, Right.SCHEDULE, row)
    group_plan.delete(row, body.version, by(request))
    return Status(204, None)


def _screens(request: HttpRequest, names: list[str]) -> list[Screen]:
    """Return screens by name, of those where who asks may schedule."""
    found = list(seen(request, Right.SCHEDULE, Screen.objects.filter(name__in=names)))
    if missing := set(names) - {row.name for row in found}:
        named = ", ".join(sorted(missing))
        raise NotHereError(f"no screen {named}", f"Không có màn hình {named}.")
    return found


def _group_row(request: HttpRequest, code: str) -> ScreenGroup:
    found = seen(request, Right.SEE, ScreenGroup.objects.filter(code=code)).first()
    if found is None:
        raise NotHereError(f"no group {code!r}", f"Không có nhóm “{code}”.")
    return found


def _group(request: HttpRequest, row: ScreenGroup) -> GroupThere:
    mine = seen(request, Right.SEE, row.screens.all()).order_by("name").values_list("name", flat=True)
    return GroupThere(code=row.code, name=row.name, screens=list(mine), version=group_plan.version(row))


@router.get("/calendars", response={200: Listing[CalendarThere], **REFUSALS})
def list_calendars(request: HttpRequest, paging: Query[Paging]) -> Listing[CalendarThere]:
    """List the calendars, the newest first, a page at a time."""
    rows = page_by_number(seen(request, Right.SEE, Calendar.objects.select_related("home")), "id", paging)
    return Listing(items=[_calendar(row) for row in rows], next=rows.next)


@router.post("/calendars", response={201: CalendarThere, **REFUSALS})
def make_calendar(request: HttpRequest, body: CalendarWanted) -> Status[CalendarThere]:
    """Make a calendar that every line may name."""
    require(request, Right.SCHEDULE, EVERYWHERE)
    made = calendars.make(body.code, body.name, (one.row() for one in body.days), by(request))
    return Status(201, _calendar(made))


@router.post("/calendars/{number}", response={200: CalendarThere, **REFUSALS})
def change_calendar(request: HttpRequest, number: Path[Number], body: CalendarChange) -> CalendarThere:
    """Let a calendar say something else; 409 where somebody changed it since `version` was read."""
    row = _calendar_row(request, number)
    require(request, Right.SCHEDULE, row)
    calendars.change(row, body.name, (one.row() for one in body.days), body.version, by(request))
    return _calendar(_calendar_row(request, number))


@router.post("/calendars/{number}/delete", response={204: None, **REFUSALS})
def delete_calendar(request: HttpRequest, number: Path[Number], body: VersionRead) -> Status[None]:
    """Delete a calendar that no line names."""
    row = _calendar_row(request, number)
    require(request, Right.SCHEDULE, row)
    calendars.delete(row, body.version, by(request))
    return Status(204, None)


def _calendar_row(request: HttpRequest, number: int) -> Calendar:
    found = seen(request, Right.SEE, Calendar.objects.select_related("home").filter(pk=number)).first()
    if found is None:
        raise NotHereError(f"no calendar {number}", f"Không có lịch số {number}.")
    return found


def _calendar(row: Calendar) -> CalendarThere:
    return CalendarThere(
        number=row.pk,
        code=row.code,
        name=row.name or row.code,
        screen=row.home.name if row.home else None,
        days=[DayShape(day=one.day, works_as=one.works_as, name=one.name) for one in calendars.days_of(row)],
        version=calendars.version(row),
    )
