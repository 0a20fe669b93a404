"""The grid: margins, gaps and the smallest letters of a page, from its size alone (domain.md 5.4)."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from bangtin_player.screen.drawing.type import Face

_MINI = 96
"""Below this many rows or columns every pixel counts: no antialiasing, no margin above, one idea in two lines."""
_PANEL = 800
"""Up to this short side a page is taken for a light wall, read from afar; above for a television, read from near."""
_STRIP = 4.5
_MINI_PX, _WALL_PX = 18, 24
_NOTED = 480
"""On fewer rows a note would take the room of the message."""


@dataclass(frozen=True)
class Grid:
    """The measures of one page, in pixels."""

    width: int
    height: int

    @property
    def short(self) -> int:
        """The shorter side."""
        return min(self.width, self.height)

    @property
    def mini(self) -> bool:
        """Whether this is a panel such as P10 128×64."""
        return self.short < _MINI

    @property
    def strip(self) -> bool:
        """Whether the page is a long line, such as the header of a lobby television."""
        return self.width / self.height >= _STRIP

    @property
    def upright(self) -> bool:
        """Whether the page is clearly higher than wide."""
        return self.height > self.width * 1.2

    @property
    def across(self) -> int:
        """The margin at the left and at the right: 4 %."""
        if self.mini:
            return 2
        return round(max(0.04 * self.width, 0.06 * self.short) if not self.strip else 0.35 * self.height)

    @property
    def down(self) -> int:
        """The margin above and below."""
        return 0 if self.mini else round(max(0.04 * self.height, 0.075 * self.short))

    @property
    def inner(self) -> QRect:
        """The page without its margins."""
        return QRect(self.across, self.down, self.width - 2 * self.across, self.height - 2 * self.down)

    @property
    def smallest(self) -> int:
        """The smallest letters that may be set here, in pixels (domain.md 2.12, 5.4)."""
        if self.mini:
            return min(_MINI_PX, max(8, self.height * 3 // 4))
        return max(_WALL_PX, self.short // 18) if self.short <= _PANEL else max(_WALL_PX, self.short // 36)

    @property
    def note(self) -> int:
        """The size of sources and notes, at least 24 (domain.md 5.4); 0 where there is no room for any."""
        return 0 if self.mini or self.strip or self.short < _NOTED else max(_WALL_PX, self.short // 30)

    @property
    def afar(self) -> bool:
        """Whether this is a light wall, where all letters are bold; on a television only the first ones are."""
        return self.short <= _PANEL

    def face(self, *, bold: bool = True) -> Face:
        """Return the house's face for this page."""
        return Face(bold=bold or self.mini, crisp=self.mini)


def grid(size: QSize) -> Grid:
    """Return the grid of a page of *size*."""
    return Grid(size.width(), size.height())
