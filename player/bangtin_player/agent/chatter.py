"""What a screen writes to its standard error, passed on with a measure: a faulty one must not fill the disk."""

import logging

_log = logging.getLogger(__name__)
BURST = 60
"""Lines that may come at once; as many again in an hour (reliability.md 6, goal 24)."""
_REFILL_S = 60.0
_LONGEST = 300


class Chatter:
    """Passes on lines of one screen over all its lives."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tokens = float(BURST)
        self._at: float | None = None
        self._rest = b""
        self.swallowed = 0

    def heard(self, data: bytes, now: float) -> None:
        """Take what came out of the pipe at *now*, in monotonic seconds."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._rest = self._rest[-_LONGEST:]
        for line in lines:
            self._pass_on(line.decode("utf-8", "replace").rstrip()[:_LONGEST], now)

    def _pass_on(self, line: str, now: float) -> None:
        since = 0.0 if self._at is None else now - self._at
        self._tokens, self._at = min(BURST, self._tokens + since / _REFILL_S), now
        if not line:
            return
        if self._tokens < 1:
            self.swallowed += 1
            return
        self._tokens -= 1
        if self.swallowed:
            _log.info("%s: (%d lines left out)", self._name, self.swallowed)
            self.swallowed = 0
        _log.info("%s: %s", self._name, line)
