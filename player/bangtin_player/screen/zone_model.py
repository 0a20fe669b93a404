"""The zones as QML's Repeater takes them: what stays is not made anew when others come or go."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from bangtin_player.screen.zone_view import ZoneView

_ZONE = int(Qt.ItemDataRole.UserRole)


class ZoneModel(QAbstractListModel):
    """A list of zones, the earlier below."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._zones: list[ZoneView] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many zones there are."""
        return 0 if parent and parent.isValid() else len(self._zones)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ZONE) -> Any:  # noqa: ANN401 - Qt's
        """Return a zone."""
        return self._zones[index.row()] if role == _ZONE else None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        """Name what QML can ask of a row."""
        return {_ZONE: QByteArray(b"zone")}

    def append(self, zone: ZoneView) -> None:
        """Put *zone* above the others."""
        row = len(self._zones)
        self.beginInsertRows(QModelIndex(), row, row)
        self._zones.append(zone)
        self.endInsertRows()

    def remove(self, zone: ZoneView) -> None:
        """Take *zone* away."""
        row = self._zones.index(zone)
        self.beginRemoveRows(QModelIndex(), row, row)
        self._zones.remove(zone)
        self.endRemoveRows()
