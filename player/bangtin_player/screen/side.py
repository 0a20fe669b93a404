"""One side of a zone: what one act puts its picture on while the other side still stands."""

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QRect, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtQuick import QQuickItem

from bangtin_player.core.fit import Placing, Size
from bangtin_player.screen.darkroom import Picture, Trays
from bangtin_player.screen.frames import Frame
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
        self._trays = Trays(size)
        self._frame: tuple[QImage, Placing] | None = None
        """The film's picture on this side, if it is in an image of ours."""
        self.is_seen = False
        """Whether the display got what stands here: a film's next frame waits for that."""
        self._order, self._opacity, self._shift = 0, 0.0, 0.0
        self._is_film, self._covers = False, False

    @property
    def is_opaque(self) -> bool:
        """Whether panes cover what lies below: not where films go to sinks below them."""
        return not self._on_sinks

    def show_image(self, image: QImage) -> None:
        """Show *image*, which is as large as the zone."""
        self.show_tiles((Tile(image, 0, 0),))

    def show_tiles(self, tiles: tuple[Tile, ...], ground: QColor = BLACK) -> None:
        """Show *tiles* in their places, on *ground* where there are none."""
        self._tiles, self._ground = tiles, ground
        if self._frame:
            self._trays.give_back(*self._frame)
            self._frame = None
        self._set_film(film=False)
        self.is_seen = False
        self._repaint()

    def develop(self, frame: Frame, placing: Placing, *, grey: bool = False) -> Picture:
        """Turn a decoded frame into a picture for this side, laid out by *placing*; from any thread.

        In mourning it is *grey* (domain.md 2.9).

        Raises:
            EngineError: libswscale refuses.
        """
        try:
            if self._on_sinks:
                return frame.video_frame(grey=grey)
            with frame.planes() as planes:
                return frame.video_frame(grey=grey) if planes is None else self._trays.draw(planes, placing, grey=grey)
        finally:
            frame.release()

    def show_frame(self, picture: Picture, placing: Placing) -> bool:
        """Show a film's picture; return whether it could be."""
        if self._on_sinks and isinstance(picture, QVideoFrame):
            self._set_film(film=True, covers=placing.target == Box(0, 0, *self.size))
            for sink in self._sinks:
                sink.setVideoFrame(picture)
            self.is_seen = False
            return True
        image = self._trays.draw_by_qt(picture, placing) if isinstance(picture, QVideoFrame) else picture
        if image is None:
            return False
        self.show_image(image)
        self._frame = image, placing
        return True

    def discard(self, picture: Picture, placing: Placing) -> None:
        """Take back a picture that is not to be shown."""
        if isinstance(picture, QImage):
            self._trays.give_back(picture, placing)

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

    def on_display(self) -> None:
        """Take note that the display got what stands here."""
        self.is_seen = self._opacity > 0

    def clear(self) -> None:
        """Take the picture off."""
        self.arrange(0, 0.0)
        self._tiles = ()

    def close(self) -> None:
        """Give everything back."""
        self._trays.close()
        self._panes.clear()
        self._sinks.clear()
        self._tiles, self._frame = (), None

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
