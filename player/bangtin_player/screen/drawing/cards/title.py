"""The title card: a headline, and a few lines under it."""

from datetime import tzinfo

from bangtin_player.screen.drawing.column import Block, Words, column
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the headline in the accent, the lines under it in the text's colour."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = []
    if card.figure:
        blocks.append(Words(card.figure, colours.accent, grid.face(), 1.4))
    if card.title:
        blocks.append(Words(card.title, colours.accent, grid.face(), gap=0.4))
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.62, 0.75) for line in card.lines]
    made = column(blocks, sheet.room, grid.smallest, round(grid.short * 0.2))
    made.draw(sheet.painter, sheet.room, 0.45, centred=not colours.decorated)
