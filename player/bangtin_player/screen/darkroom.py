"""Where decoded frames become pictures: ahead of time and off Qt's thread.

A picture of 3840×2160 takes 15 to 50 ms to be scaled and turned into colours, longer than a frame may wait for it.
"""

from collections import deque
from threading import Lock

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame

from bangtin_player.core.fit import Placing, Size
from bangtin_player.screen.frames import address_of
from bangtin_player.screen.swscale import Planes, Scaler

_KEPT = 3
"""Images a side needs: one on the wall, one that waits, one being drawn into."""

Picture = QImage | QVideoFrame
"""A frame as it is shown: in an image of ours, or as Qt's scene graph takes it."""


class Trays:
    """The images that the frames of one side are drawn into, each over and over.

    Args:
        size: Of the zone, in pixels.
    """

    def __init__(self, size: Size) -> None:
        self._size = size
        self._free: deque[tuple[QImage, Placing]] = deque()
        self._scaler: Scaler | None = None
        self._working = Lock()
        self._is_closed = False

    def draw(self, planes: Planes, placing: Placing, *, grey: bool = False) -> QImage:
        """Draw a frame, *grey* for mourning, from any thread; the image is the caller's until it is given back.

        Raises:
            EngineError: libswscale refuses.
        """
        image = self.take(placing)
        made_for = (planes.kind, placing, grey)
        with self._working:
            if self._is_closed:
                return image
            if self._scaler is None or self._scaler.made_for != made_for:
                self._drop_scaler()
                self._scaler = Scaler(planes.kind, placing, grey=grey)
            self._scaler.draw(planes, address_of(image.bits()), image.bytesPerLine())
        return image

    def draw_by_qt(self, video: QVideoFrame, placing: Placing) -> QImage | None:
        """Draw what libswscale is not told about: of the graphics card, of other colours, turned; on Qt's thread."""
        decoded = video.toImage()
        if decoded.isNull():
            return None
        image = self.take(placing)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        source, target = placing
        painter.drawImage(
            QRect(target.x, target.y, target.w, target.h), decoded, QRect(source.x, source.y, source.w, source.h)
        )
        painter.end()
        return image

    def take(self, placing: Placing) -> QImage:
        """Return an image to draw into, black outside the place of the film."""
        try:
            image, drawn_for = self._free.popleft()
        except IndexError:
            image, drawn_for = QImage(*self._size, QImage.Format.Format_RGB32), None
        if drawn_for != placing:
            image.fill(0)
        return image

    def give_back(self, image: QImage, placing: Placing) -> None:
        """Take back an image that is not shown any more."""
        if len(self._free) < _KEPT:
            self._free.append((image, placing))

    def close(self) -> None:
        """Give all memory back, once the frame at hand is drawn."""
        with self._working:
            self._is_closed = True
            self._drop_scaler()
        self._free.clear()

    def _drop_scaler(self) -> None:
        if self._scaler is not None:
            self._scaler.close()
            self._scaler = None
