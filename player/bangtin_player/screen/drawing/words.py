"""Words: a text of a column that breaks into lines, with a marker before the first if it is a point of a list."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from bangtin_player.screen.drawing.block import Placed
from bangtin_player.screen.drawing.fit import Setting, setting, shortened, typeset
from bangtin_player.screen.drawing.palette import colour
from bangtin_player.screen.drawing.type import Face, ink


@dataclass(frozen=True)
class Words:
    """A text that breaks into lines.

    Args:
        text: Its words.
        colour: #RRGGBB.
        face: Of its letters.
        ratio: Its size beside the column's other blocks.
        gap: Space above, in ems.
        most_lines: 0 for any number.
        marker: Hung before the first line, such as "1".
        marker_colour: Of the marker.
        least: Its own smallest size where it may be less than the column's, such as a note's.
        vital: Whether it stays when others have to go.
    """

    text: str
    colour: str
    face: Face
    ratio: float = 1.0
    gap: float = 0.6
    most_lines: int = 0
    marker: str = ""
    marker_colour: str = ""
    least: int = 0
    vital: bool = False

    def at(self, scale: float, width: float, smallest: int) -> Placed | None:
        """Set the words; never smaller than *smallest*."""
        px = max(self.least or smallest, round(scale * self.ratio))
        made = setting(self.text, self.face, px, width - self._indent(px), self.most_lines)
        return self._placed(made) if made else None

    def cut(self, box: QRect, smallest: int) -> Placed | None:
        """Shorten the words."""
        px = self.least or smallest
        inner = box.adjusted(0, 0, -round(self._indent(px)), 0)
        made = shortened(self.text, self.face, px, inner, self.most_lines)
        return self._placed(made) if made.over + made.height + made.under <= box.height() else None

    def _indent(self, px: int) -> float:
        if not self.marker:
            return 0.0
        widest = "00" if len(self.marker) > 1 else "0"
        return ink(widest, self.face, px).width + 0.55 * px

    def _placed(self, made: Setting) -> Placed:
        mark = typeset((self.marker,), made.face, made.px) if self.marker else None
        return _PlacedWords(made, colour(self.colour), mark, colour(self.marker_colour), self._indent(made.px))


@dataclass(frozen=True)
class _PlacedWords:
    made: Setting
    colour: QColor
    marker: Setting | None
    marker_colour: QColor
    indent: float

    @property
    def height(self) -> float:
        return self.made.height

    @property
    def over(self) -> float:
        return self.made.over

    @property
    def under(self) -> float:
        return self.made.under

    @property
    def width(self) -> float:
        return self.made.width + self.indent

    @property
    def px(self) -> int:
        return self.made.px

    @property
    def leading(self) -> float:
        return self.made.leading

    @property
    def even(self) -> bool:
        return self.made.even

    @property
    def torn(self) -> bool:
        return self.made.torn

    def draw(self, painter: QPainter, x: float, top: float, width: float) -> None:
        if self.marker:
            self.marker.draw(painter, x, top, self.marker_colour)
        self.made.draw(painter, x + self.indent, top, self.colour, width)
