"""Being dismissed: a centre that trusts a player no more says so under its seal, and nothing less is believed.

A bare 401 may come from anybody on the way. Who could end a wall's programme by one would need no key at all
(architecture.md 1, idea 4; docs/adr/0012).
"""

import logging

import msgspec

from bangtin_player.errors import StrangerError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.command import Command, Leave
from bangtin_playlists.wire.seal import Trust, opened

_log = logging.getLogger(__name__)


class _Said(msgspec.Struct, frozen=True):
    """What stands beside a 401."""

    dismissal: str = ""
    """A sealed command, addressed to the public key that was revoked."""


def is_dismissal(error: StrangerError, public_key: str, trust: Trust) -> bool:
    """Say whether the centre itself has dismissed the player of *public_key*."""
    try:
        said = msgspec.json.decode(error.body, type=_Said)
        if not said.dismissal:
            return False
        return isinstance(opened(said.dismissal.encode(), Command, public_key, trust).deed, Leave)
    except (msgspec.MsgspecError, UnicodeError) as unreadable:
        _log.debug("a refusal that no centre writes: %s", unreadable)
    except PlaylistsError as untrusted:
        _log.warning("somebody says that this player was revoked, and is not believed: %s", untrusted)
    return False
