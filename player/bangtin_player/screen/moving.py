"""A picture that moves by whole pixels with the clock: a running line, a slow pan (R21)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QImage

from bangtin_player.core.motion import REFRESH
from bangtin_player.core.shot import Shot
from bangtin_player.screen.side import Side, Tile
from bangtin_player.screen.workshop import Workshop

if TYPE_CHECKING:
    from concurrent.futures import Future

_LOOK_AGAIN_MS = 8.0


class MovingPicture(NamedTuple):
    """Images side by side, drawn once, and what lies under them."""

    images: tuple[QImage, ...]
    ground: QColor
    over: Callable[[float], Tile] | None = None
    """Says what small thing moves over them at an instant, and where."""

    @property
    def size(self) -> tuple[int, int]:
        """Of all images together, in pixels."""
        return sum(image.width() for image in self.images), max(image.height() for image in self.images)


Where = Callable[[Shot, tuple[int, int], float], tuple[int, int]]
"""Says where in its zone the picture of that size is at an instant."""


class Moving:
    """Shows a picture that is larger than its zone, a part at a time.

    Args:
        shot: Which.
        drawing: Draws all of it.
        where: Says where it is.
        studio: Where it is drawn.
        side: Where it goes.
    """

    failure = ""
    dropped = 0

    def __init__(
        self, shot: Shot, drawing: Callable[[], MovingPicture], where: Where, studio: Workshop, side: Side
    ) -> None:
        self.shot = shot
        self._where, self._side = where, side
        self._pending: Future[MovingPicture] = studio.make(drawing)
        self._picture: MovingPicture | None = None
        self._shown: tuple[Tile, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it is drawn."""
        return self._picture is not None

    def wake(self, now: float) -> None:
        """Move it to where it is at *now*."""
        if self._picture is None:
            self._take()
        if self._picture is None:
            return
        at = self._where(self.shot, self._picture.size, max(now, self.shot.begin))
        over = self._picture.over
        tiles = _laid_out(self._picture, *at) + ((over(now),) if over else ())
        if tiles != self._shown:
            self._shown = tiles
            self._side.show_tiles(tiles, self._picture.ground)

    def _take(self) -> None:
        if not self._pending.done():
            return
        error = self._pending.exception()
        if error is None:
            self._picture = self._pending.result()
        else:
            self.failure = str(error) or type(error).__name__

    def next_wake(self, now: float) -> float | None:
        """Return the next refresh."""
        if self._picture is None:
            return now + _LOOK_AGAIN_MS
        return (now * REFRESH // 1000 + 1) * 1000 / REFRESH

    def close(self) -> None:
        """Stand still."""
        self._pending.cancel()


def _laid_out(picture: MovingPicture, x: int, y: int) -> tuple[Tile, ...]:
    tiles = []
    for image in picture.images:
        tiles.append(Tile(image, x, y))
        x += image.width()
    return tuple(tiles)
