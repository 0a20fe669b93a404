"""One zone as QML shows it: where it is, and its two sides."""

from PySide6.QtCore import Property, QObject

from bangtin_player.core.transition import Lie
from bangtin_player.screen.side import Side
from bangtin_playlists.layout import Box

_ON_TOP, _BELOW, _AWAY = 2, 1, 0


class ZoneView(QObject):
    """Two sides in one place: on `front` stands what is on, on `back` what is on next is made ready."""

    def __init__(self, box: Box, *, on_sinks: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._box = box
        self.front, self.back = self.sides = tuple(
            Side((box.w, box.h), on_sinks=on_sinks, parent=self) for _ in range(2)
        )

    def turn(self) -> None:
        """Have front and back change places."""
        self.front, self.back = self.back, self.front

    def lay(self, lies: Lie, *, on_back: bool) -> None:
        """Lay the two sides for an instant of a transition; the back is away if nothing is *on_back* (R17)."""
        self.front.arrange(_ON_TOP, lies.opacity, lies.shift)
        if on_back:
            self.back.arrange(_BELOW, 1.0, lies.shift_below)
        else:
            self.back.arrange(_AWAY, 0.0)

    def on_display(self) -> None:
        """Take note that the display got what stands on the sides."""
        for side in self.sides:
            side.on_display()

    def clear(self) -> None:
        """Take both pictures off."""
        for side in self.sides:
            side.clear()

    x = Property(int, lambda self: self._box.x, constant=True)
    y = Property(int, lambda self: self._box.y, constant=True)
    width = Property(int, lambda self: self._box.w, constant=True)
    height = Property(int, lambda self: self._box.h, constant=True)
    first = Property(QObject, lambda self: self.sides[0], constant=True)
    second = Property(QObject, lambda self: self.sides[1], constant=True)
