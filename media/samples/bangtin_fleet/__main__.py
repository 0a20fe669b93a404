"""The fleet in one picture: what each screen showed, side by side at one scale.

`PYTHONPATH=media/samples python -m bangtin_fleet FOLDER OUT.png` takes the pictures that
`deploy/demo.sh --all-sizes --out FOLDER` left.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QTransform

from bangtin_player.screen.drawing.type import Face, font

_PX_A_METRE = 95
_MARGIN, _GAP, _INDOOR_GAP, _CAPTION = 0.5, 0.35, 0.16, 22
_GROUND, _WORDS = QColor("#10151D"), QColor("#9AA7B8")


@dataclass(frozen=True)
class Place:
    """A screen: the name of its example, its width and height in metres (domain.md 4.0), what is written under it."""

    name: str
    width: float
    height: float
    caption: str


_PANELS = (
    Place("s02-dinh-vu", 6.4, 3.2, "P5 · 6,4 × 3,2 m"),
    Place("s01-nam-cau-kien", 4.096, 2.048, "P4 · 4,1 × 2,0 m"),
    Place("s04-vsip", 3.0, 1.5, "P3,91 · 3,0 × 1,5 m"),
    Place("s03-trang-due", 1.28, 0.64, "P10"),
)
_INDOORS = (
    Place("s06-lobby", 1.439, 0.809, "65″"),
    Place("s08-canteen", 1.218, 0.685, "55″"),
    Place("s07-meeting-room", 0.952, 0.535, "43″"),
    Place("s05-kiosk", 0.535, 0.952, "43″"),
)


def drawn(folder: Path) -> QImage:
    """Return the picture of the whole fleet; panels stand on one line, what hangs indoors above the smaller ones."""
    width = sum(each.width for each in _PANELS) + (len(_PANELS) - 1) * _GAP + 2 * _MARGIN
    tallest = max(each.height for each in _PANELS)
    image = QImage(_px(width), _px(tallest + 2 * _MARGIN) + _CAPTION, QImage.Format.Format_RGB32)
    image.fill(_GROUND)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    line = _MARGIN + tallest
    _row(painter, folder, _PANELS, (_MARGIN, line), _GAP)
    aside = _MARGIN + sum(each.width + _GAP for each in _PANELS[:2])
    _row(painter, folder, _INDOORS, (aside, _MARGIN + max(each.height for each in _INDOORS)), _INDOOR_GAP)
    painter.end()
    return image


def _row(painter: QPainter, folder: Path, places: tuple[Place, ...], begins: tuple[float, float], gap: float) -> None:
    """Stand *places* on a line, *gap* apart, all in metres."""
    left, line = begins
    painter.setPen(_WORDS)
    painter.setFont(font(Face(bold=False), _CAPTION))
    for each in places:
        box = QRectF(_px(left), _px(line - each.height), _px(each.width), _px(each.height))
        shown = QImage(str(folder / f"{each.name}.png"))
        if (shown.width() > shown.height()) != (each.width > each.height):
            shown = shown.transformed(QTransform().rotate(-90))  # its output lies on its side
        size = box.size().toSize()
        # Qt's smooth scaling of an image averages all pixels; a painter's would leave letters ragged at such sizes.
        fine = shown.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(box.topLeft(), fine)
        painter.drawText(QPointF(box.left(), box.bottom() + _CAPTION * 1.35), each.caption)
        left += each.width + gap


def _px(metres: float) -> int:
    return round(metres * _PX_A_METRE)


def main(folder: str, out: str) -> int:
    """Draw the fleet from the pictures in *folder*; 1 where one is missing."""
    application = QGuiApplication(["fleet", "-platform", "offscreen"])
    missing = [each.name for each in (*_PANELS, *_INDOORS) if not (Path(folder) / f"{each.name}.png").exists()]
    if missing:
        sys.stderr.write(f"{folder} has no picture of {', '.join(missing)}: run deploy/demo.sh --all-sizes first\n")
        return 1
    drawn(Path(folder)).save(out)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
