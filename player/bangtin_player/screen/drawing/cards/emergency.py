"""The emergency card: the colour of the level, what happens, what to do, whom to call (domain.md 2.10)."""

from datetime import tzinfo

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

from bangtin_player.screen.drawing.column import Block, Words, column
from bangtin_player.screen.drawing.sheet import Sheet


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the headline as large as it goes, then what to do."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = []
    if card.title:
        blocks.append(Words(card.title, colours.text, grid.face()))
    if card.figure:
        blocks.append(Words(card.figure, colours.text, grid.face(), 1.2, 0.5))
    blocks += [Words(line, colours.text, grid.face(), 0.7, 0.75) for line in card.lines]
    made = column(blocks, sheet.room, grid.smallest, round(grid.short * 0.18))
    made.draw(sheet.painter, sheet.room, 0.45)
