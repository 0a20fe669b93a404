"""Which moment of a film a decoded frame belongs to, told from when it arrives.

VLC hands its frames over on its own clock, each when it is due, but does not say which frame it is. It shows the frame
again when the next is long in coming, and is late under load; it is never early. So the time between a frame's
arrival and its moment in the film is steady except for delays, and that is all this module leans on.
"""

from collections import deque
from math import ceil

SHOWN_AGAIN_AFTER_MS = 45.0
"""VLC repeats a frame 80 ms after the last, less what drawing it takes; measured 57 ms."""
_WARM_UP = 10
_SURE_AFTER = 4
_ALIKE, _UNLIKE = 0.15, 0.2
_CATCHING_UP = 0.35
_EXACT = 1e-6


def first_moment(start_ms: float, period_ms: float) -> float:
    """Return the moment of VLC's first frame when a film is begun *start_ms* into it: of the frame that ends there.

    Films with frames out of order (B) begin up to one frame earlier still.

    >>> first_moment(100.0, 40.0)
    80.0
    """
    return max(0.0, (ceil(start_ms / period_ms - _EXACT) - 1) * period_ms) if period_ms else start_ms


class FrameTimes:
    """Counts the frames of one film.

    Args:
        start_ms: The moment of the film that the first frame shows.
        period_ms: The frame period, 0 if it is not known: then arrivals alone tell.
    """

    def __init__(self, start_ms: float, period_ms: float) -> None:
        self._start = start_ms
        self._period = period_ms
        self._arrived: float | None = None
        self._last = 0.0
        self._origin = 0.0
        self._moment = start_ms
        self._delays: deque[float] = deque(maxlen=30)
        self._gaps: deque[float] = deque(maxlen=_SURE_AFTER)
        self._behind = 0
        self.count = 0

    def may_be_repeat(self, arrived_ms: float) -> bool:
        """Say whether a frame arriving now may be the last one again, so that its pixels must be compared."""
        return self._arrived is not None and arrived_ms - self._arrived >= SHOWN_AGAIN_AFTER_MS

    def moment(self, arrived_ms: float, *, repeat: bool = False, early: bool = False) -> float | None:
        """Return the moment in the film, in ms, of the frame that arrived at *arrived_ms*; None for a repeat.

        An *early* frame was asked for before its time: it follows the one before it.
        """
        self._arrived = arrived_ms
        if repeat:
            return None
        if early and self.count and self._period:
            self._moment += self._period
            self.count += 1
            return self._moment
        if not self.count:
            self._origin = arrived_ms - self._start
        else:
            self._gaps.append(arrived_ms - self._last)
        self._last = arrived_ms
        if self._period and self._is_another_rate():
            self._period = 0.0
        if not self.count:
            self._moment = self._start
        elif self._period:
            self._moment += self._period
            self._moment += self._period * self._periods_off(arrived_ms - self._moment)
        else:
            self._moment = max(self._moment, arrived_ms - self._origin)
        self.count += 1
        return self._moment

    def _is_another_rate(self) -> bool:
        """Say whether frames keep coming in some other rhythm: the film's rate varies, and only arrivals can tell."""
        if len(self._gaps) < _SURE_AFTER:
            return False
        usual = sum(self._gaps) / len(self._gaps)
        alike = all(abs(gap - usual) <= _ALIKE * usual for gap in self._gaps)
        return alike and usual > _CATCHING_UP * self._period and abs(usual - self._period) > _UNLIKE * self._period

    def _periods_off(self, delay: float) -> int:
        """Return by how many periods the count is off, once that is sure."""
        steady = min(self._delays, default=delay)
        off = round((delay - steady) / self._period)
        is_catching_up = self._gaps[-1] < self._period / 2
        self._behind = self._behind + 1 if off > 0 and not is_catching_up else 0
        early = off < 0 and self.count >= _WARM_UP
        if not early and self._behind < _SURE_AFTER:
            self._delays.append(delay)
            return 0
        self._behind = 0
        return off
