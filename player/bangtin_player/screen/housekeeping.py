"""Garbage is collected between pictures and on Qt's thread only: in any other, Python would destroy Qt's objects there.

(reliability.md 3.3)
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 10_000


class Housekeeping(QObject):
    """Collects garbage every ten seconds; what was there at the start is left alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()
        gc.disable()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(gc.collect)
        timer.start()
