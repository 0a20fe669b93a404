"""For what lines and hours are: a screen, a group or a site, and where its pages are."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from bangtin_server.access import Right, seen
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling.entries import Place

KINDS: dict[str, tuple[type[Screen] | type[ScreenGroup] | type[Site], str]] = {
    "screens": (Screen, "name"),
    "groups": (ScreenGroup, "code"),
    "sites": (Site, "code"),
}
"""What a line can be for, and by what each is known in addresses."""


def place_called(request: HttpRequest, kind: str, key: str) -> Place:
    """Return a place that who asks may see.

    Raises:
        Http404: there is none.
    """
    if kind not in KINDS:
        raise Http404
    rows, name = KINDS[kind]
    found = seen(request, Right.SEE, rows._default_manager.all()).filter(**{name: key}).first()  # noqa: SLF001 - Django's public name
    if not isinstance(found, Screen | ScreenGroup | Site):
        raise Http404
    return found


def address_of(where: Place, page: str = "schedule") -> str:
    """Return where the schedule of a place is, or its hours."""
    kind = next(kind for kind, (rows, _) in KINDS.items() if isinstance(where, rows))
    return reverse(page, args=[kind, getattr(where, KINDS[kind][1])])
