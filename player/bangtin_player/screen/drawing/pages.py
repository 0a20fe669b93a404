"""Pages: one of a PDF, rendered at the zone's own pixels, or one picture of a sequence."""

from pathlib import Path
from threading import Lock

import pypdfium2
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from bangtin_player.errors import PictureError
from bangtin_player.screen.drawing import image
from bangtin_player.screen.drawing.frame import on_black
from bangtin_playlists.playlist import Fit

_ONE_AT_A_TIME = Lock()
"""PDFium must not be entered by two threads."""
_PDF = b"%PDF-"
_HEAD = 1024
"""Readers accept the mark of a PDF within this many bytes."""


def fitted(paths: list[Path], number: int, size: QSize, fit: Fit) -> QImage:
    """Draw page *number*, from 1 (R22), for a zone of *size*; a page does not pan, it is shown whole instead.

    Raises:
        PictureError: media-missing, page-missing, pages-broken, or what a picture may raise.
    """
    fit = "contain" if fit == "pan" else fit
    if len(paths) == 1 and is_pdf(paths[0]):
        return _of_pdf(paths[0], number, size, fit)
    if not 1 <= number <= len(paths):
        raise PictureError("page-missing", f"there are {len(paths)} pages, and no page {number}")
    return image.fitted(paths[number - 1], size, fit)


def is_pdf(path: Path) -> bool:
    """Say whether the file begins as a PDF does.

    Raises:
        PictureError: media-missing.
    """
    try:
        with path.open("rb") as file:
            return _PDF in file.read(_HEAD)
    except OSError as error:
        raise PictureError("media-missing", f"{path.name} cannot be opened: {error.strerror}") from error


def _of_pdf(path: Path, number: int, size: QSize, fit: Fit) -> QImage:
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = "password" in str(error).lower()
            why = "is locked with a password: save it without one" if locked else f"cannot be read as a PDF: {error}"
            raise PictureError("pages-broken", f"{path.name} {why}") from error
        try:
            return _rendered(document, path, number, size, fit)
        finally:
            document.close()


def _rendered(document: pypdfium2.PdfDocument, path: Path, number: int, size: QSize, fit: Fit) -> QImage:
    if not 1 <= number <= len(document):
        raise PictureError("page-missing", f"{path.name} has {len(document)} pages, and no page {number}")
    try:
        sheet = document[number - 1]
        scale = _scale(sheet.get_size(), size, fit)
        beside = _beside(sheet.get_size(), size, scale)
        bitmap = sheet.render(scale=scale, crop=beside, rev_byteorder=True, prefer_bgrx=True)
    except pypdfium2.PdfiumError as error:
        raise PictureError("pages-broken", f"page {number} of {path.name} cannot be drawn: {error}") from error
    raw = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    drawn = raw.convertToFormat(QImage.Format.Format_RGB32)
    sheet.close()
    return on_black(drawn, size)


def _scale(own: tuple[float, float], zone: QSize, fit: Fit) -> float:
    """Return pixels a point; a page that is absurdly long is shown whole instead."""
    wide, high = (max(1.0, each) for each in own)
    whole = min(zone.width() / wide, zone.height() / high)
    filling = max(zone.width() / wide, zone.height() / high)
    if fit == "contain" or max(wide, high) * filling > image.LONGEST_PAN:
        return whole
    return filling


def _beside(own: tuple[float, float], zone: QSize, scale: float) -> tuple[float, float, float, float]:
    """Return the points left, below, right and above that reach over the zone, and need not be drawn."""
    across = max(0.0, own[0] - zone.width() / scale) / 2
    down = max(0.0, own[1] - zone.height() / scale) / 2
    return across, down, across, down
