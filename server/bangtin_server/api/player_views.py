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
from bangtin_server.api.player_key import caller_of, signer
from bangtin_server.composition import keyring
from bangtin_server.players import commands, enrolment, hearing
from bangtin_server.players.caller import Caller, caller
from bangtin_server.players.models import Enrolment
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
    known = caller(key, clock.now())
    if known is not None and known.player.revoked_at is None:
        return JsonResponse(_welcome(known))
    waits = Enrolment.objects.filter(public_key=key, player=None, until__gt=clock.now()).exists()
    return JsonResponse({}, status=202 if waits else 404)


@for_players
@require_GET
def addresses(request: HttpRequest) -> HttpResponse:
    """Tell a player where its documents are."""
    return JsonResponse(_addresses(caller_of(request)))


@for_players
@require_POST
def heartbeat(request: HttpRequest) -> HttpResponse:
    """Hear a player; answer with where its documents are now, and what it is asked to do."""
    who = caller_of(request)
    body = whole(request, Heartbeat.most_bytes)
    hearing.hear(who.player, decode(Heartbeat, body), body)
    return JsonResponse({**_addresses(who), "commands": _waiting(who)})


def _waiting(who: Caller) -> list[str]:
    if not who.is_asked:
        return []
    waiting = commands.pending(who.player, clock.now()).values_list("sealed", flat=True)
    return [bytes(one).decode() for one in waiting]


def _welcome(who: Caller) -> dict[str, Any]:
    player = who.player
    return {"player": player.name, "site": player.site.code, "root": keyring().root_text(), **_addresses(who)}


def _addresses(who: Caller) -> dict[str, Any]:
    token, site = who.player.token, who.site_token
    return {
        "keys": names.KEYS,
        "manifests": {screen: names.manifest(token, screen) for screen in who.screens},
        "orders": names.orders(site),
        "timestamp": names.timestamp(site),
        "push": f"push/{token},{site}",
        "heartbeat_s": settings.HEARTBEAT_SECONDS,
    }
