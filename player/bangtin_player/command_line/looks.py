"""Looks: how the cards of a programme will stand on the wall, and which of them do not fit, before anyone sees them."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

import msgspec
from rich.console import Console

from bangtin_player.command_line.terminal import phrase
from bangtin_player.core.messages import Trouble
from bangtin_playlists.calendar.wall import zone
from bangtin_playlists.layout import Layout
from bangtin_playlists.playlist import Card, Item, Nested, Playlist, Ticker
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.words import Language

_LONGEST = 70
"""Letters of a text that are repeated to say which one is meant."""

Size = tuple[int, int]
_NOWHERE: Mapping[str, str] = {}


class Look(msgspec.Struct, frozen=True):
    """What is doubtful about an item at a size."""

    item: Item
    size: Size
    trouble: Trouble


def looks(manifest: Manifest, orders: Orders, places: Mapping[str, str] = _NOWHERE) -> tuple[Look, ...]:
    """Draw every card and running line at each size at which the programme or its orders show it.

    Args:
        manifest: The programme.
        orders: Its orders.
        places: Where the file of each digest is: texts are set in the programme's own fonts.
    """
    playlists = {each.id: each for each in (*manifest.playlists, *orders.playlists)}
    written = [
        (item, size)
        for name, size in _shown(manifest, orders, playlists)
        for item in playlists[name].elements
        if isinstance(item, Item) and isinstance(item.content, Card | Ticker)
    ]
    fonts = [each.digest for each in manifest.media if each.kind == "font" and each.digest in places]
    own: dict[str, str] = {digest: places[digest] for digest in fonts}
    return tuple(_doubtful(dict.fromkeys(written), zone(manifest.screen.timezone), own)) if written else ()


def show_looks(out: Console, found: Iterable[Look], language: Language) -> None:
    """Print each with its item, its size and the remedy."""
    for look in found:
        first, *others = look.trouble.detail.split("\n")
        short = first if len(first) <= _LONGEST else f"{first[:_LONGEST].rstrip()}…"
        told = phrase(
            f"look.{look.trouble.code}",
            language,
            detail=short,
            more=phrase("look.more", language, count=len(others)) if others else "",
            slot=look.item.slot_ms / 1000,
            needed=float(first) / 1000 if look.trouble.code == "text-too-slow" else 0,
        )
        place = phrase("look.place", language, item=look.item.id, width=look.size[0], height=look.size[1])
        out.print(place, style="bold", end=" ", markup=False, highlight=False)
        out.print(told, style="yellow", markup=False, highlight=False)


def _doubtful(written: Iterable[tuple[Item, Size]], local: tzinfo, fonts: Mapping[str, str]) -> list[Look]:
    from PySide6.QtCore import QSize  # noqa: PLC0415  # only a programme with cards waits for Qt
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  # as above

    from bangtin_player.screen.drawing.doubts import doubts, family_of  # noqa: PLC0415  # as above

    application = QGuiApplication.instance() or QGuiApplication(["bangtin-player", "-platform", "offscreen"])
    family = family_of(fonts)
    found = [
        Look(item, size, trouble)
        for item, size in written
        for trouble in doubts(item.content, QSize(*size), item.id, item.slot_ms, local, family)
    ]
    del application
    return found


def _shown(manifest: Manifest, orders: Orders, playlists: dict[str, Playlist]) -> dict[tuple[str, Size], None]:
    """Return every playlist with each size at which it is shown, those inside others as large as these."""
    whole = (manifest.screen.width, manifest.screen.height)
    waiting = [(entry.playlist, whole) for entry in manifest.schedule]
    waiting += [(playlist.id, whole) for playlist in orders.playlists]
    waiting += [at for layout in (*manifest.layouts, *orders.layouts) for at in _zones(layout)]
    found: dict[tuple[str, Size], None] = {}
    while waiting:
        name, size = waiting.pop(0)
        if name in playlists and (name, size) not in found:
            found[name, size] = None
            waiting += [(each.playlist, size) for each in playlists[name].elements if isinstance(each, Nested)]
    return found


def _zones(layout: Layout) -> list[tuple[str, Size]]:
    return [(each.playlist, (each.box.w, each.box.h)) for each in layout.zones]
