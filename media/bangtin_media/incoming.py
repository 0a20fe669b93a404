"""One medium on its way into a store: a temporary that becomes whole under its digest, or vanishes."""

import contextlib
import fcntl
import hashlib
import os
import secrets
from pathlib import Path

from bangtin_media.errors import WrongBytesError
from bangtin_playlists.playlist import Digest

INCOMING = ".incoming-"
ASIDE = ".aside-"
"""What was found not to be whole, kept for a person to look at."""


class Incoming:
    """A locked temporary. Its errors are the disk's own, but for `WrongBytesError`.

    Args:
        folder: The store's, so that renaming stays within one file system.
        size: Bytes to claim on the disk at once; 0 when unknown.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder
        self._path = folder / f"{INCOMING}{secrets.token_hex(8)}"
        self._hash = hashlib.sha256()
        self._written, self._claimed = 0, size
        self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if size:
                os.posix_fallocate(self._file, 0, size)
        except OSError:
            self.discard()
            raise

    def beyond(self, piece: bytes) -> int:
        """Return how many bytes of *piece* go beyond what was claimed."""
        return max(0, self._written + len(piece) - max(self._claimed, self._written))

    def write(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._hash.update(piece)
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        self._written += len(piece)

    def keep(self, digest: Digest | None, size: int | None) -> Digest:
        """Compare, flush, rename, flush the folder; only then is it there.

        Raises:
            WrongBytesError: It has not the announced size or digest.
        """
        if size is not None and self._written != size:
            raise WrongBytesError("wrong_size", expected=size, actual=self._written)
        actual = Digest(self._hash.hexdigest())
        if digest is not None and digest != actual:
            raise WrongBytesError("wrong_digest", expected=digest, actual=actual)
        os.fchmod(self._file, 0o444)
        os.fsync(self._file)
        self._path.rename(self._folder / actual)
        flush_folder(self._folder)
        return actual

    def discard(self) -> None:
        """Let go; what was not kept is removed."""
        with contextlib.suppress(OSError):  # the disk may be gone; sweeping will find it
            self._path.unlink(missing_ok=True)
        os.close(self._file)


def flush_folder(folder: Path) -> None:
    """Make renames and removals in *folder* survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
