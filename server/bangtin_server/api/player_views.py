"""What players ask and tell, over HTTP: enrolment, addresses, heartbeats. Bodies are documents of the wire."""

from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from bangtin_playlists.instant import instant
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.access import address_of
from bangtin_server.api.bodies import whole
from bangtin_server.api.player_guard import for_players
from bangtin_server.api.player_key import player_of, signer
from bangtin_server.composition import keyring
from bangtin_server.players import commands, enrolment, hearing
from bangtin_server.players.models import Enrolment, Player
from bangtin_server.storage import names

_MOST_FACTS = 1 << 14


@for_players
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Let a machine ask to be enrolled: `{facts}` → `{code, until}`."""
    key = signer(request)
    body = whole(request, _MOST_FACTS).replace(rb"\u0000", b"")  # PostgreSQL's JSON has no place for NUL
    asked = enrolment.ask(key, msgspec.json.decode(body or b"{}", type=dict[str, Any]), address_of(request))
    return JsonResponse({"code": asked.code, "until": instant(asked.until)}, status=201)


@for_players
@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """Say whether the machine that asks is enrolled by now: 200 with all it needs, or 202 while its code stands."""
    key = signer(request)
    player = Player.objects.filter(public_key=key, revoked_at=None).select_related("site").first()
    if player is not None:
        return JsonResponse(_welcome(player))
    waits = Enrolment.objects.filter(public_key=key, player=None, until__gt=clock.now()).exists()
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
    body = whole(request, Heartbeat.most_bytes)
    hearing.hear(player, decode(Heartbeat, body), body)
    waiting = commands.pending(player, clock.now()).values_list("sealed", flat=True)
    return JsonResponse({**_addresses(player), "commands": [bytes(one).decode() for one in waiting]})


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
