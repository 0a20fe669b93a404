"""What every request of a player passes: strangers and what cannot be read get a clear refusal."""

from collections.abc import Callable
from functools import wraps

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from bangtin_playlists.errors import PlaylistsError
from bangtin_server import clock
from bangtin_server.api.bodies import BodyError, LengthWantedError, TooLargeError
from bangtin_server.api.player_key import RevokedPlayerError, UnknownPlayerError
from bangtin_server.composition import keyring
from bangtin_server.errors import CommandError, EnrolmentError, PictureRefusedError, TooManyAttemptsError
from bangtin_server.players.commands import dismissal

View = Callable[..., HttpResponse]

_STATUS: dict[type[Exception], int] = {
    UnknownPlayerError: 401,
    TooManyAttemptsError: 429,
    EnrolmentError: 409,
    LengthWantedError: 411,
    TooLargeError: 413,
    BodyError: 400,
    CommandError: 400,
    PictureRefusedError: 400,
    PlaylistsError: 400,
    msgspec.MsgspecError: 400,
    UnicodeDecodeError: 400,
    RecursionError: 400,
}
"""What a refusal answers; the first that fits counts."""


def for_players(view: View) -> View:
    """Let a view answer refusals by their errors, in words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except RevokedPlayerError as error:
            told = {"error": str(error), "dismissal": dismissal(error.key, keyring().publisher())}
            return _dated(JsonResponse(told, status=401))
        except tuple(_STATUS) as error:
            status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
            return _dated(JsonResponse({"error": str(error)}, status=status))

    return csrf_exempt(guarded)


def _dated(refusal: JsonResponse) -> JsonResponse:
    """Say by which clock tokens are judged here: a player signs by the `Date` of its refusal from then on."""
    refusal["Date"] = http_date(clock.now().timestamp())
    return refusal
