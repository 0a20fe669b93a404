"""Digests: the SHA-256 by which every medium is known."""

import hashlib
import re
from pathlib import Path

from bangtin_media.errors import MediaError
from bangtin_media.source import opened
from bangtin_playlists.playlist import Digest

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


def digest_of(path: Path) -> Digest:
    """Return the digest of the file at *path*, read in pieces.

    Raises:
        MissingError: There is no such file, or it cannot be read.
    """
    with opened(path) as file:
        return Digest(hashlib.file_digest(file, "sha256").hexdigest())


def as_digest(text: str) -> Digest:
    """Take *text* for a digest, so that it is safe to be part of a path.

    Raises:
        MediaError: It is not 64 lower-case hexadecimal digits.

    >>> as_digest("../etc/passwd")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    bangtin_media.errors.MediaError: “../etc/passwd” is not a SHA-256 (64 ... digits). Compute it with sha256sum.
    """
    if not is_digest(text):
        raise MediaError("not_a_digest", digest=text)
    return Digest(text)


def is_digest(text: str) -> bool:
    """Tell whether *text* is written as a digest."""
    return _DIGEST.match(text) is not None
