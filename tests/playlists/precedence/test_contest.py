"""Who has the screen: levels, order, hours, blackouts, sets (R11 to R13, R22, R23)."""

from datetime import date

import pytest

from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import MAIN
from bangtin_playlists.schedule import Entry, Hours, Level, Rule
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.orders import Blackout, Emergency, Orders
from tests.playlists.builders import (
    MON,
    SAT,
    SUN,
    TUE,
    a_layout,
    a_list,
    a_manifest,
    an_item,
    at,
    hours,
    items_on,
    raised,
    told,
)

DAY = "2026-04-06"
A, B, C, D, E, F = (a_list(name, an_item(name.upper(), 10), an_item(f"{name.upper()}2", 10)) for name in "abcdef")
LISTS = (A, B, C, D, E, F)


def entry(plays: str, level: int, start: str, end: str, order: int = 0) -> Entry:
    return Entry(f"{plays}-{level}", plays, level=level, order=order, rule=hours(start, end))


def with_layout(name: str, level: int, start: str, end: str, order: int = 0) -> Entry:
    return Entry(f"{name}-{level}", layout=name, level=level, order=order, rule=hours(start, end))


def screen(*schedule: Entry, orders: Orders | None = None, opens: tuple[Hours, ...] = ()) -> Timeline:
    layouts = (a_layout("two", (MAIN, "e"), ("side", "f"), background="#102030"), a_layout("side", ("side", "f")))
    return prepare(a_manifest(*LISTS, schedule=schedule, layouts=layouts, hours=opens), orders or Orders())


def test_higher_level_takes_the_screen_and_gives_it_back_on_the_clock() -> None:
    timeline = screen(
        entry("a", 0, "06:00", "12:00"), entry("b", 10, "07:00", "11:00"), entry("c", 20, "08:00", "08:05")
    )
    shown = items_on(timeline, DAY, "06:00:05", "07:00:05", "08:00:05", "08:05:15", "11:00:05")
    assert shown == ["A+5", "B+5", "C+5", "B2+5", "A+5"]
    levels = [timeline.on_air(at(f"{DAY}T{when}")).level for when in ("06:30", "07:30", "08:01", "05:00")]
    assert levels == [0, 10, 20, 0]


@pytest.mark.parametrize("level", [0, 10])
def test_earliest_order_wins_then_the_first_listed(level: int) -> None:
    first, second, third = (
        entry(name, level, "06:00", "12:00", order) for name, order in (("a", 2), ("b", 1), ("c", 1))
    )
    assert items_on(screen(first, second, third), DAY, "06:00:00") == ["B+0"]
    assert items_on(screen(first, third, second), DAY, "06:00:00") == ["C+0"]


def test_slate_is_behind_everything() -> None:
    now = screen().on_air(at(f"{DAY}T06:00"))
    assert (now.level, now.dark, now.entry, [(zone.zone, zone.item.id) for zone in now.zones]) == (
        0,
        "",
        "",
        [("main", "slate")],
    )
    assert screen().on_air(at("1970-01-01T00:00")).zones[0].item.id == "slate"


def test_entry_with_nothing_eligible_is_as_if_not_listed() -> None:
    gone = a_list("gone", an_item("x", 10, valid_to=at(f"{DAY}T08:00")), an_item("y", 10, valid_to=at(f"{DAY}T07:00")))
    schedule = [
        entry("gone", 10, "06:00", "12:00"),
        entry("a", 10, "06:00", "12:00", 1),
        entry("b", 0, "06:00", "12:00"),
    ]
    timeline = prepare(a_manifest(gone, A, B, schedule=schedule))
    assert items_on(timeline, DAY, "07:59:59", "08:00:00") == ["x+9", "A+0"]
    alone = prepare(a_manifest(gone, B, schedule=[schedule[0], schedule[2]]))
    assert items_on(alone, DAY, "07:59:59", "08:00:00") == ["x+9", "B+0"]


def test_outside_hours_the_screen_is_dark_on_purpose() -> None:
    opens = (Hours(hours("07:00", "09:00")),)
    timeline = screen(entry("a", 20, "06:00", "12:00"), opens=opens)
    for dark in ("06:59:59", "09:00:00"):
        now = timeline.on_air(at(f"{DAY}T{dark}"))
        assert (now.level, now.dark, now.zones, now.entry) == (None, "hours", (), "")
    assert timeline.on_air(at(f"{DAY}T06:59:59")).until == at(f"{DAY}T07:00")


