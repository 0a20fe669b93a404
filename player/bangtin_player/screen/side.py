"""One side of a zone: what one act puts its picture on while the other side still stands."""

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QRect, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtQuick import QQuickItem

from bangtin_player.core.fit import Placing, Size
from bangtin_player.screen.frames import Frame, address_of
from bangtin_player.screen.swscale import Planes, Scaler
from bangtin_playlists.layout import Box

BLACK = QColor("black")


class Tile(NamedTuple):
    """An image, and where its upper left corner is in the zone."""

    image: QImage
    x: int
    y: int


class Side(QObject):
    """Holds a picture for the panes that show it: one pane, or one a band of the output.

    Args:
        size: Of the zone, in pixels.
        on_sinks: Whether films go to Qt's video sinks (the surface with a GPU) rather than into our own image.
    """

    changed = Signal()

    def __init__(self, size: Size, *, on_sinks: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.size = size
        self._on_sinks = on_sinks
        self._panes: list[QQuickItem] = []
        self._sinks: list[QVideoSink] = []
        self.label: Tile | None = None
        """Laid over whatever is shown."""
        self._tiles: tuple[Tile, ...] = ()
        self._ground = BLACK
        self._canvas: QImage | None = None
        self._canvas_for: Placing | None = None
        self._scaler: Scaler | None = None
        self._order, self._opacity, self._shift = 0, 0.0, 0.0
        self._is_film, self._covers = False, False

    @property
    def is_opaque(self) -> bool:
        """Whether panes cover what lies below: not where films go to sinks below them."""
        return not self._on_sinks

    def show_image(self, image: QImage) -> None:
        """Show *image*, which is as large as the zone."""
        self.show_tiles((Tile(image, 0, 0),))

    def show_tiles(self, tiles: tuple["Tile", ...], ground: QColor = BLACK) -> None:
        """Show *tiles* in their places, on *ground* where there are none."""
        self._tiles, self._ground = tiles, ground
        self._set_film(film=False)
        self._repaint()

    def show_frame(self, frame: Frame, placing: Placing) -> bool:
        """Show a frame of a film, laid out by *placing*; return whether it could be."""
        if self._on_sinks:
            self._set_film(film=True, covers=placing.target == Box(0, 0, *self.size))
            for sink in self._sinks:
                sink.setVideoFrame(frame.video_frame())
            return True
        with frame.planes() as planes:
            if planes is not None:
                self._draw(planes, placing)
            elif not self._draw_by_qt(frame.video_frame(), placing):
                return False
        self._repaint()
        return True

    def _draw(self, planes: Planes, placing: Placing) -> None:
        canvas = self._fresh_canvas(placing)
        made_for = (planes.size, placing, planes.full_range, planes.sample)
        if self._scaler is None or self._scaler.made_for != made_for:
            self._drop_scaler()
            self._scaler = Scaler(planes.size, placing, full_range=planes.full_range, sample=planes.sample)
        self._scaler.draw(planes, address_of(canvas.bits()), canvas.bytesPerLine())

    def _draw_by_qt(self, video: QVideoFrame, placing: Placing) -> bool:
        """For what libswscale is not told about: frames of the graphics card, other colours, turned."""
        image = video.toImage()
        if image.isNull():
            return False
        painter = QPainter(self._fresh_canvas(placing))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        source, target = placing
        painter.drawImage(
            QRect(target.x, target.y, target.w, target.h),
            image,
            QRect(source.x, source.y, source.w, source.h),
        )
        painter.end()
        return True

    def _fresh_canvas(self, placing: Placing) -> QImage:
        """Return the image that films are drawn into; black outside their place."""
        if self._canvas is None:
            self._canvas = QImage(*self.size, QImage.Format.Format_RGB32)
        if self._canvas_for != placing:
            self._canvas.fill(0)
            self._canvas_for = placing
        self._tiles = (Tile(self._canvas, 0, 0),)
        return self._canvas

    def _repaint(self) -> None:
        for pane in self._panes:
            pane.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the picture for a pane; over a film on sinks only its label."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if not self._is_film:
            self._paint_tiles(painter)
        if self.label:
            painter.drawImage(self.label.x, self.label.y, self.label.image)

    def _paint_tiles(self, painter: QPainter) -> None:
        zone = QRect(0, 0, *self.size)
        left = QRegion(zone)
        for image, x, y in self._tiles:
            place = image.rect().translated(x, y)
            if place.intersects(zone):
                painter.drawImage(x, y, image)
                left -= QRegion(place)
        painter.setClipRegion(left)
        painter.fillRect(zone, self._ground)

    def add_pane(self, pane: QQuickItem) -> None:
        """Show the picture on *pane* too."""
        self._panes.append(pane)

    def remove_pane(self, pane: QQuickItem) -> None:
        """Show the picture on *pane* no longer."""
        if pane in self._panes:
            self._panes.remove(pane)

    @Slot(QObject)
    def add_film(self, view: QObject) -> None:
        """Show films on *view*, a VideoOutput, too."""
        self._sinks.append(view.property("videoSink"))

    def arrange(self, order: int, opacity: float = 1.0, shift: float = 0.0) -> None:
        """Say how the side lies: above or below, how clearly, and how far to the right in widths of the zone."""
        if (order, opacity, shift) != (self._order, self._opacity, self._shift):
            self._order, self._opacity, self._shift = order, opacity, shift
            self.changed.emit()

    def clear(self) -> None:
        """Take the picture off; the memory of a film is given back."""
        self.arrange(0, 0.0)
        self._tiles = ()

    def _drop_scaler(self) -> None:
        if self._scaler is not None:
            self._scaler.close()
            self._scaler = None

    def close(self) -> None:
        """Give everything back."""
        self._drop_scaler()
        self._panes.clear()
        self._sinks.clear()
        self._tiles, self._canvas = (), None

    def _set_film(self, *, film: bool, covers: bool = False) -> None:
        if self._on_sinks and (film, covers) != (self._is_film, self._covers):
            self._is_film, self._covers = film, covers
            self.changed.emit()
            self._repaint()

    order = Property(int, lambda self: self._order, notify=changed)
    opacity = Property(float, lambda self: self._opacity, notify=changed)
    shift = Property(float, lambda self: self._shift, notify=changed)
    onSinks = Property(bool, lambda self: self._on_sinks, constant=True)  # noqa: N815 - QML's way of naming
    covers = Property(bool, lambda self: self._covers, notify=changed)
    isFilm = Property(bool, lambda self: self._is_film, notify=changed)  # noqa: N815 - QML's way of naming
