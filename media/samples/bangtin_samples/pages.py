"""Pages: one idea each, set on one grid: a rule and a theme line, the words, a panel with a chart, the source."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from bangtin_player.screen.drawing.cards.figure import runs
from bangtin_player.screen.drawing.column import Block, Column, Figure, Placed, Words, column
from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.grid import Grid, grid
from bangtin_player.screen.drawing.mark import mark, rings
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_samples.charts import Chart, Code
from bangtin_samples.layers import Layer, Scene

_SLOW = 1.5
_STEP = 0.16

_ALL_BOLD = 600
"""Pixels of the shorter side; on smaller panels thin strokes are lost."""


@dataclass(frozen=True)
class Page:
    """What a page says.

    Args:
        palette: Its theme.
        kicker: The line above, naming the group.
        title: What it is about, in capitals.
        lead: Goes before the figure.
        figure: The one number.
        lines: What the number means.
        chart: Drawn beside or above the words.
        source: At the foot where it can be read.
        short: Two lines of about nine letters for a panel of 128×64.
        rows: A table instead of a chart: cells of each row.
    """

    palette: Palette
    kicker: str = ""
    title: str = ""
    lead: str = ""
    figure: str = ""
    lines: tuple[str, ...] = ()
    chart: Chart | None = None
    source: str = ""
    short: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    pace: float = 1.0


def scene(page: Page, size: QSize) -> Scene:
    """Lay *page* out at *size*."""
    measures = grid(size)
    if measures.mini:
        return _mini(page, size, measures)
    panel = _panel(measures) if page.chart else QRect()
    words = _words_box(measures, panel)
    layers, foot = _foot(page, measures, words)
    words.setBottom(foot)
    layers += _kicker(page, measures, words)
    words.setTop(max(words.top(), *(each.box.bottom() + round(measures.short * 0.045) for each in layers[-1:])))
    layers += _rows(page, measures, words) if page.rows else _words(page, measures, words)
    if page.chart:
        layers.append(_chart(page, page.chart, panel, measures))
    return Scene(size, _ground(page, measures, panel), tuple(layers), edge=page.palette.accent)


def _ground(page: Page, measures: Grid, panel: QRect) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        painter.fillRect(0, 0, measures.width, measures.height, colour(page.palette.ground))
        if panel.isNull():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rings(painter, measures, page.palette)
        else:
            painter.fillRect(panel, colour(page.palette.raised))

    return draw


def _panel(measures: Grid) -> QRect:
    if measures.upright:
        return QRect(0, 0, measures.width, round(min(measures.height * 0.46, measures.width * 0.92)))
    width = round(min(measures.width * 0.4, measures.height * 0.86))
    return QRect(measures.width - width, 0, width, measures.height)


def _words_box(measures: Grid, panel: QRect) -> QRect:
    inner = QRect(measures.inner)
    if panel.isNull():
        return inner
    if measures.upright:
        inner.setTop(panel.bottom() + round(measures.down * 0.9))
    else:
        inner.setRight(panel.left() - round(measures.across * 0.8))
    return inner


def _foot(page: Page, measures: Grid, words: QRect) -> tuple[list[Layer], int]:
    """Return the source with the mark, and where the words' room ends."""
    note = measures.note
    if not page.source or not note:
        return [], words.bottom()
    side, face = round(note * 1.3), measures.face(bold=False)
    left = words.left() + side + round(note * 0.6)
    made = fitted(page.source, face, QRect(left, 0, words.right() - left, note * 5), note, note, 3)
    top = round(words.bottom() + 1 - made.height)
    box = QRect(
        words.left(), round(top - made.over - 2), words.width(), round(made.over + made.height + made.under + 4)
    )

    def draw(painter: QPainter, _state: float) -> None:
        mark(painter, QRect(words.left(), round(top), side, side), page.palette)
        made.draw(painter, left, top, colour(page.palette.soft))

    return [Layer(draw, _at_least(box, side), 0.9)], box.top() - round(note * 0.9)


def _at_least(box: QRect, side: int) -> QRect:
    return QRect(box.left(), box.top(), box.width(), max(box.height(), side + 8))


