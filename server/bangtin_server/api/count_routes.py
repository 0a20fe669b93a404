"""Play counts, for people's programs."""

from django.http import HttpRequest
from django.utils.timezone import localtime
from ninja import Query, Router

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.api.count_shapes import Counts, CountsWanted, count_there
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen, Site
from bangtin_server.reports.comparison import compare
from bangtin_server.reports.period import Period

router = Router(tags=["reports"])


@router.get("/counts", response={200: Counts, **REFUSALS})
def counts(request: HttpRequest, asked: Query[CountsWanted]) -> Counts:
    """Count what was planned and what was shown, as the page of play counts does."""
    rows = seen(request, Right.SEE_REPORTS, Screen.objects.select_related("site"))
    if asked.screen:
        rows = rows.filter(pk=fleet.screen(asked.screen, rows).pk)
    if asked.site:
        rows = rows.filter(site=fleet.site(asked.site, seen(request, Right.SEE_REPORTS, Site.objects.all())))
    told = compare(rows.order_by("timezone", "name"), Period(asked.first, asked.last))
    ways = {"items": told.items, "groups": told.groups, "screens": told.screens, "sites": told.sites, "days": told.days}
    return Counts(
        first=asked.first,
        last=asked.last,
        counted_at=told.counted_at,
        whole=asked.last < localtime(clock.now()).date(),
        planned_ms=told.planned_ms,
        lit_ms=told.lit_ms,
        rows=[count_there(row) for row in ways[asked.by]],
        total=count_there(told.total),
    )
