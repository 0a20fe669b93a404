"""What stands, for every page: orders in force, and how many messages wait for somebody's approval."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning

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


def alerts(request: HttpRequest) -> Mapping[str, object]:
    """Give templates `unapproved`: how many standing messages nobody has approved; asked only where it is shown."""
    return {"unapproved": SimpleLazyObject(lambda: _waiting(request))} if request.user.is_authenticated else {}


def _waiting(request: HttpRequest) -> int:
    rows = Emergency.objects.filter(until__gt=clock.now(), approved_at=None, approval_due__isnull=False)
    return seen(request, Right.SEE, rows).count()


def in_force(request: HttpRequest, now: datetime) -> Iterator[Standing]:
    """Yield what holds at *now* or will, as far as it concerns who asks, blackouts first."""
    kinds: tuple[QuerySet[Any], ...] = (
        Blackout.objects.filter(Q(until=None) | Q(until__gt=now)),
        Emergency.objects.filter(until__gt=now),
        Mourning.objects.filter(until__gt=now),
    )
    for rows in kinds:
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
        return Standing(kind, "emergency", row, title_of(row), places, unapproved, overdue)
    kind = "blackout" if isinstance(row, Blackout) else "mourning"
    return Standing(kind, kind, row, "", places)


def title_of(row: Emergency) -> str:
    """Return what a message's first page is called."""
    return str(row.cards[0]["card"].get("title", "")) if row.cards else ""
