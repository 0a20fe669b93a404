"""Sealing and opening: what makes a document worth showing (architecture.md 7, `playlists/wire.md`).

A sealed document is one file: a line `SIGNATURE HEADER`, then the payload. The signature covers every byte after the
first space, as received, behind a fixed prefix; nothing is ever encoded again to check it.
"""

from collections.abc import Mapping
from typing import Protocol, TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bangtin_playlists.errors import (
    ContentError,
    FormError,
    KeyNotListedError,
    MisdirectedError,
    NotNewerError,
    SemanticsError,
    SignatureError,
)
from bangtin_playlists.wire.documents import Document, decode, encode
from bangtin_playlists.wire.header import (
    HEADER_BYTES,
    WIRE,
    Header,
    header_and_payload,
    in_base64,
    parted,
    public_key_bytes,
)
from bangtin_playlists.wire.keys import NO_KEYS, Keys

SEMANTICS = 1
"""The rules that documents are written for: timeline.md R1 to R23."""

_PREFIX = b"bangtin sealed document\n"


class Sealable(Document, Protocol):
    """A document that a player must be able to trust."""

    @property
    def version(self) -> int:
        """Higher than of every earlier document of its kind and subject."""
        ...

    def subject(self) -> str:
        """Return the screen, site or player that it is for."""
        ...


S = TypeVar("S", bound=Sealable)


class Trust(msgspec.Struct, frozen=True):
    """What a player knows before it opens a document."""

    root: str
    """The root's public key, pinned when the player was enrolled."""
    keys: Keys = NO_KEYS
    """The newest list that the root signed."""
    seen: Mapping[tuple[str, str], int] = {}
    """The highest version seen of each (kind, subject)."""

    def having_seen(self, document: Sealable) -> "Trust":
        """Return the trust after *document* was opened; store it durably before acting on the document."""
        seen = {**self.seen, (document.kind, document.subject()): document.version}
        return Trust(self.root, document if isinstance(document, Keys) else self.keys, seen)


def key_text(key: Ed25519PublicKey) -> str:
    """Write a public key as it stands in headers and lists."""
    return in_base64(key.public_bytes_raw())


def seal(document: Sealable, key: Ed25519PrivateKey) -> bytes:
    """Return the file that carries *document*, signed with *key*.

    Raises:
        FormError: no player would open it: its payload, its subject or its version is too large.
    """
    payload = encode(document)
    if len(payload) > document.most_bytes:
        raise FormError(f"{document.kind}: {len(payload)} bytes, at most {document.most_bytes} are allowed")
    header = Header(WIRE, SEMANTICS, document.kind, document.subject(), document.version, key_text(key.public_key()))
    file = sealed(header, payload, key)
    header_and_payload(parted(file)[1])
    return file


def sealed(header: Header, payload: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the file that carries *payload* under *header*, signed with *key*; nothing is checked."""
    body = msgspec.json.encode(header) + b"\n" + payload
    return in_base64(key.sign(_PREFIX + body)).encode() + b" " + body


def opened(file: bytes, kind: type[S], subject: str, trust: Trust, *, stored: bool = False) -> S:
    """Return the document in *file*, if it is the one asked for and is to be trusted.

    Args:
        file: The bytes as received.
        kind: The type of document that was asked for.
        subject: The screen, site or player that it has to be for; empty for `Keys`.
        trust: What is known so far.
        stored: The file is the player's own copy, opened before: the highest version seen may come again, and a
            retired key still counts.

    Raises:
        FormError: no sealed document, too large, or of another major wire.
        SignatureError: the bytes are not the ones that were signed.
        KeyNotListedError: the root does not let this key sign this kind.
        MisdirectedError: another kind or subject.
        NotNewerError: seen before, or older.
        SemanticsError: rules or keys that are not known here.
        ContentError: the payload is not such a document, or contradicts the header.
    """
    if len(file) > kind.most_bytes + HEADER_BYTES:
        raise FormError(f"{kind.kind}: {len(file)} bytes, at most {kind.most_bytes + HEADER_BYTES} are allowed")
    signature, body = parted(file)
    header, payload = header_and_payload(body)
    _require_signature(header, signature, body)
    _require_listed(header, trust, stored=stored)
    _require_asked(header, kind.kind, subject)
    _require_newer(header, trust, stored=stored)
    if header.semantics != SEMANTICS:
        raise SemanticsError(f"{header.kind}: written for semantics {header.semantics}, only {SEMANTICS} is known here")
    return _agreeing(header, decode(kind, payload))


def _require_signature(header: Header, signature: bytes, body: bytes) -> None:
    key = Ed25519PublicKey.from_public_bytes(public_key_bytes(header))
    try:
        key.verify(signature, _PREFIX + body)
    except InvalidSignature as error:
        raise SignatureError(f"{header.kind}: these are not the bytes that {header.key} signed") from error


def _require_listed(header: Header, trust: Trust, *, stored: bool) -> None:
    """Only the root signs lists of keys, and it signs nothing else unless it lists itself."""
    if header.kind == Keys.kind:
        allowed = header.key == trust.root
    else:
        allowed = any(
            listed.key == header.key and header.kind in listed.may_sign and (stored or not listed.retired)
            for listed in trust.keys.keys
        )
    if not allowed:
        raise KeyNotListedError(f"{header.kind}: the root does not let {header.key} sign it")


def _require_asked(header: Header, kind: str, subject: str) -> None:
    if (header.kind, header.subject) != (kind, subject):
        raise MisdirectedError(f"{header.kind} of {header.subject!r}, but {kind} of {subject!r} was asked for")


def _require_newer(header: Header, trust: Trust, *, stored: bool) -> None:
    highest = trust.seen.get((header.kind, header.subject), -1)
    if header.version < highest or (header.version == highest and not stored):
        raise NotNewerError(f"{header.kind}: version {header.version}, but {highest} was seen before")


def _agreeing(header: Header, document: S) -> S:
    if (document.subject(), document.version) != (header.subject, header.version):
        raise ContentError(
            f"{header.kind}: the header says version {header.version} of {header.subject!r}, "
            f"the payload version {document.version} of {document.subject()!r}"
        )
    return document
