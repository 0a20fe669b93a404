"""What is left of a programme while the player's clock is not trusted (architecture.md 7, reliability of clocks).

The law says only that the fallback plays. Settled with the timeline: nothing that needs a date is believed, what holds
for ever is in force, and what the player itself knows acts.
"""

from msgspec.structs import replace

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item, Playlist
from bangtin_playlists.schedule import Entry, Level, Rule
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders

ALWAYS = Instant(-(1 << 42))


def undated_manifest(manifest: Manifest) -> Manifest:
    """Keep triggers and the fallback without any rule, each with its own anchor (R9); no hours."""
    schedule = tuple(entry for entry in manifest.schedule if entry.trigger or _always(entry))
    return replace(manifest, schedule=schedule, hours=(), playlists=_lasting(manifest.playlists))


def undated_orders(orders: Orders) -> Orders:
    """Keep recalls, and the blackouts that nobody has lifted."""
    return replace(
        orders,
        emergencies=(),
        mournings=(),
        blackouts=tuple(replace(one, since=ALWAYS) for one in orders.blackouts if one.until is None),
        recalls=tuple(replace(one, since=ALWAYS) for one in orders.recalls),
        playlists=_lasting(orders.playlists),
    )


def _always(entry: Entry) -> bool:
    return entry.level == Level.FALLBACK and entry.rule == Rule()


def _lasting(playlists: tuple[Playlist, ...]) -> tuple[Playlist, ...]:
    """Take out the items that are valid from or to an instant."""

    def lasts(item: Item) -> bool:
        return item.valid_from is None and item.valid_to is None

    return tuple(
        replace(one, elements=tuple(part for part in one.elements if not isinstance(part, Item) or lasts(part)))
        for one in playlists
    )
