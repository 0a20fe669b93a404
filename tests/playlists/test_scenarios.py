"""The acceptance scenarios of domain.md 4 that need no file and no wire: S1, S4, S5, S6 and S8."""

import pytest

from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Assertion, Local
from bangtin_playlists.plan import Count, Plan, plan
from bangtin_playlists.playlist import Playlist
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.orders import Mourning, Orders
from tests.playlists.builders import at, items_on, told
from tests.playlists.fleet import CA, NGAY, a_gate, storm, the_lobby

SHIFT_CHANGE = {
    "05:29:59": "hours",
    "05:30:00": "C1+0",
    "05:30:10": "C2+0",
    "06:00:00": "C1+0",
    "06:00:37": "C4+7",
    "06:00:47": "C5+2",
    "06:29:58": "C6+8",
    "06:30:00": "N1+0",
    "06:31:30": "N2+0 p1",
    "06:32:15": "N3+0",
    "09:17:00": "N3+45",
    "13:29:59": "N5+14",
    "13:30:00": "C1+0",
    "14:00:00": "C1+0",
    "14:12:25": "C3+5",
    "14:30:00": "N1+0",
    "16:00:00": "N2+30 p3",
    "21:29:59": "N5+14",
    "21:30:00": "C1+0",
    "22:00:00": "C1+0",
    "22:29:59": "C6+9",
    "22:30:00": "hours",
}


def counted(timeline: Timeline, day: str, next_day: str) -> Plan:
    return plan(timeline, at(day), at(next_day))


def each(playlist: Playlist, full: int) -> dict[str, Count]:
    return {item.id: Count(full) for item in playlist.elements if hasattr(item, "id")}


@pytest.mark.parametrize(("when", "expected"), SHIFT_CHANGE.items())
def test_s1_shift_change_shows_each_item_on_its_second(when: str, expected: str) -> None:
    assert items_on(prepare(a_gate()), "2026-04-06", when) == [expected]


def test_s1_day_has_2130_plays_in_17_hours() -> None:
    day = counted(prepare(a_gate()), "2026-04-06", "2026-04-07")
    assert day.plays == each(CA, 180) | each(NGAY, 210)
    assert sum(count.full for count in day.plays.values()) == 2130
    assert (day.airtime_ms, day.dark_ms) == (17 * 3_600_000, 7 * 3_600_000)


def test_s1_sunday_is_dark() -> None:
    assert counted(prepare(a_gate()), "2026-04-05", "2026-04-06").plays == {}


STORMY = storm("2026-08-05T13:05:12", "2026-08-05T17:00:00")
CALMED = storm("2026-08-05T13:05:12", "2026-08-05T16:42:40")


def test_s4_storm_takes_the_screen_and_gives_it_back_on_the_second() -> None:
    before, after = prepare(a_gate(), STORMY), prepare(a_gate(), CALMED)
    assert items_on(before, "2026-08-05", "13:05:11", "13:05:12", "13:05:24", "13:05:32") == [
        "N3+56",
        "E1+0",
        "E2+0",
        "E1+0",
    ]
    assert items_on(after, "2026-08-05", "16:42:39", "16:42:40") == ["E1+7", "N1+40"]
    assert before.on_air(at("2026-08-05T14:00")).level == 30


def test_s4_day_counts_what_the_storm_cut() -> None:
    day = counted(prepare(a_gate(), CALMED), "2026-08-05", "2026-08-06").plays
    assert (day["E1"], day["E2"]) == (Count(652, 1), Count(652))
    assert [day[item] for item in ("N1", "N2", "N3", "N4", "N5")] == [
        Count(170, 1),
        Count(171),
        Count(170, 1),
        Count(170),
        Count(170),
    ]
    assert {day[item] for item in ("C1", "C2", "C3", "C4", "C5", "C6")} == {Count(120)}


def test_s4_screen_without_network_ends_the_storm_by_its_own_clock() -> None:
    assert items_on(prepare(a_gate("S02"), STORMY), "2026-08-05", "16:59:59", "17:00:00") == ["E1+7", "N2+30 p3"]


def test_s4_storm_for_other_screens_leaves_this_one_alone() -> None:
    elsewhere = storm("2026-08-05T13:05:12", "2026-08-05T17:00:00", "S02", "S03")
    assert items_on(prepare(a_gate("S01"), elsewhere), "2026-08-05", "13:05:12") == ["N3+57"]
    assert items_on(prepare(a_gate("S02"), elsewhere), "2026-08-05", "13:05:12") == ["E1+0"]


def test_s5_fire_contact_shows_its_page_until_it_is_reset() -> None:
    since, until = at("2026-04-06T22:03:20"), at("2026-04-06T22:18:05")
    alarm = Assertion("fire", since)
    burning = prepare(a_gate("S02"), local=Local(triggers=(alarm,)))
    assert items_on(burning, "2026-04-06", "22:03:19", "22:03:20", "23:59:59") == ["C2+9", "F1+0", "F1+19"]
    over = prepare(a_gate("S02"), local=Local(triggers=(Assertion("fire", since, until),)))
    assert items_on(over, "2026-04-06", "22:18:05", "22:30:00") == ["C1+5", "hours"]
    day = counted(over, "2026-04-06", "2026-04-07").plays
    assert day["C1"] == Count(165, 1)
    assert day["C2"] == Count(166)
    assert {day[item] for item in ("C3", "C4", "C5", "C6")} == {Count(165)}
    assert {day[item] for item in ("N1", "N2", "N3", "N4", "N5")} == {Count(210)}


MOURNING = Orders(mournings=(Mourning(at("2026-06-10T00:00"), at("2026-06-12T00:00")),))


def test_s6_mourning_leaves_what_suits_it() -> None:
    timeline = prepare(a_gate(), MOURNING)
    assert items_on(timeline, "2026-06-10", "09:17:00", "05:30:00") == ["N4+0", "C2+0"]
    assert timeline.on_air(at("2026-06-10T09:17")).mourning
    for day, next_day in (("2026-06-10", "2026-06-11"), ("2026-06-11", "2026-06-12")):
        plays = counted(timeline, day, next_day).plays
        assert {item: count.full for item, count in plays.items()} == {
            **dict.fromkeys(("C2", "C3", "C4", "C5", "C6"), 216),
            **dict.fromkeys(("N2", "N4"), 672),
        }
        assert sum(count.full for count in plays.values()) == 2424
        assert not any(count.cut for count in plays.values())
    assert items_on(timeline, "2026-06-12", "05:30:00") == ["C1+0"]


def test_s6_emergency_still_breaks_into_mourning() -> None:
    raised = storm("2026-06-11T10:00:00", "2026-06-11T11:00:00")
    orders = Orders(emergencies=raised.emergencies, playlists=raised.playlists, mournings=MOURNING.mournings)
    now = prepare(a_gate(), orders).on_air(at("2026-06-11T10:00:00"))
    assert (now.level, now.zones[0].item.id, now.mourning) == (30, "E1", False)


def test_s8_zones_of_the_lobby_keep_their_own_cycles() -> None:
    timeline = prepare(the_lobby())
    for when, main, side in (("07:10:00", "L2+0 p1", "B1+0"), ("07:11:30", "L4+0", "B2+10")):
        instant = at(f"2026-04-07T{when}")
        assert (told(timeline, instant), told(timeline, instant, "side")) == (main, side)
    assert timeline.on_air(at("2026-04-07T17:30:00")).dark == "hours"
    assert [airing.zone for airing in timeline.on_air(Instant(at("2026-04-07T07:00"))).zones] == [
        "header",
        "main",
        "side",
        "ticker",
    ]
