"""Who this player is to its centre: its own key, the centre's address, and what it was told when it was enrolled."""

from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_player.agent.durable import write_durably
from bangtin_player.errors import IdentityError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.header import in_base64, read_base64
from bangtin_playlists.wire.seal import key_text

_KEY_BYTES = 32
FILE = "identity.json"


class Addresses(msgspec.Struct, frozen=True):
    """Where a player's documents are, relative to the centre's address."""

    keys: str
    manifests: dict[str, str]
    """Of each screen that it drives, by the screen's name."""
    orders: str
    timestamp: str
    push: str = ""
    heartbeat_s: float = 60.0


class Welcome(Addresses, frozen=True, kw_only=True):
    """What a player is told when it has been accepted."""

    player: str
    site: str
    root: str
    """The root's public key: pinned, and nothing but enrolling anew changes it."""


class Identity(msgspec.Struct, frozen=True):
    """A player's key, and its centre; what it is called there once it has been accepted."""

    centre: str
    """The address: scheme, host and port."""
    secret: str
    """The private key: 32 bytes in base64url."""
    welcome: Welcome | None = None

    @property
    def key(self) -> Ed25519PrivateKey:
        """Return the private key."""
        return Ed25519PrivateKey.from_private_bytes(read_base64(self.secret.encode(), _KEY_BYTES, "key"))

    @property
    def public_key(self) -> str:
        """Return the public key as documents write it."""
        return key_text(self.key.public_key())

    def moved(self, addresses: Addresses) -> "Identity":
        """Return the identity with other addresses; who it is does not change with them."""
        if self.welcome is None:
            return self
        fields = {**msgspec.to_builtins(self.welcome), **msgspec.to_builtins(addresses)}
        return msgspec.structs.replace(self, welcome=msgspec.convert(fields, Welcome))


def new_identity(centre: str) -> Identity:
    """Make a player that its centre does not know yet."""
    return Identity(centre.rstrip("/"), in_base64(Ed25519PrivateKey.generate().private_bytes_raw()))


def read_identity(folder: Path) -> Identity | None:
    """Return who this player is; None when it was never enrolled.

    Raises:
        IdentityError: The file is there and cannot be used; nothing is made in its place, since the key may be saved.
    """
    path = folder / FILE
    try:
        identity = msgspec.json.decode(path.read_bytes(), type=Identity)
        identity.public_key  # noqa: B018 - raises where it is none
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, PlaylistsError) as error:
        raise IdentityError(f"{path} cannot be read ({error}); restore it, or remove it and enrol again") from error
    return identity


def keep_identity(folder: Path, identity: Identity) -> None:
    """Write down who this player is, for its own user only.

    Raises:
        IdentityError: The disk does not take it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)  # before the file is there: nobody else gets a look at it
        write_durably(folder / FILE, msgspec.json.format(msgspec.json.encode(identity)))
        (folder / FILE).chmod(0o600)
    except OSError as error:
        raise IdentityError(f"{folder / FILE} cannot be written: {error.strerror}") from error


def identity_folder(state: Path) -> Path:
    """Return where a player keeps what it knows of its centre."""
    return state / "centre"
