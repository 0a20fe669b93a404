"""What the machine says about its own clock, and the last instant that we know is past."""

import ctypes
import logging
from contextlib import suppress
from pathlib import Path

from bangtin_player.agent.durable import write_durably
from bangtin_player.core.clock_trust import Evidence
from bangtin_playlists.errors import InstantError
from bangtin_playlists.instant import Instant, read_instant, written

_log = logging.getLogger(__name__)
SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")
WRITTEN = read_instant("2026-11-23T00:00:00Z")
"""Nobody ran this version before it was written; moved on with each release."""
_TIMEX_BYTES = 256
"""More than the kernel's struct timex; all zero asks and changes nothing."""
_TIME_ERROR = 5


class ClockMemory:
    """The last instant seen, on disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.last_seen: Instant | None = None
        with suppress(OSError, InstantError, UnicodeDecodeError):
            self.last_seen = read_instant(path.read_text().strip())

    def remember(self, now: Instant, *, is_vouched: bool) -> None:
        """Write *now* down; of a clock that nobody vouches for only if it has not gone back."""
        if is_vouched or self.last_seen is None or now > self.last_seen:
            self.last_seen = now
            try:
                write_durably(self._path, written(now).encode())
            except OSError as error:
                _log.debug("%s cannot be written: %s", self._path, error)


def evidence(now: Instant, last_seen: Instant | None, issued: Instant, server_now: Instant | None = None) -> Evidence:
    """Gather what speaks for and against the clock that says *now*; *issued* is the manifest's."""
    kept = SYNCHRONIZED.exists() or kernel_is_synchronized()
    return Evidence(now, kept, (WRITTEN, issued), last_seen, server_now)


def kernel_is_synchronized() -> bool:
    """Ask the kernel (adjtimex) whether a time service keeps its clock; False where asking is forbidden."""
    try:
        answer = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))
    except (OSError, AttributeError):
        return False
    return 0 <= int(answer) < _TIME_ERROR
