"""The newest lines of the agent's log, in memory: what a technician far away asks for, without wearing a card out."""

import logging
from collections import deque

from bangtin_playlists.instant import Instant

KEPT = 5000
"""Lines; half a megabyte or so."""
_LONGEST = 2000


class LogRing(logging.Handler):
    """Keeps lines with their instants."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._lines: deque[tuple[Instant, str]] = deque(maxlen=KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        try:
            self._lines.append((Instant(int(record.created * 1000)), self.format(record)[:_LONGEST]))
        except Exception:  # noqa: BLE001 - as the library's own handlers: logging never stops what it logs
            self.handleError(record)

    def between(self, since: Instant, until: Instant) -> str:
        """Return the lines from *since* until before *until*."""
        return "".join(f"{line}\n" for at, line in list(self._lines) if since <= at < until)
