"""Layouts: how each divides a screen, what its zones play, and where it stands in the schedule."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server.access import Right, may, seen
from bangtin_server.console.language import say
from bangtin_server.console.plan.places import address_of
from bangtin_server.scheduling.entries import place_of_entry
from bangtin_server.scheduling.models import Entry, Layout

_LETTERS_WIDE = 14
"""Of the name of a zone, letters beside each other in the width of a drawing."""


@never_cache
@require_safe
def list_layouts(request: HttpRequest) -> HttpResponse:
    """Show the layouts, each drawn."""
    rows = (
        Layout.objects.select_related("home").prefetch_related("zones__playlist").order_by("name", "code", "home__name")
    )
    shown = [_shown(request, row) for row in seen(request, Right.SEE, rows)]
    return render(request, "console/layouts.html", {"rows": shown})


def _shown(request: HttpRequest, row: Layout) -> dict[str, Any]:
    zones = list(row.zones.all())
    width = max((zone.x + zone.width for zone in zones), default=0)
    height = max((zone.y + zone.height for zone in zones), default=0)
    letter = round(max(width, height) / _LETTERS_WIDE / 1.6)
    lines = Entry.objects.filter(layout=row).select_related("screen__site", "group", "site")
    places = {str(where): address_of(where) for where in map(place_of_entry, lines) if may(request, Right.SEE, where)}
    return {
        "row": row,
        "zones": [(zone, zone.y + min(letter, zone.height / 2)) for zone in zones],
        "width": width,
        "height": height,
        "letter": letter,
        "drawn": say(request, "layout_drawn", name=row),
        "places": places.items(),
    }
