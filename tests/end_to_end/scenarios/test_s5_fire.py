"""S5: the fire at KCN Đình Vũ, 06/04/2026, and the drill."""

import pytest

from tests.end_to_end.scenarios.asking import EXAMPLES, FIRE, S01, S02, S04, on, plays


def test_s5_the_fire_contact_takes_the_screen_and_gives_it_back() -> None:
    assert on(S02, "2026-04-06T22:03:19", "--trigger", FIRE) == "C2+9"
    assert on(S02, "2026-04-06T22:03:20", "--trigger", FIRE) == "CHAY1+0"
    assert on(S02, "2026-04-06T22:18:05", "--trigger", FIRE) == "C1+5"


@pytest.mark.parametrize("told", [("--trigger", FIRE), ("--orders", EXAMPLES / "orders" / "s05-chay.yaml")])
def test_s5_day_of_the_fire(told: tuple[object, object]) -> None:
    counted = plays(S02, "2026-04-06", "2026-04-07", *told)
    assert [counted[f"C{n}"] for n in range(1, 7)] == [(165, 1), (166, 0), *[(165, 0)] * 4]
    assert [counted[f"N{n}"] for n in range(1, 6)] == [(210, 0)] * 5


def test_s5_the_fire_leaves_other_screens_alone() -> None:
    order = ("--orders", EXAMPLES / "orders" / "s05-chay.yaml")
    assert [on(each, "2026-04-06T22:03:20", *order) for each in (S01, S04)] == ["C3+0", "C3+0"]


def test_s5_the_drill_lights_a_sunday_screen_and_says_what_it_is() -> None:
    drill = EXAMPLES / "orders" / "s05-dien-tap.yaml"
    assert on(S02, "2026-10-04T09:00", "--orders", drill) == "CHAY-DT+0"
    assert on(S02, "2026-10-04T09:15", "--orders", drill) == "dark"
    assert "DIỄN TẬP" in drill.read_text(encoding="utf-8")
