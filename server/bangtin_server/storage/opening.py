"""From an address to a storage."""

from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from bangtin_server.errors import EnvironmentVariableError
from bangtin_server.storage.bucket import bucket
from bangtin_server.storage.folder import FolderStorage
from bangtin_server.storage.port import Storage

_EXPECTED = "expected file:///PATH or s3://KEY:SECRET@HOST:PORT/BUCKET, with ?secure=no where it has no https"


def storage_at(url: str) -> Storage:
    """Return the storage at *url*: `file:///PATH` or `s3://KEY:SECRET@HOST:PORT/BUCKET?secure=no&region=NAME`.

    Letters of key and secret that mean something in an address are written as `%XX`.

    Raises:
        EnvironmentVariableError: nothing of this kind is known; the message holds no secret.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme == "file" and not parts.netloc:
            return FolderStorage(Path(unquote(parts.path)))
        if parts.scheme == "s3":
            return _bucket_at(parts)
    except ValueError as error:
        raise EnvironmentVariableError(f"STORAGE_URL is not understood: {error}; {_EXPECTED}") from error
    raise EnvironmentVariableError(f"STORAGE_URL is not understood; {_EXPECTED}")


def _bucket_at(parts: SplitResult) -> Storage:
    name, asked = parts.path.strip("/"), parse_qs(parts.query, strict_parsing=bool(parts.query))
    secure = asked.pop("secure", ["yes"])[-1]
    region = asked.pop("region", ["us-east-1"])[-1]
    if not (parts.username and parts.password and parts.hostname and name) or "/" in name:
        raise ValueError("key, secret, host or bucket is missing")
    if asked or secure not in {"yes", "no"}:
        raise ValueError("behind the ? stand secure=yes or no, and region=NAME")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    where = f"{'https' if secure == 'yes' else 'http'}://{host}" + (f":{parts.port}" if parts.port else "")
    return bucket(where, name, unquote(parts.username), unquote(parts.password), region)
