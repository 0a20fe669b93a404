"""Still pictures: size, orientation and depth, without ever holding a gigapixel in memory.

Pictures up to `TRIED_PIXELS` are decoded to prove that they can be (a JPEG at an eighth of its size). Larger ones are
only read through: a PNG's checksums, a JPEG's markers up to its end.
"""

import mmap
import re
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from bangtin_media.errors import BrokenError, UnsupportedError
from bangtin_media.measure import Measure

MAX_PIXELS = 1 << 30
"""A gigapixel poster passes; beyond that nothing is opened."""
TRIED_PIXELS = 25_000_000
"""Decoding these takes at most about 100 MB."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # Pillow's own limit would refuse a large poster; ours still stops bombs

_ORIENTATION = 0x0112
_TURNS = {1: (0, False), 2: (0, True), 3: (180, False), 4: (180, True), 5: (270, True), 6: (90, False)}
_TURNS |= {7: (90, True), 8: (270, False)}
_DEPTHS = {"1": 1, "I;16": 16, "I;16B": 16, "I;16L": 16, "I": 32, "F": 32}
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_MOST_MARKERS = 100_000
_END_OF_IMAGE = b"\xff\xd9"
"""Entropy-coded bytes never hold it, since there each ff is followed by 00 or a restart marker."""
_READERS = {
    "png": "PNG",
    "jpeg": "JPEG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    "tiff": "TIFF",
    "bmp": "BMP",
    "jpeg2000": "JPEG2000",
}


def measure_picture(path: Path, format_name: str) -> Measure:
    """Measure the picture at *path*, and see that it is whole.

    Args:
        path: The file.
        format_name: As `bangtin_media.kind` tells it; no other reader is tried on the bytes.

    Raises:
        BrokenError: It is damaged or cut off.
        UnsupportedError: It is larger than `MAX_PIXELS`, or Pillow has no reader for it.
    """
    reader = _READERS.get(format_name)
    if reader is None:
        raise UnsupportedError("picture_format", file=str(path), format=format_name)
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=[reader]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise UnsupportedError("picture_too_large", file=str(path), limit=MAX_PIXELS)
            measure = _measure(image)
            _try(image, path)
    except Image.DecompressionBombError as error:
        raise UnsupportedError("picture_too_large", file=str(path), limit=MAX_PIXELS) from error
    except UnidentifiedImageError as error:
        raise BrokenError("picture_head", file=str(path)) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # all of these mean damage in Pillow
        raise BrokenError("picture_broken", file=str(path), reason=str(error) or type(error).__name__) from error
    return measure


def _measure(image: Image.Image) -> Measure:
    exif = Image.Image.getexif(image)  # a PNG's own method would decode it whole
    rotation, mirrored = _TURNS.get(exif.get(_ORIENTATION, 1), (0, False))
    return Measure(
        width=image.width,
        height=image.height,
        codec=(image.format or "").lower(),
        frames=1 if image.format in {"TIFF", "MPO"} else getattr(image, "n_frames", 1),
        rotation=rotation,
        mirrored=mirrored,
        bit_depth=_bit_depth(image),
        pixel_format=image.mode,
    )


def _bit_depth(image: Image.Image) -> int:
    """Tell the depth as stored; Pillow narrows what is deeper than its modes."""
    raw = next((tile.args for tile in getattr(image, "tile", ()) if tile.args), "")
    mode = raw[0] if isinstance(raw, tuple) else raw
    if isinstance(mode, str) and ";16" in mode:
        return 16
    return _DEPTHS.get(image.mode, 8)


def _try(image: Image.Image, path: Path) -> None:
    if image.width * image.height <= TRIED_PIXELS:
        image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
    elif image.format == "PNG":
        image.verify()
    elif image.format in {"JPEG", "MPO"}:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _walk_jpeg(data)


def _walk_jpeg(data: mmap.mmap) -> None:
    """Go from marker to marker until the end of the image.

    Raises:
        EOFError: The end never comes, or only after more markers than any picture has.
    """
    place = 2
    for _ in range(_MOST_MARKERS):
        found = _MARKER.search(data, place)
        if not found:
            break
        if found.group() == _END_OF_IMAGE:
            return
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        place = found.end() + max(2, length)
    raise EOFError("the end of the picture is missing")
