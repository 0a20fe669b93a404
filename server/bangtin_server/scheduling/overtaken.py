"""Manifests that players have overtaken: they saw a higher version than this restored centre knows of."""

from typing import Any

from django.db import transaction

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.players import seen
from bangtin_server.players.models import Player
from bangtin_server.scheduling.models import Publication
from bangtin_server.scheduling.publishing import mark


def hear(player: Player, heartbeat: Heartbeat, **_: Any) -> None:  # noqa: ANN401 - what a signal carries
    """Have what *player* refuses as too old signed again, above what it has seen."""
    if seen.refused_old(heartbeat):
        _compare(player, heartbeat)


@transaction.atomic
def _compare(player: Player, heartbeat: Heartbeat) -> None:
    screens = {screen.pk: screen for screen in player.screens.all()}
    in_force = Publication.objects.filter(screen__in=screens, until=None).values_list("screen", "version")
    for pk, version in in_force:
        there = seen.said(heartbeat, Manifest.kind, screens[pk].name)
        if there > version:
            seen.note(Manifest.kind, screens[pk].name, there)
            mark([screens[pk]])
