from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pytest_django import Settings

from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_server import clock
from bangtin_server.emergencies.publishing import OrdersPublisher
from bangtin_server.players import hearing, seen
from bangtin_server.players.models import Player, Seen
from bangtin_server.scheduling.models import Due, Publication
from bangtin_server.scheduling.publishing import Publisher, mark
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()
TOO_OLD = Complaint("document_notnewer", "error")


def says(player: Player, complaint: Complaint = TOO_OLD, **versions: int) -> None:
    named = {name.replace("__", "/"): version for name, version in versions.items()}
    heartbeat = a_heartbeat(complaints=(complaint,), seen=named)
    hearing.hear(player, heartbeat, encode(heartbeat))


def published(storage: FolderStorage) -> list[int]:
    return [row.version for row in Publisher(storage, KEY).publish_due()]


def a_day_ahead() -> int:
    return clock.this_instant() + 86_400_000


def test_a_manifest_that_a_player_refuses_as_too_old_is_signed_again_above_what_it_saw(storage: FolderStorage) -> None:
    player = Machine().enrolled(a_screen("A"))
    [first] = published(storage)
    there = a_day_ahead()
    says(player, manifest__A=there)
    assert published(storage) == [there + 1]
    says(player, manifest__A=there)
    assert not Due.objects.exists()  # it has only not come yet
    mark([player.screens.get()])
    assert published(storage) == []
    assert first < there


def test_what_nobody_complains_of_costs_no_look(storage: FolderStorage) -> None:
    player = Machine().enrolled(a_screen("A"))
    published(storage)
    says(player, Complaint("clock_untrusted"), manifest__A=a_day_ahead())
    assert not Due.objects.exists()


def test_a_player_speaks_for_nobody_elses_screen_and_for_no_version_that_cannot_be(storage: FolderStorage) -> None:
    player, _other = (Machine().enrolled(a_screen(name)) for name in ("A", "B"))
    published(storage)
    says(player, manifest__A=1 << 53, manifest__B=a_day_ahead())
    assert not Due.objects.exists()
    assert not Seen.objects.filter(document__startswith="manifest").exists()
    assert seen.MOST < 1 << 53


def test_orders_and_timestamps_rise_above_what_was_seen_and_never_fall(
    storage: FolderStorage, settings: Settings
) -> None:
    player = Machine().enrolled(a_screen("A", "nck"))
    publisher = OrdersPublisher(storage, KEY)
    list(publisher.publish_due())
    there = a_day_ahead()
    says(player, orders__nck=there, timestamp__nck=there + 7)
    assert [row.version for row in publisher.publish_due()] == [there + 1]
    assert seen.highest("timestamp", "nck") == there + 8
    settings.CLOCK_OFFSET = timedelta(days=-3)
    publisher.stamp(player.site)
    assert seen.highest("timestamp", "nck") == there + 9
    settings.CLOCK_OFFSET = timedelta(days=3)
    publisher.stamp(player.site)
    assert seen.highest("timestamp", "nck") > there + 10


def test_a_restored_centre_tells_of_what_it_signs_anew(storage: FolderStorage) -> None:
    player = Machine().enrolled(a_screen("A"))
    published(storage)
    says(player, manifest__A=a_day_ahead())
    published(storage)
    assert Publication.objects.filter(until=None).count() == 1
    assert Publication.objects.count() == 2
