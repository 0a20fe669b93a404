"""Fonts: that FreeType can open them, and what they are called."""

from pathlib import Path

from PIL import ImageFont

from bangtin_media.errors import BrokenError
from bangtin_media.measure import Measure

_TRIAL_SIZE = 16


def measure_font(path: Path) -> Measure:
    """Open the font at *path* and learn its name.

    Raises:
        BrokenError: FreeType refuses it.
    """
    try:
        font = ImageFont.truetype(path, _TRIAL_SIZE, layout_engine=ImageFont.Layout.BASIC)
        font.getlength("Ệ")
    except OSError as error:
        raise BrokenError("font_broken", file=str(path), reason=str(error)) from error
    return Measure(name=" ".join(part for part in font.getname() if part))
