"""How long rows are kept (domain.md 2.6): raw rows 24 months, daily totals 10 years.

On PostgreSQL a month of plays goes whole, with its part of the table, once all of it is too old; elsewhere rows go a
batch at a time, each in a transaction of its own, so that no writer waits long. What a turn leaves, the next one takes.
"""

from datetime import UTC, timedelta
from time import monotonic
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from bangtin_playlists.instant import Instant, instant
from bangtin_server import clock
from bangtin_server.players.models import Screen
from bangtin_server.reports import days, partitions
from bangtin_server.reports.models import DailyScreen, DailyTotal, Play, Touched

PLAYS_KEPT = timedelta(days=731)
TOTALS_KEPT = timedelta(days=3653)
BATCH = 500
TURN_S = 5.0
"""After so long no further batch is begun: the other chores wait."""


def forget_old() -> None:
    """Drop what is older than it is kept, except rows whose totals are still to be made."""
    now, ends = clock.now(), monotonic() + TURN_S
    before = instant(now - PLAYS_KEPT)
    if connection.vendor == "postgresql":
        partitions.drop_before(min(before, _needed_from(default=before)))
    else:
        _forget_plays(before, ends)
    old_day = (now - TOTALS_KEPT).date()
    for totals in (DailyTotal, DailyScreen):
        _forget(totals.objects.filter(day__lt=old_day), ends)


def _needed_from(default: Instant) -> Instant:
    """Return since when rows are needed for totals that are still to be made; a day more, for every time zone."""
    day = Touched.objects.order_by("day").values_list("day", flat=True).first()
    return days.span_of(day - timedelta(days=1), UTC).start if day else default


def _forget_plays(before: Instant, ends: float) -> None:
    """Drop plays of screens that have no totals to be made from them."""
    waiting = Touched.objects.values("screen")
    for screen in Screen.objects.exclude(pk__in=waiting).order_by("pk"):  # the key finds a screen's oldest rows at once
        _forget(Play.objects.filter(screen=screen, planned_start__lt=before), ends)


def _forget(old: QuerySet[Any], ends: float) -> None:
    """Drop *old* rows a batch at a time, until the turn is over."""
    while monotonic() < ends and (batch := list(old.order_by("pk")[:BATCH].values_list("pk", flat=True))):
        old.filter(pk__in=batch).delete()
