"""The overview: is every screen running?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server import clock
from bangtin_server.console.language import chosen, say
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning
from bangtin_server.players.models import Presence, Screen
from bangtin_server.players.states import State, state_of, word
from bangtin_server.scheduling import in_force
from bangtin_server.scheduling.in_force import InForce
from bangtin_server.scheduling.models import Playlist

R = TypeVar("R", bound=Model)
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_TONES = {
    State.ONLINE: "good",
    State.LATE: "late",
    State.SILENT: "bad",
    State.REVOKED: "bad",
    State.DARK_BY_HOURS: "dark",
    State.DARK_BY_ORDER: "dark",
}


class Row(NamedTuple):
    """One screen, as the page shows it."""

    name: str
    site: str
    size: str
    state: str
    tone: str
    ago: str
    heard_at: datetime | None
    content: str


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show every screen's state, and what holds."""
    now = clock.now()
    screens = list(Screen.objects.select_related("site", "player__presence").order_by("site__name", "name"))
    published = _published(screens)
    rows = [_row(request, one, published.get(one.pk), now) for one in screens]
    states = Counter((row.tone, row.state) for row in rows)
    counted = [{"tone": tone, "state": state, "count": count} for (tone, state), count in states.most_common()]
    shown = {"rows": rows, "counted": counted, "standing": list(_standing(request, now)), "now": now}
    return render(request, "console/overview.html", shown)


def _published(screens: Sequence[Screen]) -> dict[int, InForce]:
    """Return what is in force of screens that have a programme, by their rows; two queries, however many they are."""
    with_programme = set(Playlist.objects.exclude(home=None).values_list("home", flat=True))
    return {screen: one for screen, one in in_force.manifests(screens).items() if screen in with_programme}


def _row(request: HttpRequest, screen: Screen, published: InForce | None, now: datetime) -> Row:
    state = state_of(screen, now)
    presence: Presence | None = getattr(screen.player, "presence", None) if screen.player else None
    heard_at = presence.heard_at if presence else None
    return Row(
        name=screen.name,
        site=screen.site.name,
        size=f"{screen.width} × {screen.height}",
        state=word(state, chosen(request)),
        tone=_TONES.get(state, "none"),
        ago=_ago(request, heard_at, now),
        heard_at=heard_at,
        content=_content(request, screen, presence, published),
    )


def _ago(request: HttpRequest, heard_at: datetime | None, now: datetime) -> str:
    if heard_at is None:
        return say(request, "never")
    seconds = int((now - heard_at).total_seconds())
    for unit, key in ((_DAY, "ago_days"), (_HOUR, "ago_hours"), (_MINUTE, "ago_minutes")):
        if seconds >= unit:
            return say(request, key, n=seconds // unit)
    return say(request, "ago_now")


def _content(request: HttpRequest, screen: Screen, presence: Presence | None, published: InForce | None) -> str:
    if published is None:
        return say(request, "unpublished")
    told = presence.said().screens if presence else ()
    has_it = any(one.screen == screen.name and one.manifest_version == published.version for one in told)
    return say(request, "received" if has_it else "awaited")


def _reaching(kind: type[R]) -> QuerySet[R]:
    return kind._default_manager.prefetch_related("sites", "screens")  # noqa: SLF001 - Django's public name


def _standing(request: HttpRequest, now: datetime) -> Iterable[dict[str, object]]:
    """Yield what holds at this moment."""
    lasting = Q(until=None) | Q(until__gt=now)
    for blackout in _reaching(Blackout).filter(lasting):
        yield _told(request, "blackout", blackout)
    for emergency in _reaching(Emergency).filter(until__gt=now):
        told = _told(request, "drill" if emergency.drill else "emergency", emergency)
        titles = [str(one["card"].get("title", "")) for one in emergency.cards[:1]]
        yield told | {"title": "".join(titles), "unapproved": emergency.approved_at is None}
    for mourning in _reaching(Mourning).filter(until__gt=now):
        yield _told(request, "mourning", mourning)


def _told(request: HttpRequest, kind: str, row: Blackout | Emergency | Mourning) -> dict[str, object]:
    where = [one.name for one in row.screens.all()] or [one.name for one in row.sites.all()]
    named = ", ".join(where) or say(request, "everywhere")
    return {"kind": kind, "label": say(request, kind), "until": row.until, "where": named, "by": row.given_by}
