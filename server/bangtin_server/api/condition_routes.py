"""What is wrong with a screen, for people's programs: what its page tells besides its state."""

from django.http import HttpRequest
from ninja import Path, Router, Schema
from pydantic import AwareDatetime

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.shapes import ScreenName
from bangtin_server.players import fleet, grievances, outages, words
from bangtin_server.players.models import Grievance, Screen
from bangtin_server.players.outages import Incident
from bangtin_server.scheduling.manifests import left_out

router = Router(tags=["fleet"])


class GrievanceThere(Schema):
    """What the player complains of now, of the screen or of the whole machine."""

    code: str
    severity: str
    vi: str
    en: str
    item: str
    digest: str
    detail: str
    since: AwareDatetime


class IncidentThere(Schema):
    """A time in which nothing was heard of the screen."""

    cause: str
    vi: str
    en: str
    since: AwareDatetime
    until: AwareDatetime | None
    outages: int
    """How many of them were so close together that they are one."""


class LeftOutThere(Schema):
    """An item that is in a playlist and not on this screen, and why."""

    playlist: str
    item: str
    vi: str
    en: str


class ConditionThere(Schema):
    """What is wrong with a screen; three empty lists are a sound one."""

    grievances: list[GrievanceThere]
    incidents: list[IncidentThere]
    """Of a month, the newest first."""
    left_out: list[LeftOutThere]


@router.get("/screens/{name}/condition", response={200: ConditionThere, **REFUSALS})
def condition(request: HttpRequest, name: Path[ScreenName]) -> ConditionThere:
    """Say what the player complains of, when the screen was not heard, and what it does not show though it should."""
    screen, now = fleet.screen(name, seen(request, Right.SEE, Screen.objects.all())), clock.now()
    return ConditionThere(
        grievances=[_grievance(row) for row in grievances.of_screen(screen)],
        incidents=[_incident(one) for one in reversed(outages.incidents([screen], now - outages.MONTH, now))],
        left_out=[LeftOutThere(**one._asdict()) for one in left_out(screen)],
    )


def _grievance(row: Grievance) -> GrievanceThere:
    return GrievanceThere(
        code=row.code,
        severity=row.severity,
        vi=words.of_grievance(row.code),
        en=words.of_grievance(row.code, "en"),
        item=row.item,
        digest=row.digest,
        detail=row.detail,
        since=row.since,
    )


def _incident(one: Incident) -> IncidentThere:
    said = {"vi": words.of_cause(one.cause), "en": words.of_cause(one.cause, "en")}
    return IncidentThere(cause=one.cause.value, since=one.since, until=one.until, outages=one.outages, **said)
