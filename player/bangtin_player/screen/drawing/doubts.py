"""What a person should know before a picture is on the wall: letters missing, codes that do not fit."""

from PySide6.QtCore import QSize

from bangtin_player.core.messages import Trouble
from bangtin_player.screen.drawing import qr
from bangtin_player.screen.drawing.grid import grid
from bangtin_player.screen.drawing.type import missing
from bangtin_playlists.playlist import Card, Content, Ticker


def doubts(content: Content, size: QSize, item: str = "") -> tuple[Trouble, ...]:
    """Say what of *content* cannot be shown as meant in a zone of *size*.

    Codes: `glyphs-missing` (the detail lists the letters, which another font draws or an empty box stands for),
    `code-too-small` (the QR code would have under 4 pixels a module, so its address is written instead).
    """
    found: list[Trouble] = []
    letters = missing("\n".join(_texts(content)))
    if letters:
        found.append(Trouble("glyphs-missing", item, detail=letters))
    if isinstance(content, Card) and content.template == "qr" and content.link:
        side = 0 if grid(size).mini else min(size.width(), size.height())
        if not qr.module_px(content.link, side):
            found.append(Trouble("code-too-small", item, detail=content.link))
    return tuple(found)


def _texts(content: Content) -> tuple[str, ...]:
    match content:
        case Card():
            return (content.title, *content.lines, content.figure, content.source)
        case Ticker():
            return (content.text,)
        case _:
            return ()
