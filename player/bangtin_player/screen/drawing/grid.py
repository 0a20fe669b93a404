"""The grid: margins, gaps and the smallest letters of a page, from its size alone (domain.md 5.4)."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize

from bangtin_player.screen.drawing.type import Face, family

_MINI = 128
"""Below this many rows or columns every pixel counts: no margin above, one idea in two lines."""
_CRISP = 64
"""Up to this many rows or columns a panel's pixels are seen one by one: no antialiasing (domain.md 5.4)."""
_PANEL = 800
"""Up to this short side a page is taken for a light wall, read from afar; above for a television, read from near."""
_STRIP = 4.5
_MINI_PX, _LOW_PX, _WALL_PX = 18, 20, 24
"""Bold capitals with different tones differ from 20 pixels on (domain.md 2.12); a wall's letters have 24 (5.4)."""
_LOW = 256
"""Below this many rows a wall is a small one."""
_NOTED = 480
"""On fewer rows a note would take the room of the message."""


@dataclass(frozen=True)
class Grid:
    """The measures of one page, in pixels."""

    width: int
    height: int
    family: str = field(default_factory=family)
    """That its texts are set in."""

    @property
    def short(self) -> int:
        """The shorter side."""
        return min(self.width, self.height)

    @property
    def mini(self) -> bool:
        """Whether this is a panel such as P10 128×64 or P6 192×96."""
        return self.short < _MINI

    @property
    def crisp(self) -> bool:
        """Whether letters are drawn without antialiasing."""
        return self.short <= _CRISP

    @property
    def brief(self) -> bool:
        """Whether a card is said in two lines here, and what does not fit them runs."""
        return self.mini or self.strip

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
        if self.crisp:
            return 2
        if self.strip:
            return round(0.35 * self.height)
        return round(max(0.04 * self.width, 0.06 * self.short)) if not self.mini else self.short // 24

    @property
    def down(self) -> int:
        """The margin above and below."""
        return 0 if self.brief else round(max(0.04 * self.height, 0.075 * self.short))

    @property
    def inner(self) -> QRect:
        """The page without its margins."""
        return QRect(self.across, self.down, self.width - 2 * self.across, self.height - 2 * self.down)

    @property
    def smallest(self) -> int:
        """The smallest letters that may be set here, in pixels (domain.md 2.12, 5.4)."""
        if self.mini:
            return min(_MINI_PX, max(8, self.height * 3 // 4))
        if self.short < _LOW:
            return _LOW_PX
        return max(_WALL_PX, self.short // 18) if self.short <= _PANEL else max(_WALL_PX, self.short // 36)

    @property
    def note(self) -> int:
        """The size of sources and notes, at least 24 (domain.md 5.4); 0 where there is no room for any."""
        return 0 if self.brief or self.short < _NOTED else max(_WALL_PX, self.short // 30)

    @property
    def afar(self) -> bool:
        """Whether this is a light wall, where all letters are bold; on a television only the first ones are."""
        return self.short <= _PANEL

    def face(self, *, bold: bool = True) -> Face:
        """Return the face of this page's texts."""
        return Face(self.family, bold=bold or self.mini, crisp=self.crisp)


def grid(size: QSize) -> Grid:
    """Return the grid of a page of *size*."""
    return Grid(size.width(), size.height())
