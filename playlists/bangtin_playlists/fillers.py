"""What stands in for an item that this player cannot show (R18)."""

from collections.abc import Collection

from bangtin_playlists.anchoring import Run
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item


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

    def of_list(self, run: Run, playlist: str, at: Instant) -> Item | None:
        """Return what of *playlist* comes next in *run* after what is on at *at*, and can be shown."""
        following = (play.item for play in run.plays_from(at) if play.playlist == playlist)
        return next((item for item in following if self._fills(run, item, at)), None)

    def of_fallback(self, run: Run, start: Instant, at: Instant) -> Item | None:
        """Return what of the fallback was on when the slot began at *start*, or comes next, and can be shown."""
        return next((play.item for play in run.plays_from(start) if self._fills(run, play.item, at)), None)

    def _fills(self, run: Run, item: Item, at: Instant) -> bool:
        return not self.needed(item) and run.programme.passes(item, at)
