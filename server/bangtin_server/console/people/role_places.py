"""Where a role may be given: what a list offers, and what was chosen of it."""

from django.http import HttpRequest

from bangtin_server.access import Right, require, seen
from bangtin_server.accounts import units
from bangtin_server.accounts.grants import Place
from bangtin_server.accounts.models import Unit
from bangtin_server.authority import EVERYWHERE, may
from bangtin_server.console.people.role_words import indented
from bangtin_server.errors import AccountError
from bangtin_server.players.models import Site


def places(request: HttpRequest) -> dict[str, object]:
    """Return where who asks may give roles: `everywhere`, `units` and `sites`."""
    mine = seen(request, Right.PEOPLE, Unit.objects.all())
    return {
        "everywhere": may(request, Right.PEOPLE, EVERYWHERE),
        "units": indented(units.in_order(mine)),
        "sites": list(seen(request, Right.PEOPLE, Site.objects.order_by("name"))),
    }


def place_from(request: HttpRequest, text: str) -> Place:
    """Return the place that was chosen: `everywhere`, `unit:KEY` or `site:KEY`.

    Raises:
        AccountError: nothing of the list was chosen.
        NotAllowedError: who asks keeps no accounts there.
    """
    kind, _, key = text.partition(":")
    if kind == "everywhere" and not key:
        require(request, Right.PEOPLE, EVERYWHERE)
        return Place()
    number = int(key) if key.isascii() and key.isdigit() and len(key) < len(str(1 << 62)) else 0
    if kind == "unit" and (unit := seen(request, Right.PEOPLE, Unit.objects.all()).filter(pk=number).first()):
        return Place(unit=unit)
    if kind == "site" and (site := seen(request, Right.PEOPLE, Site.objects.all()).filter(pk=number).first()):
        return Place(site=site.pk)
    raise AccountError("choose where the role holds", "Hãy chọn nơi giao vai trò.")
