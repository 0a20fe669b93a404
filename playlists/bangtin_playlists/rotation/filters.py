"""What may be shown at an instant: validity, recall and mourning (R14)."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from bangtin_playlists.instant import FOREVER, Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.reasons import Reason
from bangtin_playlists.schedule import Level
from bangtin_playlists.wire.orders import Orders


class Scoped(Protocol):
    """Something that is for some screens of a site."""

    @property
    def screens(self) -> tuple[str, ...]:
        """Names; empty is every screen."""
        ...


S = TypeVar("S", bound=Scoped)


def meant_for(screen: str, scoped: Iterable[S]) -> tuple[S, ...]:
    """Keep what is for *screen*."""
    return tuple(one for one in scoped if not one.screens or screen in one.screens)


class Filters:
    """The filters in force on one screen."""

    def __init__(self, orders: Orders, screen: str) -> None:
        self._mournings = meant_for(screen, orders.mournings)
        self._recalls: dict[str, Instant] = {}
        for recall in meant_for(screen, orders.recalls):
            taken = recall.item or recall.medium
            self._recalls[taken] = min(recall.since, self._recalls.get(taken, FOREVER))

    def refusal(self, item: Item, at: Instant, level: int) -> Reason | None:
        """Return which filter takes *item* away at *at* from an entry of *level*; None if it may be shown."""
        if self.recalled(item) <= at:
            return Reason.RECALLED
        if item.valid_from is not None and at < item.valid_from:
            return Reason.VALID_LATER
        if item.valid_to is not None and at >= item.valid_to:
            return Reason.VALID_NO_MORE
        return Reason.MOURNING if not item.tags.mourning_ok and self.mourning(at, level) else None

    def passes(self, item: Item, at: Instant, level: int) -> bool:
        """Say whether *item* may be shown."""
        return self.refusal(item, at, level) is None

    def mourning(self, at: Instant, level: int) -> bool:
        """Say whether mourning is in force; it does not act on emergencies."""
        return level < Level.EMERGENCY and any(one.since <= at < one.until for one in self._mournings)

    def mournings_change(self, at: Instant) -> Instant:
        """Return the next instant at which a mourning begins or ends."""
        return min((end for one in self._mournings for end in (one.since, one.until) if end > at), default=FOREVER)

    def changes(self, item: Item, level: int) -> Iterator[Instant]:
        """Yield the instants at which *item* may come or go."""
        yield from (at for at in (item.valid_from, item.valid_to) if at is not None)
        recalled = self.recalled(item)
        if recalled != FOREVER:
            yield recalled
        if not item.tags.mourning_ok and level < Level.EMERGENCY:
            yield from (at for one in self._mournings for at in (one.since, one.until))

    def recalled(self, item: Item) -> Instant:
        """Return since when *item*, or a medium of it, is recalled; `FOREVER` if it is not."""
        if not self._recalls:
            return FOREVER
        return min(self._recalls.get(name, FOREVER) for name in (item.id, *item.media()))
