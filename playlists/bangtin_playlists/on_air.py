"""What the timeline answers: which item is on in each zone, since when and until when."""

from typing import Literal, NamedTuple

import msgspec

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.playlist import Content, Digest, Item

Darkness = Literal["", "hours", "blackout"]


class PlayIdentity(NamedTuple):
    """What makes two plays one: under a new manifest a play that is the same plays on untouched (R19)."""

    item: str
    shows: tuple[Digest, ...] | Content
    """The digests of its media; of an item without media its content."""
    start: Instant
    """As planned."""


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
    """Of what is really shown; counts from 1 (R22)."""
    until: Instant
    """The next change of item or page in this zone (R22); a play that ends is a change, whatever comes next."""
    filler: Item | None = None
    """What fills the slot of an item that this player cannot show (R18), from its own start."""
    holds: bool = False
    """Nothing can be shown, not even a filler: the last picture holds (R18)."""

    def shown(self) -> Item:
        """Return the item that is really on the wall."""
        return self.filler or self.item

    def identity(self) -> PlayIdentity:
        """Return what this play is known by (R19)."""
        return PlayIdentity(self.item.id, self.item.media() or self.item.content, self.start)


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
    """State mourning acts on what is on: no moving transitions, no sound (domain.md 2.9)."""

    def zone(self, name: str) -> Airing | None:
        """Return what is on in one zone; None if the zone is empty, unknown or dark."""
        return next((airing for airing in self.zones if airing.zone == name), None)
