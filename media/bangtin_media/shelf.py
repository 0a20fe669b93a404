"""The folder under a store: its files, its lock, and what its disk may say."""

import contextlib
import errno
import fcntl
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG

from bangtin_media.digest import is_digest
from bangtin_media.errors import StoreError, StoreFullError
from bangtin_media.incoming import ASIDE, INCOMING, flush_folder
from bangtin_media.part import PART
from bangtin_playlists.playlist import Digest

_FULL = {errno.ENOSPC, errno.EDQUOT}
_LOST = {errno.EIO, errno.EBADMSG, errno.EUCLEAN}
"""The disk or its file system is damaged where the bytes were; anything else, such as too many open files, passes."""


class Shelf:
    """A folder of media, temporaries, and what was set aside; other files in it are left alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self) -> None:
        """Make the folder where it is absent, so that it survives a power cut as what it holds does."""
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            flush_folder(self._folder.parent)

    def files(self) -> Iterator[tuple[str, os.stat_result]]:
        """Go through all that is ours; once, also what gets its name while we look."""
        seen: set[int] = set()
        with os.scandir(self._folder) as found:
            for entry in found:
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # another process took it meanwhile
                if _is_ours(entry.name) and S_ISREG(stat.st_mode) and stat.st_ino not in seen:
                    seen.add(stat.st_ino)
                    yield entry.name, stat

    def is_orphan(self, name: str) -> bool:
        """Tell whether nobody alive writes the temporary *name*; ask under the lock only."""
        try:
            with (self._folder / name).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, FileNotFoundError):
            return False
        return True

    def mark_used(self, digests: Iterable[Digest]) -> None:
        """Note that these media are needed now; those that are gone are no trouble."""
        for path in (self._folder / digest for digest in digests):
            with contextlib.suppress(FileNotFoundError):
                os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))

    def mark_checked(self, digest: Digest, used_ns: int) -> None:
        """Note that a medium's bytes are whole now; that they were read for it is no use of them (*used_ns* is)."""
        os.utime(self._folder / digest, ns=(used_ns, time.time_ns()))

    def is_whole(self, digest: Digest) -> bool:
        """Read a medium through; one that the disk has lost in part is not whole either."""
        try:
            with (self._folder / digest).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError as error:
            if error.errno not in _LOST:
                raise
            return False

    def set_aside(self, digest: Digest) -> None:
        """Take a medium's name away from bytes that are not its own."""
        (self._folder / digest).rename(self._folder / f"{ASIDE}{digest}")
        flush_folder(self._folder)

    def remove(self, names: Iterable[str]) -> None:
        """Remove files; those that are gone already are no trouble."""
        for name in list(names):
            (self._folder / name).unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from claiming the same space, and from sweeping what is not locked yet."""
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    @contextmanager
    def trouble(self, size: int = 0) -> Iterator[None]:
        """Turn what the disk says into our errors; *size* is what was to be written."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise StoreFullError("store_no_space", needed=size, room=0) from error
            raise StoreError("store_unusable", folder=str(self._folder), reason=error.strerror or "") from error


def _is_ours(name: str) -> bool:
    return name.startswith((INCOMING, ASIDE, PART)) or is_digest(name)
