"""What a screen shows at an instant, for people's programs: the timeline's own answer, as the page gives it."""

from django.http import HttpRequest
from django.utils.timezone import localtime
from ninja import Path, Query, Router

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.explain import explain
from bangtin_playlists.instant import instant
from bangtin_playlists.layout import MAIN
from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.api.airing_shapes import (
    AiringAsked,
    AiringThere,
    WeekAsked,
    WeekThere,
    airing_there,
    beaten_there,
    stretch_there,
)
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.shapes import ScreenName
from bangtin_server.emergencies.timelines import timeline_of
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.week import bounds, changes, hidden, monday_of, stretches, winners

router = Router(tags=["schedule"])
_NEXT = 6


@router.get("/screens/{name}/at", response={200: AiringThere, **REFUSALS})
def airing(request: HttpRequest, name: Path[ScreenName], asked: Query[AiringAsked]) -> AiringThere:
    """Say what a screen shows at an instant and why, by what is planned and ordered now, and what comes next."""
    screen = fleet.screen(name, seen(request, Right.SEE, Screen.objects.all()))
    now = clock.now()
    at = asked.at or now
    timeline = timeline_of(screen, now)
    on_air = timeline.on_air(instant(at))
    zone_asked = on_air.zones[0].zone if on_air.zones else MAIN
    why = explain(timeline, instant(at), zone_asked)
    return airing_there(screen, on_air, changes(timeline, at, _NEXT)[1:], why, WallClock(screen.timezone).zone)


@router.get("/screens/{name}/week", response={200: WeekThere, **REFUSALS})
def week(request: HttpRequest, name: Path[ScreenName], asked: Query[WeekAsked]) -> WeekThere:
    """Say who has a screen in a week and when, and which lines of the schedule another hides or the dark does."""
    screen = fleet.screen(name, seen(request, Right.SEE, Screen.objects.all()))
    now, zone = clock.now(), WallClock(screen.timezone).zone
    monday = monday_of(asked.day or localtime(now, zone).date())
    timeline, span = timeline_of(screen, now), bounds(monday, zone)
    return WeekThere(
        screen=name,
        monday=monday,
        stretches=[stretch_there(one, zone) for one in stretches(timeline, *span)],
        beaten=[beaten_there(one, winners(timeline, one.first), zone) for one in hidden(timeline, *span)],
    )
