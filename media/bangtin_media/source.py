"""A file as it is found: opened only if it is one, so that no pipe and no device makes anybody wait for ever."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO

from bangtin_media.errors import MissingError

_PIECE = 1 << 20
_THINGS = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}


def stat_of(path: Path) -> os.stat_result:
    """Return what the disk knows of the file at *path*; links are followed.

    Raises:
        MissingError: It is absent, cannot be reached, or is no file.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # a name may hold what no disk takes
        raise MissingError("missing", file=str(path)) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise MissingError("not_a_file", file=str(path), what=_THINGS.get(stat.S_IFMT(found.st_mode), "device"))
    return found


def stamp_of(found: os.stat_result) -> str:
    """Return what differs once a file was written or replaced, also at its old size and time."""
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino} {found.st_dev}"


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Open the file at *path* to read it; what the disk says meanwhile becomes our error.

    Raises:
        MissingError: It is absent, is no file, or cannot be read.
    """
    stat_of(path)
    try:
        with open(path, "rb", opener=_at_once) as file:
            yield file
    except FileNotFoundError as error:
        raise MissingError("missing", file=str(path)) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def read_through(file: IO[bytes], path: Path, before: os.stat_result) -> Iterator[bytes]:
    """Yield in pieces what the open *file* held when *before* was taken of it.

    Raises:
        MissingError: It changed meanwhile.
    """
    left = before.st_size
    while left and (piece := file.read(min(left, _PIECE))):
        left -= len(piece)
        yield piece
    if stamp_of(os.fstat(file.fileno())) != stamp_of(before):
        raise MissingError("changed", file=str(path))


def _at_once(path: str, flags: int) -> int:
    """Open without waiting, should a pipe have taken the file's place since it was looked at."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def _unreadable(path: Path, error: OSError) -> MissingError:
    return MissingError("unreadable", file=str(path), reason=error.strerror or "")
