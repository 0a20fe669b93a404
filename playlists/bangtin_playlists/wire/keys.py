"""The list of publisher keys, signed by the root that a player pinned when it was enrolled."""

from typing import ClassVar

import msgspec

from bangtin_playlists.instant import Instant


class PublisherKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """A key that the root vouches for."""

    key: str
    """The Ed25519 public key: 32 bytes in base64url without padding."""
    may_sign: tuple[str, ...]
    """The kinds of document that it may sign."""
    retired: bool = False
    """Signs nothing new; what a player already holds from it stays good. A key that leaks is left out instead."""
    name: str = ""
    """What people call it."""


class Keys(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who may sign what. Its own version rises with every change."""

    kind: ClassVar[str] = "keys"
    most_bytes: ClassVar[int] = 1 << 18

    version: int = 0
    issued: Instant = Instant(0)
    keys: tuple[PublisherKey, ...] = ()
    must_understand: tuple[str, ...] = ()

    def subject(self) -> str:
        """Return whom the document is for: everyone under its root, so nobody by name."""
        return ""


NO_KEYS = Keys()
