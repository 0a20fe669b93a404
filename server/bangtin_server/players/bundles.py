"""Logs that somebody asked a player for, as it sends them."""

from datetime import timedelta
from uuid import UUID

from bangtin_server import clock
from bangtin_server.errors import CommandError
from bangtin_server.players.models import LogBundle, Player
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

MOST_BYTES = 16 << 20
KEPT = timedelta(days=90)
"""As device health is (domain.md 2.6)."""


def keep(player: Player, command: UUID, content: bytes, storage: Storage) -> LogBundle:
    """Keep the log that *command* asked for; sent again, it takes the place of the first.

    Raises:
        CommandError: nobody asked this player for a log by that command.
    """
    row = player.commands.filter(pk=command).first()
    if row is None or row.deed.get("type") != "send-journal":
        raise CommandError(f"nobody asked {player.name} for a log by a command {command}")
    name = names.log(str(command))
    storage.put(name, content)
    kept = {"came_at": clock.now(), "name": name, "size": len(content)}
    return LogBundle.objects.update_or_create(command=row, defaults=kept)[0]


def forget_old(storage: Storage) -> int:
    """Drop logs that are older than they are kept; return how many went."""
    for bundle in (gone := list(LogBundle.objects.filter(came_at__lte=clock.now() - KEPT))):
        storage.drop(bundle.name)
        bundle.delete()
    return len(gone)
