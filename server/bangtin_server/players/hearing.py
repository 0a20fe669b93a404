"""Heartbeats taken in. One that brings no news changes one narrow row, and when the next is overdue stands in that row.

Who is late is then one question to one index, and needs no clockwork of its own.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.players import grievances, outages
from bangtin_server.players.models import Player, Presence
from bangtin_server.players.signals import heard

GRACE = 2.5
"""Heartbeats that may fail to come before a player is late."""


def hear(player: Player, heartbeat: Heartbeat, received: bytes) -> None:
    """Note *heartbeat* of *player*; *received* are its bytes."""
    now = clock.now()
    wanted = grievances.wanted(heartbeat)
    word = {
        "heard_at": now,
        "late_after": now + timedelta(seconds=settings.HEARTBEAT_SECONDS * GRACE),
        "boot": heartbeat.boot,
        "complaining": grievances.fingerprint(wanted),
        "heartbeat": received,
    }
    usual = Presence.objects.filter(
        pk=player.pk, late_after__gt=now, boot=heartbeat.boot, complaining=word["complaining"]
    )
    if not usual.update(**word):
        _hear_news(player, heartbeat.boot, wanted, word)
    heard.send(Player, player=player, heartbeat=heartbeat)


@transaction.atomic
def _hear_news(player: Player, boot: UUID, wanted: set[grievances.Reason], word: dict[str, object]) -> None:
    """Note a player's first word, its first after a silence or a start, or that it complains of something else."""
    before = Presence.objects.select_for_update().filter(pk=player.pk).first()
    outages.end(player, before, boot)
    grievances.note(player, wanted)
    Presence.objects.update_or_create(player=player, defaults=word)


def late(now: datetime) -> QuerySet[Presence]:
    """Return the last words of those who are overdue at *now*, or heard only before our clock fell back."""
    ahead = now + 2 * timedelta(seconds=settings.HEARTBEAT_SECONDS * GRACE)
    return Presence.objects.filter(Q(late_after__lte=now) | Q(late_after__gt=ahead))
