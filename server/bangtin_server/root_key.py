"""The root's key apart from the publisher's: taken away to a medium of its own, brought to name a new publisher.

The centre runs without it. Whoever has the root can name whom players believe; so it belongs into a drawer, not beside
what answers the network.
"""

from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from bangtin_media.incoming import flush_folder
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.seal import key_text, seal
from bangtin_server.errors import KeyringError
from bangtin_server.keyring import PUBLISHED, Keyring, private_text, read_key, write_durably

NAME = "root.pem"


def take_away(keyring: Keyring, target: Path) -> Path:
    """Move the root's key into the folder *target*; return where it is. The centre's own copy goes last of all.

    Raises:
        KeyringError: it is not at the centre any more, or *target* does not take it whole.
    """
    here, there = keyring.root_path(), target / NAME
    if not here.exists():
        raise KeyringError(
            f"The root's key is not in {here.parent} any more; it was taken away before.",
            f"Khóa gốc không còn ở {here.parent}; khóa đã được chuyển đi trước đó.",
        )
    content = private_text(read_key(here))
    try:
        if not target.is_dir() or (there.exists() and there.read_bytes() != content):
            raise KeyringError(*_no_room(target, "no such folder, or another key is there"))
        write_durably(there, content)
        if there.read_bytes() != content:
            raise KeyringError(*_no_room(target, "it reads back otherwise"))
        here.unlink()
        flush_folder(here.parent)
    except OSError as error:
        raise KeyringError(*_no_room(target, error.strerror or "")) from error
    return there


def name_publisher(keyring: Keyring, root: Path, now: Instant, *, leaked: bool = False) -> None:
    """Make a new publisher, and have the root of the file *root* name it in the place of the one before.

    Args:
        keyring: The centre's keys.
        root: The root's key, wherever it was brought.
        now: When that is.
        leaked: Nobody may believe what the old key signed, not even what players hold already. Else they go on with
            that until it is signed anew.

    Raises:
        KeyringError: that is no key, or not the root that players pinned; nothing was changed.
    """
    brought = root / NAME if root.is_dir() else root
    if not brought.is_file():
        raise KeyringError(
            f"There is no root's key in {root}; name the file, or the folder to which it was moved.",
            f"Không có khóa gốc ở {root}; hãy ghi tệp, hoặc thư mục mà khóa đã được chuyển tới.",
        )
    signer = read_key(brought)
    if key_text(signer.public_key()) != keyring.root_text():
        raise KeyringError(
            f"{root} is not the root that the players of this centre pinned.",
            f"{root} không phải khóa gốc mà các thiết bị phát của trung tâm này tin.",
        )
    before, fresh = keyring.listed(), Ed25519PrivateKey.generate()
    kept = () if leaked else tuple(_retired(each, now) for each in before.keys)
    listed = (PublisherKey(key_text(fresh.public_key()), PUBLISHED, name="publisher"), *kept)
    keyring.replace(fresh, seal(Keys(max(now, before.version + 1), now, listed), signer))


def _retired(key: PublisherKey, now: Instant) -> PublisherKey:
    day = datetime.fromtimestamp(now / 1000, UTC).date().isoformat()
    return key if key.retired else replace(key, retired=True, name=f"publisher until {day}")


def _no_room(target: Path, why: str) -> tuple[str, str]:
    return (
        f"The root's key cannot be moved to {target}: {why}. It stays where it is.",
        f"Không chuyển được khóa gốc tới {target}: {why}. Khóa vẫn ở chỗ cũ.",
    )
