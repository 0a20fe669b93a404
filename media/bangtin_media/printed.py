"""PDF: how many pages, and how large. pdfium is not made for threads, so one document at a time."""

import threading
from pathlib import Path

import pypdfium2

from bangtin_media.errors import BrokenError, UnsupportedError
from bangtin_media.measure import Measure

_ONE_AT_A_TIME = threading.Lock()


def measure_pdf(path: Path) -> Measure:
    """Count the pages of the PDF at *path* and see that each can be opened.

    Raises:
        BrokenError: It is damaged or has no page.
        UnsupportedError: A password locks it.
    """
    with _ONE_AT_A_TIME:
        sizes = _page_sizes(path)
    if not sizes:
        raise BrokenError("pdf_no_pages", file=str(path))
    width, height = sizes[0]
    return Measure(pages=len(sizes), width=round(width), height=round(height))


def _page_sizes(path: Path) -> list[tuple[float, float]]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnsupportedError("pdf_locked", file=str(path)) from error
        raise BrokenError("pdf_broken", file=str(path)) from error
    with document:
        try:
            sizes = [document.get_page_size(index) for index in range(len(document))]
        except pypdfium2.PdfiumError as error:
            raise BrokenError("pdf_broken", file=str(path)) from error
    if any(width <= 0 or height <= 0 for width, height in sizes):
        raise BrokenError("pdf_broken", file=str(path))
    return sizes
