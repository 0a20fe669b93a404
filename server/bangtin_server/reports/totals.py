"""Daily totals: made anew, from the rows and the documents themselves, for each day that was touched.

So they are the same whatever came twice or late, and a worker that is killed leaves only a mark that is found again.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta, tzinfo
from itertools import groupby

from django.db import transaction
from django.db.models import Min

from bangtin_playlists.calendar.wall import zone
from bangtin_playlists.instant import Instant, instant
from bangtin_server import clock
from bangtin_server.players.models import Screen
from bangtin_server.reports import days
from bangtin_server.reports.days import Span
from bangtin_server.reports.models import DailyScreen, DailyTotal, Touched
from bangtin_server.reports.planned import Planned, planned
from bangtin_server.reports.shown import Shown, lit_ms, shown
from bangtin_server.scheduling.models import Publication

QUIET = timedelta(minutes=15)
"""A day that is still played gets rows every few minutes; a report that wants it then counts it itself."""
_FRESH_MS = 5 * 60_000
"""How old the plan of a day that is not over may be."""


def touch(pairs: Iterable[tuple[int, date]]) -> None:
    """Say that the totals of these screens' days are to be made anew; call it in the transaction of the rows.

    The mark is written even where there is one: whoever is making the totals at this moment then waits for the rows.
    """
    at = clock.now()
    Touched.objects.bulk_create(
        (Touched(screen_id=screen, day=day, at=at) for screen, day in sorted(pairs)),
        update_conflicts=True,
        unique_fields=["screen", "day"],
        update_fields=["at"],
    )


def settle(screens: Iterable[Screen], first: date, last: date) -> None:
    """Make the totals of *screens* true from one day to another, both included, up to the present."""
    wanted = list(screens)
    for screen, day in list(_due(wanted, first, last)):
        count(screen, day)


def settle_touched(most: int = 1000) -> int:
    """Make the totals of days to which nothing is added just now, longest ago first; return how many days that were."""
    rows = Touched.objects.filter(at__lt=clock.now() - QUIET).order_by("at").values_list("screen_id", "day")[:most]
    screens = Screen.objects.in_bulk([screen for screen, _ in rows])
    for screen, day in rows:
        count(screens[screen], day)
    return len(rows)


def _due(screens: Sequence[Screen], first: date, last: date) -> Iterator[tuple[Screen, date]]:
    """Yield the days that were touched, were never counted, or were counted before they were over.

    Of the days before a screen's first programme only those that were touched: nothing was to be shown.
    """
    within = {"screen__in": screens, "day__gte": first, "day__lte": last}
    touched = set(Touched.objects.filter(**within).values_list("screen_id", "day"))
    rows = DailyScreen.objects.filter(**within).values_list("screen_id", "day", "planned_to")
    counted = {(screen, day): planned_to for screen, day, planned_to in rows}
    begun, now = _begun(screens), clock.this_instant()
    for timezone, alike in groupby(screens, lambda screen: screen.timezone):
        spans = _so_far(zone(timezone), first, last, now)
        for screen in alike:
            for day, end in spans:
                had_programme = end > begun.get(screen.pk, end)
                stale = counted.get((screen.pk, day), -1) < min(end, now - _FRESH_MS)
                if (screen.pk, day) in touched or (had_programme and stale):
                    yield screen, day


def _begun(screens: Sequence[Screen]) -> dict[int, Instant]:
    """Return when the first programme of each screen came into force; of one that never had any, nothing."""
    rows = Publication.objects.filter(screen__in=screens).values_list("screen").annotate(Min("since"))
    return {screen: instant(since) for screen, since in rows}


def _so_far(local: tzinfo, first: date, last: date, now: Instant) -> list[tuple[date, Instant]]:
    """Return the days that have begun, and when each ends."""
    begun = days.each(first, min(last, days.day_of(now, local)))
    return [(day, days.span_of(day, local).end) for day in begun]


@transaction.atomic
def count(screen: Screen, day: date) -> None:
    """Make the totals of one day of one screen anew."""
    Screen.objects.select_for_update(no_key=True).get(pk=screen.pk)  # two counters wait for each other, rows do not
    Touched.objects.filter(screen=screen, day=day).delete()
    whole = days.span_of(day, zone(screen.timezone))
    so_far = Span(whole.start, max(whole.start, min(whole.end, clock.this_instant())))
    plan = planned(screen, so_far)
    DailyTotal.objects.filter(screen=screen, day=day).delete()
    DailyTotal.objects.bulk_create(_totals(screen, day, plan, whole))
    DailyScreen.objects.filter(screen=screen, day=day).delete()
    DailyScreen.objects.create(
        screen=screen,
        day=day,
        planned_to=so_far.end,
        planned_ms=plan.lit_ms,
        lit_ms=min(plan.lit_ms, lit_ms(screen, whole)),
        counted_at=clock.now(),
    )


def _totals(screen: Screen, day: date, plan: Planned, span: Span) -> Iterator[DailyTotal]:
    seen = shown(screen, span)
    for item in sorted({*plan.plays, *seen}):
        row = seen.get(item, Shown(item))
        yield DailyTotal(
            screen=screen,
            day=day,
            item=item,
            category=plan.categories.get(item) or row.category,
            planned=plan.plays[item],
            planned_cut=plan.cut[item],
            full=row.full,
            cut=row.cut,
            full_ms=row.full_ms,
            cut_ms=row.cut_ms,
        )