def _kicker(page: Page, measures: Grid, words: QRect) -> list[Layer]:
    """A short rule and the group's name."""
    thick = max(4, round(measures.short * 0.012))
    rule = QRect(words.left(), words.top(), round(measures.short * 0.14), thick)

    def bar(painter: QPainter, state: float) -> None:
        painter.fillRect(
            QRect(rule.left(), rule.top(), round(rule.width() * state), thick), colour(page.palette.accent)
        )

    made = [Layer(bar, rule, 0.25, 0.6, grows=True)]
    if not page.kicker:
        return made
    px = round(max(measures.smallest * 0.95, measures.short * 0.034))
    text = fitted(page.kicker, measures.face(), QRect(0, 0, words.width(), px * 3), px * 3 // 4, px, 2)
    top = rule.bottom() + round(px * 0.55) + round(text.over * 0.5)
    box = QRect(
        words.left(), round(top - text.over) - 1, words.width(), round(text.over + text.height + text.under) + 3
    )
    made.append(Layer(lambda painter, _: text.draw(painter, words.left(), top, colour(page.palette.soft)), box, 0.35))
    return made


def _words(page: Page, measures: Grid, room: QRect) -> list[Layer]:
    palette, face = page.palette, measures.face()
    plain = measures.face(bold=measures.short < _ALL_BOLD)
    hero = not page.figure and not page.lead
    blocks: list[Block] = []
    if page.title:
        shade = palette.accent if hero else palette.text
        blocks.append(Words(page.title, shade, face, (1.55 if page.chart else 2.0) if hero else 1.1))
    if page.lead:
        blocks.append(Words(page.lead, palette.text, plain, 0.8, 0.75))
    if page.figure:
        blocks.append(Figure(runs(page.figure, palette.accent), face, 3.0, 0.3 if not page.lead else 0.22))
    blocks += [
        Words(
            line, palette.text if not at or not hero else palette.soft, plain, 0.85, 1.05 if hero and not at else 0.75
        )
        for at, line in enumerate(page.lines)
    ]
    made = column(blocks, room, measures.smallest, round(measures.short * 0.125))
    return _staggered(made, room, page.pace, 0.0 if measures.upright and page.chart else 0.42)


def _staggered(made: Column, room: QRect, pace: float, upright: float) -> list[Layer]:
    spare = max(0.0, room.height() - made.height - made.over - made.under)
    top = room.top() + made.over + spare * upright
    layers = []
    for at, (gap, each) in enumerate(zip((0.0, *made.gaps), made.placed, strict=False)):
        top += gap
        layers.append(_block(each, room, top, 0.5 + at * _STEP * pace))
        top += each.height
    return layers


def _block(each: Placed, room: QRect, top: float, begins: float) -> Layer:
    slack = round(each.px * 0.1)
    box = QRect(
        room.left() - slack,
        round(top - each.over) - 2,
        round(each.width) + 2 * slack,
        round(each.over + each.height + each.under) + 4,
    )
    return Layer(lambda painter, _: each.draw(painter, room.left(), top, 0.0), box, begins)


def _chart(page: Page, chart: Chart, panel: QRect, measures: Grid) -> Layer:
    inset = round(min(panel.width(), panel.height()) * (0.06 if isinstance(chart, Code) else 0.13))
    box = panel.adjusted(inset, inset, -inset, -inset)
    side = min(box.width(), box.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(box.center())
    grows = not isinstance(chart, Code)
    del measures
    return Layer(lambda painter, state: chart.draw(painter, square, page.palette, state), square, 0.5, _SLOW, grows)


def _rows(page: Page, measures: Grid, room: QRect) -> list[Layer]:
    """Title, then rows of day, hour, matter and place, ruled apart."""
    face, palette = measures.face(), page.palette
    head = fitted(page.title, face, QRect(0, 0, room.width(), room.height() // 5), 24, round(measures.short * 0.085), 2)
    top = room.top() + head.over
    layers = [
        Layer(
            lambda painter, _: head.draw(painter, room.left(), top, colour(palette.accent)),
            QRect(room.left(), room.top(), room.width(), round(head.over + head.height + head.under)),
            0.4,
        )
    ]
    start = round(top + head.height + head.under + measures.short * 0.05)
    pitch = (room.bottom() + 1 - start) // len(page.rows)
    for at, cells in enumerate(page.rows):
        box = QRect(room.left(), start + at * pitch, room.width(), pitch)
        layers.append(_row(cells, box, measures, palette, 0.6 + at * _STEP))
    return layers


def _row(cells: tuple[str, ...], box: QRect, measures: Grid, palette: Palette, begins: float) -> Layer:
    """One row: the first two cells at the left, matter and place stacked at the right."""
    px = min(round(box.height() * 0.26), round(measures.short * 0.05))
    split = round(box.width() * (0.24 if not measures.upright else 0.3))
    left = QRect(0, 0, split - px, box.height() // 2)
    right = QRect(0, 0, box.width() - split, round(box.height() * 0.62))
    day = fitted(cells[0], measures.face(), left, px // 2, px, 1)
    hour = fitted(cells[1], measures.face(), left, px // 2, px, 1)
    what = fitted(cells[2], measures.face(), right, px // 2, px, 2)
    where = fitted(cells[3], measures.face(bold=False), right, px // 2, round(px * 0.82), 1)

    def draw(painter: QPainter, _state: float) -> None:
        painter.fillRect(QRect(box.left(), box.top(), box.width(), max(2, px // 16)), colour(palette.raised))
        top, edge = box.top() + round(box.height() * 0.2), box.left() + split
        day.draw(painter, box.left(), top, colour(palette.text))
        hour.draw(painter, box.left(), top + day.height + px * 0.75, colour(palette.accent))
        what.draw(painter, edge, top, colour(palette.text))
        where.draw(painter, edge, top + what.height + px * 0.75, colour(palette.soft))

    return Layer(draw, box, begins)


def _mini(page: Page, size: QSize, measures: Grid) -> Scene:
    """Two lines of a few letters; the first white, the second yellow, on black."""
    lines = page.short.split("\n")
    high = measures.height // len(lines)
    layers = []
    for at, line in enumerate(lines):
        box = QRect(1, at * high, measures.width - 2, high)
        made = fitted(line, measures.face(), box, 10, 26, 1)
        top = box.top() + (high - made.over - made.height - made.under) // 2 + round(made.over)
        shade = colour(page.palette.text if not at else page.palette.accent)
        layers.append(
            Layer(
                lambda painter, _, made=made, top=top, shade=shade, box=box: made.draw(  # type: ignore[misc]  # bound now
                    painter, box.left(), top, shade, box.width()
                ),
                box,
                0.2 + at * 0.25,
                0.4,
            )
        )
    return Scene(size, _plain(page, measures), tuple(layers), crisp=True, edge=page.palette.accent)


def _plain(page: Page, measures: Grid) -> Callable[[QPainter], None]:
    return lambda painter: painter.fillRect(0, 0, measures.width, measures.height, colour(page.palette.ground))
