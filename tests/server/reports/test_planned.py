"""What was to be shown, by the documents that were in force."""

from datetime import UTC

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from bangtin_playlists.instant import Instant, Millis, moment
from bangtin_playlists.layout import Screen as Wall
from bangtin_playlists.playlist import Card, Item, Playlist, Tags
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Emergency, Orders
from bangtin_playlists.wire.seal import seal
from bangtin_server.emergencies.models import OrdersPublication
from bangtin_server.players.models import Screen
from bangtin_server.reports.days import Span
from bangtin_server.reports.planned import planned
from bangtin_server.scheduling.models import Publication
from tests.server.machines import a_screen, at

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()
HOUR = Span(at("2026-08-05T13:00:00"), at("2026-08-05T14:00:00"))


def a_manifest(*items: str, version: int = 1) -> Manifest:
    listed = tuple(Item(item, Card(title=item), Millis(60_000), tags=Tags(category="1.2")) for item in items)
    wall = Wall("LED-NCK-01", 1024, 512)
    return Manifest(wall, version, playlists=(Playlist("p", listed),), schedule=(Entry("e", playlist="p"),))


def in_force(screen: Screen, manifest: Manifest, since: Instant, until: Instant | None = None) -> None:
    Publication.objects.create(
        screen=screen,
        version=manifest.version,
        fingerprint="",
        document=seal(manifest, KEY),
        since=moment(since, UTC),
        until=moment(until, UTC) if until else None,
    )


def test_before_the_first_publication_nothing_was_planned() -> None:
    screen = a_screen()
    in_force(screen, a_manifest("A"), at("2026-08-05T13:30:00"))
    found = planned(screen, HOUR)
    assert (dict(found.plays), found.lit_ms) == ({"A": 30}, 30 * 60_000)


def test_each_publication_counts_for_as_long_as_it_was_in_force() -> None:
    screen, change = a_screen(), at("2026-08-05T13:15:00")
    in_force(screen, a_manifest("A"), at("2026-08-01T00:00:00"), change)
    in_force(screen, a_manifest("B", version=2), change)
    assert dict(planned(screen, HOUR).plays) == {"A": 15, "B": 45}


def test_a_publication_that_changes_nothing_on_the_wall_changes_no_count() -> None:
    screen, change = a_screen(), at("2026-08-05T13:15:30")
    in_force(screen, a_manifest("A", "B"), at("2026-08-01T00:00:00"), change)
    in_force(screen, replace(a_manifest("A", "B"), version=2), change)
    found = planned(screen, HOUR)
    assert (dict(found.plays), +found.cut) == ({"A": 30, "B": 30}, {})


def test_an_emergency_is_planned_from_its_orders_and_takes_the_place_of_the_programme() -> None:
    screen, raised, ends = a_screen(), at("2026-08-05T13:20:00"), at("2026-08-05T13:40:00")
    in_force(screen, a_manifest("A"), at("2026-08-01T00:00:00"))
    entry = Entry("khan-1", playlist="khan-1", level=30, since=raised, until=ends)
    lists = (Playlist("khan-1", (Item("khan-1-1", Card(title="BÃO"), Millis(10_000)),)),)
    orders = Orders("nck", 1, raised, emergencies=(Emergency(entry),), playlists=lists)
    OrdersPublication.objects.create(
        site=screen.site,
        version=1,
        fingerprint="",
        document=seal(orders, KEY),
        since=moment(raised, UTC),
    )
    found = planned(screen, HOUR)
    assert dict(found.plays) == {"A": 40, "khan-1-1": 120}
    assert found.categories == {"A": "1.2", "khan-1-1": "AT"}
    assert found.lit_ms == HOUR.end - HOUR.start
