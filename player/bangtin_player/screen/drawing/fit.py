"""Fitting: text at a size in a width, as measured lines that can be stacked and drawn without losing a mark."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter

from bangtin_player.screen.drawing.lines import JOINER, NO_BREAK, bound, broken, torn
from bangtin_player.screen.drawing.type import Face, Ink, cap_height, composed, font, ink

_TIGHTEST = 1.17
"""Baselines are at least this many ems apart, and further where the marks of two lines would touch."""
_AIR = 0.07
_LEFT_OVER = 0.5


@dataclass(frozen=True)
class Setting:
    """Lines of one text at one size, whose optical box goes from the first capitals' top to the last baseline.

    Args:
        face: Of every letter.
        px: Its size.
        lines: As broken.
        inks: What each covers.
        pitch: From baseline to baseline, in pixels.
        short: Whether words had to be left out.
    """

    face: Face
    px: int
    lines: tuple[str, ...]
    inks: tuple[Ink, ...]
    pitch: int
    short: bool = False

    @property
    def height(self) -> float:
        """Of the optical box."""
        return self.cap + (len(self.lines) - 1) * self.pitch

    @property
    def cap(self) -> float:
        """Of a capital without marks."""
        return cap_height(self.face, self.px)

    @property
    def leading(self) -> float:
        """From one line's baseline to the next line's capitals; 0 for a single line."""
        return self.pitch - self.cap if len(self.lines) > 1 else 0.0

    @property
    def torn(self) -> bool:
        """Whether a line ends inside a word of two syllables."""
        return torn(self.lines)

    @property
    def over(self) -> float:
        """How far ink rises above the optical box."""
        return max(max(0.0, each.rise - self.cap - at * self.pitch) for at, each in enumerate(self.inks))

    @property
    def under(self) -> float:
        """How far ink drops below the optical box."""
        last = len(self.inks) - 1
        return max(max(0.0, each.drop - (last - at) * self.pitch) for at, each in enumerate(self.inks))

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max(each.width for each in self.inks)

    @property
    def even(self) -> bool:
        """Whether no line is so short beside the others that it looks left over; after a comma one may be."""
        return all(
            found.width >= _LEFT_OVER * self.width or line.endswith(",")
            for line, found in zip(self.lines, self.inks, strict=True)
        )

    def draw(self, painter: QPainter, x: float, top: float, colour: QColor, width: float = 0.0) -> None:
        """Draw with the optical box's top left corner at (x, top); with a *width*, each line is centred in it.

        Lines at the left begin with their ink there, so that large and small letters stand on one edge.
        """
        painter.setFont(font(self.face, self.px))
        painter.setPen(colour)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, not self.face.crisp)
        for at, (line, found) in enumerate(zip(self.lines, self.inks, strict=True)):
            left = x + (width - found.width) / 2 if width else x - found.inset
            painter.drawText(QPointF(round(left), round(top + self.cap + at * self.pitch)), line)


def setting(text: str, face: Face, px: int, width: float, most_lines: int = 0) -> Setting | None:
    """Set *text* at *px* in *width*; None where a word, or more lines than *most_lines*, would not fit (0: any)."""
    lines = broken(bound(composed(text)), width, lambda piece: ink(piece, face, px).width)
    if lines is None or (most_lines and len(lines) > most_lines):
        return None
    return typeset(lines, face, px)


def typeset(lines: tuple[str, ...], face: Face, px: int) -> Setting:
    """Measure *lines* as they are; once broken they need no bonds."""
    lines = tuple(line.replace(NO_BREAK, " ").replace(JOINER, "") for line in lines)
    inks = tuple(ink(line, face, px) for line in lines)
    touching = (upper.drop + lower.rise for upper, lower in pairwise(inks))
    pitch = max([_TIGHTEST * px, *(each + _AIR * px for each in touching)])
    return Setting(face, px, lines, inks, math.ceil(pitch))


def largest(fits: Callable[[int], bool], low: int, high: int) -> int | None:
    """Return the largest of *low* to *high* that *fits*, found by halving; None if *low* does not."""
    if high < low or not fits(low):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def fitted(  # noqa: PLR0913, PLR0917  # a text, its box and its bounds
    text: str, face: Face, box: QRect, smallest: int, greatest: int, most_lines: int = 0
) -> Setting:
    """Set *text* as large as *box* allows; where it does not fit even at *smallest*, shorten it with an ellipsis."""

    def at(px: int) -> Setting | None:
        made = setting(text, face, px, box.width(), most_lines)
        return made if made and made.over + made.height + made.under <= box.height() else None

    px = largest(lambda size: at(size) is not None, smallest, max(smallest, greatest))
    found = at(px) if px is not None else None
    return found or shortened(text, face, smallest, box, most_lines)


def shortened(text: str, face: Face, px: int, box: QRect, most_lines: int = 0) -> Setting:
    """Set as many words of *text* as *box* holds at *px*, and an ellipsis for the rest."""
    words = composed(text).replace("\n", " ").split(" ")

    def with_words(count: int) -> Setting | None:
        made = setting(_elided(words, count), face, px, box.width(), most_lines)
        return made if made and made.over + made.height + made.under <= box.height() else None

    count = largest(lambda number: with_words(number) is not None, 1, len(words))
    found = with_words(count) if count else None
    if found:
        return replace(found, short=count != len(words))
    letters = words[0]
    while len(letters) > 1 and ink(letters + "…", face, px).width > box.width():
        letters = letters[:-1]
    whole = letters == composed(text)
    return replace(typeset((letters if whole else letters + "…",), face, px), short=not whole)


def _elided(words: list[str], count: int) -> str:
    text = " ".join(words[:count])
    return text if count == len(words) else text.rstrip(",.;:-– ") + "…"
