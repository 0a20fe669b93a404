"""Holidays and the Saturdays that make up for them (domain.md 2.8): the office's screens in 2026."""

from pathlib import Path

import pytest

from tests.end_to_end.scenarios.asking import S05, S06, S07, asked, on, plays

DAY = 10 * 3600 + 30 * 60
"""Seconds from 07:00 to 17:30."""


@pytest.mark.parametrize("programme", [S05, S07], ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-04-24", True),
        ("2026-04-27", False),  # Monday, for Giỗ Tổ on the Sunday before
        ("2026-04-28", True),
        ("2026-04-30", False),
        ("2026-05-01", False),
        ("2026-05-04", True),
        ("2026-08-15", False),  # a Saturday as any other
        ("2026-08-22", True),  # the Saturday that works as Monday 31/08
        ("2026-08-29", False),
        ("2026-08-31", False),
        ("2026-09-01", False),
        ("2026-09-02", False),
        ("2026-09-03", True),
    ],
)
def test_office_screens_work_when_the_office_does(programme: Path, day: str, works: bool) -> None:  # noqa: FBT001  (a row)
    edges = [on(programme, f"{day}T{at}") for at in ("06:59:59", "07:00:00", "17:29:59", "17:30:00")]
    assert edges == (["dark", "L1+0", "L1+119", "dark"] if works else ["dark"] * 4)


def test_a_saturday_that_makes_up_is_lit_as_long_as_a_monday() -> None:
    fields = ("airtime_s", "plays")
    saturday, monday = (
        asked("plan", S07, "--from", day, "--to", to)
        for day, to in (("2026-08-22", "2026-08-23"), ("2026-08-24", "2026-08-25"))
    )
    assert [saturday[each] for each in fields] == [monday[each] for each in fields]
    assert saturday["airtime_s"] == DAY
    assert plays(S07, "2026-08-29", "2026-09-03") == {}


def test_the_lobby_is_open_on_holidays_too() -> None:
    assert on(S06, "2026-09-02T12:00") == "L1+0"
