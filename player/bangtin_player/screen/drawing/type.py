"""Type: the faces of the house, what their letters measure, and which letters they lack (domain.md 2.11, 2.12).

Vietnamese stacks two marks on a capital, higher than most fonts admit to. So nothing here trusts a font's own line
height: what counts is the ink of the very letters that are drawn.
"""

import math
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

SANS = "Noto Sans"
SERIF = "Tinos"

STACKED = "Ấấ Ầầ Ẩẩ Ẫẫ Ắắ Ặặ Ợợ Ữữ Ỹỹ ẨẪẮẴẶẼỄỖ"
"""The letters that clip first; every picture is tested with them."""

_family: ContextVar[str] = ContextVar("the family that texts are set in", default=SANS)
_REFERENCE = 1000
_SMALLEST_SCALED = 64
"""From this size the reference's measure is true within a pixel; below it hinting decides, so the font is asked."""
_INVISIBLE = frozenset("\n\t\r\u00a0\u2060\u200b\u200d\ufeff")


def family() -> str:
    """Return the family that texts are set in, here and now."""
    return _family.get()


@contextmanager
def set_in(name: str) -> Iterator[None]:
    """Set all texts within in the family of *name*, which a programme brought along; outside it is the house's."""
    before = _family.set(name)
    try:
        yield
    finally:
        _family.reset(before)


@dataclass(frozen=True)
class Face:
    """How letters look, their size apart.

    Args:
        family: The programme's own, or the house's, which covers Vietnamese whole.
        bold: Walls are read from afar: bold unless the text is large or near.
        crisp: No antialiasing, for panels whose pixels are counted one by one (domain.md 5.4).
    """

    family: str = field(default_factory=family)
    bold: bool = True
    crisp: bool = False


@dataclass(frozen=True)
class Ink:
    """What a line of text covers, in pixels: `rise` above its baseline, `drop` below it, `width` along it."""

    rise: float
    drop: float
    width: float
    left: float = 0.0
    """How far the ink reaches out before the line's beginning."""
    inset: float = 0.0
    """How far the ink stands behind the line's beginning."""


def font(face: Face, px: int) -> QFont:
    """Return the font of *face* at *px* pixels to the em; a letter that it lacks comes from the house's."""
    made = QFont([face.family] if face.family == SANS else [face.family, SANS])
    made.setPixelSize(px)
    made.setBold(face.bold)
    made.setHintingPreference(
        QFont.HintingPreference.PreferFullHinting if face.crisp else QFont.HintingPreference.PreferNoHinting
    )
    made.setStyleStrategy(QFont.StyleStrategy.NoAntialias if face.crisp else QFont.StyleStrategy.PreferAntialias)
    return made


def ink(text: str, face: Face, px: int) -> Ink:
    """Measure the ink of one line of *text*."""
    whole, scale = _measured(text, face, _REFERENCE), px / _REFERENCE
    if px < _SMALLEST_SCALED:
        return replace(_measured(text, face, px), inset=whole.inset * scale)
    return Ink(whole.rise * scale, whole.drop * scale, whole.width * scale, whole.left * scale, whole.inset * scale)


def cap_height(face: Face, px: int) -> float:
    """Return the height of a capital without marks, in pixels."""
    return _cap_share(face) * px


def tallest(face: Face, height: int) -> int:
    """Return the largest size whose stacked capitals and hanging tails both fit *height* rows (domain.md 2.12)."""
    for px in range(max(1, height), 1, -1):
        found = ink(STACKED + "gjpqyạịụỵ(", face, px)
        if math.ceil(found.rise) + math.ceil(found.drop) <= height:
            return px
    return 1


def composed(text: str) -> str:
    """Return *text* in NFC, with its runs of spaces made one (domain.md 2.11); line ends stay."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(" ".join(part for part in line.split(" ") if part) for line in lines).strip()


def missing(text: str, name: str = "") -> str:
    """Return the characters of *text* that a family lacks, each once: they would come from another font.

    Args:
        text: What is to be set.
        name: Of the family; the one that texts are set in if there is none.
    """
    wanted = {letter for letter in composed(text) if letter not in _INVISIBLE}
    return "".join(sorted(letter for letter in wanted if not _covers(letter, name or family())))


def forget() -> None:
    """Measure anew: other fonts are there."""
    for known in (_measured, _cap_share, _covers):
        known.cache_clear()


@lru_cache(maxsize=8192)
def _measured(text: str, face: Face, px: int) -> Ink:
    metrics = QFontMetricsF(font(face, px))
    box = metrics.tightBoundingRect(text)
    left = box.left()
    return Ink(
        max(0.0, -box.top()), max(0.0, box.bottom()), metrics.horizontalAdvance(text), max(0.0, -left), max(0.0, left)
    )


@lru_cache(maxsize=16)
def _cap_share(face: Face) -> float:
    return QFontMetricsF(font(Face(face.family, face.bold), _REFERENCE)).capHeight() / _REFERENCE


@lru_cache(maxsize=4096)
def _covers(letter: str, name: str) -> bool:
    raw = QRawFont.fromFont(font(Face(name), 24))
    return bool(raw.familyName() == name and raw.supportsCharacter(ord(letter)))
