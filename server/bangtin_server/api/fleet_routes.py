"""Sites, screens and enrolment, for people's programs."""

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Path, Router, Status

from bangtin_server import clock
from bangtin_server.api.bearer import by
from bangtin_server.api.shapes import (
    Enrolled,
    EnrolmentWanted,
    Published,
    ScreenName,
    ScreenThere,
    ScreenWanted,
    SiteThere,
    SiteWanted,
    State,
    Words,
)
from bangtin_server.emergencies.models import OrdersDue
from bangtin_server.errors import NotHereError
from bangtin_server.players import enrolment, fleet
from bangtin_server.players.models import Presence, Screen, Site
from bangtin_server.players.states import state_of, word
from bangtin_server.scheduling.models import Due
from bangtin_server.scheduling.publishing import ask

router = Router(tags=["fleet"])
REFUSALS = dict.fromkeys((400, 401, 404, 405, 409, 413, 422, 429), Words)


@router.get("/sites", response={200: list[SiteThere], **REFUSALS})
def sites(request: HttpRequest) -> list[SiteThere]:
    """List the sites."""
    del request
    return [_site(row) for row in Site.objects.order_by("code").prefetch_related("screens__player__presence")]


@router.post("/sites", response={201: SiteThere, **REFUSALS})
def make_site(request: HttpRequest, body: SiteWanted) -> Status[SiteThere]:
    """Make a site."""
    return Status(201, _site(fleet.make_site(body.code, body.name, by(request))))


@router.get("/screens", response={200: list[ScreenThere], **REFUSALS})
def screens(request: HttpRequest) -> list[ScreenThere]:
    """List the screens, how each stands and how far its manifest has come."""
    del request
    return [_screen(row) for row in Screen.objects.order_by("name").select_related("site", "player__presence")]


@router.post("/screens", response={201: ScreenThere, **REFUSALS})
def make_screen(request: HttpRequest, body: ScreenWanted) -> Status[ScreenThere]:
    """Make a screen."""
    at = fleet.site(body.site)
    return Status(201, _screen(fleet.make_screen(body.name, at, (body.width, body.height), by(request), body.timezone)))


@router.get("/screens/{name}", response={200: ScreenThere, **REFUSALS})
def screen(request: HttpRequest, name: Path[ScreenName]) -> ScreenThere:
    """Say how a screen stands, and whether its player has acknowledged what is published."""
    del request
    return _screen(fleet.screen(name))


@router.post("/screens/{name}/publish", response={202: ScreenThere, **REFUSALS})
def publish(request: HttpRequest, name: Path[ScreenName]) -> Status[ScreenThere]:
    """Have the screen's manifest built again; one that says the same stays as it is. Changes publish by themselves."""
    found = fleet.screen(name)
    ask(found, by(request))
    return Status(202, _screen(found))


@router.post("/enrolments", response={201: Enrolled, **REFUSALS})
def enrol(request: HttpRequest, body: EnrolmentWanted) -> Status[Enrolled]:
    """Make the machine that shows a code the player of screens. Wrong codes are few."""
    found = list(Screen.objects.filter(name__in=body.screens))
    if missing := set(body.screens) - {row.name for row in found}:
        named = ", ".join(sorted(missing))
        raise NotHereError(f"no screen {named}", f"Không có màn hình {named}.")
    player = enrolment.accept(body.code, found, by(request))
    return Status(201, Enrolled(player=player.name, site=player.site.code, screens=[row.name for row in found]))


def _site(row: Site) -> SiteThere:
    orders = row.orders_publications.filter(until=None).order_by("-version").first()
    driven = [screen for screen in row.screens.all() if screen.player]
    return SiteThere(
        code=row.code,
        name=row.name,
        screens=sorted(screen.name for screen in row.screens.all()),
        orders_version=orders.version if orders else None,
        orders_since=orders.since if orders else None,
        orders_due=OrdersDue.objects.filter(site=row).exists(),
        acknowledged=bool(orders and driven and _all_have(driven, orders.version)),
    )


def _all_have(driven: Iterable[Screen], version: int) -> bool:
    presences = [_presence(screen) for screen in driven]
    return all(one is not None and one.said().orders_version >= version for one in presences)


def _screen(row: Screen) -> ScreenThere:
    presence, state = _presence(row), state_of(row, clock.now())
    return ScreenThere(
        name=row.name,
        site=row.site.code,
        width=row.width,
        height=row.height,
        timezone=row.timezone,
        player=row.player.name if row.player else None,
        state=State(code=state.value, vi=word(state), en=word(state, "en")),
        heard_at=presence.heard_at if presence else None,
        manifest=_manifest(row, presence),
    )


def _presence(row: Screen) -> Presence | None:
    return getattr(row.player, "presence", None) if row.player else None


def _manifest(row: Screen, presence: Presence | None) -> Published:
    last = row.publications.filter(until=None).order_by("-version").first()
    told = presence.said().screens if presence else ()
    held = next((one.manifest_version or None for one in told if one.screen == row.name), None)
    return Published(
        version=last.version if last else None,
        since=last.since if last else None,
        due=Due.objects.filter(screen=row).exists(),
        on_wall=held,
        acknowledged=bool(last and held == last.version),
    )
