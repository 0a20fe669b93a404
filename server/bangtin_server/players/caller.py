"""Who calls, with all that the answer to a heartbeat needs: one question to the database, hundreds of times a second.

Django's own way asks four, and composing each of them costs it more than the database takes to answer.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from bangtin_server.players.models import Player

_WHO = """
SELECT player.*, site.token AS at_site, screen.name AS drives,
    EXISTS (SELECT 1 FROM players_command command WHERE command.player_id = player.id
        AND command.answered_at IS NULL AND command.cancelled_at IS NULL AND command.until > %s) AS is_asked
FROM players_player player
    JOIN players_site site ON site.id = player.site_id
    LEFT JOIN players_screen screen ON screen.player_id = player.id
WHERE player.public_key = %s
ORDER BY screen.name
"""


class Caller(NamedTuple):
    """A player whose key is known here, be it revoked."""

    player: Player
    site_token: str
    screens: tuple[str, ...]
    """The names of those that it drives."""
    is_asked: bool
    """Whether a command waits for it (`commands.pending`)."""


def caller(key: str, now: datetime) -> Caller | None:
    """Return whose public key *key* is, as things stand at *now*; None where it is nobody's."""
    rows = list(Player.objects.raw(_WHO, [connection.ops.adapt_datetimefield_value(now), key]))
    if not rows:
        return None
    told = [vars(row) for row in rows]  # a row a screen
    driven = tuple(row["drives"] for row in told if row["drives"] is not None)
    return Caller(rows[0], told[0]["at_site"], driven, bool(told[0]["is_asked"]))
