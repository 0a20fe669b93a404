"""What stands in for an item that this player cannot show (R18)."""

from collections.abc import Collection

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.rotation.anchoring import Run


class Fillers:
    """What one player can show instead of what it cannot.

    Args:
        unplayable: Digests, and ids of items without a medium, that it cannot show.
    """

    def __init__(self, unplayable: Collection[str]) -> None:
        self._unplayable = unplayable

    def needed(self, item: Item) -> bool:
        """Say whether the player cannot show *item*."""
        return any(name in self._unplayable for name in item.media() or (item.id,))

    def of(self, run: Run, begin: Instant, at: Instant) -> Item | None:
        """Return what fills in at *at*: of what *run* shows from *begin* on, the first that can be and may be shown."""
        fitting = (item for item in run.items_from(begin) if not self.needed(item) and run.programme.passes(item, at))
        return next(fitting, None)
