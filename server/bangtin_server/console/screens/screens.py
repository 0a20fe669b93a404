"""The screen that a page is about."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from bangtin_server.access import Right, seen
from bangtin_server.players.models import Screen


def screen_of(request: HttpRequest, name: str) -> Screen:
    """Return a screen of those that the person may see, its player's last word with it; every other is not there."""
    rows = Screen.objects.select_related("site", "player__presence")
    return get_object_or_404(seen(request, Right.SEE, rows), name=name)
