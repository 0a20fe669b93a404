"""What stands in a zone that has nothing to show yet: the built-in slate, never a black hole (R11, R18)."""

from math import inf

from bangtin_player.core.outlook import Place, Prospect
from bangtin_player.core.shot import Shot
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.on_air import Airing
from bangtin_playlists.precedence.slate import ITEM, NAME

SOON_MS = 1_000.0
"""A picture that comes this soon is waited for: a slate that flashes up before it looks like a fault."""
CHANGE_PATIENCE_MS = 2_000.0
"""How long the zones of a layout that has gone stand, while those of the new one get ready."""


def bare_ms(prospect: Prospect, *, covered: bool) -> float:
    """Return how long a zone may have no picture before the slate stands in.

    Args:
        prospect: What the timeline says of the zone.
        covered: Whether zones of a layout that has gone still stand there.
    """
    if prospect.now is None:
        return inf
    if prospect.now.airing.holds:
        return 0.0
    return CHANGE_PATIENCE_MS if covered else SOON_MS


def understudy(place: Place, now: float) -> Shot:
    """Return the slate as a shot for the zone at *place*, from *now* until something better comes."""
    name, box = place
    begin = Instant(int(now))
    end = Instant(begin + ITEM.slot_ms)
    return Shot(Airing(name, box, NAME, ITEM, begin, end, Millis(0), None, end), begin, end)
