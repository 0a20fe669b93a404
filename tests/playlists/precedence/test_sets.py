"""Who shares the screen at levels 20 and 30, and since when (R13)."""

from datetime import date

from bangtin_playlists.layout import MAIN
from bangtin_playlists.schedule import Entry, Hours, Rule
from bangtin_playlists.timeline import prepare
from tests.playlists.builders import a_list, a_manifest, an_item, at, hours, items_on
from tests.playlists.precedence.screens import DAY, A, entry, screen, with_layout


def test_bare_candidates_interleave_at_20_and_30() -> None:
    for level in (20, 30):
        timeline = screen(entry("a", level, "06:00", "07:00"), entry("b", level, "06:00", "07:00"))
        shown = items_on(timeline, DAY, "06:00:00", "06:00:10", "06:00:20", "06:00:30", "06:00:40")
        assert shown == ["A+0", "B+0", "A2+0", "B2+0", "A+0"]
    now = timeline.on_air(at(f"{DAY}T06:00:30"))
    assert (now.entry, now.zones[0].playlist, now.zones[0].zone) == ("a-30", "b", MAIN)


def test_order_sorts_the_turns_of_a_set() -> None:
    timeline = screen(entry("a", 20, "06:00", "07:00", 5), entry("b", 20, "06:00", "07:00", 1))
    assert items_on(timeline, DAY, "06:00:00", "06:00:10") == ["B+0", "A+0"]


def test_earliest_with_a_layout_takes_the_screen_alone() -> None:
    timeline = screen(with_layout("two", 20, "06:00", "07:00"), entry("a", 20, "06:00", "07:00"))
    now = timeline.on_air(at(f"{DAY}T06:00:12"))
    assert (now.entry, now.background, [zone.item.id for zone in now.zones]) == ("two-20", "#102030", ["E2", "F2"])


def test_layouts_wait_while_bare_lists_interleave() -> None:
    timeline = screen(
        entry("a", 20, "06:00", "07:00"),
        with_layout("two", 20, "06:00", "08:00", 1),
        entry("b", 20, "06:00", "07:00", 2),
    )
    assert items_on(timeline, DAY, "06:00:00", "06:00:10", "07:00:00") == ["A+0", "B+0", "E+0"]


def test_set_is_anchored_at_the_start_of_its_latest_unbroken_stretch() -> None:
    timeline = screen(
        entry("a", 20, "06:00", "09:00"), entry("b", 20, "06:00:25", "09:00"), entry("c", 20, "07:00:05", "07:00:45")
    )
    assert items_on(timeline, DAY, "06:00:24", "06:00:25", "06:00:35") == ["A+4", "A+0", "B+0"]
    shown = items_on(timeline, DAY, "07:00:04", "07:00:05", "07:00:25", "07:00:44")
    assert shown == ["B+9", "A+0", "C+0", "A2+9"]
    assert items_on(timeline, DAY, "07:00:45", "07:00:55") == ["A+0", "B+0"]


def test_single_winner_keeps_its_own_anchor_when_the_other_has_gone() -> None:
    timeline = screen(entry("a", 20, "06:00", "09:00"), entry("b", 20, "06:00:00", "06:00:15"))
    assert items_on(timeline, DAY, "06:00:14", "06:00:15") == ["B+4", "A2+5"]


def test_hours_and_higher_levels_hide_a_set_but_do_not_break_it() -> None:
    timeline = screen(
        entry("a", 20, "06:00:05", "09:00"),
        entry("b", 20, "06:00:05", "09:00"),
        entry("c", 30, "06:30", "06:31"),
        opens=(Hours(hours("06:20", "10:00")),),
    )
    for when in ("06:20:00", "06:29:59", "06:31:00"):
        start = timeline.on_air(at(f"{DAY}T{when}")).zones[0].start
        assert (start - at(f"{DAY}T06:00:05")) % 10_000 == 0


def test_layout_that_comes_first_breaks_the_set() -> None:
    timeline = screen(
        with_layout("two", 20, "06:10:05", "06:20:05", -1),
        entry("a", 20, "06:00", "09:00"),
        entry("b", 20, "06:00", "09:00"),
    )
    assert items_on(timeline, DAY, "06:10:05", "06:20:05", "06:20:15") == ["E+0", "A+0", "B+0"]


def test_member_that_becomes_empty_leaves_the_set_and_comes_back_into_a_new_one() -> None:
    brief = a_list(
        "brief", an_item("x", 10, valid_to=at(f"{DAY}T06:00:25")), an_item("y", 5, valid_from=at(f"{DAY}T06:00:48"))
    )
    schedule = [entry("a", 20, "06:00", "09:00"), entry("brief", 20, "06:00", "09:00")]
    timeline = prepare(a_manifest(A, brief, schedule=schedule))
    assert items_on(timeline, DAY, "06:00:10", "06:00:24") == ["x+0", "A2+4"]
    assert items_on(timeline, DAY, "06:00:25", "06:00:30") == ["A+5", "A2+0"]
    assert items_on(timeline, DAY, "06:00:48", "06:00:58", "06:01:03") == ["A+0", "y+0", "A2+0"]


def test_change_in_a_list_of_a_set_begins_the_round_anew() -> None:
    more = a_list("more", an_item("x", 10), an_item("y", 10, valid_from=at(f"{DAY}T06:00:12")))
    schedule = [entry("a", 20, "06:00", "09:00"), entry("more", 20, "06:00", "09:00")]
    timeline = prepare(a_manifest(A, more, schedule=schedule))
    shown = items_on(timeline, DAY, "06:00:12", "06:00:19", "06:00:20", "06:00:30", "06:00:40", "06:00:50")
    assert shown == ["x+2", "x+9", "A+0", "x+0", "A2+0", "y+0"]


def test_validity_that_changes_nothing_breaks_no_set() -> None:
    steady = a_list("l", an_item("u", 10, valid_from=at(f"{DAY}T05:00"), valid_to=at(f"{DAY}T11:00")))
    ghost = an_item("g", 10, valid_from=at(f"{DAY}T06:40"), valid_to=at(f"{DAY}T06:10"))
    third = a_list("n", an_item("x", 10), ghost)
    schedule = [entry(name, 20, "06:00:05", "09:00") for name in "ln"]
    timeline = prepare(a_manifest(steady, third, schedule=schedule))
    assert items_on(timeline, DAY, "06:20:05", "06:50:15") == ["u+0", "x+0"]


def test_set_of_occurrences_begins_anew_with_each_of_them() -> None:
    timeline = screen(entry("a", 20, "06:00:05", "06:00:05"), Entry("b", "b", level=20))
    assert items_on(timeline, DAY, "06:00:05", "06:00:15") == ["A+0", "B+0"]


def test_set_of_endless_entries_is_found_from_years_away() -> None:
    timeline = screen(
        Entry("a", "a", level=20, rule=Rule(first=date(2026, 4, 6))),
        Entry("b", "b", level=20, rule=Rule(first=date(2026, 4, 6))),
        entry("c", 20, "07:00", "08:00"),
    )
    assert items_on(timeline, "2031-01-01", "07:00:00", "08:00:00", "08:00:10") == ["A+0", "A+0", "B+0"]
