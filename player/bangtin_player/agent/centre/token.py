"""The token that says who a player is: signed with its own key, minutes old at most."""

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

import jwt
from requests import PreparedRequest
from requests.auth import AuthBase

from bangtin_player.agent.centre.identity import Identity

AUDIENCE = "bangtin-centre"


class PlayerToken(AuthBase):
    """Signs each request. A player without a clock takes the centre's time, for its tokens only.

    Args:
        identity: Whose key signs.
        unix_time: The machine's clock.
    """

    def __init__(self, identity: Identity, unix_time: Callable[[], float] = time.time) -> None:
        self._key, self._public = identity.key, identity.public_key
        self._unix_time = unix_time
        self._ahead = 0.0

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Add the token."""
        claims = {"aud": AUDIENCE, "iat": int(self._unix_time() + self._ahead)}
        signed = jwt.encode(claims, self._key, "EdDSA", headers={"kid": self._public})
        request.headers["Authorization"] = f"Bearer {signed}"
        return request

    def take_time(self, date: str | None) -> bool:
        """Sign by the time that an answer's `Date` says from now on; False where that changes nothing."""
        try:
            ahead = parsedate_to_datetime(date or "").timestamp() - self._unix_time()
        except (ValueError, TypeError):
            return False
        changed = abs(ahead - self._ahead) > _NEAR_S
        self._ahead = ahead
        return changed


_NEAR_S = 60.0
"""A token that is so much off is still taken (the centre allows five minutes)."""
