"""Local facts: what only the player knows, and the timeline therefore has to be told."""

import msgspec

from bangtin_playlists.instant import Instant


class Assertion(msgspec.Struct, frozen=True, omit_defaults=True):
    """A local trigger held: from its debounced instant until it opened and was reset."""

    trigger: str
    since: Instant
    until: Instant | None = None


class Local(msgspec.Struct, frozen=True, omit_defaults=True):
    """The facts of one player. Previews and plans pass `NOTHING_LOCAL` and say so."""

    clock_trusted: bool = True
    """While false the fallback plays (architecture.md 7)."""
    triggers: tuple[Assertion, ...] = ()
    unplayable: frozenset[str] = frozenset()
    """Digests, and ids of items without a medium, that this player cannot show (R18)."""


NOTHING_LOCAL = Local()
