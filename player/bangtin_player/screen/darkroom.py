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
        self._scalers: list[Scaler] = []
        """Those that no frame is being drawn by."""
        self._lending = Lock()
        self._is_closed = False

    def draw(self, planes: Planes, placing: Placing, *, grey: bool = False) -> QImage:
        """Draw a frame, *grey* for mourning, from any thread; the image is the caller's until it is given back.

        Raises:
            EngineError: libswscale refuses.
        """
        image = self.take(placing)
        scaler = self._lend((planes.kind, placing, grey)) or Scaler(planes.kind, placing, grey=grey)
        try:
            scaler.draw(planes, address_of(image.bits()), image.bytesPerLine())
        finally:
            self._take_back(scaler)
        return image

    def _lend(self, made_for: tuple[object, ...]) -> Scaler | None:
        """Return a scaler that is made for such frames, if there is one; those for others are not needed any more."""
        with self._lending:
            while self._scalers:
                scaler = self._scalers.pop()
                if scaler.made_for == made_for:
                    return scaler
                scaler.close()
        return None

    def _take_back(self, scaler: Scaler) -> None:
        with self._lending:
            if self._is_closed:
                scaler.close()
            else:
                self._scalers.append(scaler)

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
        """Give all memory back; what is being drawn goes with its frame."""
        with self._lending:
            self._is_closed = True
            while self._scalers:
                self._scalers.pop().close()
        self._free.clear()
