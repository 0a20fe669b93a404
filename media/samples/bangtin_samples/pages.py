"""Pages as scenes: one idea each on one grid: a rule and the group's name, words, a panel with a chart, the source."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter

from bangtin_player.screen.drawing.grid import Grid, grid
from bangtin_player.screen.drawing.mark import rings
from bangtin_player.screen.drawing.palette import colour
from bangtin_samples import plate, table, words
from bangtin_samples.charts import Chart, Code
from bangtin_samples.layers import Layer, Scene
from bangtin_samples.margins import BRIEF, foot, head
from bangtin_samples.page import Page

_SLOW = 1.5
_CODE_INSET, _CHART_INSET, _BRIEF_INSET = 0.06, 0.12, 0.09


def scene(page: Page, size: QSize) -> Scene:
    """Lay *page* out at *size*."""
    measures = grid(size)
    if measures.mini:
        return plate.scene(page, size)
    panel = _panel(measures) if page.chart else QRect()
    room = _beside(measures, panel)
    below, room = foot(page, measures, room)
    above, room = head(page, measures, room)
    said = table.layers(page, measures, room) if page.rows else words.layers(page, measures, room)
    drawn = [_chart(page, page.chart, panel, measures)] if page.chart else []
    return Scene(size, _ground(page, measures, panel), (*below, *above, *said, *drawn), edge=page.palette.accent)


def _ground(page: Page, measures: Grid, panel: QRect) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        painter.fillRect(0, 0, measures.width, measures.height, colour(page.palette.ground))
        if not panel.isNull():
            painter.fillRect(panel, colour(page.palette.raised))
        if page.rows or not panel.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rings(painter, measures, page.palette)
        if page.sun:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(page.palette.accent))
            painter.drawEllipse(QPointF(measures.width, measures.height), measures.short * 0.2, measures.short * 0.2)

    return draw


def _panel(measures: Grid) -> QRect:
    if measures.upright:
        return QRect(0, 0, measures.width, round(min(measures.height * 0.46, measures.width * 1.1)))
    width = round(min(measures.width * (0.4 if measures.short >= BRIEF else 0.34), measures.height * 0.86))
    return QRect(measures.width - width, 0, width, measures.height)


def _beside(measures: Grid, panel: QRect) -> QRect:
    """Return the room for words: beside the panel, under it on an upright page."""
    inner = QRect(measures.inner)
    if panel.isNull():
        return inner
    if measures.upright:
        inner.setTop(panel.bottom() + round(measures.down * 0.9))
    else:
        inner.setRight(panel.left() - round(measures.across * 0.8))
    return inner


def _chart(page: Page, chart: Chart, panel: QRect, measures: Grid) -> Layer:
    code, brief = isinstance(chart, Code), measures.short < BRIEF
    inset = round(
        min(panel.width(), panel.height()) * (_CODE_INSET if code else _BRIEF_INSET if brief else _CHART_INSET)
    )
    side = min(panel.width(), panel.height()) - 2 * inset
    square = QRect(0, 0, side, side)
    square.moveCenter(panel.center())
    return Layer(
        lambda painter, state: chart.draw(painter, square, page.palette, state), square, 0.5, _SLOW, grows=not code
    )
