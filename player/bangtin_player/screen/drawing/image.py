"""Pictures from files, at a zone's own pixels: turned as their EXIF says, and never more in memory than need be.

libvips reads a picture as a stream: JPEGs by the scaled steps of their own transform, PNGs and TIFFs line by line. So a
poster of a thousand million pixels costs no more memory than a few of its lines. What can only be read whole
(interlaced PNG, progressive JPEG, WebP) is read by a child process once it is large: its memory has a bound, goes back
to the system at once, and is refused where this machine has too little of it.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyvips
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from bangtin_player.errors import PictureError
from bangtin_player.screen.drawing import reader
from bangtin_player.screen.drawing.frame import on_black
from bangtin_playlists.playlist import Fit

MOST_HELD = 64_000_000
"""Bytes that the screen's own process may hold for a picture that is read whole."""
MOST_SHARE = 0.75
"""Of the memory that is free, what a child may take."""
MOST_PIXELS = 4_000_000_000
LONGEST_PAN = 16_384
"""The longest side of a panned picture, in pixels: the largest texture that small graphics chips take."""
LONGEST_READ_S = 180
"""Seconds after which a child that still reads is given up."""
_MEMORY = Path("/proc/meminfo")


def fitted(path: Path, size: QSize, fit: Fit) -> QImage:
    """Read the picture at *path* for a zone of *size*.

    Returns:
        RGB32, opaque; exactly *size*, except for `pan`, where one side is *size*'s and the other may be longer.

    Raises:
        PictureError: media-missing, picture-broken or picture-too-large.
    """
    if fit == "pan":
        return _read(path, lambda wide, high: _panned(QSize(wide, high), size))
    if fit == "cover":
        return on_black(_read(path, lambda wide, high: _covering(QSize(wide, high), size)), size)
    return on_black(_read(path, lambda wide, high: _containing(QSize(wide, high), size)), size)


def _read(path: Path, wanted: Callable[[int, int], QSize]) -> QImage:
    """Read the picture at the size that *wanted* makes of its own, once turned upright."""
    try:
        head = reader.head(path)
        goal = wanted(head.width, head.height)
        if head.width * head.height > MOST_PIXELS:
            raise PictureError("picture-too-large", f"{path.name} has {head.width}×{head.height} pixels")
        if head.held > MOST_HELD:
            return _by_child(path, head, goal)
        return _as_qimage(reader.read(path, goal.width(), goal.height()))
    except pyvips.Error as error:
        raise PictureError(*_reason(path, str(error.detail or error.message))) from error


def _by_child(path: Path, head: reader.Head, goal: QSize) -> QImage:
    """Have the picture read by a process that may take no more than it needs, and that the kernel ends first."""
    bound, free = head.held * 9 // 8, free_bytes()
    if bound > free:
        raise _too_large(path, head, free)
    asked = [str(path), str(goal.width()), str(goal.height()), str(bound)]
    command = ["nice", sys.executable, "-I", reader.__file__, *asked]
    alone = os.environ | {"VIPS_CONCURRENCY": "1"}
    try:
        done = subprocess.run(  # noqa: S603  # our own program, and the path of a medium
            command, capture_output=True, env=alone, timeout=LONGEST_READ_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PictureError("picture-broken", f"{path.name} was not read in {LONGEST_READ_S} s") from error
    if done.returncode < 0 or "memory" in (said := done.stderr.decode(errors="replace")):
        raise _too_large(path, head, free)
    if done.returncode:
        raise PictureError(*_reason(path, said))
    return _as_qimage(reader.Pixels(goal.width(), goal.height(), done.stdout))


def free_bytes() -> int:
    """Return how much memory a child may take on this machine now."""
    for line in _MEMORY.read_text(encoding="ascii").splitlines():
        name, _, kibibytes = line.partition(":")
        if name == "MemAvailable":
            return int(int(kibibytes.split()[0]) * 1024 * MOST_SHARE)
    return 0


def _too_large(path: Path, head: reader.Head, free: int) -> PictureError:
    return PictureError(
        "picture-too-large",
        f"{path.name} has {head.width}×{head.height} pixels and is stored so that it can only be read whole, which "
        f"takes {head.held // 1_000_000:,} MB where {free // 1_000_000:,} MB may be used: save it as a plain JPEG or "
        "PNG, not progressive or interlaced, or make it smaller",
    )


def _as_qimage(pixels: reader.Pixels) -> QImage:
    raw = QImage(pixels.octets, pixels.width, pixels.height, pixels.width * 4, QImage.Format.Format_RGBX8888)
    return raw.convertToFormat(QImage.Format.Format_RGB32)


def _reason(path: Path, said: str) -> tuple[str, str]:
    if not path.exists():
        return "media-missing", f"{path.name} is not there"
    lines = said.strip().splitlines()
    return "picture-broken", f"{path.name} cannot be read as a picture: {lines[0] if lines else 'no reason given'}"


def _containing(own: QSize, zone: QSize) -> QSize:
    return _at_least_one(own.scaled(zone, Qt.AspectRatioMode.KeepAspectRatio))


def _covering(own: QSize, zone: QSize) -> QSize:
    """Return the size that covers *zone*; of a very long picture no more than can be held is made."""
    full = own.scaled(zone, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    return full if max(full.width(), full.height()) <= 4 * LONGEST_PAN else _containing(own, zone)


def _panned(own: QSize, zone: QSize) -> QSize:
    """Return the size that covers *zone* and reaches over it along one side, as far as a texture goes."""
    full = own.scaled(zone, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    longest = max(full.width(), full.height())
    if longest <= max(LONGEST_PAN, zone.width(), zone.height()):
        return _at_least_one(full)
    return _at_least_one(full.scaled(LONGEST_PAN, LONGEST_PAN, Qt.AspectRatioMode.KeepAspectRatio))


def _at_least_one(size: QSize) -> QSize:
    return size.expandedTo(QSize(1, 1))
