"""Who a player is: each request carries a token that the player's own key has signed minutes ago."""

from datetime import timedelta

import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.http import HttpRequest

from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.header import read_base64
from bangtin_server import clock
from bangtin_server.errors import CentreError
from bangtin_server.players.caller import Caller, caller
from bangtin_server.players.models import Player

AUDIENCE = "bangtin-centre"
_SLACK = timedelta(minutes=5)
_LENGTH = 32
_PRIME = 2**255 - 19
SMALL_ORDER = frozenset(
    {
        0,
        1,
        _PRIME - 1,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    }
)
"""The y coordinates of the points of order 1, 2, 4 and 8 of the curve (RFC 8032, 5.1): anybody can make signatures that
such a key accepts."""


class UnknownPlayerError(CentreError):
    """The request is not signed by a key that counts here."""


class RevokedPlayerError(UnknownPlayerError):
    """The key was a player's here, and is trusted no more.

    Args:
        key: The public key, as documents write it.
    """

    def __init__(self, key: str) -> None:
        super().__init__("this key was revoked; enrol again")
        self.key = key


def signer(request: HttpRequest) -> str:
    """Return the public key that signed *request*, known here or not.

    Raises:
        UnknownPlayerError: it carries no token, or one that its key did not sign just now.
    """
    scheme, _, presented = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not presented:
        raise UnknownPlayerError("a token signed by the player's key is wanted: Authorization: Bearer …")
    try:
        key = str(jwt.get_unverified_header(presented).get("kid", ""))
        public = Ed25519PublicKey.from_public_bytes(_sound(read_base64(key.encode(), _LENGTH, "key")))
        claims = jwt.decode(
            presented,
            public,
            algorithms=["EdDSA"],
            audience=AUDIENCE,
            options={"require": ["iat", "aud"], "verify_exp": False, "verify_iat": False},
        )
    except (jwt.InvalidTokenError, PlaylistsError, UnsupportedAlgorithm, ValueError) as error:
        raise UnknownPlayerError(f"the token does not hold: {error}") from error
    issued, now, slack = claims["iat"], clock.now().timestamp(), _SLACK.total_seconds()
    if not isinstance(issued, int | float) or not now - slack <= issued <= now + slack:
        raise UnknownPlayerError("the token is too old or from the future; take the time from the answer's Date")
    return key


def _sound(key: bytes) -> bytes:
    """Return *key* unless it is one of the few that anybody can sign for.

    Raises:
        ValueError: it is one.
    """
    y = int.from_bytes(key, "little") % (1 << 255)  # the highest bit is the sign of x
    if y % _PRIME in SMALL_ORDER or y >= _PRIME:
        raise ValueError("this public key proves nothing; make a new one")
    return key


def player_of(request: HttpRequest) -> Player:
    """Return the player that sent *request*.

    Raises:
        RevokedPlayerError: one that was revoked.
        UnknownPlayerError: nobody.
    """
    return caller_of(request).player


def caller_of(request: HttpRequest) -> Caller:
    """Return the same, with what an answer to it needs.

    Raises:
        RevokedPlayerError, UnknownPlayerError: see `player_of`.
    """
    key = signer(request)
    found = caller(key, clock.now())
    if found is None:
        raise UnknownPlayerError("this key is no player's here; enrol again")
    if found.player.revoked_at is not None:
        raise RevokedPlayerError(key)
    return found
