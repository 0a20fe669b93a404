"""The fonts that a programme brings along: its cards, running lines and clocks are set in the first of them.

They are media by digest, so the wall and every preview draw the same (architecture.md 9). A font that cannot be read is
left out, and what one lacks comes letter by letter from the house's.
"""

import threading
from collections.abc import Mapping

from PySide6.QtGui import QFontDatabase

from bangtin_player.screen.drawing import ticker
from bangtin_player.screen.drawing.cards import mini
from bangtin_player.screen.drawing.type import SANS
from bangtin_player.screen.drawing.type import forget as forget_measures

_NO_FONT = -1


class Faces:
    """The fonts of the documents in force; used by the thread that draws and by Qt's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: dict[str, str] = {}
        self._read: dict[str, int] = {}
        """What Qt calls each font that was read, by its digest."""
        self._refused: list[str] = []
        self.family = SANS
        """In which texts are set, as far as fonts were read."""

    def take(self, wanted: Mapping[str, str]) -> None:
        """Know from now on which fonts are wanted, in order: the path of each digest."""
        with self._lock:
            self._wanted = dict(wanted)

    def files(self) -> tuple[str, ...]:
        """Return the digests of the fonts that drawing a text reads."""
        with self._lock:
            return tuple(self._wanted)

    def read(self) -> str:
        """Read what was not read yet, forget what is not wanted any more, and return the family."""
        with self._lock:
            if self._read.keys() == self._wanted.keys():
                return self.family
            for digest in self._read.keys() - self._wanted.keys():
                QFontDatabase.removeApplicationFont(self._read.pop(digest))
            for digest in self._wanted.keys() - self._read.keys():
                self._read[digest] = QFontDatabase.addApplicationFont(self._wanted[digest])
                if self._read[digest] == _NO_FONT:
                    self._refused.append(digest)
            families = (name for digest in self._wanted for name in _families(self._read[digest]))
            self.family = next(families, SANS)
            for forget in (forget_measures, ticker.forget, mini.forget):
                forget()  # the same name may be another font now
            return self.family

    def refused(self) -> tuple[str, ...]:
        """Return the fonts that could not be read, each once."""
        with self._lock:
            told, self._refused = tuple(self._refused), []
            return told


def _families(font: int) -> list[str]:
    return [] if font == _NO_FONT else QFontDatabase.applicationFontFamilies(font)
