"""The overview: is every screen running?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.console.language import chosen, say
from bangtin_server.console.orders.alerts import in_force
from bangtin_server.console.screens.live import is_part
from bangtin_server.console.screens.screen_filter import Asked, Stood, asked, counted
from bangtin_server.console.screens.screen_rows import ORDER, TONES, Row, looks_of, published_of, row_of
from bangtin_server.players.models import Screen, Site
from bangtin_server.players.states import state_of, word

_PAGE = 50
_TEMPLATES = {False: "console/overview.html", True: "console/overview-live.html"}


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the screens that are looked for, each with its state and what its wall looks like, and what holds."""
    now, wanted = clock.now(), asked(request.GET)
    every = Screen.objects.select_related("site", "player__presence").order_by("site__name", "name")
    stood = [Stood(one, state_of(one, now)) for one in seen(request, Right.SEE, every)]
    page = Paginator([one for one in stood if wanted.fits(one)], _PAGE).get_page(wanted.page)
    shown = {
        "rows": _rows(request, [one.screen for one in page], now),
        "page": page,
        "steps": _steps(request, wanted, page),
        "any": bool(stood),
        "asked": wanted,
        "here": wanted.query(page=page.number),
        "counted": list(_counted(request, stood, wanted)),
        "sites": seen(request, Right.SEE, Site.objects.order_by("name")),
        "standing": list(in_force(request, now)),
        "part": is_part(request),
    }
    return render(request, _TEMPLATES[is_part(request)], shown)


def _rows(request: HttpRequest, screens: Sequence[Screen], now: datetime) -> list[Row]:
    published, looks = published_of(screens), looks_of(screens)
    return [row_of(request, one, published.get(one.pk), now, looks.get(one.pk)) for one in screens]


def _steps(request: HttpRequest, wanted: Asked, page: "Page[Stood]") -> dict[str, str]:
    """Return what stands under a list that is longer than a page."""
    told = {"of": say(request, "page_of", n=page.number, of=page.paginator.num_pages)}
    if page.has_previous():
        told["before"] = wanted.query(page=page.number - 1)
    if page.has_next():
        told["after"] = wanted.query(page=page.number + 1)
    return told


def _counted(request: HttpRequest, stood: Iterable[Stood], wanted: Asked) -> Iterator[dict[str, object]]:
    """Yield how many screens there are of each state, and the address of those alone."""
    counts = counted(stood, wanted)
    if len(counts) > 1 or wanted.state:
        whole = {
            "tone": "all",
            "state": say(request, "all_screens"),
            "count": counts.total(),
            "is_chosen": not wanted.state,
        }
        yield whole | {"query": wanted.query(state="", page=1)}
    for state in sorted(counts, key=lambda one: ORDER.index(TONES.get(one, "none"))):
        told = {"tone": TONES.get(state, "none"), "state": word(state, chosen(request)), "count": counts[state]}
        yield told | {"is_chosen": wanted.state == state.value, "query": wanted.query(state=state.value, page=1)}
