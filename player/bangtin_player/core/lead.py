"""How early a player must start so that its first frame is there when it is due."""

from collections import deque

_KEPT = 20
_RESERVE_PERIODS = 2
_LEAST_MS = 80.0
_MOST_MS = 600.0


class Lead:
    """Learns from the starts of one player; frames that come early wait, so it errs on the early side.

    Args:
        guess_ms: How long a first frame takes, before any was seen.
    """

    def __init__(self, guess_ms: float = 300.0) -> None:
        self._waits: deque[float] = deque([guess_ms], maxlen=_KEPT)

    def learn(self, wait_ms: float) -> None:
        """Take note that a first frame came *wait_ms* after its start."""
        self._waits.append(wait_ms)

    def ms(self, period_ms: float = 0.0) -> float:
        """Return how early to start: the longest wait of late, and a few frames to ride out delays."""
        return min(_MOST_MS, max(_LEAST_MS, max(self._waits) + _RESERVE_PERIODS * period_ms))
