"""What the timeline answers: which item is on in each zone, since when and until when."""

from typing import Literal

import msgspec

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.playlist import Item

Darkness = Literal["", "hours", "blackout"]


class Airing(msgspec.Struct, frozen=True):
    """One zone at one instant: the planned item and its slot, and what stands in for it if it cannot be shown."""

    zone: str
    box: Box
    playlist: str
    """The zone's own list; in a set the one that the play came from (R15)."""
    item: Item
    """As planned."""
    start: Instant
    """The slot's first instant."""
    end: Instant
    """Where the slot ends, or is cut (excluded)."""
    offset_ms: Millis
    """How far into the slot."""
    page: int | None
    until: Instant
    """The next change of item or page in this zone (R22)."""
    filler: Item | None = None
    """What fills the slot of an item that this player cannot show (R18), from its own start."""

    def shown(self) -> Item:
        """Return the item that is really on the wall."""
        return self.filler or self.item


class OnAir(msgspec.Struct, frozen=True):
    """A whole screen at one instant. Dark means no zones (R22)."""

    at: Instant
    level: int | None
    """Of the winner; None when dark by hours, 40 in a blackout."""
    dark: Darkness
    entry: str
    """The winner's id; empty for the slate and when dark."""
    background: str
    zones: tuple[Airing, ...]
    until: Instant
    """The next instant at which any part of the answer may differ."""
    mourning: bool = False
