"""What stands on the wall, by its pixels."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import zxingcpp
from PIL import Image
from Xlib import X
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, XError

_COARSE = 8
"""Pixels each way that are looked at as one."""
_ENOUGH = 0.15
"""Of the wall: so much orange is no accident."""
_EVERY_PLANE = 0xFFFFFFFF


class Wall:
    """A screen of *size* on an X display: the window of its player, wherever a desktop has put it."""

    def __init__(self, name: str, size: tuple[int, int]) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        self._size = size

    def close(self) -> None:
        """Leave the display, if it is still there."""
        with suppress(ConnectionClosedError):
            self._display.close()

    def picture(self) -> Image.Image:
        """Return what is on the wall now; while no player has a window, what the display's corner shows, or black."""
        for place in (*self._windows(), self._root):
            try:
                return self._seen(place)
            except XError:  # it went, or reaches beyond the display; Xwayland's root has no pixels
                continue
        return Image.new("RGB", self._size)

    def code(self) -> str | None:
        """Return what the QR code on the wall says, as a phone would read it."""
        found = zxingcpp.read_barcodes(self.picture())
        return found[0].text if found else None

    def orange(self) -> float:
        """Return how much of the wall has the orange of risk level 3, which nothing else in the demonstration has."""
        picture = self.picture()
        small = picture.resize((picture.width // _COARSE, picture.height // _COARSE))
        found = sum(map(_is_orange, zip(*[iter(small.tobytes())] * 3, strict=True)))
        return found * _COARSE**2 / (self._size[0] * self._size[1])

    def shows_emergency(self) -> bool:
        """Say whether the storm's message is on the wall."""
        return self.orange() > _ENOUGH

    def _seen(self, drawable: Any) -> Image.Image:  # noqa: ANN401 - python-xlib has no types
        there = drawable.get_geometry()
        width, height = min(self._size[0], there.width), min(self._size[1], there.height)
        raw = drawable.get_image(0, 0, width, height, X.ZPixmap, _EVERY_PLANE)
        return Image.frombytes("RGB", (width, height), raw.data, "raw", "BGRX")

    def _windows(self) -> Iterator[Any]:
        """Yield the programs' windows of the screen's size that can be seen. A desktop's frames have no class."""
        waiting = [self._root]
        while waiting:
            for window in waiting.pop().query_tree().children:
                try:
                    size, state, owned = window.get_geometry(), window.get_attributes().map_state, window.get_wm_class()
                except XError:
                    continue
                if state == X.IsViewable:
                    waiting.append(window)
                    if owned and (size.width, size.height) == self._size:
                        yield window


def _is_orange(pixel: Sequence[int]) -> bool:
    red, green, blue = pixel
    return red > 200 and 90 < green < 180 and blue < 80
