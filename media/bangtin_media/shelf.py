"""The folder under a store: its files, its lock, and what its disk may say."""

import errno
import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bangtin_media.digest import is_digest
from bangtin_media.errors import StoreError, StoreFullError
from bangtin_media.incoming import ASIDE, INCOMING
from bangtin_media.keeping import Kept

_FULL = {errno.ENOSPC, errno.EDQUOT}


class Shelf:
    """A folder of media, temporaries, and what was set aside; other files in it are left alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self) -> Iterator[tuple[str, os.stat_result]]:
        """Go through all that is ours."""
        with os.scandir(self._folder) as found:
            for entry in found:
                try:
                    if _is_ours(entry.name) and entry.is_file(follow_symlinks=False):
                        yield entry.name, entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # another process took it meanwhile

    def is_orphan(self, name: str) -> bool:
        """Tell whether nobody alive writes the temporary *name*; ask under the lock only."""
        try:
            with (self._folder / name).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, FileNotFoundError):
            return False
        return True

    def mark_used(self, entries: Iterable[Kept]) -> None:
        """Note that *entries* are needed now."""
        for entry in entries:
            os.utime(self._folder / entry.digest, ns=(time.time_ns(), entry.checked_ns))

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
    return name.startswith((INCOMING, ASIDE)) or is_digest(name)
