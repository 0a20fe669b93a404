"""Layouts: the division of a screen into zones, and how the screen leaves the machine."""

import msgspec

MAIN = "main"
"""The zone of a bare playlist, of the screen's size (R12)."""


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
