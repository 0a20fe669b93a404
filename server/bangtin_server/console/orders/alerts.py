"""What stands, for every page: orders in force, in one order, and how many they are."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning
from bangtin_server.emergencies.templates import TEMPLATES
from bangtin_server.emergencies.warnings import title_of

Order = Emergency | Blackout | Mourning


class Standing(NamedTuple):
    """An order, as lists show it."""

    kind: str
    """emergency, drill, blackout, mourning: also the word for it."""
    page: str
    """Its page's route."""
    row: Order
    title: str
    places: tuple[str, ...]
    """Names; none is everywhere."""
    unapproved: bool = False
    overdue: bool = False
    particulars: str = ""
    """Where it burns, and the like: what tells two messages of one template apart."""


def alerts(request: HttpRequest) -> Mapping[str, object]:
    """Give templates `standing_count`: of the orders that `in_force` lists; asked only where it is shown."""
    return {"standing_count": SimpleLazyObject(lambda: _count(request))} if request.user.is_authenticated else {}


def _count(request: HttpRequest) -> int:
    return sum(seen(request, Right.SEE, rows).count() for rows in _kinds(clock.now()))


def _kinds(now: datetime) -> tuple[QuerySet[Any], ...]:
    return (
        Blackout.objects.filter(Q(until=None) | Q(until__gt=now)),
        Emergency.objects.filter(until__gt=now),
        Mourning.objects.filter(until__gt=now),
    )


def in_force(request: HttpRequest, now: datetime) -> Iterator[Standing]:
    """Yield what holds at *now* or will, as far as it concerns who asks, blackouts first, the newest before."""
    for rows in _kinds(now):
        mine = seen(request, Right.SEE, rows).order_by("-pk")
        yield from (standing(row, now) for row in mine.prefetch_related("sites", "screens"))


def ended(request: HttpRequest, now: datetime, most: int) -> list[Standing]:
    """Return what ended last, likewise."""
    kinds: tuple[Any, ...] = (Blackout, Emergency, Mourning)
    rows = [row for kind in kinds for row in _ended(request, kind, now)[:most]]
    return [standing(row, now) for row in sorted(rows, key=lambda row: row.until, reverse=True)[:most]]


def _ended(request: HttpRequest, kind: Any, now: datetime) -> QuerySet[Any]:  # noqa: ANN401 - one of the three
    mine = seen(request, Right.SEE, kind.objects.filter(until__lte=now))
    return mine.order_by("-until").prefetch_related("sites", "screens")


def standing(row: Order, now: datetime) -> Standing:
    """Return *row* as lists show it."""
    places = tuple(screen.name for screen in row.screens.all()) or tuple(site.name for site in row.sites.all())
    if isinstance(row, Emergency):
        unapproved = row.approved_at is None and row.approval_due is not None
        overdue = bool(unapproved and row.approval_due and row.approval_due <= now)
        kind = "drill" if row.drill else "emergency"
        return Standing(kind, "emergency", row, title_of(row), places, unapproved, overdue, _particulars(row))
    kind = "blackout" if isinstance(row, Blackout) else "mourning"
    return Standing(kind, kind, row, "", places)


def _particulars(row: Emergency) -> str:
    """Return the place that a message's first page names: its first line, unless that is one of the template's own."""
    lines = row.cards[0]["card"].get("lines", ()) if row.cards else ()
    template = TEMPLATES.get(row.template)
    own = [line.partition("{")[0] for line in template.pages[0].card.lines] if template else []
    first = str(lines[0]) if lines else ""
    return "" if any(text and first.startswith(text) for text in own) else first
