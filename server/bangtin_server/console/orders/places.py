"""The places among which an order's form lets people choose."""

from typing import NamedTuple

from django.http import HttpRequest

from bangtin_server.access import Right, may, seen
from bangtin_server.authority import EVERYWHERE
from bangtin_server.console.orders.order_forms import OrderForm
from bangtin_server.players.models import Site


class PlaceScreen(NamedTuple):
    """A screen to tick."""

    name: str
    picked: bool


class Place(NamedTuple):
    """A site to tick, with its screens."""

    code: str
    name: str
    picked: bool
    screens: tuple[PlaceScreen, ...]
    opened: bool
    """A screen of it is ticked."""


class Places(NamedTuple):
    """All of them."""

    sites: tuple[Place, ...]
    screens: int
    everywhere: bool
    """That may be ticked, too."""


def places(request: HttpRequest, right: Right, form: OrderForm) -> Places:
    """Return what who asks may tick; a site that is the only one is ticked from the start."""
    sites, screens = form.picked()
    rows = list(seen(request, right, Site.objects.prefetch_related("screens").order_by("name")))
    alone = len(rows) == 1 and not form.is_bound
    found = []
    for row in rows:
        names = sorted(screen.name for screen in row.screens.all())
        ticked = tuple(PlaceScreen(name, name in screens) for name in names)
        found.append(Place(row.code, row.name, alone or row.code in sites, ticked, any(one.picked for one in ticked)))
    return Places(tuple(found), sum(len(one.screens) for one in found), may(request, right, EVERYWHERE))
