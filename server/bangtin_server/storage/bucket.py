"""A storage that is a bucket of an S3-compatible object store."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from bangtin_server.errors import StorageError

_PIECE = 1 << 20
"""Each piece is a request of its own: a player that reads for an hour holds no connection to the store for an hour."""


class BucketStorage:
    """Each object an object of its name; a `put` there is whole or nothing by itself."""

    tells_at_once = False

    def __init__(self, store: S3Store) -> None:
        self._store = store

    def put(self, name: str, content: bytes) -> None:
        """Keep *content* under *name*."""
        with _said(name, "kept"):
            obstore.put(self._store, _sound(name), content)

    def put_file(self, name: str, file: BinaryIO) -> None:
        """Keep what can be read from *file* under *name*; a large one goes in parts, and stands when all are there."""
        with _said(name, "kept"):
            obstore.put(self._store, _sound(name), file)

    def put_path(self, name: str, path: Path) -> None:
        """Keep the file at *path* under *name*; a large one goes in parts that nobody holds in memory all at once."""
        with path.open("rb") as file:
            self.put_file(name, file)

    def get(self, name: str) -> bytes:
        """Return an object whole."""
        with _said(name, "read"):
            return bytes(obstore.get(self._store, _sound(name)).bytes())

    def size(self, name: str) -> int | None:
        """Return the bytes of an object, or None where there is none."""
        found = self._found(name)
        return found["size"] if found else None

    def tag(self, name: str) -> str | None:
        """Return the store's own tag, which is made from the content."""
        found = self._found(name)
        return (found["e_tag"] or "").removeprefix("W/").strip('"') if found else None

    def chunks(self, name: str, start: int, end: int) -> Iterator[bytes]:
        """Read a part of an object, a piece at a time."""
        while start < end:
            with _said(name, "read"):
                length = min(_PIECE, end - start)
                piece = bytes(obstore.get_range(self._store, _sound(name), start=start, length=length))
            start += len(piece)
            yield piece

    def drop(self, name: str) -> None:
        """Forget an object."""
        with _said(name, "removed"):
            obstore.delete(self._store, _sound(name))

    def names(self, prefix: str) -> Iterator[str]:
        """Name the objects that begin with *prefix*."""
        with _said(prefix, "listed"):
            found = [each["path"] for batch in obstore.list(self._store, _sound(prefix)) for each in batch]
        yield from sorted(found)

    def _found(self, name: str) -> "obstore.ObjectMeta | None":
        with _said(name, "found"):
            try:
                return obstore.head(self._store, _sound(name))
            except FileNotFoundError:
                return None


def bucket(endpoint: str, name: str, key: str, secret: str, region: str) -> BucketStorage:
    """Return the storage in the bucket *name* at *endpoint*, `https://HOST:PORT`."""
    return BucketStorage(
        S3Store(
            name,
            endpoint=endpoint,
            access_key_id=key,
            secret_access_key=secret,
            region=region,
            virtual_hosted_style_request=False,
            client_options={"allow_http": endpoint.startswith("http://"), "connect_timeout": "5s", "timeout": "60s"},
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
        )
    )


def _sound(name: str) -> str:
    if not name or name.startswith("/"):
        raise StorageError(f"{name!r} is no name of an object")
    return name


@contextmanager
def _said(name: str, wanted: str) -> Iterator[None]:
    """Say in our words what the store said; the rest of its text is for its own developers."""
    try:
        yield
    except (BaseError, OSError, ValueError) as error:
        why = str(error).partition("\n")[0][:300]
        raise StorageError(f"{name}: cannot be {wanted} ({why})") from error
