"""What stands in for an item that this player cannot show (R18)."""

from collections.abc import Callable, Collection, Iterator

from bangtin_playlists.anchoring import Stretch
from bangtin_playlists.cycle import Slot
from bangtin_playlists.playlist import Item


def unplayable(item: Item, known: Collection[str]) -> bool:
    """Say whether a player cannot show *item*: one of its media, or itself if it has none, is *known* as such."""
    return any(name in known for name in item.media() or (item.id,))


def next_of_list(stretch: Stretch, slot: Slot, playable: Callable[[Item], bool]) -> Item | None:
    """Return the next item after *slot* that *playable* lets through, of the list that the slot belongs to."""
    following = (play for play in _following(stretch, slot) if play[1] == slot.play.playlist)
    return next((item for item, _ in following if playable(item)), None)


def first_from(stretch: Stretch, slot: Slot, playable: Callable[[Item], bool]) -> Item | None:
    """Return the item of *slot*, or else the next of its list, that *playable* lets through."""
    return slot.play.item if playable(slot.play.item) else next_of_list(stretch, slot, playable)


def _following(stretch: Stretch, slot: Slot) -> Iterator[tuple[Item, str]]:
    """Yield the plays after *slot*, through the end of the next cycle, so that every item comes once at least."""
    if stretch.cycle is None:
        return
    yield from stretch.cycle.plays(stretch.start, slot.turn)[slot.place + 1 :]
    yield from stretch.cycle.plays(stretch.start, slot.turn + 1)
