"""What is left without a trusted clock (R9, R23)."""

from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Assertion, Local
from bangtin_playlists.schedule import Entry, Hours, Rule
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Blackout, Mourning, Orders, Recall
from tests.playlists.builders import a_list, a_manifest, an_item, at, hours, items_on, raised, told

DAY = "2026-04-06"
UNTRUSTED = Local(clock_trusted=False)
LISTS = (
    a_list("l", an_item("a", 10)),
    a_list("f", an_item("f", 10), an_item("soon", 10, valid_from=at("2027-01-01"))),
    a_list("fire", an_item("x", 10)),
)


def gate(*, rule: Rule | None = None) -> Manifest:
    fire = Entry("fire", "fire", trigger="fire", rule=hours("06:00", "07:00"))
    schedule = [Entry("e", "l"), Entry("f", "f", level=0, rule=rule or Rule()), fire]
    return a_manifest(*LISTS, schedule=schedule, hours=(Hours(hours("06:00", "07:00")),))


def test_without_a_trusted_clock_the_fallback_plays_at_any_hour() -> None:
    timeline = prepare(gate(), local=UNTRUSTED)
    for when in ("1970-01-01T07:00:13", "2026-04-06T23:00:03", "2031-04-06T23:00:03"):
        now = timeline.on_air(at(when))
        assert (now.level, now.zones[0].item.id) == (0, "f")


def test_loop_is_where_it_was_when_a_right_clock_becomes_trusted() -> None:
    items = (an_item("f", 7), an_item("g", 11), an_item("h", 13))
    manifest = a_manifest(a_list("f", *items, shuffle=True), schedule=[Entry("f", "f", level=0)])
    for when in ("2000-01-01", "2026-04-06T08:00:00", "2031-04-06T23:00:03"):
        assert prepare(manifest, local=UNTRUSTED).on_air(at(when)).zones == prepare(manifest).on_air(at(when)).zones


def test_clock_that_was_never_set_plays_the_loop_too() -> None:
    untrusted, eve = prepare(gate(), local=UNTRUSTED), at("1999-12-31T23:59:55")
    assert untrusted.on_air(eve).zone("main")
    assert untrusted.on_air(eve).zones[0].until <= at("2000-01-01")


def test_fallback_that_a_calendar_limits_is_not_shown_at_what_may_be_the_wrong_time() -> None:
    assert prepare(gate(rule=hours("00:00", "23:00")), local=UNTRUSTED).on_air(at(DAY)).zones[0].item.id == "slate"


def test_local_trigger_needs_no_clock() -> None:
    local = Local(clock_trusted=False, triggers=(Assertion("fire", Instant(5_000)),))
    assert told(prepare(gate(), local=local), Instant(6_000)) == "x+1"


def test_orders_without_a_trusted_clock_only_take_away() -> None:
    orders = Orders(
        emergencies=(),
        mournings=(Mourning(at("1970-01-01"), at("2030-01-01")),),
        recalls=(Recall(at("2026-04-01"), "f"),),
        blackouts=(Blackout("over", at("1970-01-01"), at("2030-01-01")),),
    )
    manifest = a_manifest(a_list("f", an_item("f", 10), an_item("g", 10)), schedule=[Entry("f", "f", level=0)])
    assert prepare(manifest, orders, UNTRUSTED).on_air(Instant(0)).zones[0].item.id == "g"
    killed = Orders(blackouts=(Blackout("kill", at("2026-04-01")),))
    assert prepare(manifest, killed, UNTRUSTED).on_air(Instant(0)).level == 40
    assert raised(DAY, "2027-01-01", "f").level == 30


def test_two_assertions_of_one_trigger_that_overlap_are_one() -> None:
    held = (Assertion("fire", at(f"{DAY}T06:10:00"), at(f"{DAY}T06:10:30")), Assertion("fire", at(f"{DAY}T06:10:05")))
    timeline = prepare(gate(), local=Local(triggers=held))
    assert items_on(timeline, DAY, "06:10:07", "06:10:30", "07:00:00") == ["x+7", "x+0", "hours"]
