"""The overview: is every screen running?"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.console.language import say
from bangtin_server.console.screen_rows import ORDER, looks_of, published_of, row_of
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning
from bangtin_server.players.models import Screen

R = TypeVar("R", bound=Model)


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show every screen's state, and what holds."""
    now = clock.now()
    every = Screen.objects.select_related("site", "player__presence").order_by("site__name", "name")
    screens = list(seen(request, Right.SEE, every))
    published = published_of(screens)
    looks = looks_of(screens)
    rows = [row_of(request, one, published.get(one.pk), now, looks.get(one.pk)) for one in screens]
    states = sorted(Counter((row.tone, row.state) for row in rows).items(), key=lambda one: ORDER.index(one[0][0]))
    counted = [{"tone": tone, "state": state, "count": count} for (tone, state), count in states]
    shown = {"rows": rows, "counted": counted, "standing": list(_standing(request, now)), "now": now}
    return render(request, "console/overview.html", shown)


def _reaching(request: HttpRequest, kind: type[R]) -> QuerySet[R]:
    rows = kind._default_manager.prefetch_related("sites", "screens")  # noqa: SLF001 - Django's public name
    return seen(request, Right.SEE, rows)


def _standing(request: HttpRequest, now: datetime) -> Iterable[dict[str, object]]:
    """Yield what holds at this moment."""
    lasting = Q(until=None) | Q(until__gt=now)
    for blackout in _reaching(request, Blackout).filter(lasting):
        yield _told(request, "blackout", blackout)
    for emergency in _reaching(request, Emergency).filter(until__gt=now):
        told = _told(request, "drill" if emergency.drill else "emergency", emergency)
        titles = [str(one["card"].get("title", "")) for one in emergency.cards[:1]]
        yield told | {"title": "".join(titles), "unapproved": emergency.approved_at is None}
    for mourning in _reaching(request, Mourning).filter(until__gt=now):
        yield _told(request, "mourning", mourning)


def _told(request: HttpRequest, kind: str, row: Blackout | Emergency | Mourning) -> dict[str, object]:
    where = [one.name for one in row.screens.all()] or [one.name for one in row.sites.all()]
    named = ", ".join(where) or say(request, "everywhere")
    return {"kind": kind, "label": say(request, kind), "until": row.until, "where": named, "by": row.given_by}
