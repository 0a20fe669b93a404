"""What was shown: added up from the rows that players brought."""

from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Max, Q, Sum

from bangtin_server.players.models import Screen
from bangtin_server.reports.days import Span
from bangtin_server.reports.models import Play

SLATE = "slate"
"""What stands behind everything is no play (timeline.md R20)."""
_HAND_OFF_MS = 1000
"""Between two plays the last picture stands; only a longer gap is a dark wall."""

_LIT = """
SELECT COALESCE(SUM(CASE WHEN reach IS NULL OR since - reach > %s THEN until - since
                         WHEN until > reach THEN until - reach ELSE 0 END), 0)
FROM (SELECT actual_start AS since, actual_start + shown_ms AS until,
             MAX(actual_start + shown_ms) OVER (ORDER BY actual_start, id
                                                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
      FROM reports_play
      WHERE screen_id = %s AND planned_start >= %s AND planned_start < %s AND shown_ms > 0) AS plays
"""


class Shown(NamedTuple):
    """Plays of one item: whole and in part, and for how long."""

    item: str
    category: str = ""
    full: int = 0
    cut: int = 0
    full_ms: int = 0
    cut_ms: int = 0


def shown(screen: Screen, span: Span) -> dict[str, Shown]:
    """Return the plays of *screen* whose slots began in *span*, by item.

    A slot that something else filled is no play of its item, and one that was never on the wall none at all.
    """
    full, cut = Q(full=True), Q(full=False, shown_ms__gt=0)
    plays = Play.objects.filter(screen=screen, planned_start__gte=span.start, planned_start__lt=span.end, filler="")
    rows = (
        plays.exclude(item=SLATE)
        .values_list("item")
        .annotate(
            group=Max("category"),
            whole=Count("id", filter=full),
            partly=Count("id", filter=cut),
            whole_ms=Sum("shown_ms", filter=full, default=0),
            partly_ms=Sum("shown_ms", filter=cut, default=0),
        )
    )
    return {row[0]: Shown(*row) for row in rows}


def lit_ms(screen: Screen, span: Span) -> int:
    """Return for how long plays of *span* stood on the wall, zones not added up."""
    with connection.cursor() as cursor:
        cursor.execute(_LIT, [_HAND_OFF_MS, screen.pk, span.start, span.end])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
