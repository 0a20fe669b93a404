"""A still picture on a side: drawn ahead, then it stands."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from bangtin_player.core.shot import Shot
from bangtin_player.screen.side import Side
from bangtin_player.screen.workshop import Workshop

_LOOK_AGAIN_MS = 8.0

Redrawn = Callable[[float], float | None]
"""Says when a picture drawn for an instant must be drawn anew."""


class Still:
    """Shows one picture for the length of its shot, drawn anew when it says so (clocks, countdowns).

    Args:
        shot: Which.
        drawing: Draws the picture as it is at an instant.
        redrawn: When it must be drawn again, None for never.
        studio: Where it is drawn.
        side: Where it goes.
        now: The present instant.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - its partners
        self,
        shot: Shot,
        drawing: Callable[[float], QImage],
        redrawn: Redrawn,
        studio: Workshop,
        side: Side,
        now: float,
    ) -> None:
        self.shot = shot
        self.failure = ""
        self.dropped = 0
        self._drawing, self._redrawn, self._studio, self._side = drawing, redrawn, studio, side
        self._drawn_for = max(now, float(shot.begin))
        self._pending = studio.make(lambda: drawing(self._drawn_for))
        self._waiting = True
        self._due: float | None = None
        self.is_ready = False

    def wake(self, now: float) -> None:
        """Show the picture when it is drawn; have the next drawn ahead of its time."""
        if self._waiting and self._pending.done():
            self._take()
        if not self._waiting and self._due is not None and now >= self._due:
            instant = self._due
            self._pending, self._drawn_for = self._studio.make(lambda: self._drawing(instant)), instant
            self._waiting = True

    def _take(self) -> None:
        self._waiting = False
        error = self._pending.exception()
        if error is not None:
            self.failure = self.failure or str(error) or type(error).__name__
            return
        self._side.show_image(self._pending.result())
        self.is_ready = True
        self._due = self._redrawn(self._drawn_for)

    def next_wake(self, now: float) -> float | None:
        """Return when to look for the picture, or to draw the next."""
        if self._waiting:
            return now + _LOOK_AGAIN_MS
        return self._due

    def close(self) -> None:
        """Nothing moves; a picture being drawn is thrown away."""
        self._pending.cancel()
