"""What is laid over a picture by law or by order: the label of AI, and the greys of mourning (domain.md 2.1, 2.9)."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from bangtin_player.screen.drawing.fit import typeset
from bangtin_player.screen.drawing.grid import grid

AI = "Nội dung do AI tạo"
"""The visible label (Luật AI 134/2025/QH15 Đ.11)."""
_AI_SHORT = "AI tạo"


def ai_label(size: QSize) -> tuple[QImage, QPoint]:
    """Draw the label for a zone of *size*; return it, opaque, with its place in the zone's lower right corner."""
    page = grid(size)
    face = page.face()
    px = page.smallest if page.mini else max(18, page.short // 28)
    made = typeset((AI,), face, px)
    pad = max(1, round(px * 0.4))
    if made.width + 2 * pad > size.width() * 0.6:
        made = typeset((_AI_SHORT,), face, px)
    height = min(size.height(), round(made.over + made.height + made.under) + 2 * pad)
    tag = QImage(round(made.width) + 2 * pad, height, QImage.Format.Format_RGB32)
    tag.fill(Qt.GlobalColor.black)
    painter = QPainter(tag)
    made.draw(painter, pad, pad + made.over, QColor("#FFFFFF"))
    painter.end()
    edge = 0 if page.mini else round(page.short * 0.02)
    return tag, QPoint(size.width() - tag.width() - edge, size.height() - tag.height() - edge)


def labelled(picture: QImage) -> QImage:
    """Return *picture* with the label of AI in its lower right corner."""
    tag, place = ai_label(picture.size())
    made = picture.copy()
    painter = QPainter(made)
    painter.drawImage(QRect(place, tag.size()), tag)
    painter.end()
    return made


def greyed(picture: QImage) -> QImage:
    """Return *picture* without its colours, for state mourning."""
    return picture.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_RGB32)
