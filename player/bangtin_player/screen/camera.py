"""Pictures of the wall. Only what the display must be asked for is done on Qt's thread; no hand-off waits for more."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow

from bangtin_player.core.messages import Photograph
from bangtin_player.screen.workshop import Workshop

_QUALITY = 80
"""Of a JPEG: text stays legible, and half a thousand pixels take 20 to 40 kB."""


class Camera(QObject):
    """Photographs one window.

    Args:
        window: What is photographed.
        parent: Its owner.
    """

    failed = Signal(str)
    """A picture could not be written; with its path."""

    def __init__(self, window: QQuickWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._darkroom = Workshop("camera")

    def take(self, wanted: Photograph) -> None:
        """Take a picture, and leave it at its path when it is done.

        It is what stands on the display itself; where no program may read that (Wayland), what the window drew.
        """
        window = self._window
        seen = window.screen().grabWindow(0, window.x(), window.y(), window.width(), window.height())
        image = window.grabWindow() if seen.isNull() else seen.toImage()
        self._darkroom.make(lambda: self._leave(image, wanted))

    def close(self) -> None:
        """Finish the picture at hand."""
        self._darkroom.close()

    def _leave(self, image: QImage, wanted: Photograph) -> None:
        path = Path(wanted.path)
        unfinished = path.with_name(f".{path.stem}.part{path.suffix}")
        if small(image, wanted.edge).save(str(unfinished), quality=_QUALITY if path.suffix == ".jpg" else -1):
            unfinished.replace(path)
        else:
            self.failed.emit(wanted.path)


def small(image: QImage, edge: int) -> QImage:
    """Return *image* with its longer side at most *edge* pixels; 0 leaves it as it is."""
    if not edge or max(image.width(), image.height()) <= edge:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(edge, edge, keep, smooth)
