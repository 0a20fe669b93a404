"""S1: the change of shift at Nam Cầu Kiền, Monday 06/04/2026."""

import pytest

from tests.end_to_end.scenarios.asking import S01, S03, asked, on


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("05:29:59", "dark"),
        ("05:30:00", "C1+0"),
        ("05:30:10", "C2+0"),
        ("06:00:00", "C1+0"),
        ("06:00:37", "C4+7"),
        ("06:00:47", "C5+2"),
        ("06:29:58", "C6+8"),
        ("06:30:00", "N1+0"),
        ("06:31:30", "N2+0 p1"),
        ("06:32:15", "N3+0"),
        ("09:17:00", "N3+45"),
        ("13:29:59", "N5+14"),
        ("13:30:00", "C1+0"),
        ("14:00:00", "C1+0"),
        ("14:12:25", "C3+5"),
        ("14:30:00", "N1+0"),
        ("16:00:00", "N2+30 p3"),
        ("21:29:59", "N5+14"),
        ("21:30:00", "C1+0"),
        ("22:00:00", "C1+0"),
        ("22:29:59", "C6+9"),
        ("22:30:00", "dark"),
    ],
)
def test_s1_shift_change_is_on_its_second(at: str, expected: str) -> None:
    assert on(S01, f"2026-04-06T{at}+07:00") == expected


def test_s1_day_has_2130_full_plays_in_17_hours() -> None:
    answer = asked("plan", S01, "--from", "2026-04-06", "--to", "2026-04-07")
    expected = {f"C{n}": 180 for n in range(1, 7)} | {f"N{n}": 210 for n in range(1, 6)}
    assert answer["plays"] == {item: {"full": full, "cut": 0} for item, full in expected.items()}
    assert sum(expected.values()) == 2130
    assert (answer["airtime_s"], answer["dark_s"]) == (17 * 3600, 7 * 3600)


def test_s1_trang_due_shows_its_day_programme_at_six() -> None:
    assert on(S03, "2026-04-06T06:00") == "N2+30 p3"
    assert on(S03, "2026-04-06T07:30") == "C1+0"


def test_s1_sunday_is_dark_by_hours() -> None:
    answer = asked("what", S01, "--at", "2026-04-12T12:00")
    assert (answer["dark"], answer["level"]) == (True, None)
