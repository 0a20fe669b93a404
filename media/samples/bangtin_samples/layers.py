"""Layers: a page as things that come one after the other, so that a still and a film are drawn from one description."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

Draw = Callable[[QPainter, float], None]
"""Draws a thing at a state of its growth, from 0 to 1."""


@dataclass(frozen=True)
class Layer:
    """One thing on a page.

    Args:
        draw: Draws it where it comes to rest.
        box: All that it covers, in pixels.
        begins: Seconds after the page's beginning.
        lasts: Seconds until it rests.
        grows: Drawn anew while it grows; otherwise it rises into place and fades in as it is.
    """

    draw: Draw
    box: QRect
    begins: float = 0.0
    lasts: float = 0.8
    grows: bool = False


@dataclass(frozen=True)
class Scene:
    """A page: what lies beneath, and what comes onto it."""

    size: QSize
    ground: Callable[[QPainter], None]
    layers: tuple[Layer, ...]
    crisp: bool = False
    edge: str = "#FFFFFF"
    """The colour of the edge with which a film's page is swept in."""

    @property
    def rests_at(self) -> float:
        """When the last thing has come to rest, in seconds."""
        return max((each.begins + each.lasts for each in self.layers), default=0.0)

    def paint(self, painter: QPainter) -> None:
        """Draw the page at rest."""
        self.ground(painter)
        for layer in self.layers:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.crisp)
            layer.draw(painter, 1.0)
            painter.restore()


def still(scene: Scene) -> QImage:
    """Return the page at rest, RGB32."""
    picture = QImage(scene.size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    scene.paint(painter)
    painter.end()
    return picture


def eased(now: float, begins: float, lasts: float) -> float:
    """Return how far a motion is, 0 to 1: quick at first, then gently to rest."""
    share = min(1.0, max(0.0, (now - begins) / lasts))
    return 1.0 - (1.0 - share) ** 3


class Moving:
    """A scene ready for frames: what does not change is drawn once, a frame only moves and fades it.

    Args:
        scene: The page.
    """

    _RISE = 0.06
    """How far a thing rises while it fades in, of the shorter side."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._ground = _only(scene.ground, scene.size)
        self._cached = [None if each.grows else _cut_out(each, crisp=scene.crisp) for each in scene.layers]
        self._rise = round(min(scene.size.width(), scene.size.height()) * self._RISE)

    def paint(self, painter: QPainter, now: float) -> None:
        """Draw the page as it is *now* seconds after its beginning."""
        painter.drawImage(0, 0, self._ground)
        for layer, cached in zip(self.scene.layers, self._cached, strict=True):
            if now > layer.begins:
                self._put(painter, layer, cached, eased(now, layer.begins, layer.lasts))

    def _put(self, painter: QPainter, layer: Layer, cached: QImage | None, state: float) -> None:
        if cached is None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.scene.crisp)
            layer.draw(painter, state)
            painter.restore()
            return
        painter.setOpacity(state)
        painter.drawImage(layer.box.left(), layer.box.top() + round((1 - state) * self._rise), cached)
        painter.setOpacity(1.0)


def _only(draw: Callable[[QPainter], None], size: QSize) -> QImage:
    picture = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    draw(painter)
    painter.end()
    return picture


def _cut_out(layer: Layer, *, crisp: bool) -> QImage:
    picture = QImage(layer.box.size(), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not crisp)
    painter.translate(QPointF(-layer.box.left(), -layer.box.top()))
    layer.draw(painter, 1.0)
    painter.end()
    return picture
