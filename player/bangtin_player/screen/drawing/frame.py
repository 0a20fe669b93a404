"""A picture in its zone: in the middle, on black, cut where it reaches over."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter


def on_black(picture: QImage, size: QSize) -> QImage:
    """Centre *picture* on a black one of exactly *size*; what reaches over is cut."""
    if picture.size() == size:
        return picture
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.black)
    place = QRect(0, 0, picture.width(), picture.height())
    place.moveCenter(QRect(0, 0, size.width(), size.height()).center())
    painter = QPainter(made)
    painter.drawImage(place.topLeft(), picture)
    painter.end()
    return made
