"""Calendars of holidays, for people's programs."""

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.calendar_shapes import CalendarChange, CalendarThere, CalendarWanted, DayShape
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.plan_shapes import VersionRead
from bangtin_server.api.shapes import Number
from bangtin_server.authority import EVERYWHERE
from bangtin_server.errors import NotHereError
from bangtin_server.scheduling import calendars
from bangtin_server.scheduling.models import Calendar

router = Router(tags=["schedule"])


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


@router.get("/calendars/{number}", response={200: CalendarThere, **REFUSALS})
def one(request: HttpRequest, number: Path[Number]) -> CalendarThere:
    """Say which days a calendar has."""
    return _calendar(_calendar_row(request, number))


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
