"""Where the screen's pixels go inside the machine's output; everything outside is black (domain.md 5.3)."""

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtQuick import QQuickView

from bangtin_player.errors import ScreenError
from bangtin_playlists.layout import Band, Box, Output, Screen


def bands(screen: Screen) -> tuple[Band, ...]:
    """Return the pieces of *screen* as they lie in its output: one, unless it is wider than the output."""
    return screen.output.bands or (Band(Box(0, 0, screen.width, screen.height), 0, 0),)


def piece(band: Band, output: Output) -> dict[str, int]:
    """Return where a band lies in the output, and where the whole scene lies seen from the band's corner.

    The output is turned clockwise: a quarter turn makes the scene's left edge the top of its piece.
    """
    source = band.source
    turned = output.rotation in {90, 270}
    width, height = (source.h, source.w) if turned else (source.w, source.h)
    scene = {
        0: (-source.x, -source.y),
        90: (source.h + source.y, -source.x),
        180: (source.w + source.x, source.h + source.y),
        270: (-source.y, source.w + source.x),
    }[output.rotation]
    return {
        "x": output.x + band.x,
        "y": output.y + band.y,
        "w": width,
        "h": height,
        "sceneX": scene[0],
        "sceneY": scene[1],
    }


class OutputView(QObject):
    """The output as QML lays it out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._screen = Screen("", 0, 0)

    def set_screen(self, screen: Screen) -> None:
        """Lay the output out for *screen*."""
        before, self._screen = self._screen, screen
        if (screen.width, screen.height, screen.output) != (before.width, before.height, before.output):
            self.changed.emit()  # QML makes everything anew

    def _pieces(self) -> list[dict[str, int]]:
        return [piece(band, self._screen.output) for band in bands(self._screen)] if self._screen.width else []

    bands = Property(list, _pieces, notify=changed)
    rotation = Property(int, lambda self: self._screen.output.rotation, notify=changed)
    screenWidth = Property(int, lambda self: self._screen.width, notify=changed)  # noqa: N815 - QML's way of naming
    screenHeight = Property(int, lambda self: self._screen.height, notify=changed)  # noqa: N815 - QML's way of naming


class Window(QQuickView):
    """The window that is the output, or stands for it on a desk."""

    closing = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTitle(name or "Bảng Tin")
        self.setColor(QColor("black"))
        self.setFlag(Qt.WindowType.FramelessWindowHint)
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))
        self._on_desk = False

    def put_on(self, output: str, window: Box | None) -> None:
        """Take the place of the output of that name, or stand in *window* on a desk at once.

        Raises:
            ScreenError: there is no such output.
        """
        screen = find_output(output, QGuiApplication.screens())
        self.setScreen(screen)
        self._on_desk = window is not None
        if window:
            self.setGeometry(window.x, window.y, window.w, window.h)
            self.show()
        else:
            self.setGeometry(screen.geometry())

    def appear(self) -> None:
        """Fill the output. What stood there before stays until then, so this is best done with the first picture."""
        if not self.isVisible():
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End a run on a desk by Esc; on the wall no key does anything."""
        if self._on_desk and event.key() == Qt.Key.Key_Escape:
            self.closing.emit()


def find_output(name: str, screens: Sequence[QScreen]) -> QScreen:
    """Return the output called *name*, the first if no name is given.

    Raises:
        ScreenError: there is none.
    """
    if not screens:
        raise ScreenError("there is no output: is a display connected?")
    named = [screen for screen in screens if name in {"", screen.name()}]
    if not named:
        there = ", ".join(screen.name() for screen in screens)
        raise ScreenError(f"there is no output {name!r}; there are {there}")
    return named[0]
