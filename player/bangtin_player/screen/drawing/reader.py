"""Reads a picture at a wanted size through libvips; run as a program it does so in bounded memory of its own.

It knows nothing of the rest of the player, so that a child process starts in an instant and holds no more than libvips:
`python reader.py PATH WIDTH HEIGHT BYTES` writes the pixels to its output, and never takes more than BYTES of memory.
"""

import resource
import sys
from pathlib import Path
from typing import NamedTuple

import pyvips

pyvips.cache_set_max(0)
pyvips.voperation.cache_set_max_mem(0)

_TURNED = 5
"""From this EXIF orientation on, width and height change places."""
_WHOLE_BYTES = {"webpload": 5, "heifload": 6, "gifload": 5, "svgload": 4, "jp2kload": 6, "jxlload": 14}
"""Bytes a pixel of formats that are held whole while they are read."""
_SHARED = 600_000_000
"""Of a process's address space, what libvips, its threads and Python take without holding any of it."""


class Head(NamedTuple):
    """What a picture says of itself: its size once turned upright, and the bytes it takes to be read; 0 for few."""

    width: int
    height: int
    held: int


class Pixels(NamedTuple):
    """Red, green, blue and 255, row by row."""

    width: int
    height: int
    octets: bytes


def head(path: Path) -> Head:
    """Read the head of the picture at *path*.

    Raises:
        pyvips.Error: It is no picture.
    """
    found = pyvips.Image.new_from_file(str(path), access="sequential")
    turned = found.get_typeof("orientation") and found.get("orientation") >= _TURNED
    size = (found.height, found.width) if turned else (found.width, found.height)
    return Head(*size, _held(found))


def read(path: Path, width: int, height: int) -> Pixels:
    """Read the picture at *path*, turned upright, at exactly *width* by *height*, on black.

    Raises:
        pyvips.Error: It is damaged.
    """
    made = pyvips.Image.thumbnail(
        str(path), width, height=height, size="force", fail_on="error", intent="perceptual"
    ).colourspace("srgb")
    if made.hasalpha():
        made = made.flatten(background=[0, 0, 0])
    rgb = made.cast("uchar")[0:3].bandjoin(255)
    return Pixels(rgb.width, rgb.height, rgb.write_to_memory())


def _held(found: pyvips.Image) -> int:
    """Return the bytes that must be held at once: none of a picture that comes line by line."""
    pixels, bands = int(found.width) * int(found.height), int(found.bands)
    loader = str(found.get("vips-loader")).removesuffix("_source").removesuffix("_buffer")
    if loader in _WHOLE_BYTES:
        return pixels * _WHOLE_BYTES[loader]
    if not (found.get_typeof("interlaced") and found.get("interlaced")):
        return 0
    if loader != "jpegload":
        return pixels * bands * (2 if found.format == "ushort" else 1)
    thin = found.get_typeof("jpeg-chroma-subsample") and found.get("jpeg-chroma-subsample") == "4:2:0"
    return pixels * 3 if thin else pixels * 2 * bands  # two bytes a coefficient


def _main(path: str, width: str, height: str, octets: str) -> int:
    """Read one picture with at most *octets* of memory beyond the program's own."""
    limit = _SHARED + int(octets)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    try:
        made = read(Path(path), int(width), int(height))
    except pyvips.Error as error:
        sys.stderr.write(str(error.detail or error.message))
        return 1
    sys.stdout.buffer.write(made.octets)
    return 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
