"""The keys that sign: the root, which names publishers and nothing else, and the publisher, which signs documents.

They are two files in two folders, so that the root can be kept elsewhere and brought only to name a new publisher.
"""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from bangtin_media.incoming import flush_folder
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.seal import key_text, seal
from bangtin_server.errors import KeyringError

PUBLISHED = ("manifest", "orders", "timestamp", "command")
"""The kinds of document that a publisher signs."""

_LIST, _PIN = "keys.sealed", "root.pub"


class Keyring:
    """The keys in a folder: `root/root.pem`, `publisher/publisher.pem`, the sealed list and the root's public key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, version: int) -> None:
        """Make root, publisher and the list that names the publisher, if there is no list yet."""
        if (self._folder / _LIST).exists():
            return
        root, publisher = (_made(self._folder / name / f"{name}.pem") for name in ("root", "publisher"))
        listed = PublisherKey(key_text(publisher.public_key()), PUBLISHED, name="publisher")
        _write(self._folder / _PIN, key_text(root.public_key()).encode())
        _write(self._folder / _LIST, seal(Keys(version, keys=(listed,)), root))

    def publisher(self) -> Ed25519PrivateKey:
        """Return the key that signs documents.

        Raises:
            KeyringError: it is not there, or cannot be read.
        """
        return _read(self._folder / "publisher" / "publisher.pem")

    def judge(self) -> None:
        """See that what signs and what names it are there.

        Raises:
            KeyringError: one of them is not there, cannot be read, or does not fit.
        """
        listed = _content(self._folder / _LIST)
        _content(self._folder / _PIN)
        if key_text(self.publisher().public_key()).encode() not in listed:
            raise KeyringError(*_told(self._folder / _LIST, "it does not name the publisher's key"))

    def root_text(self) -> str:
        """Return the root's public key, which players pin."""
        return (self._folder / _PIN).read_text(encoding="ascii")

    def sealed_list(self) -> bytes:
        """Return the list of publisher keys, sealed by the root."""
        return (self._folder / _LIST).read_bytes()


def _made(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        _write(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return _read(path)


def _read(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(_content(path), None)
    except (ValueError, TypeError) as error:
        raise KeyringError(*_told(path, "it holds no key")) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyringError(*_told(path, "it holds no Ed25519 key"))
    return key


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KeyringError(*_told(path, error.strerror or "")) from error


def _told(path: Path, why: str) -> tuple[str, str]:
    """Say that a file of the keys will not do: a new key would be one that no player trusts."""
    return (
        f"The signing key in {path} cannot be used: {why}. Restore the folder of the keys from its backup.",
        f"Không dùng được khóa ký trong {path}: {why}. Khôi phục thư mục khóa từ bản sao lưu.",
    )


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for its owner alone, and on the disk: players trust it for years."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush_folder(path.parent)
