"""What a screen shows at an instant, for people's programs: the timeline's own answer, as the page gives it."""

from django.http import HttpRequest
from ninja import Path, Query, Router

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.explain import explain
from bangtin_playlists.instant import instant
from bangtin_playlists.layout import MAIN
from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.api.airing_shapes import AiringAsked, AiringThere, airing_there
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.shapes import ScreenName
from bangtin_server.emergencies.timelines import timeline_of
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.week import changes

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
    return airing_there(name, on_air, changes(timeline, at, _NEXT)[1:], why, WallClock(screen.timezone).zone)
