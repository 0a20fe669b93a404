"""Every entry has one word said about it: what keeps it from the zone, or that it is there."""

from datetime import date, time

from bangtin_playlists.explain import explain
from bangtin_playlists.local import Local
from bangtin_playlists.reasons import Reason
from bangtin_playlists.schedule import Calendar, CalendarDay, Entry, Hours, LunarDay, LunarSpan, Rule
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.orders import Blackout, Emergency, Mourning, Orders, Recall
from tests.playlists.builders import SUN, a_layout, a_list, a_manifest, an_item, at, hours, raised

DAY = "2026-04-06"
NOON = at(f"{DAY}T12:00:00")
A = a_list("a", an_item("x", 10))
LISTS = (A, a_list("none", an_item("n", 10, valid_to=at("2001-01-01"))))


def why(timeline: Timeline, entry: str, zone: str = "main") -> tuple[str, dict[str, object]]:
    found = next(one for one in explain(timeline, NOON, zone) if one.entry == entry)
    return found.reason, dict(found.parameters)


def alone(rule: Rule) -> tuple[str, dict[str, object]]:
    rest = Calendar("rest", (CalendarDay(date(2026, 4, 6)),))
    return why(prepare(a_manifest(A, schedule=[Entry("e", "a", rule=rule)], calendars=(rest,))), "e")


def test_rule_that_does_not_take_the_day_says_which_part_of_it() -> None:
    day = {"day": DAY}
    assert alone(Rule()) == (Reason.ON_AIR, {})
    assert alone(Rule(first=date(2026, 4, 7))) == (Reason.BEFORE_FIRST, {"first": "2026-04-07", **day})
    assert alone(Rule(last=date(2026, 4, 5))) == (Reason.AFTER_LAST, {"last": "2026-04-05", **day})
    assert alone(Rule(except_days=(date(2026, 4, 6),))) == (Reason.EXCEPTION, day)
    assert alone(Rule(weekdays=(SUN,))) == (Reason.WEEKDAY, {"weekdays": [7], "weekday": 1, **day})
    assert alone(Rule(not_holidays_of=("rest",))) == (Reason.HOLIDAY, {"calendars": ["rest"], **day})
    assert alone(Rule(holidays_of=("rest",), weekdays=(SUN,)))[0] == Reason.WEEKDAY
    assert alone(Rule(rrule="FREQ=DAILY;BYMONTH=5")) == (Reason.RECURRENCE, {"rrule": "FREQ=DAILY;BYMONTH=5", **day})
    tet = LunarSpan(LunarDay(12, 23), LunarDay(1, 7))
    assert alone(Rule(lunar=(tet,))) == (Reason.LUNAR, {"spans": [{"from": "23/12", "to": "7/1"}], **day})
    assert alone(Rule(start=time(5), end=time(6))) == (Reason.TIME, {"from": "05:00:00", "to": "06:00:00", **day})


def test_only_on_holidays_says_so() -> None:
    rest = Calendar("rest", ())
    timeline = prepare(a_manifest(A, schedule=[Entry("e", "a", rule=Rule(holidays_of=("rest",)))], calendars=(rest,)))
    assert why(timeline, "e") == (Reason.NOT_HOLIDAY, {"calendars": ["rest"], "day": DAY})


def test_rule_without_a_first_day_has_not_begun_before_2000() -> None:
    timeline = prepare(a_manifest(A, schedule=[Entry("e", "a")]))
    found = explain(timeline, at("1999-06-01"))[0]
    assert (found.reason, found.parameters["first"]) == (Reason.BEFORE_FIRST, "2000-01-01")


def test_what_was_raised_says_when() -> None:
    late, early = (
        raised("2026-04-07T00:00", "2026-04-08T00:00", "a"),
        raised("2026-04-01T00:00", "2026-04-02T00:00", "a"),
    )
    assert why(prepare(a_manifest(A, schedule=[late])), late.id) == (
        Reason.NOT_YET,
        {"since": "2026-04-07T00:00:00+07:00"},
    )
    assert why(prepare(a_manifest(A, schedule=[early])), early.id) == (
        Reason.EXPIRED,
        {"until": "2026-04-02T00:00:00+07:00"},
    )
    contact = Entry("fire", "a", trigger="fire")
    assert why(prepare(a_manifest(A, schedule=[contact])), "fire") == (Reason.NO_TRIGGER, {"trigger": "fire"})


