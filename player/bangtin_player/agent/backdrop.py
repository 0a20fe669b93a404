"""What stands on an X display where no window does: the last picture, so that a screen that falls leaves no dark.

When a window goes, the X server itself paints its place with the background of the root window. Once a second the
server is asked to copy what is seen into that background; nothing is read back, so it costs no more than a copy in the
server's memory. Wayland and a bare DRM device have nothing like it: there the wall is black until the screen is back.
"""

import logging
from collections.abc import Mapping
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from Xlib import X
from Xlib.display import Display
from Xlib.error import DisplayError, XError

_log = logging.getLogger(__name__)
_EVERY_S = 1.0
_FAULTS = (DisplayError, XError, OSError)


class Backdrop:
    """Keeps the background of a display like its picture, in a thread of its own: a server that hangs stops nobody."""

    def __init__(self, display: str) -> None:
        self._name = display
        self._over = Event()
        self._thread = Thread(target=self._keep, name="backdrop", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave the display black."""
        self._over.set()
        self._thread.join(_EVERY_S)

    def _keep(self) -> None:
        try:
            background = _Background(Display(self._name))
            while not self._over.wait(_EVERY_S):
                background.copy()
            background.clear()
        except _FAULTS as error:
            _log.info("the display %s keeps no backdrop: %s", self._name, error)


class _Background:
    """The background of the root window."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._screen = display.screen()
        self._root = self._screen.root
        self._size = (0, 0)
        self._pixmap: Any = None
        self._gc = self._root.create_gc(subwindow_mode=X.IncludeInferiors, graphics_exposures=False)

    def copy(self) -> None:
        """Make it what is seen now, the windows included."""
        seen = self._root.get_geometry()
        if (seen.width, seen.height) != self._size:
            self._size = seen.width, seen.height
            self._pixmap = self._root.create_pixmap(*self._size, self._screen.root_depth)
        self._pixmap.copy_area(self._gc, self._root, 0, 0, *self._size, 0, 0)
        self._root.change_attributes(background_pixmap=self._pixmap)
        self._display.sync()

    def clear(self) -> None:
        """Make it black, and leave."""
        self._root.change_attributes(background_pixel=self._screen.black_pixel)
        self._root.clear_area()
        with suppress(*_FAULTS):
            self._display.close()


def x_display(environment: Mapping[str, str]) -> str:
    """Return the X display that screens will open; empty where they do without.

    >>> x_display({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    ''
    """
    platform = environment.get("QT_QPA_PLATFORM", "") or ("wayland" if "WAYLAND_DISPLAY" in environment else "xcb")
    return environment.get("DISPLAY", "") if platform.startswith("xcb") else ""
