"""How long rows are kept (domain.md 2.6): raw rows 24 months, daily totals 10 years."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.reports.models import DailyScreen, DailyTotal, Play, Touched

PLAYS_KEPT = timedelta(days=731)
TOTALS_KEPT = timedelta(days=3653)


def forget_old() -> int:
    """Drop what is older than it is kept, except rows whose totals are still to be made; return how many plays went."""
    now = clock.now()
    DailyTotal.objects.filter(day__lt=(now - TOTALS_KEPT).date()).delete()
    DailyScreen.objects.filter(day__lt=(now - TOTALS_KEPT).date()).delete()
    untouched = ~Exists(Touched.objects.filter(screen=OuterRef("screen")))
    old = Play.objects.filter(untouched, planned_start__lt=instant(now - PLAYS_KEPT))
    return old.delete()[0]
