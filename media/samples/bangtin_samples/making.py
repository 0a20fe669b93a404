"""Making: draws the pages of every file and leaves it whole in the folder of its panel."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMarginsF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

import bangtin_player.screen.drawing
from bangtin_player.screen.drawing.picture import picture
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card
from bangtin_samples import texts
from bangtin_samples.films import make_film
from bangtin_samples.pages import Size, contents, pixels

_DPI = 96
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def drawn(card: Card, size: Size) -> QImage:
    """Draw one page, RGB32."""
    return picture(card, QSize(*size), Instant(0), _ZONE, {})


def make_document(path: Path, pages: Sequence[QImage]) -> None:
    """Write a PDF whose pages have the panel's pixels."""
    writer = QPdfWriter(str(path))
    writer.setTitle(path.stem)
    writer.setCreator(texts.MARK)
    writer.setResolution(_DPI)
    points = QSizeF(pages[0].width() * 72 / _DPI, pages[0].height() * 72 / _DPI)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        painter.drawImage(painter.viewport(), page)
    painter.end()


def make(folder: Path, size: Size, told: Callable[[str], None]) -> None:
    """Make every file of the panel of *size* in *folder*, unless they were made by this same code before.

    Args:
        folder: Theirs alone.
        size: Of the panel, in pixels.
        told: Hears the name of each file before it is made.
    """
    stamp, mark = _stamp(size), folder / ".made"
    if mark.exists() and mark.read_text(encoding="utf-8") == stamp:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, cards in contents(size).items():
        told(name)
        _make_file(folder / name, [drawn(card, pixels(name, size)) for card in cards])
    mark.write_text(stamp, encoding="utf-8")


def _make_file(path: Path, pages: Sequence[QImage]) -> None:
    match path.suffix:
        case ".mp4":
            make_film(path, pages, path.stem, sound=path.name == "gioi-thieu.mp4")
        case ".pdf":
            make_document(path, pages)
        case _:
            pages[0].setText("Comment", texts.MARK)
            pages[0].save(str(path))


def _stamp(size: Size) -> str:
    """Return what tells whether files are made by today's code."""
    found = hashlib.sha256(f"{size}".encode())
    for source in sorted(_sources()):
        found.update(source.read_bytes())
    return found.hexdigest()


def _sources() -> Iterator[Path]:
    yield from Path(__file__).parent.glob("*.py")
    yield from Path(bangtin_player.screen.drawing.__file__).parent.rglob("*.py")
