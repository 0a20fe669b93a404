"""A card as a picture: which template draws it."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QSize

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


def card(content: Card, size: QSize, at: Instant, zone: tzinfo, since: Instant | None = None) -> Sheet:
    """Draw *content* as it looks at *at* in *zone*, on a sheet of exactly *size*; what runs began at *since*."""
    colours = risk_palette(content.risk) if content.template == "emergency" else palette(content.theme)
    with Sheet(size, colours) as sheet:
        if is_brief(content, size):
            mini.draw(sheet, content, at, zone, since)
        else:
            _TEMPLATES[content.template](sheet, content, at, zone)
    return sheet


def is_brief(content: Card, size: QSize) -> bool:
    """Say whether the card is said in two lines at this size; a clock has its own way."""
    return grid(size).brief and content.template != "clock"


def runs(content: Card, size: QSize, at: Instant, zone: tzinfo) -> bool:
    """Say whether part of the card runs at this size, so that its picture changes with every refresh."""
    return is_brief(content, size) and bool(mini.short_form(content, grid(size), at, zone).running)
