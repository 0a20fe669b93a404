"""The keys that sign: the root, which names publishers and nothing else, and the publisher, which signs documents.

They are two files in two folders, so that the root can be kept elsewhere and brought only to name a new publisher
(`root_key`).
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
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.seal import Trust, key_text, opened, seal
from bangtin_server.errors import KeyringError

PUBLISHED = ("manifest", "orders", "timestamp", "command")
"""The kinds of document that a publisher signs."""

_LIST, _PIN = "keys.sealed", "root.pub"
_NEXT = "publisher.next.pem"
"""A publisher that the root is about to name: its list is the point from which on it counts."""


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
        write_durably(self._folder / _PIN, key_text(root.public_key()).encode())
        write_durably(self._folder / _LIST, seal(Keys(version, keys=(listed,)), root))

    def publisher(self) -> Ed25519PrivateKey:
        """Return the key that signs documents.

        Raises:
            KeyringError: it is not there, or cannot be read.
        """
        self._finish()
        return read_key(self._folder / "publisher" / "publisher.pem")

    def judge(self) -> None:
        """See that what signs and what names it are there.

        Raises:
            KeyringError: one of them is not there, cannot be read, or does not fit.
        """
        _content(self._folder / _PIN)
        own = key_text(self.publisher().public_key())
        if not any(each.key == own and not each.retired for each in self.listed().keys):
            raise KeyringError(*_told(self._folder / _LIST, "it does not name the publisher's key"))

    def listed(self) -> Keys:
        """Return whom the root has named.

        Raises:
            KeyringError: the list is not there, or is not the root's.
        """
        file = _content(self._folder / _LIST)
        try:
            return opened(file, Keys, "", Trust(self.root_text()), stored=True)
        except PlaylistsError as error:
            raise KeyringError(*_told(self._folder / _LIST, str(error))) from error

    def replace(self, publisher: Ed25519PrivateKey, sealed_list: bytes) -> None:
        """Sign by *publisher* from now on, which *sealed_list* names; both, or neither, whenever the power goes."""
        write_durably(self._folder / "publisher" / _NEXT, private_text(publisher))
        write_durably(self._folder / _LIST, sealed_list)
        self._finish()

    def _finish(self) -> None:
        """Put a publisher in its place that the root has named, if the power went before that."""
        fresh = self._folder / "publisher" / _NEXT
        if not fresh.exists():
            return
        own = key_text(read_key(fresh).public_key())
        if any(each.key == own for each in self.listed().keys):
            fresh.replace(fresh.with_name("publisher.pem"))
            flush_folder(fresh.parent)

    def root_path(self) -> Path:
        """Return where the root's key is, unless it was taken away."""
        return self._folder / "root" / "root.pem"

    def root_text(self) -> str:
        """Return the root's public key, which players pin."""
        return (self._folder / _PIN).read_text(encoding="ascii")

    def sealed_list(self) -> bytes:
        """Return the list of publisher keys, sealed by the root."""
        return (self._folder / _LIST).read_bytes()


def _made(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        write_durably(path, private_text(key))
    return read_key(path)


def private_text(key: Ed25519PrivateKey) -> bytes:
    """Return a key as its file holds it."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_key(path: Path) -> Ed25519PrivateKey:
    """Read a key.

    Raises:
        KeyringError: there is none.
    """
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


def write_durably(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for its owner alone, and on the disk: players trust it for years."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush_folder(path.parent)
