"""Where a decoder's pictures go: buffers lent to it one at a time, and kept in order until they are shown."""

from collections import deque
from collections.abc import Callable

from bangtin_player.core.fit import Size
from bangtin_player.core.frame_times import FrameTimes, first_moment
from bangtin_player.screen.engines.port import Reel
from bangtin_player.screen.frames import Buffer, BufferedFrame

_KEPT_MS = 700.0
"""Longer than any player is started early (core.lead)."""
_LEAST_BUFFERS, _MOST_BUFFERS = 6, 24
_UNKNOWN_PERIOD_MS = 33.3


class Intake:
    """The buffers of one film. `lend` and `take` are called by the decoder's thread only.

    Args:
        reel: Where the frames are put.
        size: Of the pictures.
        period_ms: Between frames, 0 if unknown.
        matrix: Says which one the colours are of, 0 as long as that is unknown.
    """

    def __init__(self, reel: Reel, size: Size, period_ms: float, matrix: Callable[[], int]) -> None:
        self.reel = reel
        self.size = size
        self._matrix = matrix
        self._times = FrameTimes(first_moment(reel.start_ms, period_ms), period_ms)
        self._room = min(_MOST_BUFFERS, max(_LEAST_BUFFERS, round(_KEPT_MS / (period_ms or _UNKNOWN_PERIOD_MS))))
        self._free: deque[Buffer] = deque()
        self._lent = Buffer(size)
        self._last = self._lent
        self._made = 1
        self._is_finishing = False

    def lend(self) -> Buffer:
        """Return the buffer for the next picture: the same again as long as none was taken."""
        return self._lent

    def finish(self) -> None:
        """Expect the last frame, or the one before it again."""
        self._is_finishing = True

    def take(self, arrived_ms: float) -> None:
        """Keep the picture in the buffer lent, unless it is the last one shown again."""
        doubtful = self._is_finishing or self._times.may_be_repeat(arrived_ms)
        repeat = doubtful and self._lent.equals(self._last)
        moment = self._times.moment(arrived_ms, repeat=repeat, early=self._is_finishing)
        if moment is None:
            return
        self.reel.arrived += 1
        following = self._next_buffer()
        if following is None:
            self.reel.lost += 1
            return
        self.reel.frames.append(BufferedFrame(self._lent, moment, self._free, self._matrix()))
        self._last, self._lent = self._lent, following

    def _next_buffer(self) -> Buffer | None:
        if self._free:
            return self._free.popleft()
        if self._made == self._room:
            return None
        self._made += 1
        return Buffer(self.size)
