"""Heartbeats taken in: one row of the player changes, and when it would be late is written with it.

Who is late is then one question to one index, and needs no clockwork of its own.
"""

from datetime import timedelta

import msgspec
from django.conf import settings

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.players.models import Player

GRACE = 2.5
"""Heartbeats that may fail to come before a player is late."""


def hear(player: Player, heartbeat: Heartbeat, received: bytes) -> None:
    """Note *heartbeat* of *player*; *received* are its bytes."""
    del heartbeat  # decoded to be sure that it is one
    now = clock.now()
    Player.objects.filter(pk=player.pk).update(
        heard_at=now,
        late_after=now + timedelta(seconds=settings.HEARTBEAT_SECONDS * GRACE),
        heartbeat=msgspec.json.decode(received),
    )
