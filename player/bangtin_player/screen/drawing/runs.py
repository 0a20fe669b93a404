"""Runs: pieces of different sizes on one baseline, such as a number and its unit."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from bangtin_player.screen.drawing.block import Placed
from bangtin_player.screen.drawing.fit import Setting, typeset
from bangtin_player.screen.drawing.palette import colour
from bangtin_player.screen.drawing.type import Face
from bangtin_player.screen.drawing.words import Words

_NARROWED = 0.45
"""A figure that would shrink below this share of its size to stand in one line breaks into lines instead."""


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
    vital: bool = True

    @property
    def text(self) -> str:
        """All runs in one line."""
        return " ".join(run.text for run in self.runs)

    def at(self, scale: float, width: float, smallest: int) -> Placed | None:
        """Set the runs in one line; as words in several where one would make them far too small."""
        px = max(round(scale * self.ratio), smallest)
        whole = _PlacedRuns.of(self, px, smallest)
        if whole.width <= width:
            return whole
        narrowed = int(px * width / whole.width) - 1
        if narrowed < max(smallest, px * _NARROWED) and len(self.text.split()) > 1:
            return self._wrapped().at(max(smallest, px * _NARROWED), width, smallest)
        made = _PlacedRuns.of(self, max(smallest, narrowed), smallest)
        return made if made.width <= width else None

    def cut(self, box: QRect, smallest: int) -> Placed | None:
        """Give it at its smallest."""
        made = _PlacedRuns.of(self, smallest, smallest)
        if made.width <= box.width() and made.over + made.height + made.under <= box.height():
            return made
        return self._wrapped().cut(box, smallest)

    def _wrapped(self) -> Words:
        return Words(self.text, self.runs[0].colour, self.face)


@dataclass(frozen=True)
class _PlacedRuns:
    pieces: tuple[tuple[Setting, QColor, float], ...]
    height: float
    over: float
    under: float
    width: float
    px: int
    leading: float = 0.0
    even: bool = True
    torn: bool = False

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
