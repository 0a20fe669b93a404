"""Receipts: when each player was first heard to have an order, and how late that was (domain.md S4)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.emergencies.models import OrdersPublication, Reach, Receipt
from bangtin_server.players.models import Player, Screen

_AT_ONCE = timedelta(minutes=2)
"""What is heard of within two heartbeats came in time; the rest came late."""


class Receipts:
    """Notes the first heartbeat that names orders; those that bring no news cost nothing but a look into memory."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def __call__(self, player: Player, heartbeat: Heartbeat, **_: Any) -> None:  # noqa: ANN401 - what a signal carries
        """Hear."""
        version = heartbeat.orders_version
        if not version or self._known.get(player.pk) == version:
            return
        row = OrdersPublication.objects.filter(site=player.site_id, version=version).only("pk").first()
        if row is not None:
            Receipt.objects.get_or_create(publication=row, player=player, defaults={"at": clock.now()})
        self._known[player.pk] = version


class Arrival(NamedTuple):
    """An order at one screen."""

    screen: Screen
    at: datetime | None
    """When its player was first heard to have it; None while it was not."""
    late: timedelta | None
    """How long after it was given; None where it came in time, or not yet."""


def arrivals(order: Reach, screens: Iterable[Screen]) -> list[Arrival]:
    """Return when *order* arrived at each of *screens*; select their `player`."""
    at_sites: dict[int, dict[int, datetime]] = {}
    told = []
    for screen in screens:
        if screen.site_id not in at_sites:
            at_sites[screen.site_id] = _first_heard(order, screen.site_id)
        at = at_sites[screen.site_id].get(screen.player_id) if screen.player_id else None
        took = at - order.given_at if at else timedelta()
        told.append(Arrival(screen, at, took if took > _AT_ONCE else None))
    return told


def _first_heard(order: Reach, site: int) -> dict[int, datetime]:
    """Return when each player of *site* was first heard to have orders that are no older than *order*."""
    rows = Receipt.objects.filter(publication__site=site, publication__since__gte=order.given_at).order_by("-at")
    return dict(rows.values_list("player", "at"))
