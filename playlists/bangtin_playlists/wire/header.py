"""The first line of a sealed document: `SIGNATURE HEADER`, and how it is read (`playlists/wire.md`)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated

import msgspec

from bangtin_playlists.errors import FormError

WIRE = 1
"""The major number of the form. Optional keys may be added under it; anything else makes it 2."""

HEADER_BYTES = 2048
"""The longest first line, its newline included."""

_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


class Header(msgspec.Struct, frozen=True):
    """What the signature binds the payload to."""

    wire: int
    semantics: int
    kind: str
    subject: str
    version: Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]
    key: str
    """The signer's public key, in base64url."""


def parted(file: bytes) -> tuple[bytes, bytes]:
    """Return the signature of a sealed *file*, and the bytes that it covers.

    Raises:
        FormError: the file does not begin with a signature and a header.
    """
    text, space, body = file[:HEADER_BYTES].partition(b" ")
    if not space or b"\n" in text or b"\n" not in body:
        raise FormError(f"not a sealed document: no first line `SIGNATURE HEADER` within {HEADER_BYTES} bytes")
    return read_base64(text, _SIGNATURE_BYTES, "signature"), file[len(text) + 1 :]


def header_and_payload(body: bytes) -> tuple[Header, bytes]:
    """Return what a signature covers, in its two parts.

    Raises:
        FormError: the line is no header, or speaks another major wire.
    """
    line, _, payload = body.partition(b"\n")
    try:
        header = msgspec.json.decode(line, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FormError(f"not a sealed document: header: {error}") from error
    if header.wire != WIRE:
        raise FormError(f"speaks wire {header.wire}, only {WIRE} is known here")
    return header, payload


def public_key_bytes(header: Header) -> bytes:
    """Return the signer's public key.

    Raises:
        FormError: the header holds no key.
    """
    return read_base64(header.key.encode(), _KEY_BYTES, "key")


def in_base64(raw: bytes) -> str:
    """Write base64url without padding.

    >>> in_base64(b"bang tin")
    'YmFuZyB0aW4'
    """
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def read_base64(text: bytes, length: int, what: str) -> bytes:
    """Read *length* bytes of base64url without padding; each value has one spelling only.

    Raises:
        FormError: *text* is not that.
    """
    try:
        raw = urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    except ValueError as error:
        raise FormError(f"not a sealed document: the {what} is not base64url") from error
    if len(raw) != length or in_base64(raw).encode() != text:
        raise FormError(f"not a sealed document: the {what} is not {length} bytes in base64url")
    return raw
