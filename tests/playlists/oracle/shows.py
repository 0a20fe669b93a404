"""What a zone and a whole screen show at an instant, in the oracle's words."""

from typing import NamedTuple

from bangtin_playlists.layout import MAIN
from bangtin_playlists.playlist import Item, Pages
from bangtin_playlists.schedule import Level
from tests.playlists.oracle.lists import Slot

NOTHING = ""


class Show(NamedTuple):
    """What one zone shows at an instant."""

    playlist: str
    item: str
    start: int
    end: int
    """Of the slot, if nothing cuts it."""
    page: int | None
    page_end: int
    filler: str
    slot: Slot | None
    shown: Item | None
    """What is really on the wall; None: the last picture holds."""

    def same(self, other: "Show | None") -> bool:
        """Say whether the item and the page of two instants are the same."""
        return other is not None and self.identity() == other.identity()

    def identity(self) -> tuple[object, ...]:
        return self.playlist, self.item, self.start, self.page, self.filler


class Scene(NamedTuple):
    """A whole screen at an instant."""

    level: int | None
    dark: str
    entry: str
    zones: dict[str, Show]
    together: int
    """How many entries interleave."""


BLACKOUT = Scene(Level.BLACKOUT, "blackout", NOTHING, {}, 0)
CLOSED = Scene(None, "hours", NOTHING, {}, 0)
SLATE = Scene(
    Level.FALLBACK, NOTHING, NOTHING, {MAIN: Show(NOTHING, "slate", 0, 1 << 60, None, 1 << 60, NOTHING, None, None)}, 0
)


def paged(item: Item, slot: Slot, at: int) -> tuple[int | None, int]:
    """Return the page of an item at *at*, counted from 1, and when it ends (R16, R22)."""
    if not isinstance(item.content, Pages):
        return None, slot.end
    turned = (at - slot.start) // item.content.page_ms
    return turned % item.content.count + 1, slot.start + (turned + 1) * item.content.page_ms
