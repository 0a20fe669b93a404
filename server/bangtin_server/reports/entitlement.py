"""For which screens, and until when, a player may speak."""

from datetime import tzinfo
from typing import NamedTuple

from bangtin_playlists.calendar.wall import zone
from bangtin_playlists.instant import FOREVER, Instant, instant
from bangtin_server.players.models import Player


class Entitled(NamedTuple):
    """A screen that a player drives, or drove."""

    id: int
    zone: tzinfo
    until: Instant
    """Plays from this instant on belong to another player."""


def entitled(player: Player) -> dict[str, Entitled]:
    """Return the screens of *player* by their names: those of today, and those of late batches."""
    found: dict[str, Entitled] = {}
    for one in player.assignments.select_related("screen").order_by("pk"):
        until = FOREVER if one.until is None else instant(one.until)
        found[one.screen.name] = Entitled(one.screen_id, zone(one.screen.timezone), until)
    for screen in player.screens.all():
        found[screen.name] = Entitled(screen.pk, zone(screen.timezone), FOREVER)
    return found
