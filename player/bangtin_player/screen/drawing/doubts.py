"""What a person should know before a picture is on the wall: letters missing, text cut, codes that do not fit."""

from collections.abc import Mapping
from datetime import UTC, tzinfo

from PySide6.QtCore import QSize

from bangtin_player.core.messages import Trouble
from bangtin_player.screen.drawing.cards import mini
from bangtin_player.screen.drawing.cards.card import card, is_brief
from bangtin_player.screen.drawing.faces import Faces
from bangtin_player.screen.drawing.grid import grid
from bangtin_player.screen.drawing.type import SANS, missing, set_in
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Card, Content, Ticker

_LONGEST_DATE = Instant(1_827_417_538_000)
"""A Sunday in November of two-digit figures, 28/11/2027 in Việt Nam, for which a clock needs most room."""
_WEEK_MS = 7 * 86_400_000


def family_of(fonts: Mapping[str, str]) -> str:
    """Return in which family a programme that brings *fonts* along, the path of each digest, is set."""
    faces = Faces()
    faces.take(fonts)
    return faces.read()


def doubts(  # noqa: PLR0913, PLR0917 - all that a picture depends on, named
    content: Content,
    size: QSize,
    item: str = "",
    slot_ms: Millis | None = None,
    zone: tzinfo = UTC,
    family: str = SANS,
) -> tuple[Trouble, ...]:
    """Say what of *content* cannot be shown as meant in a zone of *size*.

    Codes: `glyphs-missing` (the detail lists the letters, which another font draws or an empty box stands for),
    `text-cut` (the texts in the detail, one a line, do not fit the page: they end in an ellipsis or are left out),
    `text-too-slow` (the running line of a small panel needs more milliseconds, in the detail, than its slot has),
    `code-too-small` (the QR code would have under 4 pixels a module, so its address is written instead).
    """
    with set_in(family):
        return tuple(_found(content, size, item, slot_ms, zone))


def _found(content: Content, size: QSize, item: str, slot_ms: Millis | None, zone: tzinfo) -> list[Trouble]:
    found: list[Trouble] = []
    letters = missing("\n".join(_texts(content)))
    if letters:
        found.append(Trouble("glyphs-missing", item, detail=letters))
    if isinstance(content, Card):
        at = _telling(content)
        sheet = card(content, size, at, zone)
        found += [Trouble(code, item, detail=detail) for code, detail in _together(sheet.doubts)]
        needed = mini.needs_ms(content, grid(size), at, zone) if is_brief(content, size) else Millis(0)
        if slot_ms is not None and needed > slot_ms:
            found.append(Trouble("text-too-slow", item, detail=str(needed)))
    return found


def _together(doubts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Say each code once, its details under each other."""
    codes = dict.fromkeys(code for code, _ in doubts)
    return [(code, "\n".join(detail for each, detail in doubts if each == code)) for code in codes]


def _telling(content: Card) -> Instant:
    """Return an instant at which the card has most to say: a clock's longest date, a countdown's last week."""
    if content.template == "countdown" and content.counts_to is not None:
        return Instant(content.counts_to - _WEEK_MS)
    return _LONGEST_DATE


def _texts(content: Content) -> tuple[str, ...]:
    match content:
        case Card():
            return (content.title, *content.lines, content.figure, content.source)
        case Ticker():
            return (content.text,)
        case _:
            return ()
