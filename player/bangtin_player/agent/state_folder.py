"""The folder of what outlives the agent: play log, quarantine, last instant. One agent at a time."""

import fcntl
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from bangtin_player.core.play_log import NO_BOOT

_log = logging.getLogger(__name__)


class StateFolder:
    """Holds the folder locked; takes a private one where it cannot, since playing matters more."""

    def __init__(self, wished: Path) -> None:
        self.wished = wished
        """Where state belongs, held or not."""
        self.is_in_use = False
        """Another agent holds it."""
        try:
            self._lock = _locked(wished)
        except BlockingIOError:
            self._lock, self.is_in_use = None, True
        self._private = None
        self.path = wished
        if self._lock is None:
            self._private = tempfile.TemporaryDirectory(prefix="bangtin-")
            self.path = Path(self._private.name)
            _log.warning("%s is in use or not writable: this run's play log is not kept", wished)
        for left in self.path.glob(".*.new"):
            left.unlink(missing_ok=True)

    def close(self) -> None:
        """Let the folder go."""
        if self._lock is not None:
            os.close(self._lock)
        if self._private is not None:
            self._private.cleanup()


def _locked(folder: Path) -> int | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise
    except OSError:
        os.close(lock)
        return None
    return lock


def usual_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where state belongs: systemd's folder for the service, else the user's."""
    if given := environment.get("STATE_DIRECTORY", "").partition(":")[0]:
        return Path(given)
    home = environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "bangtin"


def boot_id(path: Path = Path("/proc/sys/kernel/random/boot_id")) -> UUID:
    """Return the machine's boot id."""
    try:
        return UUID(path.read_text().strip())
    except (OSError, ValueError):
        return NO_BOOT
