"""Documents: pages as PDF, a point for every pixel, letters as letters."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from bangtin_player.screen.drawing.grid import grid
from bangtin_samples import texts
from bangtin_samples.layers import Scene, still


def document(scenes: list[Scene], path: Path, title: str) -> None:
    """Write *scenes* to *path*, one a page; those of the smallest panels as pictures, since each pixel counts there."""
    size = scenes[0].size
    writer = QPdfWriter(str(path))
    writer.setTitle(f"{title} – {texts.MARK}")
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QSizeF(size), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for at, scene in enumerate(scenes):
        if at:
            writer.newPage()
        if grid(size).mini:
            painter.drawImage(0, 0, still(scene))
        else:
            scene.paint(painter)
    painter.end()
