"""From an address to a storage."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from bangtin_server.errors import EnvironmentVariableError
from bangtin_server.storage.folder import FolderStorage
from bangtin_server.storage.port import Storage


def storage_at(url: str) -> Storage:
    """Return the storage at *url*: `file:///PATH` or `s3://…`.

    Raises:
        EnvironmentVariableError: nothing of this kind is known.
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and not parts.netloc:
        return FolderStorage(Path(unquote(parts.path)))
    raise EnvironmentVariableError(f"STORAGE_URL: {url!r} is not understood; expected file:///PATH or s3://…")
