"""Heartbeats taken in. One that brings no news changes one narrow row, and when the next is overdue stands in that row.

Who is late is then one question to one index, and needs no clockwork of its own.
"""

from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.players import clocks, grievances, outages
from bangtin_server.players.models import Player, Presence
from bangtin_server.players.signals import heard

GRACE = 2.5
"""Heartbeats that may fail to come before a player is late."""
_NO_NEWS = """UPDATE players_presence SET heard_at = %s, late_after = %s, heartbeat = %s
WHERE player_id = %s AND late_after > %s AND boot = %s AND complaining = %s"""
"""What the centre does most, written out: Django takes as long to compose it as PostgreSQL to do it."""


class _Word(TypedDict):
    """A player's last word, by the names of its row."""

    heard_at: datetime
    late_after: datetime
    heartbeat: bytes
    boot: UUID
    complaining: str


def hear(player: Player, heartbeat: Heartbeat, received: bytes) -> None:
    """Note *heartbeat* of *player*; *received* are its bytes."""
    now = clock.now()
    wanted = grievances.wanted(heartbeat) | clocks.apart(player, heartbeat, now)
    word: _Word = {
        "heard_at": now,
        "late_after": now + timedelta(seconds=settings.HEARTBEAT_SECONDS * GRACE),
        "heartbeat": received,
        "boot": heartbeat.boot,
        "complaining": grievances.fingerprint(wanted),
    }
    if not _is_no_news(player, word):
        _hear_news(player, heartbeat.boot, wanted, word)
    heard.send(Player, player=player, heartbeat=heartbeat)


def _is_no_news(player: Player, word: _Word) -> bool:
    """Note a word that brings no news; say whether it was one."""
    heard_at, late_after = (
        connection.ops.adapt_datetimefield_value(at) for at in (word["heard_at"], word["late_after"])
    )
    boot = word["boot"] if connection.features.has_native_uuid_field else word["boot"].hex
    usual = [player.pk, heard_at, boot, word["complaining"]]
    with connection.cursor() as cursor:
        cursor.execute(_NO_NEWS, [heard_at, late_after, word["heartbeat"], *usual])
        return bool(cursor.rowcount)


@transaction.atomic
def _hear_news(player: Player, boot: UUID, wanted: set[grievances.Reason], word: _Word) -> None:
    """Note a player's first word, its first after a silence or a start, or that it complains of something else."""
    before = Presence.objects.select_for_update().filter(pk=player.pk).first()
    outages.end(player, before, boot)
    grievances.note(player, wanted)
    Presence.objects.update_or_create(player=player, defaults=word)


def late(now: datetime) -> QuerySet[Presence]:
    """Return the last words of those who are overdue at *now*, or heard only before our clock fell back."""
    ahead = now + 2 * timedelta(seconds=settings.HEARTBEAT_SECONDS * GRACE)
    return Presence.objects.filter(Q(late_after__lte=now) | Q(late_after__gt=ahead))
