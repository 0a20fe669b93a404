"""Layouts: the division of a screen into zones, what no zone can be, and how the screen leaves the machine."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

MAIN = "main"
"""The zone of a bare playlist, of the screen's size (R12)."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Box(msgspec.Struct, frozen=True):
    """A rectangle in pixels; y grows downwards."""

    x: int
    y: int
    w: int
    h: int


def overlap(one: Box, other: Box) -> bool:
    """Say whether two rectangles have a pixel in common.

    >>> overlap(Box(0, 0, 2, 2), Box(1, 1, 2, 2)), overlap(Box(0, 0, 2, 2), Box(2, 0, 2, 2))
    (True, False)
    """
    return (
        one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h
    )


class Zone(msgspec.Struct, frozen=True, omit_defaults=True):
    """One part of a screen, playing one playlist."""

    name: str
    box: Box
    playlist: str


class Layout(msgspec.Struct, frozen=True, omit_defaults=True):
    """Zones, the earlier below the later where they overlap."""

    id: str
    zones: tuple[Zone, ...]
    background: str = "#000000"


def is_colour(text: str) -> bool:
    """Say whether a text is a colour such as #0b1f3a."""
    return bool(_COLOUR.fullmatch(text))


class Flaw(msgspec.Struct, frozen=True):
    """One thing about zones that cannot be."""

    code: str
    """A key of the words of mistakes."""
    at: int | None
    """Of which zone, from 0; None where it is about all of them."""
    params: Mapping[str, str | int]


def is_box(x: int, y: int, w: int, h: int) -> bool:
    """Say whether four numbers are a rectangle of a screen: at or behind its first corner, of a pixel at least."""
    return x >= 0 and y >= 0 and w >= 1 and h >= 1


def is_inside(box: Box, size: tuple[int, int]) -> bool:
    """Say whether a rectangle that begins on a screen of *size* also ends on it.

    >>> is_inside(Box(0, 448, 1024, 64), (1024, 512)), is_inside(Box(0, 448, 1024, 65), (1024, 512))
    (True, False)
    """
    return box.x + box.w <= size[0] and box.y + box.h <= size[1]


def flaws(zones: Sequence[tuple[str, Box]], size: tuple[int, int] | None) -> Iterator[Flaw]:
    """Yield what is wrong with zones, each a name and its rectangle; whoever takes in a layout asks here.

    Zones may lie over each other, the later above, and need not cover the screen (R12).

    Args:
        zones: The lowest first.
        size: Of the screen in pixels; None where it is not known.

    >>> [(flaw.code, flaw.at) for flaw in flaws([("main", Box(0, 0, 9, 9)), ("main", Box(0, 8, 9, 2))], (9, 9))]
    [('zone_twice', 1), ('zone_outside', 1)]
    """
    if not zones:
        yield Flaw("empty_list", None, {"found": "zones"})
    known: set[str] = set()
    for at, (name, box) in enumerate(zones):
        found = ", ".join(map(str, (box.x, box.y, box.w, box.h)))
        if not name.strip():
            yield Flaw("empty_text", at, {"found": name})
        elif name in known:
            yield Flaw("zone_twice", at, {"found": name})
        known.add(name)
        if not is_box(box.x, box.y, box.w, box.h):
            yield Flaw("bad_box", at, {"found": found})
        elif size and not is_inside(box, size):
            yield Flaw("zone_outside", at, {"found": found, "size": f"{size[0]}x{size[1]}"})


class Band(msgspec.Struct, frozen=True):
    """A strip of a screen wider than its output: *source* of the screen goes to (x, y) there (domain.md 5.2)."""

    source: Box
    x: int
    y: int


class Output(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the screen's pixels go inside the machine's output; everything outside is black (domain.md 5.3)."""

    width: int = 0
    """Of the output's mode, in pixels; 0 is as large as the viewport needs."""
    height: int = 0
    x: int = 0
    y: int = 0
    rotation: int = 0
    """0, 90, 180 or 270 degrees clockwise."""
    bands: tuple[Band, ...] = ()


class Screen(msgspec.Struct, frozen=True, omit_defaults=True):
    """One physical output, as operators schedule on it."""

    name: str
    width: int
    height: int
    timezone: str = "Asia/Ho_Chi_Minh"
    output: Output = Output()
    module: tuple[int, int] = (0, 0)
    """Pixels of one LED module or cabinet, for the test pattern; (0, 0) is none."""
    sound: bool = False
    """Muted unless the screen opts in; outdoor screens never may (Luật Quảng cáo Đ.28)."""
    volume: int = 100
    """Per cent."""
