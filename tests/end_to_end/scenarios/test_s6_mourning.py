"""S6: state mourning, 10 and 11/06/2026."""

from tests.end_to_end.scenarios.asking import EXAMPLES, S01, S08, on, plays


def test_s6_mourning_shortens_every_cycle() -> None:
    mourning = ("--orders", EXAMPLES / "orders" / "s06-quoc-tang.yaml")
    assert on(S01, "2026-06-10T09:17", *mourning) == "N4+0"
    assert on(S01, "2026-06-12T05:30", *mourning) == "C1+0"
    expected = {"N2": (672, 0), "N4": (672, 0)} | {f"C{n}": (216, 0) for n in range(2, 7)}
    for day, next_day in (("2026-06-10", "2026-06-11"), ("2026-06-11", "2026-06-12")):
        assert plays(S01, day, next_day, *mourning) == expected
    assert sum(full for full, _ in [(672, 0)] * 2 + [(216, 0)] * 5) == 2424


def test_s6_the_canteen_mourns_too() -> None:
    mourning = ("--orders", EXAMPLES / "orders" / "s06-quoc-tang.yaml")
    assert set(plays(S08, "2026-06-10", "2026-06-12", *mourning)) == {"N2", "N4"}
