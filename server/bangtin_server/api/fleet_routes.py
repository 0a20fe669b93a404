"""Sites, screens and enrolment, for people's programs."""

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.accounts.models import Unit
from bangtin_server.api.bearer import by
from bangtin_server.api.paging import Listing, Paging, page_by_name, page_by_number
from bangtin_server.api.shapes import (
    Enrolled,
    EnrolmentWanted,
    ScreenName,
    ScreenThere,
    ScreenWanted,
    SiteThere,
    SiteWanted,
    UnitThere,
    Words,
)
from bangtin_server.api.standing import screens_there, sites_there
from bangtin_server.authority import EVERYWHERE
from bangtin_server.errors import NotHereError
from bangtin_server.players import enrolment, fleet
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.publishing import ask

router = Router(tags=["fleet"])
REFUSALS = dict.fromkeys((400, 401, 403, 404, 405, 409, 413, 422, 429), Words)


@router.get("/sites", response={200: Listing[SiteThere], **REFUSALS})
def sites(request: HttpRequest, paging: Query[Paging]) -> Listing[SiteThere]:
    """List the sites by their codes, a page at a time."""
    mine = seen(request, Right.SEE, Site.objects.prefetch_related("screens__player__presence"))
    rows = page_by_name(mine, "code", paging)
    return Listing(items=sites_there(rows), next=rows.next)


@router.post("/sites", response={201: SiteThere, **REFUSALS})
def make_site(request: HttpRequest, body: SiteWanted) -> Status[SiteThere]:
    """Make a site."""
    require(request, Right.SITES, EVERYWHERE)
    return Status(201, sites_there([fleet.make_site(body.code, body.name, by(request))])[0])


@router.get("/units", response={200: Listing[UnitThere], **REFUSALS})
def units(request: HttpRequest, paging: Query[Paging]) -> Listing[UnitThere]:
    """List the units for which who asks may send content, the newest first, a page at a time."""
    rows = page_by_number(seen(request, Right.CONTRIBUTE, Unit.objects.all()), "id", paging)
    return Listing(items=[UnitThere(number=row.pk, name=row.name) for row in rows], next=rows.next)


@router.get("/screens", response={200: Listing[ScreenThere], **REFUSALS})
def screens(request: HttpRequest, paging: Query[Paging]) -> Listing[ScreenThere]:
    """List the screens by their names, a page at a time: how each stands and how far its manifest has come."""
    mine = seen(request, Right.SEE, Screen.objects.select_related("site", "player__presence"))
    rows = page_by_name(mine, "name", paging)
    return Listing(items=screens_there(rows), next=rows.next)


@router.post("/screens", response={201: ScreenThere, **REFUSALS})
def make_screen(request: HttpRequest, body: ScreenWanted) -> Status[ScreenThere]:
    """Make a screen."""
    at = fleet.site(body.site, seen(request, Right.ENROL, Site.objects.all()))
    made = fleet.make_screen(body.name, at, (body.width, body.height), by(request), body.timezone)
    return Status(201, screens_there([made])[0])


@router.get("/screens/{name}", response={200: ScreenThere, **REFUSALS})
def screen(request: HttpRequest, name: Path[ScreenName]) -> ScreenThere:
    """Say how a screen stands, and whether its player has acknowledged what is published."""
    return screens_there([_seen(request, name)])[0]


@router.post("/screens/{name}/publish", response={202: ScreenThere, **REFUSALS})
def publish(request: HttpRequest, name: Path[ScreenName]) -> Status[ScreenThere]:
    """Have the screen's manifest built again; one that says the same stays as it is. Changes publish by themselves."""
    found = _seen(request, name)
    require(request, Right.PUBLISH, found)
    ask(found, by(request))
    return Status(202, screens_there([found])[0])


@router.post("/enrolments", response={201: Enrolled, **REFUSALS})
def enrol(request: HttpRequest, body: EnrolmentWanted) -> Status[Enrolled]:
    """Make the machine that shows a code the player of screens. Wrong codes are few."""
    found = list(seen(request, Right.ENROL, Screen.objects.filter(name__in=body.screens)))
    if missing := set(body.screens) - {row.name for row in found}:
        named = ", ".join(sorted(missing))
        raise NotHereError(f"no screen {named}", f"Không có màn hình {named}.")
    player = enrolment.accept(body.code, found, by(request))
    return Status(201, Enrolled(player=player.name, site=player.site.code, screens=[row.name for row in found]))


def _seen(request: HttpRequest, name: str) -> Screen:
    return fleet.screen(name, seen(request, Right.SEE, Screen.objects.all()))
