"""What a column is made of: blocks, and blocks at a size."""

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter


class Placed(Protocol):
    """A block at its size: an optical box of `height`, with ink reaching `over` and `under` it, in pixels."""

    @property
    def height(self) -> float:
        """Of the optical box, from the first capitals' top to the last baseline."""
        ...

    @property
    def over(self) -> float:
        """How far ink rises above it."""
        ...

    @property
    def under(self) -> float:
        """How far ink drops below it."""
        ...

    @property
    def width(self) -> float:
        """Of the longest line."""
        ...

    @property
    def px(self) -> int:
        """The size of its letters."""
        ...

    @property
    def leading(self) -> float:
        """From one line's baseline to the next line's capitals; 0 for a single line."""
        ...

    @property
    def even(self) -> bool:
        """Whether its lines are of like length."""
        ...

    @property
    def torn(self) -> bool:
        """Whether a line ends inside a word of two syllables."""
        ...

    def draw(self, painter: QPainter, x: float, top: float, width: float) -> None:
        """Draw at (x, top); a *width* that is not 0 means centred in it."""
        ...


class Block(Protocol):
    """One thing of a column."""

    @property
    def text(self) -> str:
        """What it says."""
        ...

    @property
    def gap(self) -> float:
        """Space above it, in ems of its own size."""
        ...

    @property
    def vital(self) -> bool:
        """Whether it stays when others have to go."""
        ...

    def at(self, scale: float, width: float, smallest: int) -> Placed | None:
        """Return the block at *scale* pixels times its own ratio; None where it does not fit *width*."""
        ...

    def cut(self, box: QRect, smallest: int) -> Placed | None:
        """Return as much of the block as fits *box* at its smallest size; None for nothing."""
        ...
