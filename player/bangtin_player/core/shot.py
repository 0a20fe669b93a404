"""Shots: what a zone shows without interruption, be it a film once through, one page, or a picture for its slot."""

from typing import NamedTuple

import msgspec

from bangtin_playlists.instant import Instant
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.playlist import Item, Ticker, Transition, Video


class Slot(NamedTuple):
    """One play as planned: what tells it from every other play of the zone."""

    playlist: str
    item: str
    start: Instant


class Shot(msgspec.Struct, frozen=True):
    """One uninterrupted picture of a zone, from `begin` to `end` (excluded)."""

    airing: Airing
    begin: Instant
    end: Instant
    entry: str = ""
    level: int | None = None
    mourning: bool = False

    @property
    def item(self) -> Item:
        """The item that is shown, which may be a filler (R18)."""
        return self.airing.shown()

    @property
    def slot(self) -> Slot:
        """The play that this shot is a part of."""
        return Slot(self.airing.playlist, self.airing.item.id, self.airing.start)

    @property
    def opens_slot(self) -> bool:
        """Whether this is the first shot of its slot."""
        return self.begin == self.airing.start

    def transition(self) -> Transition:
        """Return how the shot comes in: only the first of a slot may move, and nothing moves in mourning (R17)."""
        return self.item.transition if self.opens_slot and not self.mourning else Transition()

    def is_same(self, other: "Shot") -> bool:
        """Say whether *other* is this very shot, perhaps with another end: then it plays on untouched (R19)."""
        return self.begin == other.begin and self._looks_like(other)

    def goes_on_in(self, other: "Shot") -> bool:
        """Say whether *other* needs no new picture: a still that stays, or a line whose place the clock tells (R21)."""
        if isinstance(self.item.content, Video) or self.mourning != other.mourning:
            return False
        return self._looks_like(other)

    def _looks_like(self, other: "Shot") -> bool:
        mine, theirs = self.airing, other.airing
        return (mine.shown().id, mine.shown().content, mine.page) == (
            theirs.shown().id,
            theirs.shown().content,
            theirs.page,
        )


def shot_of(airing: Airing, seen: OnAir) -> Shot:
    """Return the shot of *airing* at the instant of *seen*; a film shorter than its slot comes round again (R16)."""
    begin, end = airing.start, airing.until
    content = airing.shown().content
    if isinstance(content, Video) and content.length_ms > 0:
        rounds = (seen.at - airing.start) // content.length_ms
        begin = Instant(airing.start + rounds * content.length_ms)
        end = Instant(min(begin + content.length_ms, airing.until))
    elif airing.page is not None and not isinstance(content, Ticker):
        begin = _page_begin(airing)
    return Shot(airing, begin, end, seen.entry, seen.level, seen.mourning)


def _page_begin(airing: Airing) -> Instant:
    content = airing.shown().content
    length = getattr(content, "page_ms", 0)
    pages_gone = airing.offset_ms // length if length else 0
    return Instant(airing.start + pages_gone * length)
