"""How far a change has come with each screen: kept, published, received by the player, on the wall."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.players import seen
from bangtin_server.players.models import Presence, Screen
from bangtin_server.scheduling import in_force
from bangtin_server.scheduling.in_force import InForce
from bangtin_server.scheduling.models import Due


class Stage(IntEnum):
    """Each is behind the one before it."""

    KEPT = 0
    FAILED = 1
    """Could not be published and is tried again; why is in the centre's log."""
    PUBLISHED = 2
    RECEIVED = 3
    ON_WALL = 4


class Progress(NamedTuple):
    """One screen."""

    screen: Screen
    stage: Stage
    at: datetime | None
    """When that stage was reached, as far as anybody said."""


def progress_of(screens: Iterable[Screen], since: datetime, now: datetime) -> list[Progress]:
    """Return how far what was changed at *since* has come; select `player__presence` with the screens.

    A change after which a manifest says the same as before needs no new one: it is where the one in force is.
    """
    rows = list(screens)
    due = {one.screen_id: one for one in Due.objects.filter(screen__in=rows)}
    published = in_force.manifests(rows)
    return [_one(row, due, published, since, now) for row in rows]


def _one(
    row: Screen, due: Mapping[int, Due], published: Mapping[int, InForce], since: datetime, now: datetime
) -> Progress:
    waits, last = due.get(row.pk), published.get(row.pk)
    if waits is not None:
        failed = waits.since > now and waits.awaits_since is None
        return Progress(row, Stage.FAILED if failed else Stage.KEPT, since)
    if last is None:
        return Progress(row, Stage.KEPT, since)
    presence: Presence | None = getattr(row.player, "presence", None) if row.player else None
    if presence is not None:
        heartbeat = presence.said()
        shown = max((one.manifest_version for one in heartbeat.screens if one.screen == row.name), default=0)
        if shown >= last.version:
            return Progress(row, Stage.ON_WALL, presence.heard_at)
        if seen.said(heartbeat, Manifest.kind, row.name) >= last.version:
            return Progress(row, Stage.RECEIVED, presence.heard_at)
    return Progress(row, Stage.PUBLISHED, last.since)
