"""Flashing that can harm people with photosensitive epilepsy, found in a film made very small.

The rule is that of WCAG 2.3.1 and ITU-R BT.1702, which domain.md 5.4 takes over: no more than three flashes in any one
second. A flash is a pair of opposing changes of relative luminance by a tenth or more, the darker of the two below
0.8, or of saturated red; it counts where a quarter of the picture does it at once.
"""

from collections import deque

import msgspec

from bangtin_playlists.instant import Millis

ACROSS, DOWN = 16, 9
"""Cells that a film is made small to; each is the mean of its part of the picture."""
FRAME_BYTES = ACROSS * DOWN * 3
"""RGB, 8 bits each, row by row."""
MOST_A_SECOND = 3
_CELLS = ACROSS * DOWN
_AREA = _CELLS // 4
_STEP, _BRIGHT = 0.1, 0.8
_RED_STEP, _RED_SHARE = 20 / 320, 0.8


class Flashing(msgspec.Struct, frozen=True):
    """Where a film first flashes more than people can bear."""

    at_ms: Millis
    """When the second of it begins."""
    a_second: int
    """The most flashes in any second that begins within the next one."""


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB, IEC 61966-2-1


_LINEAR = tuple(_linear(value) for value in range(256))


class Flashes:
    r"""Listens to a film, frame after frame.

    Args:
        rate: Frames a second.

    >>> film = Flashes(30)
    >>> for number in range(30):
    ...     film.see((b"\xff" if number // 3 % 2 else b"\0") * FRAME_BYTES)
    >>> film.worst.a_second
    4
    """

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._number, self._found = 0, 0
        self._before = b""
        self._light = [_Swing(_STEP) for _ in range(_CELLS)]
        self._red = [_Swing(_RED_STEP) for _ in range(_CELLS)]
        self.worst: Flashing | None = None
        """The first second in which it flashes too often; None as long as it does not."""

    def see(self, frame: bytes) -> None:
        """Take the next frame, `FRAME_BYTES` long."""
        if frame != self._before:
            changed = [cell for cell in range(_CELLS) if self._changes(frame, cell)]
            if changed and (self.worst is None or self._number < self._found + self._rate):
                self._judge()
        self._before = frame
        self._number += 1

    def _changes(self, frame: bytes, cell: int) -> bool:
        at = cell * 3
        now = frame[at : at + 3]
        if self._before and now == self._before[at : at + 3]:
            return False
        red, green, blue = _LINEAR[now[0]], _LINEAR[now[1]], _LINEAR[now[2]]
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        total = now[0] + now[1] + now[2]
        pure = max(0.0, red - green - blue) if total and now[0] >= _RED_SHARE * total else 0.0
        swung = self._light[cell].move(light, self._number, _BRIGHT)
        return self._red[cell].move(pure, self._number, float("inf")) or swung

    def _judge(self) -> None:
        since = self._number - self._rate
        for swings in (self._light, self._red):
            most = sorted((swing.flashes(since) for swing in swings), reverse=True)[_AREA - 1]
            if self.worst is not None:
                self.worst = Flashing(self.worst.at_ms, max(self.worst.a_second, most))
            elif most > MOST_A_SECOND:
                self._found = self._number
                self.worst = Flashing(Millis(max(0, round((since + 1) / self._rate * 1000))), most)


class _Swing:
    """The ups and downs of one value: each counts once it is a step away from where the last one ended."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._end: float | None = None
        self._up: bool | None = None
        self._turns: deque[int] = deque(maxlen=256)

    def move(self, value: float, number: int, bright: float) -> bool:
        """Take the next value; say whether it turned."""
        if self._end is None:
            self._end = value
            return False
        if self._up is not None and (value > self._end) == self._up:
            self._end = value  # further in the same direction
            return False
        if abs(value - self._end) < self._step or min(value, self._end) >= bright:
            return False
        self._up, self._end = value > self._end, value
        self._turns.append(number)
        return True

    def flashes(self, since: float) -> int:
        """Return the pairs of turns after frame *since*."""
        while self._turns and self._turns[0] <= since:
            self._turns.popleft()
        return len(self._turns) // 2
