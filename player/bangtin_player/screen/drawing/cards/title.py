"""The title card: a headline, and a few lines under it."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the headline in the accent, the lines under it in the text's colour."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = []
    if card.figure:
        blocks.append(Words(card.figure, colours.accent, grid.face(), 1.4, vital=True))
    if card.title:
        blocks.append(Words(card.title, colours.accent, grid.face(), gap=0.4))
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.62, 0.75) for line in card.lines]
    sheet.write(blocks, 0.45, 0.2, centred=not colours.decorated)
