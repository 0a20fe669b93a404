"""One medium that arrives in pieces over days: what has come stays under its digest until it is whole.

Unlike what `incoming` takes in, a part outlives its process. A power cut may leave other bytes in it than were written;
the digest of the whole finds that out, and the part begins anew.
"""

import contextlib
import fcntl
import hashlib
import os
from pathlib import Path

from bangtin_media.errors import WrongBytesError
from bangtin_media.incoming import flush_folder
from bangtin_playlists.playlist import Digest

PART = ".part-"
_TAG = ".tag"
_LONGEST_TAG = 1024
_PIECE = 1 << 20


class Part:
    """A locked file, appended to. Its errors are the disk's own, but for `WrongBytesError`.

    Args:
        folder: The store's, so that renaming stays within one file system.
        digest: Of the whole medium.
        size: Of the whole medium, in bytes.
    """

    def __init__(self, folder: Path, digest: Digest, size: int) -> None:
        self._folder, self._digest, self._size = folder, digest, size
        self._path = folder / f"{PART}{digest}"
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._hash = hashlib.sha256()
            self.have = self._read_through()
            """Bytes that have come."""
        except OSError:
            os.close(self._file)
            raise

    @property
    def tag(self) -> str:
        """What the server called the medium that this is a part of; empty when it said nothing."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self._tag_path.read_bytes()[:_LONGEST_TAG].decode("ascii")
        return ""

    def begin_anew(self, tag: str = "") -> None:
        """Throw away what has come; what comes now is of the medium that the server calls *tag*."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self._hash, self.have = hashlib.sha256(), 0
        self._tag_path.write_bytes(tag.encode("ascii", "ignore")[:_LONGEST_TAG])

    def write(self, piece: bytes) -> None:
        """Take the next bytes.

        Raises:
            WrongBytesError: They are more than the medium has.
        """
        if self.have + len(piece) > self._size:
            raise WrongBytesError("wrong_size", expected=self._size, actual=self.have + len(piece))
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        self._hash.update(piece)
        self.have += len(piece)

    def keep(self) -> None:
        """Compare, flush, rename, flush the folder; only then is it there.

        Raises:
            WrongBytesError: The bytes are not the announced ones; they are gone, and have to be fetched anew.
        """
        actual = self._hash.hexdigest()
        if self.have != self._size or actual != self._digest:
            self.drop()
            if self.have != self._size:
                raise WrongBytesError("wrong_size", expected=self._size, actual=self.have)
            raise WrongBytesError("wrong_digest", expected=self._digest, actual=actual)
        os.fchmod(self._file, 0o444)
        os.fsync(self._file)
        self._path.rename(self._folder / self._digest)
        self._tag_path.unlink(missing_ok=True)
        flush_folder(self._folder)

    def drop(self) -> None:
        """Remove what has come."""
        self._path.unlink(missing_ok=True)
        self._tag_path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go; what has come stays for the next time."""
        os.close(self._file)

    @property
    def _tag_path(self) -> Path:
        return self._path.with_name(self._path.name + _TAG)

    def _read_through(self) -> int:
        """Return how many bytes are there, having hashed them; more than there should be are none."""
        if os.fstat(self._file).st_size > self._size:
            os.ftruncate(self._file, 0)
        while piece := os.read(self._file, _PIECE):
            self._hash.update(piece)
        return os.lseek(self._file, 0, os.SEEK_CUR)


def needed_by(name: str) -> Digest:
    """Return the medium that the file *name* of a part belongs to.

    >>> needed_by(".part-abc.tag")
    'abc'
    """
    return Digest(name.removeprefix(PART).removesuffix(_TAG))
