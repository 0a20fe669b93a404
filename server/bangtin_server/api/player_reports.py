"""What players bring: their play logs, answers to commands, pictures and logs."""

from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.command import Answer
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_server.api.bodies import lines, whole
from bangtin_server.api.player_guard import for_players
from bangtin_server.api.player_key import player_of
from bangtin_server.api.request_counts import counts
from bangtin_server.composition import storage
from bangtin_server.players import bundles, commands, pictures
from bangtin_server.reports import intake


class _Same(msgspec.Struct, frozen=True):
    """A wall that has not changed."""

    same: Digest
    """The SHA-256 of the look that was sent last."""


MOST_PLAYS = 64 << 20
"""Bytes of one request, unpacked: about 100,000 rows."""


@for_players
@require_POST
def plays(request: HttpRequest) -> HttpResponse:
    """Take proof of play in: what is answered for is durable, what is refused is named by its line.

    A body in which nothing can be read at all is refused as a whole.
    """
    player = player_of(request)
    taken = intake.take(player, lines(request, MOST_PLAYS, ProofOfPlay.most_bytes))
    counts().plays.inc(taken.kept)
    answer = {"kept": taken.kept, "refused": [refusal._asdict() for refusal in taken.refused]}
    if taken.refused and not taken.kept:
        first = taken.refused[0]
        return JsonResponse({"error": f"line {first.line}: {first.error}", **answer}, status=400)
    return JsonResponse(answer)


@for_players
@require_POST
def answers(request: HttpRequest) -> HttpResponse:
    """Note what became of a command."""
    player = player_of(request)
    commands.answered(player, decode(Answer, whole(request, Answer.most_bytes)))
    return JsonResponse({})


@for_players
@require_POST
def picture(request: HttpRequest, screen: str) -> HttpResponse:
    """Keep a picture of one of the player's screens: PNG where somebody asked, JPEG or a word each minute."""
    player = player_of(request)
    shown = player.screens.filter(name=screen).first()
    if shown is None:
        return JsonResponse({"error": f"{player.name} does not drive such a screen"}, status=404)
    body = whole(request, pictures.MOST_BYTES)
    match request.content_type:
        case "application/json":
            same = msgspec.json.decode(body, type=_Same).same
            if not pictures.still_looks_so(shown, player, same):
                return JsonResponse({"error": "no such look is here; send it"}, status=404)
        case "image/jpeg":
            pictures.keep_look(shown, player, body, storage())
        case _:
            pictures.keep(shown, player, body, storage())
    return JsonResponse({})


@for_players
@require_POST
def log(request: HttpRequest, command: UUID) -> HttpResponse:
    """Keep the log that a command asked for."""
    player = player_of(request)
    bundles.keep(player, command, whole(request, bundles.MOST_BYTES), storage())
    return JsonResponse({})