def test_hours_move_no_anchor() -> None:
    timeline = screen(entry("a", 10, "06:00:07", "12:00"), opens=(Hours(hours("07:00", "09:00")),))
    assert items_on(timeline, DAY, "07:00:00") == ["A2+3"]
    assert timeline.on_air(at(f"{DAY}T07:00:00")).zones[0].start == at(f"{DAY}T06:59:57")


def test_emergency_lights_the_dark_screen() -> None:
    timeline = screen(entry("a", 30, "22:00", "22:10"), opens=(Hours(hours("07:00", "09:00")),))
    assert items_on(timeline, DAY, "21:59:59", "22:00:00", "22:10:00") == ["hours", "A+0", "hours"]


def test_first_row_that_takes_the_day_decides_its_hours() -> None:
    opens = (
        Hours(Rule(first=date(2026, 4, 7), last=date(2026, 4, 7)), closed=True),
        Hours(hours("10:00", "11:00", MON)),
        Hours(hours("07:00", "09:00", MON, TUE)),
        Hours(Rule(weekdays=(SUN,))),
    )
    timeline = screen(Entry("a", "a"), opens=opens)

    def lit(day: str, *times: str) -> list[bool]:
        return [not timeline.on_air(at(f"{day}T{when}")).dark for when in times]

    assert lit("2026-04-06", "08:00", "10:30") == [False, True]
    assert lit("2026-04-07", "08:00", "10:30") == [False, False]
    assert lit("2026-04-14", "08:00", "10:30") == [True, False]
    assert lit("2026-04-05", "00:00", "23:59:59.999") == [True, True]
    assert lit("2026-04-08", "08:00") == [False]


def test_hours_that_cross_midnight_belong_to_the_day_as_written() -> None:
    opens = (Hours(Rule(weekdays=(SUN,)), closed=True), Hours(hours("18:00", "02:00", SAT)))
    timeline = screen(Entry("a", "a"), opens=opens)
    dark = [
        bool(timeline.on_air(at(when)).dark) for when in ("2026-04-04T17:59", "2026-04-04T18:00", "2026-04-05T01:59")
    ]
    assert dark == [True, False, False]
    assert timeline.on_air(at("2026-04-05T02:00")).dark == "hours"


def test_row_without_day_rules_and_times_takes_every_day_whole() -> None:
    timeline = screen(Entry("a", "a"), opens=(Hours(Rule()),))
    assert not timeline.on_air(at(f"{DAY}T03:00")).dark
    assert timeline.on_air(at(f"{DAY}T03:00")).zones[0].item.id in {"A", "A2"}


def blackout(*, allow: bool = False, until: str | None = "10:00", screens: tuple[str, ...] = ()) -> Blackout:
    end = None if until is None else at(f"{DAY}T{until}")
    return Blackout(f"b-{allow}", at(f"{DAY}T09:00"), end, allow_emergency=allow, screens=screens)


def test_blackout_is_dark_at_level_40_also_outside_hours() -> None:
    orders = Orders(blackouts=(blackout(),))
    timeline = screen(Entry("a", "a"), orders=orders, opens=(Hours(hours("07:00", "09:30")),))
    for when in ("09:00", "09:45"):
        now = timeline.on_air(at(f"{DAY}T{when}"))
        assert (now.level, now.dark, now.zones) == (40, "blackout", ())
    assert timeline.on_air(at(f"{DAY}T08:59:55")).until == at(f"{DAY}T09:00")
    assert timeline.on_air(at(f"{DAY}T10:00")).dark == "hours"


def test_blackout_without_end_goes_on() -> None:
    timeline = screen(Entry("a", "a"), orders=Orders(blackouts=(blackout(until=None),)))
    assert timeline.on_air(at("2030-01-01T00:00")).level == 40


def test_blackout_of_other_screens_is_not_ours() -> None:
    timeline = screen(Entry("a", "a"), orders=Orders(blackouts=(blackout(screens=("S09",)),)))
    assert timeline.on_air(at(f"{DAY}T09:30")).level == 10


