"""What a wall keeps while files are examined: what it has, rather than a list with nothing in it.

A list that was there stays as it was, and whatever else changed, hours, lines, other lists, is published at once. Where
a new list would be empty the whole manifest stays. Neither lasts longer than `PATIENCE`, and orders wait for nothing.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from bangtin_playlists.playlist import Item, Playlist
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.header import header_and_payload, parted
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import awaited_lists, manifest_of
from bangtin_server.scheduling.models import Due, Publication
from bangtin_server.scheduling.rows import Rows
from bangtin_server.scheduling.signing import AFTER_FAULT

PATIENCE = timedelta(minutes=2)
"""For how long what is in force stays, from when it began to; for longer nothing that was changed may wait."""


class Held:
    """Makes manifests, and holds back what would leave a list empty that need not be for long.

    Args:
        rows: Of all screens that are published together.
        now: The present.
        since: From when on a screen's manifest was held, by its key.
    """

    def __init__(self, rows: Rows, now: datetime, since: Mapping[int, datetime]) -> None:
        self._rows, self.now, self._since = rows, now, since

    def manifest_of(self, screen: Screen, last: Publication | None) -> Manifest | None:
        """Return what is to be published now; None where all of *last* stays for the moment."""
        manifest = manifest_of(screen, self._rows)
        awaited = self._awaited(manifest, screen) if last else set()
        if last is None or not awaited:
            return manifest
        begun = self._since.get(screen.pk, self.now)
        Due.objects.create(screen=screen, since=self.now + AFTER_FAULT, awaits_since=begun)  # or when they are examined
        kept = holding(manifest, bytes(last.document), awaited)
        return kept if all(one.elements for one in kept.playlists if one.id in awaited) else None

    def _awaited(self, manifest: Manifest, screen: Screen) -> set[str]:
        """Name the lists that would be empty, and are awaited with patience left."""
        patient = timedelta() <= self.now - self._since.get(screen.pk, self.now) < PATIENCE
        if not patient or all(one.elements for one in manifest.playlists):
            return set()
        return awaited_lists(screen, self.now - PATIENCE, self._rows)


def holding(manifest: Manifest, last: bytes, awaited: Collection[str]) -> Manifest:
    """Return *manifest* with *awaited* lists as they were in the document *last*, where something was in them."""
    _, payload = header_and_payload(parted(last)[1])
    before = decode(Manifest, payload)
    held = {one.id: _items(one) for one in before.playlists if one.id in awaited and _items(one)}
    needed = {digest for items in held.values() for each in items for digest in each.media()}
    missing = needed - {one.digest for one in manifest.media}
    return replace(
        manifest,
        playlists=tuple(replace(one, elements=held[one.id]) if one.id in held else one for one in manifest.playlists),
        media=manifest.media + tuple(one for one in before.media if one.digest in missing),
    )


def _items(one: Playlist) -> tuple[Item, ...]:
    """Return what a list shows by itself: lists inside it may be gone."""
    return tuple(each for each in one.elements if isinstance(each, Item))
