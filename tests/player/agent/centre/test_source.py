import pytest

from bangtin_player.agent.centre.source import CollectedSource
from bangtin_player.agent.centre.wall import Interlude
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Local
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.orders import Blackout, Orders
from tests.player.agent.centre.conftest import Member
from tests.player.agent.centre.fake_centre import SCREEN, SITE, FakeCentre

NOON = Instant(1_775_453_400_000)


@pytest.mark.parametrize("interlude", ["pattern", "identify"])
def test_an_order_holds_over_what_a_technician_has_shown(
    player: Member, centre: FakeCentre, interlude: Interlude
) -> None:
    centre.show(5, b"picture")
    centre.publish(Orders(SITE, 6, blackouts=(Blackout("b", since=Instant(NOON - 1)),)), centre.addresses()["orders"])
    player.round()
    source = CollectedSource(0, player.parts)
    player.parts.wall.begin(SCREEN, interlude)

    documents = source.read()
    shown = prepare(documents.manifest, documents.orders, Local()).on_air(NOON)

    assert documents.manifest.version == 0  # the interlude's own
    assert (shown.level, shown.zones) == (40, ())


def test_without_orders_the_pattern_is_what_stands(player: Member, centre: FakeCentre) -> None:
    centre.show(5, b"picture")
    player.round()
    player.parts.wall.begin(SCREEN, "pattern")
    documents = CollectedSource(0, player.parts).read()

    [zone] = prepare(documents.manifest, documents.orders, Local()).on_air(NOON).zones
    assert zone.item.id == "pattern"
