"""What manifests in force say of their items."""

from collections.abc import Mapping
from functools import lru_cache

from bangtin_playlists.playlist import Item
from bangtin_playlists.schedule import Level
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.header import header_and_payload, parted
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_server.scheduling.models import Publication

EMERGENCY = "AT"
"""The category of what comes with orders (domain.md 1.3)."""


def category_of(screen: int, version: int, item: str, level: int) -> str:
    """Return the category under which a play counts; empty where nothing is known of the item."""
    known = _of(screen, version) or _newest(screen)
    return known.get(item, EMERGENCY if level >= Level.EMERGENCY else "")


def _of(screen: int, version: int) -> Mapping[str, str]:
    try:
        return _published(screen, version)
    except Publication.DoesNotExist:
        return {}


@lru_cache(4096)
def _published(screen: int, version: int) -> Mapping[str, str]:
    """Publications never change, so what one says may be kept for ever; one that is not there is asked for again."""
    row = Publication.objects.only("document").get(screen=screen, version=version)
    return categories(manifest_in(bytes(row.document)))


def _newest(screen: int) -> Mapping[str, str]:
    """A centre that was restored from a backup gets rows of manifests that it does not know."""
    version = Publication.objects.filter(screen=screen).order_by("-version").values_list("version", flat=True).first()
    return {} if version is None else _of(screen, version)


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
