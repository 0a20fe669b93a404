"""What is left of the documents while the clock is not trusted (architecture.md 7): only what needs no clock."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.calendar.recurrence import BEGINNING
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import ALWAYS, FOREVER, Instant
from bangtin_playlists.playlist import Item, Playlist
from bangtin_playlists.schedule import Entry, Level, Rule
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders

_BEFORE_EVERY_CLOCK = Rule(first=date(1900, 1, 1))
"""A clock that was never set may stand long before the rules begin (R9)."""


def timeless_manifest(manifest: Manifest) -> Manifest:
    """Keep the fallback that no calendar limits and the local triggers; nothing that is only right at some time."""
    entries = tuple(replace(entry, rule=_BEFORE_EVERY_CLOCK) for entry in manifest.schedule if timeless(entry))
    return replace(manifest, schedule=entries, hours=(), playlists=tuple(_timeless_lists(manifest.playlists)))


def timeless_orders(orders: Orders) -> Orders:
    """Keep what takes away: recalls are for ever, and a blackout without an end outlives a restart."""
    return replace(
        orders,
        emergencies=(),
        mournings=(),
        blackouts=tuple(replace(one, since=Instant(ALWAYS)) for one in orders.blackouts if one.until is None),
        recalls=tuple(replace(one, since=Instant(ALWAYS)) for one in orders.recalls),
    )


def timeless(entry: Entry) -> bool:
    """Say whether an entry needs no clock: a fallback without rule or instants, or one that a local trigger raises."""
    return bool(entry.trigger) or (
        entry.level == Level.FALLBACK and entry.rule == Rule() and entry.since is None and entry.until is None
    )


def ages(wall: WallClock) -> tuple[Occurrence, Occurrence]:
    """Return the time before and from R9's beginning, each an anchor of what is always on.

    From 2000 on a loop is where a trusted clock has it, so that nothing jumps when a right clock becomes trusted.
    """
    beginning = wall.instant(BEGINNING, 0)
    return Occurrence(ALWAYS, beginning), Occurrence(beginning, FOREVER)


def _timeless_lists(playlists: tuple[Playlist, ...]) -> Iterator[Playlist]:
    """Leave out items with a validity: whether it has begun or ended nobody can tell."""
    for playlist in playlists:
        kept = (one for one in playlist.elements if not isinstance(one, Item) or one.valid_from is one.valid_to is None)
        yield replace(playlist, elements=tuple(kept))
