"""The page of one screen: how it stands, what its wall looked like last, what is wrong, and what was asked of it."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bangtin_playlists.wire.command import Photograph
from bangtin_playlists.wire.heartbeat import ScreenState
from bangtin_server import clock
from bangtin_server.access import Right, may, require
from bangtin_server.composition import keyring, storage
from bangtin_server.console.language import chosen, in_words, say
from bangtin_server.console.numbers import number_in
from bangtin_server.console.screens.command_pages import HOURS, LOUD, MINUTES, SHOWN, fresh_keys, history
from bangtin_server.console.screens.live import is_old, is_part
from bangtin_server.console.screens.screen_rows import looks_of, presence_of, published_of, row_of
from bangtin_server.console.screens.screens import screen_of
from bangtin_server.console.telling import ago
from bangtin_server.errors import CentreError, StorageError
from bangtin_server.players import commands, grievances, outages, pictures, words
from bangtin_server.players.models import Screen
from bangtin_server.players.states import State, state_of
from bangtin_server.scheduling.fitting import LeftOut
from bangtin_server.scheduling.manifests import left_out

_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_EVERY_S, _SOON_S = 15, 2
"""How often the page asks anew; the second where an answer is about to come."""
_LISTENING = {State.ONLINE, State.DARK_BY_HOURS, State.DARK_BY_ORDER}
_TEMPLATES = {False: "console/screen.html", True: "console/screen-live.html"}


@require_safe
def screen(request: HttpRequest, name: str) -> HttpResponse:
    """Show one screen, or the part of its page that refreshes itself."""
    one, now = screen_of(request, name), clock.now()
    may_command = may(request, Right.COMMAND, one)
    shown = {
        "screen": one,
        "may_command": may_command,
        "grievances": list(_grievances(request, one)),
        "incidents": list(_incidents(request, one, now)),
        "left_out": [_left_out(request, each) for each in left_out(one)],
        "history": history(request, one, may_command=may_command),
        "part": is_part(request),
        **_standing(request, one, now),
        **_offered(request, one),
    }
    answer = render(request, _TEMPLATES[is_part(request)], shown)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _left_out(request: HttpRequest, one: LeftOut) -> dict[str, str]:
    """Return what the screen does not show though it is in its playlists, and why."""
    if chosen(request) == "en":
        return {"item": one.item, "why": f"Not on this screen. {one.en}"}
    return {"item": one.item, "why": f"Không lên màn hình này. {one.vi}"}


def _standing(request: HttpRequest, one: Screen, now: datetime) -> dict[str, object]:
    """Return how the screen stands now, and what its wall looked like last."""
    newest, published = pictures.newest(one), published_of([one]).get(one.pk)
    waits, listens = _awaited(one, now), state_of(one, now) in _LISTENING
    return {
        "row": row_of(request, one, published, now),
        "told": _told(one),
        "groups": one.groups.order_by("name"),
        "published": published,
        "picture": newest,
        "picture_ago": ago(request, newest.taken_at, now) if newest else "",
        "picture_old": bool(newest and is_old(newest.taken_at, now)),
        "waits": "photograph" in waits,
        "away": one.player is not None and not listens,
        "every": _SOON_S if waits and listens else _EVERY_S,
    }


def _offered(request: HttpRequest, one: Screen) -> dict[str, object]:
    """Return what the forms of commands offer, and what they warn of."""
    offered: dict[str, object] = {"most": SHOWN, "older_said": say(request, "history_older", n=SHOWN)}
    if one.player is None:
        return offered
    named = {"screen": one.name, "player": one.player.name}
    beside = ", ".join(sorted(one.player.screens.values_list("name", flat=True)))
    lasts = int(commands.LASTS.total_seconds() // 60)
    return offered | {
        "keys": fresh_keys(),
        "minutes": [{"value": each, "said": say(request, "n_minutes", n=each)} for each in MINUTES],
        "hours": [{"value": each, "said": say(request, "hours_back", n=each)} for each in HOURS],
        "loud": LOUD,
        "away_said": say(request, "commands_away", n=lasts),
        "restart_said": say(request, "restart_warning", **named),
        "restart_now": say(request, "restart_now", **named),
        "reboot_said": say(request, "reboot_warning", **named, screens=beside),
        "reboot_now": say(request, "reboot_now", **named),
    }


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """Return a picture of the wall: `picture` names which, without it the newest; with `look` the newest small one."""
    one = screen_of(request, name)
    asked = request.GET.get("picture", "")
    named = one.pictures.filter(pk=number_in(asked) or 0).first()
    small = looks_of([one]).get(one.pk) if "look" in request.GET else None
    newest = named or small or pictures.newest(one)
    try:
        content = storage().get(newest.name) if newest else None
    except StorageError:
        content = None
    if newest is None or content is None:
        raise Http404
    kept = "private, max-age=300" if named else "no-store, private"  # a picture never changes under its number
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": kept}
    return HttpResponse(content, _TYPES[newest.name.rpartition(".")[2]], headers=headers)


@require_POST
def photograph(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the screen's player for a new picture."""
    one = screen_of(request, name)
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


def _told(screen: Screen) -> ScreenState | None:
    """Return what its player said of it last."""
    presence = presence_of(screen)
    said = presence.said().screens if presence else ()
    return next((one for one in said if one.screen == screen.name), None)


def _awaited(screen: Screen, now: datetime) -> set[str]:
    """Return what was asked of the screen or its machine, and the player may still do."""
    asked = commands.pending(screen.player, now) if screen.player else ()
    return {str(row.deed["type"]) for row in asked if row.deed.get("screen", screen.name) == screen.name}


def _grievances(request: HttpRequest, screen: Screen) -> Iterator[dict[str, object]]:
    """Yield what the player complains of now, of this screen or of the whole machine."""
    for row in grievances.of_screen(screen):
        yield {"said": words.of_grievance(row.code, chosen(request)), "detail": row.item or row.detail, "row": row}


def _incidents(request: HttpRequest, screen: Screen, now: datetime) -> Iterator[dict[str, object]]:
    """Yield the outages of a month, the newest first."""
    for one in reversed(outages.incidents([screen], now - outages.MONTH, now)):
        yield {"cause": words.of_cause(one.cause, chosen(request)), "since": one.since, "until": one.until}
