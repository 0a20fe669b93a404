"""What a message will say on each class of panel: its words and colours in HTML. How they are set is each screen's own.

The centre does not import the player; a test draws the same cards with the player and compares words and colours.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from bangtin_playlists.playlist import Card
from bangtin_server.emergencies.pace import is_brief
from bangtin_server.emergencies.templates import DRILL, Page
from bangtin_server.players.models import Screen

_KIND = "KHẨN CẤP"


class Panel(NamedTuple):
    """A class of panels among the targets."""

    shape: str
    """wide, tall, brief"""
    word: str
    screens: int


class Shown(NamedTuple):
    """One page, as every class of panel says it."""

    number: int
    seconds: int
    risk: int
    emergency: bool
    drill: bool
    kind: str
    title: str
    lines: tuple[str, ...]
    figure: str
    source: str
    running: str


def panels(screens: Iterable[Screen]) -> list[Panel]:
    """Return the classes of *screens*, the most frequent first; with none, wide ones stand for all."""
    shapes = [_shape(screen) for screen in screens] or ["wide"]
    counted = sorted({shape: shapes.count(shape) for shape in shapes}.items(), key=lambda one: -one[1])
    return [Panel(shape, f"panel_{shape}", count) for shape, count in counted]


def _shape(screen: Screen) -> str:
    if is_brief(screen):
        return "brief"
    return "tall" if screen.height > screen.width else "wide"


def shown(pages: Iterable[Page]) -> list[Shown]:
    """Return what *pages* say."""
    return [_shown(number, page.card, page.seconds) for number, page in enumerate(pages, 1)]


def shown_of(kept: Iterable[Mapping[str, object]]) -> list[Shown]:
    """Return what a message says by what its row keeps."""
    pages = (Page(msgspec.convert(one["card"], Card), int(str(one["slot_ms"])) // 1000) for one in kept)
    return shown(pages)


def _shown(number: int, card: Card, seconds: int) -> Shown:
    emergency = card.template == "emergency"
    drill = DRILL in f"{card.title} {card.figure} {' '.join(card.lines)}".upper()
    kind = (DRILL if drill else _KIND) if emergency else "THÔNG BÁO"
    title = card.title if drill or not emergency else card.title.removeprefix(_KIND).lstrip(" -–—:") or card.title
    running = " – ".join(filter(None, (title, *card.lines, card.figure)))
    return Shown(
        number,
        seconds,
        card.risk,
        emergency,
        emergency and drill,
        kind,
        title,
        card.lines,
        card.figure,
        card.source,
        running,
    )
