"""A storage that is a folder of files, which nginx can serve as it stands."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from bangtin_media.incoming import flush_folder
from bangtin_server.errors import StorageError

_PIECE = 1 << 18


class FolderStorage:
    """Each object a file of its name below *root*; written aside, synced, and moved into place."""

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

    def get(self, name: str) -> bytes:
        """Return an object whole."""
        try:
            return self._path(name).read_bytes()
        except OSError as error:
            raise StorageError(f"{name}: cannot be read ({error.strerror})") from error

    def size(self, name: str) -> int | None:
        """Return the bytes of an object, or None where there is none."""
        try:
            return self._path(name).stat().st_size
        except OSError:
            return None

    def tag(self, name: str) -> str | None:
        """Return what changes with every `put`: each makes another file, at another time."""
        try:
            stat = self._path(name).stat()
        except OSError:
            return None
        return f"{stat.st_mtime_ns:x}-{stat.st_ino:x}-{stat.st_size:x}"

    def chunks(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """Read a part of an object, a piece at a time."""
        with self._path(name).open("rb") as file:
            file.seek(start)
            while start < end and (piece := file.read(min(_PIECE, end - start))):
                start += len(piece)
                yield piece

    def drop(self, name: str) -> None:
        """Forget an object, and the folder that it leaves empty."""
        path = self._path(name)
        path.unlink(missing_ok=True)
        if path.parent != self._root and path.parent.exists() and not any(path.parent.iterdir()):
            path.parent.rmdir()

    def names(self, prefix: str) -> Iterator[str]:
        """Name the objects that begin with *prefix*."""
        inside = self._path(prefix.rpartition("/")[0])
        for path in sorted(inside.rglob("*")):
            name = path.relative_to(self._root).as_posix()
            if path.is_file() and name.startswith(prefix) and not path.name.startswith("."):
                yield name

    def _path(self, name: str) -> Path:
        path = self._root / name
        if name.startswith("/") or ".." in Path(name).parts:
            raise StorageError(f"{name!r} is no name of an object")
        return path

    @contextmanager
    def _written(self, name: str) -> Iterator[BinaryIO]:
        path = self._path(name)
        fresh = path.with_name(f".{uuid4().hex}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
            flush_folder(path.parent)
        except OSError as error:
            raise StorageError(f"{name}: cannot be kept ({error.strerror})") from error
        finally:
            fresh.unlink(missing_ok=True)
