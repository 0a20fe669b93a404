"""Columns: blocks of text one under the other, all grown together until they fill their box and no further."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, Self

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from bangtin_player.screen.drawing.fit import Setting, largest, setting, shortened, typeset
from bangtin_player.screen.drawing.palette import colour
from bangtin_player.screen.drawing.type import Face, ink

_YIELD = 0.78
"""How much smaller a column may become so that no line of it looks left over."""
_BREATH = 0.12
"""Marks of one block and tails of the next stay this many ems apart."""


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
    def even(self) -> bool:
        """Whether its lines are of like length."""
        ...

    def draw(self, painter: QPainter, x: float, top: float, width: float) -> None:
        """Draw at (x, top); a *width* that is not 0 means centred in it."""
        ...


class Block(Protocol):
    """One thing of a column."""

    @property
    def gap(self) -> float:
        """Space above it, in ems of its own size."""
        ...

    def at(self, scale: float, width: float, smallest: int) -> Placed | None:
        """Return the block at *scale* pixels times its own ratio; None where it does not fit *width*."""
        ...

    def cut(self, box: QRect, smallest: int) -> Placed | None:
        """Return as much of the block as fits *box* at its smallest size; None for nothing."""
        ...


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
class Run:
    """A piece of a figure: its text, its size beside the largest, and its colour."""

    text: str
    colour: str
    share: float = 1.0


@dataclass(frozen=True)
class Figure:
    """One line of runs on one baseline, as wide as it may get: the one big thing of a page.

    A figure that would be wider than its column shrinks alone, the rest of the page does not shrink with it.
    """

    runs: tuple[Run, ...]
    face: Face
    ratio: float = 3.0
    gap: float = 0.25

    def at(self, scale: float, width: float, smallest: int) -> Placed | None:
        """Set the runs in one line."""
        px = round(scale * self.ratio)
        whole = _PlacedRuns.of(self, max(px, smallest), smallest)
        if whole.width > width:
            whole = _PlacedRuns.of(self, max(smallest, int(whole.px * width / whole.width) - 1), smallest)
        return whole if whole.width <= width else None

    def cut(self, box: QRect, smallest: int) -> Placed | None:
        """Give it at its smallest, if that is whole."""
        made = _PlacedRuns.of(self, smallest, smallest)
        return made if made.width <= box.width() and made.over + made.height + made.under <= box.height() else None


@dataclass(frozen=True)
class Column:
    """Blocks with the distances between their optical boxes."""

    placed: tuple[Placed, ...]
    gaps: tuple[float, ...]
    whole: bool = True
    """Whether nothing had to be left out."""

    @property
    def over(self) -> float:
        """How far ink rises above the first optical box."""
        return self.placed[0].over if self.placed else 0.0

    @property
    def under(self) -> float:
        """How far ink drops below the last optical box."""
        return self.placed[-1].under if self.placed else 0.0

    @property
    def height(self) -> float:
        """Of all optical boxes with the space between them."""
        return sum(each.height for each in self.placed) + sum(self.gaps)

    @property
    def width(self) -> float:
        """Of the widest block."""
        return max((each.width for each in self.placed), default=0.0)

    def draw(self, painter: QPainter, box: QRect, upright: float = 0.5, *, centred: bool = False) -> QRect:
        """Draw into *box*, *upright* of the spare room above; return where the optical box came to stand."""
        spare = box.height() - self.height
        top = max(box.top() + spare * upright, box.top() + self.over)
        top = min(top, max(box.top() + self.over, box.bottom() + 1 - self.under - self.height))
        place = QRect(box.left(), round(top), box.width(), round(self.height))
        for gap, each in zip((0.0, *self.gaps), self.placed, strict=False):
            top += gap
            each.draw(painter, box.left(), top, box.width() if centred else 0.0)
            top += each.height
        return place


def column(blocks: list[Block], box: QRect, smallest: int, greatest: int) -> Column:
    """Grow *blocks* together to the largest scale at which all fit *box*, at most *greatest* pixels at ratio 1.

    Where they do not fit even at *smallest*, the last ones are shortened or left out, and the column says so.
    """

    def at(scale: int) -> Column | None:
        placed = [block.at(scale, box.width(), smallest) for block in blocks]
        present = [each for each in placed if each is not None]
        if len(present) < len(blocks):
            return None
        made = _stacked(blocks, present)
        return made if made.over + made.height + made.under <= box.height() else None

    low = max(2, smallest // 4)
    scale = largest(lambda size: at(size) is not None, low, max(low, greatest))
    if scale is None:
        return _cut(blocks, box, smallest)
    for size in range(scale, round(scale * _YIELD), -max(1, scale // 32)):
        made = at(size)
        if made and all(each.even for each in made.placed):
            return made
    return at(scale) or _cut(blocks, box, smallest)


def _stacked(blocks: list[Block], placed: list[Placed]) -> Column:
    gaps = []
    for block, (above, below) in zip(blocks[1:], pairwise(placed), strict=False):
        needed = above.under + below.over + _BREATH * min(above.px, below.px)
        gaps.append(float(round(max(block.gap * below.px, needed))))
    return Column(tuple(placed), tuple(gaps))


def _cut(blocks: list[Block], box: QRect, smallest: int) -> Column:
    """Take the blocks in order, each as whole as it goes, until the box is full."""
    kept: list[Block] = []
    placed: list[Placed] = []
    for block in blocks:
        whole = block.at(0, box.width(), smallest)
        if whole is not None and _fits(_stacked([*kept, block], [*placed, whole]), box):
            kept, placed = [*kept, block], [*placed, whole]
            continue
        used = _stacked(kept, placed)
        left = box.height() - round(used.over + used.height + used.under + (block.gap * smallest if kept else 0))
        part = block.cut(QRect(0, 0, box.width(), left), smallest)
        if part is not None and _fits(_stacked([*kept, block], [*placed, part]), box):
            kept, placed = [*kept, block], [*placed, part]
        break
    made = _stacked(kept, placed)
    return Column(made.placed, made.gaps, whole=False)


def _fits(made: Column, box: QRect) -> bool:
    return made.over + made.height + made.under <= box.height()


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
    def even(self) -> bool:
        return self.made.even

    def draw(self, painter: QPainter, x: float, top: float, width: float) -> None:
        if self.marker:
            self.marker.draw(painter, x, top, self.marker_colour)
        self.made.draw(painter, x + self.indent, top, self.colour, width)


@dataclass(frozen=True)
class _PlacedRuns:
    pieces: tuple[tuple[Setting, QColor, float], ...]
    height: float
    over: float
    under: float
    width: float
    px: int
    even: bool = True

    @classmethod
    def of(cls, figure: Figure, px: int, smallest: int) -> Self:
        """Set the runs side by side, a third of the smaller letters' em apart."""
        pieces: list[tuple[Setting, QColor, float]] = []
        x, last = 0.0, 0
        for run in figure.runs:
            size = max(min(smallest, px), round(px * run.share))
            x += 0.3 * min(last, size) if pieces else 0.0
            made = typeset((run.text,), figure.face, size)
            pieces.append((made, colour(run.colour), x))
            x, last = x + made.width, size
        height = max(made.height for made, _, _ in pieces)
        over = max(made.over + made.height for made, _, _ in pieces) - height
        under = max(made.under for made, _, _ in pieces)
        return cls(tuple(pieces), height, max(0.0, over), under, x, px)

    def draw(self, painter: QPainter, x: float, top: float, width: float) -> None:
        left = x + (width - self.width) / 2 if width else x
        for made, shade, at in self.pieces:
            made.draw(painter, left + at, top + self.height - made.height, shade)
