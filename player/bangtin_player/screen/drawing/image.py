"""Pictures from files, at a zone's own pixels: turned as their EXIF says, and never more in memory than need be.

libvips reads a picture as a stream: JPEGs by the scaled steps of their own transform, PNGs and TIFFs line by line. So a
poster of a thousand million pixels costs no more memory than a few of its lines. What can only be read whole
(interlaced PNG, progressive JPEG, WebP) is refused above a size that a small player bears.
"""

from collections.abc import Callable
from pathlib import Path

import pyvips
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from bangtin_player.errors import PictureError
from bangtin_playlists.playlist import Fit

MOST_PIXELS_WHOLE = 80_000_000
"""Of pictures that are read whole; at 3 to 6 bytes a pixel about 400 MB for an instant."""
MOST_PIXELS = 4_000_000_000
LONGEST_PAN = 16_384
"""The longest side of a panned picture, in pixels: the largest texture that small graphics chips take."""

_READ_WHOLE = frozenset({"webpload", "heifload", "gifload", "svgload", "jp2kload", "jxlload"})

pyvips.cache_set_max(0)
pyvips.voperation.cache_set_max_mem(0)


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
        return _on_black(_read(path, lambda wide, high: _covering(QSize(wide, high), size)), size)
    return _on_black(_read(path, lambda wide, high: _containing(QSize(wide, high), size)), size)


def _read(path: Path, wanted: Callable[[int, int], QSize]) -> QImage:
    """Read the picture at the size that *wanted* makes of its own, once turned upright."""
    try:
        head = pyvips.Image.new_from_file(str(path), access="sequential")
        _weigh(head, path)
        turned = head.get("orientation") >= 5 if head.get_typeof("orientation") else False  # noqa: PLR2004  # EXIF's
        wide, high = (head.height, head.width) if turned else (head.width, head.height)
        goal = wanted(wide, high)
        made = pyvips.Image.thumbnail(
            str(path), goal.width(), height=goal.height(), size="force", fail_on="error", intent="perceptual"
        )
        return _as_qimage(made)
    except pyvips.Error as error:
        raise PictureError(*_reason(path, error)) from error


def _as_qimage(made: pyvips.Image) -> QImage:
    flat = made.colourspace("srgb")
    if flat.hasalpha():
        flat = flat.flatten(background=[0, 0, 0])
    rgb = flat.cast("uchar")[0:3].bandjoin(255)
    pixels = rgb.write_to_memory()
    raw = QImage(pixels, rgb.width, rgb.height, rgb.width * 4, QImage.Format.Format_RGBX8888)
    return raw.convertToFormat(QImage.Format.Format_RGB32)


def _weigh(head: pyvips.Image, path: Path) -> None:
    """Refuse what would not fit into memory."""
    pixels = head.width * head.height
    loader = str(head.get("vips-loader")).removesuffix("_source").removesuffix("_buffer")
    interlaced = bool(head.get_typeof("interlaced")) and bool(head.get("interlaced"))
    whole = interlaced or loader in _READ_WHOLE
    if pixels > (MOST_PIXELS_WHOLE if whole else MOST_PIXELS):
        how = (
            " and can only be read whole: save it as a plain JPEG or PNG, not interlaced or progressive"
            if whole
            else ""
        )
        raise PictureError("picture-too-large", f"{path.name} has {head.width}×{head.height} pixels{how}")


def _reason(path: Path, error: pyvips.Error) -> tuple[str, str]:
    if not path.exists():
        return "media-missing", f"{path.name} is not there"
    detail = str(error.detail or error.message).strip().splitlines()
    return "picture-broken", f"{path.name} cannot be read as a picture: {detail[0] if detail else 'no reason given'}"


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


def _on_black(image: QImage, size: QSize) -> QImage:
    """Centre *image* on a black picture of exactly *size*; what reaches over is cut."""
    if image.size() == size:
        return image
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.black)
    place = QRect(0, 0, image.width(), image.height())
    place.moveCenter(QRect(0, 0, size.width(), size.height()).center())
    painter = QPainter(made)
    painter.drawImage(place.topLeft(), image)
    painter.end()
    return made
