"""Draws the letters of a picture again on a roomier canvas, to see whether any ink was cut off or ran together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from bangtin_player.screen.drawing import fit

Drawn = tuple[fit.Setting, float, float, float]
"""A setting, its x, its top, and the width it is centred in."""


@contextmanager
def watched(patch: pytest.MonkeyPatch) -> Iterator[list[Drawn]]:
    """Note every setting that is drawn."""
    drawn: list[Drawn] = []
    own: Callable[..., None] = fit.Setting.draw

    def draw(self: fit.Setting, painter: QPainter, x: float, top: float, *rest: Any) -> None:  # noqa: ANN401  # passed on
        drawn.append((self, x, top, rest[1] if len(rest) > 1 else 0.0))
        own(self, painter, x, top, *rest)

    with patch.context() as within:
        within.setattr(fit.Setting, "draw", draw)
        yield drawn


def lines_of(drawn: list[Drawn]) -> list[Drawn]:
    """Part settings into their single lines, each where it was drawn."""
    parts: list[Drawn] = []
    for made, x, top, width in drawn:
        for at, (line, ink) in enumerate(zip(made.lines, made.inks, strict=True)):
            parts.append((replace(made, lines=(line,), inks=(ink,)), x, top + at * made.pitch, width))
    return parts


def ink_outside(drawn: list[Drawn], size: QSize) -> int:
    """Count the pixels of letters that fall outside a picture of *size*."""
    canvas, room = _canvas(drawn, size)
    whole = _ink(canvas)
    return whole - _ink(canvas.copy(room, room, size.width(), size.height()))


def ink_shared(drawn: list[Drawn], size: QSize) -> int:
    """Count the pixels that more than one line covers."""
    each = sum(_ink(_canvas([line], size)[0]) for line in lines_of(drawn))
    return each - _ink(_canvas(drawn, size)[0])


def _canvas(drawn: list[Drawn], size: QSize) -> tuple[QImage, int]:
    room = max((made.px for made, *_ in drawn), default=0) + 4
    canvas = QImage(size.width() + 2 * room, size.height() + 2 * room, QImage.Format.Format_Grayscale8)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.translate(room, room)
    for made, x, top, width in drawn:
        made.draw(painter, x, top, QColor("#FFFFFF"), width)
    painter.end()
    return canvas, room


def _ink(picture: QImage) -> int:
    """Count the lit pixels."""
    stride, width = picture.bytesPerLine(), picture.width()
    rows = bytes(picture.constBits())
    return sum(width - rows[at : at + width].count(0) for at in range(0, picture.height() * stride, stride))
