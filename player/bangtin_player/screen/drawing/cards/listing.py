"""The list card: a headline and its points, each with its number or a light point."""

import re
from datetime import tzinfo
from typing import TYPE_CHECKING

from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block

_NUMBERED = re.compile(r"^(\d{1,2})[.)]? (?=\S)")
_POINT = "■"


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the points under each other, their numbers hung before them in the accent."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = [Words(card.title, colours.accent, grid.face(), 1.25)] if card.title else []
    for at, line in enumerate(card.lines):
        marker, text = point(line)
        face = grid.face(bold=grid.afar)
        blocks.append(
            Words(text, colours.text, face, gap=1.0 if at == 0 else 0.8, marker=marker, marker_colour=colours.accent)
        )
    sheet.write(blocks, 0.4, 0.11)


def point(line: str) -> tuple[str, str]:
    """Part a line into its marker and its words.

    >>> point("1. Nâng cao nhận thức"), point("Hoàn thiện thể chế")
    (('1', 'Nâng cao nhận thức'), ('■', 'Hoàn thiện thể chế'))
    """
    found = _NUMBERED.match(line)
    return (found.group(1), line[found.end() :]) if found else (_POINT, line)
