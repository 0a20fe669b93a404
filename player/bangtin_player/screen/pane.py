"""The item that draws a side's picture on the wall."""

from PySide6.QtCore import Property, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import qmlRegisterType
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from bangtin_player.screen.side import Side


class Pane(QQuickPaintedItem):
    """Draws whatever its side holds, pixel by pixel."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._side: Side | None = None

    def paint(self, painter: QPainter) -> None:
        """Draw the picture."""
        if self._side:
            self._side.paint(painter)

    def _get_side(self) -> Side | None:
        return self._side

    def _set_side(self, side: Side | None) -> None:
        if self._side:
            self._side.remove_pane(self)
        self._side = side
        if side:
            self.setOpaquePainting(side.is_opaque)
            side.add_pane(self)
        self.changed.emit()

    side = Property(Side, _get_side, _set_side, notify=changed)


def register() -> None:
    """Make `Pane` known to QML."""
    qmlRegisterType(Pane, "Bangtin", 1, 0, "Pane")  # type: ignore[call-overload]  # Qt takes text, the stubs say bytes
