"""S8: the lobby's television with its four zones, Tuesday 07/04/2026."""

import pytest

from tests.end_to_end.scenarios.asking import S06, asked, on


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        ("06:59:59", "main", "dark"),
        ("07:10:00", "main", "L2+0 p1"),
        ("07:10:00", "side", "B1+0"),
        ("07:11:30", "main", "L4+0"),
        ("07:11:30", "side", "B2+10"),
        ("17:30:00", "main", "dark"),
    ],
)
def test_s8_each_zone_of_the_lobby_has_its_own_cycle(at: str, zone: str, expected: str) -> None:
    assert on(S06, f"2026-04-07T{at}", zone=zone) == expected


def test_s8_the_lobby_has_four_zones_and_a_running_line() -> None:
    zones = asked("what", S06, "--at", "2026-04-07T12:00")["zones"]
    assert {zone: shown["playlist"] for zone, shown in zones.items()} == {
        "header": "dau-trang",
        "main": "sanh",
        "side": "ben",
        "ticker": "chu-chay",
    }
