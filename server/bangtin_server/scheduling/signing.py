"""When a document is new enough to be signed, under which version, and from when on it is in force."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple, Protocol, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.seal import seal

D = TypeVar("D", Manifest, Orders)
AFTER_FAULT = timedelta(seconds=30)
"""How long what cannot be signed now, or waits for something, is left before it is tried again."""


class Published(Protocol):
    """What is known of the version in force."""

    version: int
    fingerprint: str
    since: datetime


class Signed(NamedTuple):
    """A document, ready to be fetched."""

    version: int
    fingerprint: str
    file: bytes


def signed_if_new(
    document: D, last: Published | None, key: Ed25519PrivateKey, now: Instant, seen: int = 0
) -> Signed | None:
    """Sign *document*, which has neither version nor date yet; None where *last* says what it says, by the same key.

    The version is higher than that of *last* and than any that players have *seen*, and at least the Unix time in ms:
    a centre restored from a backup is still obeyed, even one whose clock has fallen back (architecture.md 7).
    """
    fingerprint = sha256(encode(document) + key.public_key().public_bytes_raw()).hexdigest()
    if last is not None and last.fingerprint == fingerprint and last.version >= seen:
        return None
    version = max(now, seen + 1, last.version + 1 if last else 0)
    return Signed(version, fingerprint, seal(msgspec.structs.replace(document, version=version, issued=now), key))


def in_force_from(last: Published | None, now: datetime) -> datetime:
    """Return when the version after *last* begins: now, but never before *last* began.

    A clock that fell back would otherwise have two versions in force at once, or one that ends before it begins. A last
    version of no length was in force for no time that this clock can name.
    """
    return now if last is None else max(now, last.since)
