"""To whom a file or an item is to belong: the places where who asks may contribute."""

from django.http import HttpRequest

from bangtin_server.access import Right, may, seen
from bangtin_server.accounts.models import Unit
from bangtin_server.authority import EVERYWHERE
from bangtin_server.console.acting import person_of
from bangtin_server.console.language import say
from bangtin_server.errors import LibraryError
from bangtin_server.library.uploads import Place
from bangtin_server.players.models import Site


def place_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the places, one's own unit first; only where a role holds nowhere else, sites."""
    units = list(seen(request, Right.CONTRIBUTE, Unit.objects.order_by("name")))
    units.sort(key=lambda unit: unit.pk != person_of(request).unit_id)
    shared = [("", say(request, "library_nobody"))] if may(request, Right.CONTRIBUTE, EVERYWHERE) else []
    own = [(f"unit:{unit.pk}", unit.name) for unit in units]
    has_own = bool(units) and units[0].pk == person_of(request).unit_id
    chosen = own + shared if has_own else shared + own
    if chosen:
        return chosen
    sites = seen(request, Right.CONTRIBUTE, Site.objects.order_by("name"))
    return [(f"site:{site.pk}", site.name) for site in sites]


def place_from(request: HttpRequest, text: str) -> Place:
    """Return the place that was chosen of `place_choices`.

    Raises:
        LibraryError: it is none of them.
    """
    offered = dict(place_choices(request))
    if text not in offered and len(offered) == 1:
        text = next(iter(offered))
    if text not in offered:
        raise LibraryError("say whose it is: choose a unit of yours", "Hãy chọn đơn vị của bạn.")
    kind, _, key = text.partition(":")
    if kind == "unit":
        return Place(unit=Unit.objects.get(pk=int(key)))
    return Place(site=Site.objects.get(pk=int(key))) if kind == "site" else Place()
