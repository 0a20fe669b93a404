"""S4: the storm of 05/08/2026."""

from pathlib import Path

import pytest

from tests.end_to_end.scenarios.asking import EXAMPLES, S01, S02, S03, S04, S06, S08, on, plays

STORM, ALL_CLEAR = EXAMPLES / "orders" / "s04-bao.yaml", EXAMPLES / "orders" / "s04-bao-het.yaml"


def test_s4_the_storm_cuts_in_and_the_all_clear_returns_to_the_second() -> None:
    assert on(S01, "2026-08-05T13:05:11", "--orders", STORM) == "N3+56"
    assert on(S01, "2026-08-05T13:05:12", "--orders", STORM) == "E1+0"
    assert on(S01, "2026-08-05T16:42:39", "--orders", ALL_CLEAR) == "E1+7"
    assert on(S01, "2026-08-05T16:42:40", "--orders", ALL_CLEAR) == "N1+40"


def test_s4_day_of_the_storm() -> None:
    counted = plays(S01, "2026-08-05", "2026-08-06", "--orders", ALL_CLEAR)
    assert {item: counted[item] for item in ("E1", "E2")} == {"E1": (652, 1), "E2": (652, 0)}
    assert [counted[f"N{n}"] for n in range(1, 6)] == [(170, 1), (171, 0), (170, 1), (170, 0), (170, 0)]
    assert [counted[f"C{n}"] for n in range(1, 7)] == [(120, 0)] * 6


def test_s4_a_screen_cut_off_ends_the_storm_by_its_own_clock() -> None:
    assert on(S02, "2026-08-05T16:59:59", "--orders", STORM).startswith("E")
    assert on(S02, "2026-08-05T17:00:00", "--orders", STORM).startswith("N")


@pytest.mark.parametrize("programme", [S03, S04, S08], ids=lambda path: path.stem)
def test_s4_the_storm_is_on_every_screen_it_is_for(programme: Path) -> None:
    assert on(programme, "2026-08-05T13:05:24", "--orders", STORM) == "E2+0"


def test_s4_the_storm_is_not_on_the_lobby() -> None:
    assert on(S06, "2026-08-05T13:05:24", "--orders", STORM).startswith("L")
