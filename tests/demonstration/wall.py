"""What stands on the wall, by its pixels."""

from collections.abc import Sequence

import zxingcpp
from PIL import Image
from Xlib import X
from Xlib.display import Display

_COARSE = 8
"""Pixels each way that are looked at as one."""
_ENOUGH = 0.15
"""Of the wall: so much orange is no accident."""


class Wall:
    """A display, on which a screen of *size* is shown."""

    def __init__(self, name: str, size: tuple[int, int]) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        self._size = size

    def close(self) -> None:
        """Leave the display; before it ends."""
        self._display.close()

    def picture(self) -> Image.Image:
        """Return what is on the wall now."""
        whole = self._root.get_geometry()
        raw = self._root.get_image(0, 0, whole.width, whole.height, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", (whole.width, whole.height), raw.data, "raw", "BGRX")

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


def _is_orange(pixel: Sequence[int]) -> bool:
    red, green, blue = pixel
    return red > 200 and 90 < green < 180 and blue < 80
