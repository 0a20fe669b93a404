"""The acceptance scenarios of domain.md 4, asked of the example programmes through the command line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bangtin_player.command_line.app import application

EXAMPLES = Path(__file__).parents[2] / "playlists" / "examples"
S01, S02, S03 = (EXAMPLES / name for name in ("s01-nam-cau-kien.yaml", "s02-dinh-vu.yaml", "s03-trang-due.yaml"))
S04, S06, S07, S08 = (
    EXAMPLES / name for name in ("s04-vsip.yaml", "s06-lobby.yaml", "s07-meeting-room.yaml", "s08-canteen.yaml")
)
STORM, ALL_CLEAR = EXAMPLES / "orders" / "s04-bao.yaml", EXAMPLES / "orders" / "s04-bao-het.yaml"
FIRE = "bao-chay=2026-04-06T22:03:20/2026-04-06T22:18:05"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def asked(*arguments: object) -> Any:  # noqa: ANN401  (JSON)
    ran = CliRunner().invoke(application(), [str(each) for each in (*arguments, "--json")])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def on(programme: Path, at: str, *more: object, zone: str = "main") -> str:
    """Say what is on, as `N2+30 p3`; `dark` where nothing is."""
    answer = asked("what", programme, "--at", at, *more)
    if answer["dark"]:
        assert answer["zones"] == {}
        return "dark"
    shown = answer["zones"][zone]
    return f"{shown['item']}+{shown['offset']}" + (f" p{shown['page']}" if shown["page"] else "")


def plays(programme: Path, day: str, next_day: str, *more: object) -> dict[str, tuple[object, object]]:
    answer = asked("plan", programme, "--from", day, "--to", next_day, *more)
    return {item: (count["full"], count["cut"]) for item, count in answer["plays"].items()}


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


def test_answers_have_the_shape_that_other_tools_rely_on() -> None:
    assert asked("what", S01, "--at", "2026-04-06T16:00") == {
        "at": "2026-04-06T16:00:00+07:00",
        "dark": False,
        "level": 10,
        "zones": {
            "main": {
                "playlist": "ngay",
                "item": "N2",
                "offset": 30,
                "page": 3,
                "until": "2026-04-06T16:00:15+07:00",
            }
        },
    }


@pytest.mark.parametrize(
    ("programme", "at", "expected"),
    [
        (S01, "2026-05-07T23:59:59", "dark"),
        (S01, "2026-05-07T22:00", "C1+0"),
        (S01, "2026-05-08T06:33:15+07:00", "N4+0"),
        (S01, "2026-05-08T06:33:45", "LE1+0"),
        (S01, "2026-05-15T07:57:45", "LE1+0"),
        (S01, "2026-05-15T08:00:00", "N2+30 p3"),  # still eligible: it finishes, then the list begins anew (R14)
        (S01, "2026-05-15T08:00:15", "N1+0"),
        (S01, "2026-05-15T08:04:00", "LE2+0"),
        (S01, "2026-05-15T11:34:15", "LE3+0"),
        (S01, "2026-05-15T12:03:45", "N5+0"),
        (S06, "2026-05-15T07:30", "LE1+0"),
        (S06, "2026-05-15T07:59:59", "LE1+14"),
        (S06, "2026-05-15T08:00", "LE2+0"),
        (S07, "2026-05-15T11:29:59", "LE2+14"),
        (S07, "2026-05-15T11:30", "LE3+0"),
        (S07, "2026-05-15T11:59:59", "LE3+14"),
        (S07, "2026-05-15T12:00", "L2+30 p3"),
    ],
)
def test_s3_the_launch_is_announced_held_and_thanked(programme: Path, at: str, expected: str) -> None:
    assert on(programme, at) == expected


@pytest.mark.parametrize("programme", sorted(EXAMPLES.glob("s0*.yaml")), ids=lambda path: path.stem)
def test_s3_nothing_of_the_launch_is_left_after_noon(programme: Path) -> None:
    later = plays(programme, "2026-05-15T12:00", "2026-05-17")
    assert not {item for item in later if item.startswith("LE")}
    assert "LE1" in plays(programme, "2026-05-14", "2026-05-15")


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


def test_s11_a_blackout_is_dark_until_lifted_and_lets_no_emergency_through() -> None:
    kill = ("--orders", EXAMPLES / "orders" / "s11-dung-khan-cap.yaml")
    assert on(S02, "2026-04-06T19:59:59", *kill) != "dark"
    assert on(S02, "2026-04-06T20:00", *kill) == "dark"
    assert asked("what", S02, "--at", "2026-04-06T20:00", *kill)["level"] == 40
    assert on(S02, "2026-04-06T22:04", *kill, "--trigger", FIRE) == "dark"


def test_s11_a_leader_may_let_emergencies_through() -> None:
    allowed = ("--orders", EXAMPLES / "orders" / "s11-cho-phep-tin-khan.yaml")
    assert on(S02, "2026-04-06T22:03:20", *allowed) == "CHAY1+0"
    assert on(S02, "2026-04-06T22:18:05", *allowed) == "dark"


def test_the_command_itself_answers() -> None:
    command = [sys.executable, "-m", "bangtin_player", "what", str(S01), "--at", "2026-04-06T06:00:37", "--json"]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    assert json.loads(ran.stdout)["zones"]["main"]["item"] == "C4"


def test_asking_loads_no_qt_and_no_vlc() -> None:
    code = (
        "import sys; from bangtin_player.command_line.app import application; application();"
        "print([name for name in sys.modules if name.split('.')[0] in {'PySide6', 'vlc'}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
