"""A layout as a drawing: zones told by number, colour and words, and what lies over what."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bangtin_playlists.layout import Box, overlap

HUES = 8
"""Colours of zones, in `layouts.css`; a ninth zone has that of the first, and another number."""
_LETTERS_WIDE, _WIDTH_OF_LETTER = 26, 0.62
"""Of names: letters beside each other in the longer side of a drawing, and how wide each is in its height."""

_LEAST_LETTER = 0.6
"""Of a letter in a zone that is thinner than one: it may stand out of it, but can be read."""


class Part(NamedTuple):
    """A zone to be drawn."""

    name: str
    box: Box
    wrong: bool = False


class Shape(NamedTuple):
    """A zone as it is drawn; numbers as SVG wants them."""

    number: int
    hue: int
    text: str
    """What stands in it: its number, and its name where there is room."""
    wrong: bool
    x: str
    y: str
    w: str
    h: str
    letter: str
    left: str
    middle: str


class Drawing(NamedTuple):
    """All of it."""

    view: str
    width: int
    height: int
    background: str
    shapes: tuple[Shape, ...]


def drawn(size: tuple[int, int], parts: Sequence[Part | None], background: str) -> Drawing:
    """Draw a screen of *size* with its zones, the lowest first; what leaves the screen is seen to leave it.

    None is a zone whose place cannot be read: it keeps its number, and is not drawn.
    """
    width, height = size
    shapes = [_shape(number, part, size) for number, part in enumerate(parts, 1) if part]
    return Drawing(_view(size, [part.box for part in parts if part]), width, height, background, tuple(shapes))


def _view(size: tuple[int, int], boxes: Sequence[Box]) -> str:
    """Return what is seen: the screen, and as much again of what leaves it."""
    width, height = size
    left = max(-width, min([0, *(box.x for box in boxes)]))
    top = max(-height, min([0, *(box.y for box in boxes)]))
    right = min(2 * width, max([width, *(box.x + box.w for box in boxes)]))
    bottom = min(2 * height, max([height, *(box.y + box.h for box in boxes)]))
    edge = max(width, height) / 200
    return " ".join(f"{one:g}" for one in (left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge))


def _shape(number: int, part: Part, size: tuple[int, int]) -> Shape:
    box = part.box
    w, h = max(0, box.w), max(0, box.h)
    usual = max(size) / _LETTERS_WIDE
    letter = min(usual, max(min(w, h) * 0.7, usual * _LEAST_LETTER))
    room = int((w - letter) / (letter * _WIDTH_OF_LETTER))
    text = f"{number} · {part.name}"
    text = text if len(text) <= room else str(number)
    middle = box.y + min(letter, h / 2)
    if h < letter and 0 <= box.y <= size[1]:  # it stands out of the zone, yet not out of the drawing
        middle = min(max(middle, letter * 0.5), size[1] - letter * 0.5)
    places = (box.x, box.y, w, h, letter, box.x + min(letter * 0.4, w * 0.2), middle)
    return Shape(number, (number - 1) % HUES + 1, text, part.wrong, *(f"{one:g}" for one in places))


class Lying(NamedTuple):
    """How a zone lies to others, by their numbers."""

    over: tuple[int, ...] = ()
    under: tuple[int, ...] = ()
    hidden_by: int = 0
    """One that covers all of it."""


def lying(boxes: Sequence[Box | None]) -> Iterator[Lying]:
    """Yield how each zone lies; the later is above."""
    for at, box in enumerate(boxes):
        if box is None:
            yield Lying()
            continue
        over = tuple(n for n, other in enumerate(boxes[:at], 1) if other and overlap(other, box))
        above = [(n, other) for n, other in enumerate(boxes[at + 1 :], at + 2) if other and overlap(other, box)]
        hidden = next((n for n, other in above if _covers(other, box)), 0)
        yield Lying(over, tuple(n for n, _ in above), hidden)


def _covers(upper: Box, lower: Box) -> bool:
    return (
        upper.x <= lower.x
        and upper.y <= lower.y
        and upper.x + upper.w >= lower.x + lower.w
        and upper.y + upper.h >= lower.y + lower.h
    )
