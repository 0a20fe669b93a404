"""The page of one screen: how it stands, what its wall looked like last, what is wrong with it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bangtin_playlists.wire.command import Photograph
from bangtin_playlists.wire.heartbeat import ScreenState
from bangtin_server import clock
from bangtin_server.access import Right, may, require, seen
from bangtin_server.composition import keyring, storage
from bangtin_server.console.language import chosen, in_words, say
from bangtin_server.console.screen_rows import looks_of, presence_of, published_of, row_of
from bangtin_server.console.telling import ago
from bangtin_server.errors import CentreError, StorageError
from bangtin_server.players import commands, outages, pictures, words
from bangtin_server.players.models import Grievance, Picture, Screen

_MONTH = timedelta(days=30)
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_LOOK_AGAIN_S = 2
"""How soon a page that waits for a picture is loaded again."""


@never_cache
@require_safe
def screen(request: HttpRequest, name: str) -> HttpResponse:
    """Show one screen."""
    one, now = _screen(request, name), clock.now()
    picture = pictures.newest(one)
    waits, published = _waits(one, now), published_of([one]).get(one.pk)
    shown = {
        "row": row_of(request, one, published, now),
        "screen": one,
        "told": _told(one),
        "published": published,
        "picture": picture,
        "picture_ago": ago(request, picture.taken_at, now) if picture else "",
        "may_ask": one.player is not None and may(request, Right.COMMAND, one),
        "waits": waits,
        "look_again": _LOOK_AGAIN_S if waits else None,
        "grievances": list(_grievances(request, one)),
        "incidents": list(_incidents(request, one, now)),
    }
    return render(request, "console/screen.html", shown)


@never_cache
@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Return the newest picture of the wall; with `look` the newest of the small ones."""
    one = _screen(request, name)
    newest = Picture.objects.filter(pk__in=looks_of([one]).values()).first() if "look" in request.GET else None
    newest = newest or pictures.newest(one)
    try:
        content = storage().get(newest.name) if newest else None
    except StorageError:
        content = None
    if newest is None or content is None:
        raise Http404
    return HttpResponse(content, _TYPES[newest.name.rpartition(".")[2]], headers={"X-Content-Type-Options": "nosniff"})


@require_POST
def photograph(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the screen's player for a new picture."""
    one = _screen(request, name)
    require(request, Right.COMMAND, one)
    if one.player is None:
        messages.error(request, say(request, "no_player_to_ask"))
    else:
        wish = commands.Wish(Photograph(one.name), request.user.get_username())
        try:
            commands.give(one.player, wish, keyring().publisher())
        except CentreError as error:
            messages.error(request, in_words(request, error))
    return HttpResponseRedirect(reverse("screen", args=[one.name]))


def _screen(request: HttpRequest, name: str) -> Screen:
    """Return a screen of those that the person may see; every other is not there."""
    rows = Screen.objects.select_related("site", "player__presence")
    return get_object_or_404(seen(request, Right.SEE, rows), name=name)


def _told(screen: Screen) -> ScreenState | None:
    """Return what its player said of it last."""
    presence = presence_of(screen)
    said = presence.said().screens if presence else ()
    return next((one for one in said if one.screen == screen.name), None)


def _waits(screen: Screen, now: datetime) -> bool:
    """Say whether a picture was asked for and the player may still send it."""
    asked = commands.pending(screen.player, now) if screen.player else ()
    return any(row.deed.get("type") == "photograph" and row.deed.get("screen") == screen.name for row in asked)


def _grievances(request: HttpRequest, screen: Screen) -> Iterator[dict[str, object]]:
    """Yield what the player complains of now, of this screen or of the whole machine."""
    rows = Grievance.objects.filter(player=screen.player, until=None) if screen.player else ()
    for row in rows:
        if row.screen in {"", screen.name}:
            yield {"said": words.of_grievance(row.code, chosen(request)), "detail": row.item or row.detail, "row": row}


def _incidents(request: HttpRequest, screen: Screen, now: datetime) -> Iterator[dict[str, object]]:
    """Yield the outages of a month, the newest first."""
    for one in reversed(outages.incidents([screen], now - _MONTH, now)):
        yield {"cause": words.of_cause(one.cause, chosen(request)), "since": one.since, "until": one.until}
