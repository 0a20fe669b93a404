"""Which plays are counted: of which period, of which screens, and by what."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.timezone import localtime

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.console.form import DAY, DayField
from bangtin_server.players.models import Screen
from bangtin_server.reports.period import Period, calendar_month, month

KINDS = ("report", "calendar", "day")
WAYS = ("items", "groups", "screens", "sites", "days")
_MONTHS = 24
_FIRST_DAY_OF_NEXT = 15
"""From this day on a date belongs to the next reporting month (domain.md 2.7)."""
_OLDEST, _LATEST = date(2020, 1, 1), date(2099, 12, 31)


class Choice(NamedTuple):
    """What somebody wants counted; all of it can be used."""

    kind: str
    month: date
    """Its first day; of a reporting month the one in which it ends."""
    day: date
    where: str
    """Empty is everywhere; otherwise `site:CODE` or `screen:NAME`."""
    by: str
    unread: str = ""
    """The day as it was typed, where nobody can read it."""

    @property
    def day_written(self) -> str:
        """Return the day as the field shows it."""
        return self.unread or f"{self.day:{DAY}}"

    @property
    def period(self) -> Period:
        """Return the days that are counted."""
        if self.kind == "day":
            return Period(self.day, self.day)
        named = month if self.kind == "report" else calendar_month
        return named(self.month.year, self.month.month)

    def query(self, by: str = "") -> str:
        """Return it as the query of an address; *by* in the place of what it is counted by."""
        told = {"kind": self.kind, "month": f"{self.month:%Y-%m}", "day": self.day.isoformat(), "where": self.where}
        return urlencode(told | {"by": by or self.by})


def choice(request: HttpRequest) -> Choice:
    """Return what an address asks for; what cannot be read is what is usual: the reporting month of today, by item.

    A day that cannot be read is said to be wrong instead: figures of another day would be taken for its own.
    """
    told, today = request.GET, localtime(clock.now()).date()
    kind, by = told.get("kind", ""), told.get("by", "")
    typed = " ".join(told.get("day", "")[:20].split())
    day = _day(typed)
    return Choice(
        kind if kind in KINDS else KINDS[0],
        _day(told.get("month", "")[:7] + "-01") or ending_month(today),
        day or today,
        told.get("where", "")[:100],
        by if by in WAYS else WAYS[0],
        typed if day is None and kind == "day" else "",
    )


def ending_month(day: date) -> date:
    """Return the first day of the month in which the reporting month of *day* ends.

    >>> ending_month(date(2026, 4, 14)), ending_month(date(2026, 12, 15))
    (datetime.date(2026, 4, 1), datetime.date(2027, 1, 1))
    """
    return (
        (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        if day.day >= _FIRST_DAY_OF_NEXT
        else day.replace(day=1)
    )


def months(chosen: date) -> Iterator[date]:
    """Yield the months to choose among, the newest first, the one that is chosen among them."""
    first = ending_month(localtime(clock.now()).date())
    listed = [first]
    while len(listed) < _MONTHS:
        listed.append((listed[-1] - timedelta(days=1)).replace(day=1))
    yield from sorted({*listed, chosen}, reverse=True)


def screens(request: HttpRequest, where: str) -> list[Screen]:
    """Return the screens that are counted, of those whose reports the person may see."""
    rows = seen(request, Right.SEE_REPORTS, Screen.objects.select_related("site", "player__presence"))
    kind, _, name = where.partition(":")
    if kind == "site":
        rows = rows.filter(site__code=name)
    elif kind == "screen":
        rows = rows.filter(name=name)
    return list(rows.order_by("timezone", "name"))  # totals are settled zone by zone


def _day(text: str) -> date | None:
    """Read a day; None for what is none, or lies where no report does."""
    try:
        day = DayField(required=False).clean(text)
    except ValidationError:
        return None
    return day if day and _OLDEST <= day <= _LATEST else None
