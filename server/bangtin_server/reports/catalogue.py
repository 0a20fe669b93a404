"""What manifests in force say of their items."""

from collections.abc import Mapping
from functools import cache, lru_cache

from bangtin_playlists.playlist import Item
from bangtin_playlists.schedule import Level
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.header import header_and_payload, parted
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_server.scheduling.models import Publication

EMERGENCY = "AT"
"""The category of what comes with orders (domain.md 1.3)."""


class Catalogue:
    """Looks up what items of plays are, for the time of one body; nothing is looked up twice."""

    def __init__(self) -> None:
        self._of = cache(_known)

    def category(self, screen: int, version: int, item: str, level: int) -> str:
        """Return the category under which a play counts; empty where nothing is known of the item."""
        return self._of(screen, version).get(item, EMERGENCY if level >= Level.EMERGENCY else "")


def _known(screen: int, version: int) -> Mapping[str, str]:
    """A centre that was restored from a backup gets rows of manifests that it does not know: then the newest says."""
    try:
        return _published(screen, version)
    except Publication.DoesNotExist:
        rows = Publication.objects.filter(screen=screen).order_by("-version")
        newest = rows.values_list("version", flat=True).first()
        return {} if newest is None else _published(screen, newest)


@lru_cache(4096)
def _published(screen: int, version: int) -> Mapping[str, str]:
    """Publications never change, so what one says may be kept for ever; an absent one is not kept."""
    row = Publication.objects.only("document").get(screen=screen, version=version)
    return categories(manifest_in(bytes(row.document)))


def manifest_in(document: bytes) -> Manifest:
    """Return what our own sealed *document* says."""
    return decode(Manifest, header_and_payload(parted(document)[1])[1])


def orders_in(document: bytes) -> Orders:
    """Return what our own sealed *document* says."""
    return decode(Orders, header_and_payload(parted(document)[1])[1])


def categories(document: Manifest | Orders) -> dict[str, str]:
    """Return the category of each item."""
    return {
        element.id: element.tags.category
        for playlist in document.playlists
        for element in playlist.elements
        if isinstance(element, Item)
    }
