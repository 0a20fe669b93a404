"""A storage that is a folder of files, which nginx can serve as it stands."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from bangtin_media.incoming import flush_folder
from bangtin_server.errors import StorageError
from bangtin_server.storage.names import SERVED

_PIECE = 1 << 18
_TO_GROUP, _FOR_FILES, _FOR_FOLDERS = 0o050, 0o640, 0o750


class FolderStorage:
    """Each object a file of its name below *root*; written aside, synced, and moved into place.

    Where the group may read *root*, it may read what players fetch, and nothing else: that is how nginx, which runs as
    another user, serves it.
    """

    tells_at_once = True

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, name: str, content: bytes) -> None:
        """Keep *content* under *name*."""
        with self._written(name) as file:
            file.write(content)

    def put_file(self, name: str, file: BinaryIO) -> None:
        """Keep what can be read from *file* under *name*."""
        with self._written(name) as kept:
            shutil.copyfileobj(file, kept, _PIECE)

    def put_path(self, name: str, path: Path) -> None:
        """Keep the file at *path* under *name*: on the same disk by a second name for it, else by a copy."""
        kept = self._path(name)
        fresh = kept.with_name(f".{uuid4().hex}")
        with _said(name, "kept"):
            shared = name.startswith(SERVED) and self._is_shared()
            _make_room(kept.parent, shared=shared)
            try:
                fresh.hardlink_to(path)
            except OSError:  # another disk, or one that knows no links
                with path.open("rb") as file:
                    self.put_file(name, file)
                return
            if shared:
                fresh.chmod(_FOR_FILES)
            fresh.replace(kept)
            fresh.unlink(missing_ok=True)  # renaming does nothing where both are names of one file
            flush_folder(kept.parent)

    def get(self, name: str) -> bytes:
        """Return an object whole."""
        with _said(name, "read"):
            return self._path(name).read_bytes()

    def size(self, name: str) -> int | None:
        """Return the bytes of an object, or None where there is none."""
        found = self._found(name)
        return found.st_size if found else None

    def tag(self, name: str) -> str | None:
        """Return what nginx makes of a file, too: second and size. No two versions have the same second (`_later`)."""
        found = self._found(name)
        return f"{_second(found):x}-{found.st_size:x}" if found else None

    def chunks(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """Read a part of an object, a piece at a time."""
        with _said(name, "read"), self._path(name).open("rb") as file:
            file.seek(start)
            while start < end and (piece := file.read(min(_PIECE, end - start))):
                start += len(piece)
                yield piece

    def drop(self, name: str) -> None:
        """Forget an object, and the folder that it leaves empty."""
        path = self._path(name)
        with _said(name, "removed"):
            path.unlink(missing_ok=True)
            if path.parent != self._root and path.parent.exists() and not any(path.parent.iterdir()):
                path.parent.rmdir()

    def names(self, prefix: str) -> Iterator[str]:
        """Name the objects that begin with *prefix*."""
        for path in sorted(self._path(prefix).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(self._root).as_posix()

    def _path(self, name: str) -> Path:
        if not name or name.startswith("/") or ".." in Path(name).parts:
            raise StorageError(f"{name!r} is no name of an object")
        return self._root / name

    def _found(self, name: str) -> os.stat_result | None:
        try:
            found = self._path(name).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StorageError(f"{name}: cannot be found ({error.strerror})") from error
        return found if stat.S_ISREG(found.st_mode) else None

    @contextmanager
    def _written(self, name: str) -> Iterator[BinaryIO]:
        path = self._path(name)
        fresh = path.with_name(f".{uuid4().hex}")
        with _said(name, "kept"):
            shared = name.startswith(SERVED) and self._is_shared()
            _make_room(path.parent, shared=shared)
            try:
                with fresh.open("wb") as file:
                    yield file
                    file.flush()
                    if shared:
                        os.fchmod(file.fileno(), _FOR_FILES)
                    _later(file.fileno(), path)
                    os.fsync(file.fileno())
                fresh.replace(path)
            finally:
                fresh.unlink(missing_ok=True)
            flush_folder(path.parent)

    def _is_shared(self) -> bool:
        return self._root.exists() and self._root.stat().st_mode & _TO_GROUP == _TO_GROUP


@contextmanager
def _said(name: str, wanted: str) -> Iterator[None]:
    """Say in our words what the disk said."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"{name}: cannot be {wanted} ({error.strerror})") from error


def _make_room(folder: Path, *, shared: bool) -> None:
    """Make a folder and those that it stands in."""
    for each in reversed([folder, *folder.parents]):
        if not each.exists():
            each.mkdir(exist_ok=True)
            if shared:
                each.chmod(_FOR_FOLDERS)


def _second(found: os.stat_result) -> int:
    return found.st_mtime_ns // 10**9


def _later(fresh: int, path: Path) -> None:
    """Give a new file a later second than the one it replaces: nginx tells versions apart by second and size.

    One writer at a time: whoever publishes holds the row of what it publishes.
    """
    try:
        before = _second(path.stat())
    except FileNotFoundError:
        return
    if _second(os.fstat(fresh)) <= before:
        os.utime(fresh, (before + 1, before + 1))
