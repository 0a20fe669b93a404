"""Operating hours of screens, groups and sites, for people's programs; outside of them it is dark (R11)."""

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja import Path, Router

from bangtin_server.access import Right, may, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.group_routes import group_row
from bangtin_server.api.hours_shapes import HoursChange, HoursElsewhere, HoursRowThere, HoursSaved, HoursThere
from bangtin_server.api.shapes import Code, ScreenName
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling import hours
from bangtin_server.scheduling.entries import Place
from bangtin_server.scheduling.hours import Row

router = Router(tags=["schedule"])


@router.get("/screens/{name}/hours", response={200: HoursThere, **REFUSALS})
def of_screen(request: HttpRequest, name: Path[ScreenName]) -> HoursThere:
    """Say when a screen is lit: by its own rows, and by those that it gets from its groups and its site."""
    return _there(request, _screen(request, name))


@router.post("/screens/{name}/hours", response={200: HoursSaved, **REFUSALS})
def change_screen(request: HttpRequest, name: Path[ScreenName], body: HoursChange) -> HoursSaved:
    """Let the hours of a screen be others; 409 where somebody changed them since `version` was read."""
    return _changed(request, _screen(request, name), body)


@router.get("/groups/{code}/hours", response={200: HoursThere, **REFUSALS})
def of_group(request: HttpRequest, code: Path[Code]) -> HoursThere:
    """Say which hours a group gives its screens."""
    return _there(request, group_row(request, code))


@router.post("/groups/{code}/hours", response={200: HoursSaved, **REFUSALS})
def change_group(request: HttpRequest, code: Path[Code], body: HoursChange) -> HoursSaved:
    """Let the hours of a group be others, likewise."""
    return _changed(request, group_row(request, code), body)


@router.get("/sites/{code}/hours", response={200: HoursThere, **REFUSALS})
def of_site(request: HttpRequest, code: Path[Code]) -> HoursThere:
    """Say which hours a site gives its screens."""
    return _there(request, _site(request, code))


@router.post("/sites/{code}/hours", response={200: HoursSaved, **REFUSALS})
def change_site(request: HttpRequest, code: Path[Code], body: HoursChange) -> HoursSaved:
    """Let the hours of a site be others, likewise."""
    return _changed(request, _site(request, code), body)


def _screen(request: HttpRequest, name: str) -> Screen:
    return fleet.screen(name, seen(request, Right.SEE, Screen.objects.all()))


def _site(request: HttpRequest, code: str) -> Site:
    return fleet.site(code, seen(request, Right.SEE, Site.objects.all()))


def _changed(request: HttpRequest, place: Place, body: HoursChange) -> HoursSaved:
    require(request, Right.SCHEDULE, place)
    screens = hours.change(place, [one.row() for one in body.rows], body.version, by(request))
    return HoursSaved(hours=_there(request, place), screens=[screen.name for screen in screens])


def _there(request: HttpRequest, place: Place) -> HoursThere:
    others = hours.inherited(place) if isinstance(place, Screen) else []
    return HoursThere(
        rows=[HoursRowThere(**_row(row)) for row in hours.of_place(place)],
        elsewhere=[_elsewhere(there, row) for there, row in others if may(request, Right.SEE, there)],
        version=hours.version(place),
    )


def _elsewhere(there: Place, row: Row) -> HoursElsewhere:
    return HoursElsewhere(
        group=there.code if isinstance(there, ScreenGroup) else None,
        site=there.code if isinstance(there, Site) else None,
        **_row(row),
    )


def _row(row: Row) -> dict[str, Any]:
    return {"rule": msgspec.to_builtins(row.rule), "closed": row.closed}
