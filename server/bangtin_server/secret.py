"""The secret that signs sessions and links: made once, kept in the data folder, never a default."""

import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """Return the secret of the centre in *data*; make it when there is none yet.

    Two processes that start at the same time agree: the one whose link succeeds first is the one that counts.
    """
    kept = data / "secret.key"
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        fresh = data / f".secret-{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            kept.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return kept.read_text(encoding="ascii").strip()
