"""Whether a player's clock and the centre's agree: a schedule, an emergency's end and a play log go by them.

Which of the two is wrong nobody can tell from one player; where all differ alike it is the centre's own.
"""

from collections.abc import Iterable
from datetime import datetime

from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server.players.grievances import Reason
from bangtin_server.players.models import Grievance, Player, Presence, Screen

CODE = "clock_apart"
APART_MS = 30_000
"""More than a heartbeat needs for its way, even where it is asked for again."""


def ahead_ms(said: Instant, heard_at: datetime) -> int:
    """Return by how much the clock that said *said* is ahead of ours; what it is behind is negative.

    >>> from datetime import UTC
    >>> ahead_ms(Instant(61_000), datetime(1970, 1, 1, 0, 1, tzinfo=UTC))
    1000
    """
    return said - instant(heard_at)


def apart(player: Player, heartbeat: Heartbeat, now: datetime) -> set[Reason]:
    """Return what to complain of where two words in a row differ from our clock, else nothing.

    One alone may have been long on its way. The word before is looked up only then: all others cost no question.
    """
    ahead = ahead_ms(heartbeat.at, now)
    if abs(ahead) <= APART_MS:
        return set()
    before = Presence.objects.filter(player=player).first()
    if before is None or abs(ahead_ms(before.said().at, before.heard_at)) <= APART_MS:
        return set()
    return {Reason(CODE, "warning", detail=f"{ahead / 1000:+.0f} s")}


def count_apart(screens: Iterable[Screen]) -> int:
    """Return on how many of *screens* the clock differs from ours: what an order calls now is another time there."""
    players = Grievance.objects.filter(code=CODE, until=None).values_list("player", flat=True)
    found = set(players)
    return sum(screen.player_id in found for screen in screens)
