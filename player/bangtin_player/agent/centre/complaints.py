"""What a person should know of the collect, as long as it is so: each said in the log once, and in every heartbeat."""

import logging
import threading
from collections.abc import Callable

from bangtin_playlists.wire.heartbeat import Complaint

_log = logging.getLogger(__name__)
_MOST = 40
_LONGEST = 400


class Complaints:
    """Those that hold at present, by what they are about; used by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, Complaint] = {}

    def now(self) -> tuple[Complaint, ...]:
        """Return those that hold."""
        with self._lock:
            return tuple(self._held.values())[:_MOST]

    def raised(self, about: str, complaint: Complaint) -> None:
        """Say that something is wrong with *about*, in place of what was said before."""
        short = Complaint(
            complaint.code,
            complaint.severity,
            complaint.screen,
            complaint.item,
            complaint.digest,
            complaint.detail[:_LONGEST],
        )
        with self._lock:
            before, self._held[about] = self._held.get(about), short
        if before is None or before.code != short.code:
            _log.warning("%s: %s: %s", about, short.code, short.detail)

    def settled(self, about: str) -> None:
        """Say that nothing is wrong with *about* any more."""
        with self._lock:
            gone = self._held.pop(about, None)
        if gone is not None:
            _log.info("%s: %s is over", about, gone.code)

    def clear(self) -> None:
        """Forget all: they were about a time that is over."""
        with self._lock:
            self._held.clear()

    def settled_where(self, is_over: Callable[[str], bool]) -> None:
        """Settle all that are about something of which *is_over* holds."""
        for about in [each for each in self._held if is_over(each)]:
            self.settled(about)
