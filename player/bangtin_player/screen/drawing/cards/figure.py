"""The figure card: one number that says it all, what it is of, and what it means."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from bangtin_player.screen.drawing.runs import Figure, Run
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block

_NARROW = "\u202f"


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the title small above, the figure as large as the page allows, the lines beneath."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = []
    if card.title:
        blocks.append(Words(card.title, colours.text, grid.face()))
    if card.figure:
        blocks.append(Figure(runs(card.figure, colours.accent), grid.face()))
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.85, 0.7) for line in card.lines]
    sheet.write(blocks, 0.45, 0.125, centred=not colours.decorated)


def runs(figure: str, accent: str) -> tuple[Run, ...]:
    r"""Part a figure into what is counted, large, and its unit, smaller: "30 %", "trên 80 %", "114".

    At such a size a whole space would part a number from its sign; a narrow one keeps them together.

    >>> [(run.text, run.share) for run in runs("trên 80 % GDP", "#FFFFFF")]
    [('trên', 0.42), ('80\u202f%', 1.0), ('GDP', 0.42)]
    """
    parts: list[Run] = []
    for word in figure.split():
        big = any(letter.isdigit() for letter in word) or word in ("%", "‰", "–", "-", "+")
        share = 1.0 if big else 0.42
        if parts and parts[-1].share == share:
            space = _NARROW if word in {"%", "‰"} else " "
            parts[-1] = Run(f"{parts[-1].text}{space}{word}", accent, share)
        else:
            parts.append(Run(word, accent, share))
    if all(run.share < 1 for run in parts):
        return (Run(figure, accent),)
    return tuple(parts)
