from typing import TYPE_CHECKING

from bangtin_player.core.playbill import Playbill
from bangtin_player.core.shot import Shot, shot_of
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.playlist import Card, Item

if TYPE_CHECKING:
    from bangtin_player.core.messages import Played

LEFT, RIGHT, WHOLE = Box(0, 0, 8, 8), Box(8, 0, 8, 8), Box(0, 0, 16, 8)
SLOT_MS = 10_000


def shot(name: str, number: int, box: Box = WHOLE) -> Shot:
    item = Item(name, Card(title=name), Millis(SLOT_MS))
    start, end = Instant(number * SLOT_MS), Instant((number + 1) * SLOT_MS)
    airing = Airing("main", box, "p", item, start, end, Millis(0), None, end)
    return shot_of(airing, OnAir(start, 10, "", "e", "#000000", (airing,), end))


def holds(*shots: tuple[str, Shot, float]) -> list[float | None]:
    """Put shots on the wall, each at its instant; return what was held before each, in the order of their ends."""
    told: list[Played] = []
    playbill = Playbill(told.append)
    for zone, each, at in shots:
        playbill.begin((zone, each.airing.box), each, at, at)
        playbill.on_display(at + 4)
    for zone, each, _ in shots:
        playbill.end((zone, each.airing.box), 90_000, 90_000)
    return [each.hold_ms for each in told]


def test_before_the_first_play_nothing_was_held() -> None:
    assert holds(("main", shot("a", 0), 3.0), ("main", shot("b", 1), 10_003.0)) == [None, 7.0]


def test_a_zone_beside_others_has_a_first_play_of_its_own() -> None:
    assert holds(("left", shot("a", 0, LEFT), 3.0), ("right", shot("b", 0, RIGHT), 30.0)) == [None, None]


def test_a_new_layout_takes_the_place_of_the_old_ones_picture() -> None:
    assert holds(("main", shot("a", 0), 3.0), ("left", shot("b", 1, LEFT), 10_020.0)) == [None, 24.0]


def test_a_still_that_stays_for_another_slot_hands_nothing_over() -> None:
    assert holds(("main", shot("a", 0), 3.0), ("main", shot("a", 1), 10_000.0)) == [None, None]


def test_what_new_documents_bring_in_the_middle_of_its_slot_was_not_held_for() -> None:
    told: list[Played] = []
    playbill = Playbill(told.append)
    playbill.begin(("main", WHOLE), shot("a", 0), 3.0, 3.0)
    playbill.on_display(7.0)
    playbill.learn(14_000.0)
    for name, number, at in (("b", 1, 14_300.0), ("c", 2, 20_010.0)):
        playbill.begin(("main", WHOLE), shot(name, number), at, at)
        playbill.on_display(at + 4)
    playbill.end(("main", WHOLE), 30_000, 30_000)
    assert [each.hold_ms for each in told] == [None, None, 14.0]
