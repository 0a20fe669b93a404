"""The notice card: a word that says what kind of message this is, a headline, and the facts."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block

KIND = "THÔNG BÁO"


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the kind in the accent, the headline under it, then the lines."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = [Words(card.figure or KIND, colours.accent, grid.face(), 0.6, most_lines=1)]
    if card.title:
        blocks.append(Words(card.title, colours.text, grid.face(), 1.0, 0.55))
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.6, 0.8) for line in card.lines]
    sheet.write(blocks, 0.4, 0.16)
