"""What players ask and tell, over HTTP: enrolment, addresses, heartbeats. Bodies are documents of the wire."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import instant
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server.api.player_key import UnknownPlayerError, player_of, signer
from bangtin_server.composition import keyring
from bangtin_server.players import enrolment, hearing
from bangtin_server.players.models import Enrolment, Player
from bangtin_server.storage import names

View = Callable[..., HttpResponse]


def for_players(view: View) -> View:
    """Answer 401 to strangers and 400 to what cannot be read, in words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnknownPlayerError as error:
            return _refused(401, error)
        except (PlaylistsError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            return _refused(400, error)

    return csrf_exempt(guarded)


@for_players
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Let a machine ask to be enrolled: `{facts}` → `{code, until}`."""
    facts = msgspec.json.decode(request.body or b"{}", type=dict[str, Any])
    asked = enrolment.ask(signer(request), facts)
    return JsonResponse({"code": asked.code, "until": instant(asked.until)}, status=201)


@for_players
@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """Say whether the machine that asks is enrolled by now: 200 with all it needs, or 202 while its code stands."""
    key = signer(request)
    player = Player.objects.filter(public_key=key, revoked_at=None).select_related("site").first()
    if player is not None:
        return JsonResponse(_welcome(player))
    waits = Enrolment.objects.filter(public_key=key, player=None).exists()
    return JsonResponse({}, status=202 if waits else 404)


@for_players
@require_GET
def addresses(request: HttpRequest) -> HttpResponse:
    """Tell a player where its documents are."""
    return JsonResponse(_addresses(player_of(request)))


@for_players
@require_POST
def heartbeat(request: HttpRequest) -> HttpResponse:
    """Hear a player; answer with where its documents are now, and what it is asked to do."""
    player = player_of(request)
    hearing.hear(player, decode(Heartbeat, request.body), request.body)
    return JsonResponse(_addresses(player))


def _welcome(player: Player) -> dict[str, Any]:
    return {"player": player.name, "site": player.site.code, "root": keyring().root_text(), **_addresses(player)}


def _addresses(player: Player) -> dict[str, Any]:
    return {
        "keys": names.KEYS,
        "manifests": {one.name: names.manifest(player.token, one.name) for one in player.screens.all()},
        "orders": names.orders(player.site.token),
        "timestamp": names.timestamp(player.site.token),
        "push": f"push/{player.token},{player.site.token}",
        "heartbeat_s": settings.HEARTBEAT_SECONDS,
    }


def _refused(status: int, error: Exception) -> HttpResponse:
    return JsonResponse({"error": str(error)}, status=status)
