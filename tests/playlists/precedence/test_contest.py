"""Who has the screen: levels, order, the slate, blackouts (R11, R22)."""

import pytest

from bangtin_playlists.schedule import Entry, Hours
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.orders import Blackout, Orders
from tests.playlists.builders import a_list, a_manifest, an_item, at, hours, items_on
from tests.playlists.precedence.screens import DAY, A, B, entry, screen


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
