from math import inf

import pytest

from bangtin_player.core.outlook import Prospect
from bangtin_player.core.shot import Shot
from bangtin_player.core.understudy import CHANGE_PATIENCE_MS, SOON_MS, bare_ms, understudy
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing
from bangtin_playlists.playlist import Card, Item

_PLACE = ("side", Box(0, 0, 9, 9))


def _shot(*, holds: bool) -> Shot:
    item, end = Item("a", Card(title="a"), Millis(1_000)), Instant(1_000)
    airing = Airing(*_PLACE, "p", item, Instant(0), end, Millis(0), None, end, holds=holds)
    return Shot(airing, Instant(0), end)


@pytest.mark.parametrize(
    ("now", "covered", "bare"),
    [
        (_shot(holds=True), False, 0.0),
        (_shot(holds=True), True, 0.0),
        (_shot(holds=False), False, SOON_MS),
        (_shot(holds=False), True, CHANGE_PATIENCE_MS),
        (None, False, inf),
    ],
)
def test_a_zone_stays_bare_only_for_a_picture_that_may_come(now: Shot | None, covered: bool, bare: float) -> None:  # noqa: FBT001 - a parameter of the test
    assert bare_ms(Prospect(now, None), covered=covered) == bare


def test_the_understudy_is_the_slate_in_the_zones_own_place() -> None:
    shot = understudy(_PLACE, 12.7)
    assert (shot.item.id, shot.begin, shot.airing.zone, shot.airing.box) == ("slate", 12, *_PLACE)
