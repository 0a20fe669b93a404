"""A card as a picture: which template draws it."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from bangtin_player.screen.drawing.cards import clock, code, countdown, emergency, figure, listing, mini, notice, title
from bangtin_player.screen.drawing.grid import grid
from bangtin_player.screen.drawing.palette import palette, risk_palette
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

Template = Callable[[Sheet, Card, Instant, tzinfo], None]

_TEMPLATES: dict[str, Template] = {
    "title": title.draw,
    "figure": figure.draw,
    "list": listing.draw,
    "countdown": countdown.draw,
    "qr": code.draw,
    "clock": clock.draw,
    "notice": notice.draw,
    "emergency": emergency.draw,
}


def card(content: Card, size: QSize, at: Instant, zone: tzinfo) -> QImage:
    """Draw *content* as it looks at *at* in *zone*, on a picture of exactly *size*."""
    colours = risk_palette(content.risk) if content.template == "emergency" else palette(content.theme)
    with Sheet(size, colours) as sheet:
        template = mini.draw if grid(size).mini and content.template != "clock" else _TEMPLATES[content.template]
        template(sheet, content, at, zone)
    return sheet.picture


def runs(content: Card, size: QSize, at: Instant, zone: tzinfo) -> bool:
    """Say whether part of the card runs at this size, so that its picture changes with every refresh."""
    page = grid(size)
    if not page.mini or content.template == "clock":
        return False
    return bool(mini.short_form(content, page, at, zone).running)
