"""Operating hours: a mask of the screen (R11)."""

from datetime import date

from bangtin_playlists.schedule import Entry, Hours, Rule
from tests.playlists.builders import MON, SAT, SUN, TUE, at, hours, items_on
from tests.playlists.precedence.screens import DAY, entry, screen


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
