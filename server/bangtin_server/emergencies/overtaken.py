"""Orders and timestamps that players have overtaken: they saw a higher version than this restored centre knows of."""

from typing import Any

from django.db import transaction

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.timestamp import Timestamp
from bangtin_server.emergencies.publishing import mark
from bangtin_server.players import seen
from bangtin_server.players.models import Player, Site


def hear(player: Player, heartbeat: Heartbeat, **_: Any) -> None:  # noqa: ANN401 - what a signal carries
    """Have what *player* refuses as too old signed again, above what it has seen."""
    if seen.refused_old(heartbeat):
        _compare(player.site, heartbeat)


@transaction.atomic
def _compare(site: Site, heartbeat: Heartbeat) -> None:
    orders = site.orders_publications.filter(until=None).order_by("-version").values_list("version", flat=True).first()
    known = {Orders.kind: orders or 0, Timestamp.kind: seen.highest(Timestamp.kind, site.code)}
    for kind, version in known.items():
        there = seen.said(heartbeat, kind, site.code)
        if there > version:
            seen.note(kind, site.code, there)
            mark([site])