def test_emergency_shows_through_only_if_every_blackout_in_force_allows_it() -> None:
    raised = entry("a", 30, "09:00", "11:00")
    permits, forbids = blackout(allow=True, until="11:00"), blackout(until="10:00")
    timeline = screen(raised, orders=Orders(blackouts=(permits, forbids)))
    assert items_on(timeline, DAY, "09:30:00", "10:00:00") == ["blackout", "A+0"]
    assert timeline.on_air(at(f"{DAY}T10:30")).level == 30
    quiet = screen(orders=Orders(blackouts=(permits,)))
    assert quiet.on_air(at(f"{DAY}T10:30")).level == 40


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


def today(plays: str, start: str, end: str, level: int = Level.EMERGENCY) -> Emergency:
    return Emergency(raised(f"{DAY}T{start}", f"{DAY}T{end}", plays, level=level))


def test_emergency_of_the_orders_looks_first_in_the_orders_lists() -> None:
    own_a = a_list("a", an_item("Z", 10))
    orders = Orders(emergencies=(today("a", "06:00:03", "06:30"), today("b", "07:00", "07:30")), playlists=(own_a,))
    timeline = screen(Entry("a", "a"), orders=orders)
    assert items_on(timeline, DAY, "06:00:03", "07:00:00") == ["Z+0", "B+0"]
    assert told(timeline, at(f"{DAY}T06:30:00")).startswith("A")


def test_layout_of_the_orders_sees_the_lists_of_both() -> None:
    orders = Orders(
        emergencies=(Emergency(raised(f"{DAY}T06:00:00", f"{DAY}T07:00:00", layout="alarm")),),
        playlists=(a_list("now", an_item("Z", 10)),),
        layouts=(a_layout("alarm", (MAIN, "now"), ("side", "f")),),
    )
    timeline = screen(orders=orders)
    zones = timeline.on_air(at(f"{DAY}T06:00:01")).zones
    assert [zone.item.id for zone in zones] == ["Z", "F"]
    borrowed = Emergency(raised(f"{DAY}T06:00:00", f"{DAY}T07:00:00", layout="two"))
    assert told(screen(orders=Orders(emergencies=(borrowed,))), at(f"{DAY}T06:00:01"), "side") == "F+1"


def test_all_clear_card_of_the_orders_is_a_priority() -> None:
    orders = Orders(emergencies=(today("b", "07:00", "07:01", level=Level.PRIORITY),))
    timeline = screen(Entry("a", "a"), orders=orders)
    assert timeline.on_air(at(f"{DAY}T07:00:00")).level == 20


def test_manifest_entries_are_listed_before_those_of_the_orders() -> None:
    orders = Orders(emergencies=(today("b", "06:00", "07:00"),))
    timeline = screen(entry("a", 30, "06:00", "07:00"), orders=orders)
    assert items_on(timeline, DAY, "06:00:00", "06:00:10") == ["A+0", "B+0"]


def test_empty_zone_of_the_winner_shows_its_background() -> None:
    nothing = a_list("nothing", an_item("n", 10, valid_from=at(f"{DAY}T06:00:15")))
    layout = a_layout("half", ("left", "a"), ("right", "nothing"))
    timeline = prepare(
        a_manifest(A, nothing, schedule=[Entry("e", layout="half", rule=hours("06:00", "07:00"))], layouts=(layout,))
    )
    now = timeline.on_air(at(f"{DAY}T06:00:12"))
    assert ([zone.zone for zone in now.zones], now.until) == (["left"], at(f"{DAY}T06:00:15"))
    assert told(timeline, at(f"{DAY}T06:00:15"), "right") == "n+0"


def test_layout_is_empty_only_when_all_its_lists_are() -> None:
    nothing = a_list("nothing", an_item("n", 10, valid_to=at("2000-01-01")))
    layout = a_layout("half", ("left", "nothing"), ("right", "nothing"))
    schedule = [Entry("e", layout="half"), Entry("f", "a", order=1)]
    timeline = prepare(a_manifest(A, nothing, schedule=schedule, layouts=(layout,)))
    assert timeline.on_air(Instant(at(DAY))).entry == "f"
