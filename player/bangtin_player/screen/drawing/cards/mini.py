"""Cards on a panel of a few dozen rows: two lines, and a running line for what does not fit (domain.md 5.4)."""

from datetime import tzinfo

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

from bangtin_player.screen.drawing.cards import code, countdown
from bangtin_player.screen.drawing.column import Block, Words, column
from bangtin_player.screen.drawing.sheet import Sheet


def draw(sheet: Sheet, card: Card, at: Instant, zone: tzinfo) -> None:
    """Draw the words in two lines."""
    grid, colours = sheet.grid, sheet.palette
    texts = [text for text in (card.figure, remaining(card, at, zone), card.title, *card.lines) if text]
    if not texts and card.link:
        texts = [code.bare(card.link)]
    blocks: list[Block] = [
        Words(text, colours.accent if place == 0 else colours.text, grid.face(), gap=0.1)
        for place, text in enumerate(texts)
    ]
    column(blocks, grid.inner, grid.smallest, 24).draw(sheet.painter, grid.inner, centred=True)


def remaining(card: Card, at: Instant, zone: tzinfo) -> str:
    """Return the countdown's words, if the card has any."""
    return countdown.remaining(card.counts_to, at, zone) if card.template == "countdown" else ""
