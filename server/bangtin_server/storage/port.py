"""What the centre asks of a place that keeps objects."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol


class Storage(Protocol):
    """Objects by name; names are made by us, `documents/TOKEN/manifest-NAME` or `media/ab/DIGEST`, never by people."""

    tells_at_once: bool
    """Whether `tag` asks nobody far away, so that it may be called where nothing may wait."""

    def put(self, name: str, content: bytes) -> None:
        """Keep *content* under *name*, whole or not at all; what stood there before is replaced at one instant.

        Raises:
            StorageError: it could not be kept.
        """
        ...

    def put_file(self, name: str, file: BinaryIO) -> None:
        """Keep what can be read from *file* under *name*, likewise."""
        ...

    def put_path(self, name: str, path: Path) -> None:
        """Keep the file at *path* under *name*, likewise; it stays where it is, and nobody may change it afterwards."""
        ...

    def get(self, name: str) -> bytes:
        """Return an object whole.

        Raises:
            StorageError: there is none of this name.
        """
        ...

    def size(self, name: str) -> int | None:
        """Return the bytes of an object, or None where there is none.

        Raises:
            StorageError: nobody can say now.
        """
        ...

    def tag(self, name: str) -> str | None:
        """Return what changes when an object does, without reading it; None where there is none.

        It stands in the `ETag`, between quotes, whoever serves the object.

        Raises:
            StorageError: nobody can say now.
        """
        ...

    def chunks(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """Read an object from byte *start* up to and without byte *end*, a piece at a time.

        Raises:
            StorageError: it cannot be read, or not any further.
        """
        ...

    def drop(self, name: str) -> None:
        """Forget an object, if there is one.

        Raises:
            StorageError: it is still there.
        """
        ...

    def names(self, prefix: str) -> Iterator[str]:
        """Name the objects that begin with *prefix*, which ends in `/`, in order.

        Raises:
            StorageError: they cannot be listed.
        """
        ...