def test_empty_entry_says_which_filter_takes_each_item() -> None:
    items = a_list(
        "l",
        an_item("late", 10, valid_from=at("2027-01-01")),
        an_item("old", 10, valid_to=at("2026-01-01")),
        an_item("bad", 10),
        an_item("gay", 10),
    )
    orders = Orders(recalls=(Recall(at("2026-04-01"), "bad"),), mournings=(Mourning(at(DAY), at("2026-04-07")),))
    reason, parameters = why(prepare(a_manifest(items, schedule=[Entry("e", "l")]), orders), "e")
    assert reason == Reason.EMPTY
    assert parameters["items"] == [
        {"item": "late", "reason": "valid_later", "from": "2027-01-01T00:00:00+07:00"},
        {"item": "old", "reason": "valid_no_more", "to": "2026-01-01T00:00:00+07:00"},
        {"item": "bad", "reason": "recalled", "since": "2026-04-01T00:00:00+07:00"},
        {"item": "gay", "reason": "mourning"},
    ]


def test_what_is_beaten_names_the_winner() -> None:
    schedule = [
        Entry("low", "a", level=0),
        Entry("first", "a", order=1),
        Entry("second", "a", order=2),
        Entry("empty", "none"),
    ]
    timeline = prepare(a_manifest(*LISTS, schedule=schedule))
    assert why(timeline, "first") == (Reason.ON_AIR, {})
    assert why(timeline, "second") == (Reason.ORDER, {"winner": "first"})
    assert why(timeline, "low") == (Reason.LEVEL, {"level": 0, "winner": "first", "winner_level": 10})
    assert why(timeline, "") == (Reason.LEVEL, {"level": 0, "winner": "first", "winner_level": 10})
    assert why(timeline, "empty")[0] == Reason.EMPTY


def test_sets_and_layouts_say_who_shares_and_who_waits() -> None:
    layouts = (a_layout("y", ("side", "a"), ("hole", "none")),)
    bare = [Entry("one", "a", level=20), Entry("two", "a", level=20)]
    timeline = prepare(a_manifest(*LISTS, schedule=[*bare, Entry("lay", layout="y", level=20)], layouts=layouts))
    assert why(timeline, "two") == (Reason.INTERLEAVED, {"set": ["one", "two"]})
    assert why(timeline, "lay") == (Reason.LAYOUT, {"set": ["one", "two"]})
    timeline = prepare(a_manifest(*LISTS, schedule=[Entry("lay", layout="y", level=20), *bare], layouts=layouts))
    assert why(timeline, "one") == (Reason.ORDER, {"winner": "lay"})
    assert why(timeline, "lay", "side") == (Reason.ON_AIR, {})
    for zone in ("hole", "main"):
        assert why(timeline, "lay", zone) == (Reason.NO_ZONE, {"zone": zone})


def test_dark_screens_say_by_which_policy() -> None:
    manifest = a_manifest(A, schedule=[Entry("e", "a")], hours=(Hours(hours("05:00", "06:00")),))
    assert why(prepare(manifest), "e") == (Reason.HOURS, {})
    orders = Orders(blackouts=(Blackout("kill", at(DAY)),))
    assert why(prepare(manifest, orders), "e") == (Reason.BLACKOUT, {"blackouts": ["kill"]})


def test_entries_that_were_never_asked_say_why() -> None:
    here, there = (raised(f"{DAY}T00:00", f"{DAY}T13:00", "a") for _ in range(2))
    orders = Orders(emergencies=(Emergency(there, ("S09",)), Emergency(here)))
    manifest = a_manifest(A, schedule=[Entry("e", "a"), Entry("f", "a", level=0)])
    never = [one for one in explain(prepare(manifest, orders), NOON) if one.reason == Reason.ELSEWHERE]
    assert [one.parameters for one in never] == [{"screens": ["S09"]}]
    found = explain(prepare(manifest, orders, Local(clock_trusted=False)), NOON)
    assert [(one.entry, one.reason) for one in found] == [
        ("f", Reason.ON_AIR),
        ("", Reason.ORDER),
        ("e", Reason.CLOCK),
        ("raised-a", Reason.ELSEWHERE),
        ("raised-a", Reason.CLOCK),
    ]
