"""Planned against shown (Kế hoạch / Thực hiện): by item, by content group, by screen."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Max, QuerySet, Sum
from msgspec.structs import replace

from bangtin_server import clock
from bangtin_server.players.models import Screen
from bangtin_server.reports import figures, totals
from bangtin_server.reports.days import Span
from bangtin_server.reports.models import DailyScreen, DailyTotal
from bangtin_server.reports.period import Period
from bangtin_server.reports.planned import planned
from bangtin_server.reports.shown import shown

_SUMS = ("planned", "planned_cut", "full", "cut", "full_ms", "cut_ms")
"""What is added up, in the order of `Row`."""


class Row(msgspec.Struct, frozen=True, order=True):
    """What was to be shown under a name, and was."""

    name: str
    planned: int = 0
    planned_cut: int = 0
    full: int = 0
    cut: int = 0
    full_ms: int = 0
    """Airtime of the plays that were shown whole."""
    cut_ms: int = 0
    category: str = ""

    @property
    def lost(self) -> int:
        """Return how many plays never came."""
        return max(0, self.planned - self.full - self.cut)

    @property
    def as_planned(self) -> int:
        """Return how many plays went as planned: whole, or cut where the plan itself cuts."""
        return min(self.planned, self.full + min(self.cut, self.planned_cut))

    @property
    def rate(self) -> str:
        """Return their share, as reports write it."""
        return figures.percent(self.as_planned, self.planned)


class Comparison(msgspec.Struct, frozen=True):
    """A report's figures."""

    items: tuple[Row, ...]
    groups: tuple[Row, ...]
    """By content group (domain.md 1.3)."""
    screens: tuple[Row, ...]
    sites: tuple[Row, ...]
    days: tuple[Row, ...]
    """By date, as ISO 8601 writes it; days of which nothing is known are not there."""
    total: Row
    planned_ms: int
    """For how long the screens were to be lit."""
    lit_ms: int
    counted_at: datetime
    """Late rows change figures; this says by when they had come ("cập nhật lúc")."""

    @property
    def availability(self) -> str:
        """Return for what share of the planned time the screens were lit, as reports write it."""
        return figures.percent(self.lit_ms, self.planned_ms)


def group_of(category: str) -> str:
    """Return the content group under which a category is summed up.

    >>> group_of("1.2a"), group_of("DVC"), group_of("SK")
    ('1.2', '1.5', 'SK')
    """
    return "1.5" if category == "DVC" else category.rstrip("abcdefghijklmnopqrstuvwxyz")


def compare(screens: Iterable[Screen], period: Period) -> Comparison:
    """Return the figures of a period for *screens*, their `site` selected with them; makes daily totals true."""
    wanted = list(screens)
    totals.settle(wanted, *period)
    within = {"screen__in": wanted, "day__gte": period.first, "day__lte": period.last}
    rows = DailyTotal.objects.filter(**within)
    items = _summed_up(rows.values_list("item", "category"))
    by_screen = _summed_up(rows.values_list("screen__name"))
    site_of = {screen.name: screen.site.name for screen in wanted}
    lit = DailyScreen.objects.filter(**within).aggregate(Sum("planned_ms"), Sum("lit_ms"), Max("counted_at"))
    return Comparison(
        items=_by(items, lambda row: row.name),
        groups=_by(items, lambda row: group_of(row.category)),
        screens=_by(by_screen, lambda row: row.name),
        sites=_by(by_screen, lambda row: site_of[row.name]),
        days=_by(_summed_up(rows.values_list("day")), lambda row: str(row.name)),
        total=summed("", items),
        planned_ms=lit["planned_ms__sum"] or 0,
        lit_ms=lit["lit_ms__sum"] or 0,
        counted_at=lit["counted_at__max"] or clock.now(),
    )


def ad_hoc(screens: Iterable[Screen], span: Span) -> tuple[Row, ...]:
    """Return the figures of any span (đột xuất) by item, from the rows themselves."""
    found: list[Row] = []
    for screen in screens:
        plan = planned(screen, span)
        found += (
            Row(item, count, plan.cut[item], category=plan.categories[item]) for item, count in plan.plays.items()
        )
        found += (
            Row(one.item, 0, 0, one.full, one.cut, one.full_ms, one.cut_ms, one.category)
            for one in shown(screen, span).values()
        )
    return _by(found, lambda row: row.name)


def _summed_up(groups: QuerySet[DailyTotal, Any]) -> list[Row]:
    """Return the sums of rows that are grouped by a name, or by a name and a category."""
    rows = groups.order_by().annotate(*map(Sum, _SUMS))
    named = ((row[0], row[-len(_SUMS) :], row[1] if len(row) > len(_SUMS) + 1 else "") for row in rows)
    return [_row(name, sums, category) for name, sums, category in named]


def _by(rows: Iterable[Row], name: Callable[[Row], str]) -> tuple[Row, ...]:
    groups = defaultdict[str, list[Row]](list)
    for row in rows:
        groups[name(row)].append(row)
    return tuple(summed(each, groups[each]) for each in sorted(groups))


def summed(name: str, rows: Iterable[Row]) -> Row:
    """Return the sum of *rows* under a name."""
    all_rows = list(rows)
    sums = (sum(getattr(row, field) for row in all_rows) for field in _SUMS)
    return _row(name, sums, max((row.category for row in all_rows), default=""))


def _row(name: str, sums: Iterable[int], category: str) -> Row:
    return replace(Row(name, category=category), **dict(zip(_SUMS, sums, strict=True)))
