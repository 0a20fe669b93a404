"""S7: Tết Đinh Mùi 2027 by a lunar rule."""

from pathlib import Path

import pytest

from tests.end_to_end.scenarios.asking import S01, S02, S03, S04, S08, asked, on, plays


def entry_on(at: str) -> object:
    return asked("what", S08, "--at", at)["zones"]["main"]["playlist"]


@pytest.mark.parametrize(
    ("before", "first", "last", "after"),
    [
        ("2027-01-29", "2027-01-30", "2027-02-12", "2027-02-13"),
        ("2028-01-18", "2028-01-19", "2028-02-01", "2028-02-02"),
    ],
)
def test_s7_tet_runs_from_23_chap_to_the_end_of_7_gieng(before: str, first: str, last: str, after: str) -> None:
    edges = [f"{before}T23:59:59", f"{first}T00:00:00", f"{last}T23:59:59", f"{after}T00:00:00"]
    assert [entry_on(at) for at in edges] == ["ngay", "don-tet", "don-tet", "ngay"]


@pytest.mark.parametrize("eve", ["2027-02-05", "2028-01-25", "2030-02-01"])
def test_s7_day_30_of_chap_means_its_last_day(eve: str) -> None:
    assert entry_on(f"{eve}T20:00") == "giao-thua"
    assert entry_on(f"{eve}T19:59") == "don-tet"


def test_s7_the_countdown_ends_with_the_year() -> None:
    counted = plays(S08, "2027-02-05T19:00", "2027-02-06")
    assert "TET1" in counted
    assert "TET2" not in counted
    assert on(S08, "2027-02-06T00:00") == "TET2+0"


@pytest.mark.parametrize("programme", [S01, S02, S03, S04], ids=lambda path: path.stem)
@pytest.mark.parametrize("day", range(6, 13))
def test_s7_panels_show_the_day_programme_in_the_evenings_of_tet(programme: Path, day: int) -> None:
    date = f"2027-02-{day:02}"
    edges = [on(programme, f"{date}T{at}") for at in ("17:59:59", "18:00:00", "21:59:59", "22:00:00")]
    assert edges == ["dark", "N1+0", "N5+14", "dark"]
    assert not {item for item in plays(programme, date, f"2027-02-{day + 1:02}") if item.startswith("C")}
