"""Filters, and where a list begins anew when they change what is eligible (R14)."""

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Digest, Item, Nested, Playlist
from bangtin_playlists.schedule import Entry, Level, Rule
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.orders import Mourning, Orders, Recall
from tests.playlists.builders import a_list, a_manifest, a_picture, an_item, at, hours, items_on, raised, solemn

DAY = "2026-04-06"
MORNING = hours("06:00", "12:00")


def morning(*items: Item, orders: Orders | None = None) -> Timeline:
    """Return a timeline on which the items loop from 06:00:00."""
    manifest = a_manifest(a_list("l", *items), schedule=[Entry("e", "l", rule=MORNING)])
    return prepare(manifest, orders or Orders())


def until(when: str) -> Instant:
    return at(f"{DAY}T{when}")


def a_recall(when: str, item: str = "", medium: str = "") -> Orders:
    return Orders(recalls=(Recall(until(when), item, medium),))


def test_end_of_validity_is_excluded() -> None:
    timeline = morning(an_item("a", 10, valid_to=until("06:00:20")), an_item("b", 10))
    assert items_on(timeline, DAY, "06:00:00", "06:00:10", "06:00:20", "06:00:30") == ["a+0", "b+0", "b+0", "b+0"]


def test_item_on_air_that_is_no_longer_eligible_is_cut_at_once() -> None:
    timeline = morning(an_item("a", 10), an_item("b", 10, valid_to=until("06:00:14")), an_item("c", 10))
    assert items_on(timeline, DAY, "06:00:13", "06:00:14", "06:00:24", "06:00:34") == ["b+3", "a+0", "c+0", "a+0"]
    assert timeline.on_air(until("06:00:12")).zones[0].end == until("06:00:14")


def test_item_on_air_that_is_still_eligible_finishes_and_then_the_list_begins_anew() -> None:
    timeline = morning(an_item("a", 10), an_item("b", 10), an_item("c", 10, valid_to=until("06:00:14")))
    assert items_on(timeline, DAY, "06:00:14", "06:00:19", "06:00:20", "06:00:30") == ["b+4", "b+9", "a+0", "b+0"]


def test_addition_lets_the_item_on_air_finish_too() -> None:
    timeline = morning(an_item("new", 10, valid_from=until("06:00:14")), an_item("a", 10), an_item("b", 10))
    shown = items_on(timeline, DAY, "06:00:00", "06:00:14", "06:00:20", "06:00:30", "06:00:40")
    assert shown == ["a+0", "b+4", "new+0", "a+0", "b+0"]


def test_change_at_the_very_end_of_a_slot_begins_anew_there() -> None:
    timeline = morning(
        an_item("a", 10), an_item("b", 10), an_item("c", 10), an_item("d", 5, valid_to=until("06:00:20"))
    )
    assert items_on(timeline, DAY, "06:00:19", "06:00:20", "06:00:30") == ["b+9", "a+0", "b+0"]


def test_second_change_may_still_cut_the_item_that_was_finishing() -> None:
    timeline = morning(
        an_item("a", 10),
        an_item("b", 10, valid_to=until("06:00:17")),
        an_item("c", 10, valid_to=until("06:00:14")),
    )
    assert items_on(timeline, DAY, "06:00:16", "06:00:17", "06:00:27") == ["b+6", "a+0", "a+0"]


def test_change_and_change_back_within_a_slot_still_begin_anew() -> None:
    timeline = morning(
        an_item("a", 10), an_item("b", 10), an_item("c", 10, valid_from=until("06:00:12"), valid_to=until("06:00:15"))
    )
    assert items_on(timeline, DAY, "06:00:19", "06:00:20", "06:00:30") == ["b+9", "a+0", "b+0"]


def test_validity_that_changes_nothing_begins_nothing_anew() -> None:
    twice = (an_item("b", 10, valid_to=until("05:00")), an_item("c", 10, valid_from=until("13:00")))
    timeline = morning(an_item("a", 7), *twice, an_item("d", 6))
    assert items_on(timeline, DAY, "06:00:13", "06:00:20") == ["a+0", "d+0"]


def test_list_begins_anew_even_while_something_else_is_on_air() -> None:
    lists = (
        a_list("l", an_item("a", 10), an_item("b", 10), an_item("c", 10, valid_to=until("06:00:14"))),
        a_list("over", an_item("x", 60)),
    )
    raised = Entry("x", "over", level=Level.PRIORITY, rule=hours("06:00", "06:01"))
    timeline = prepare(a_manifest(*lists, schedule=[Entry("e", "l", rule=MORNING), raised]))
    assert items_on(timeline, DAY, "06:00:14", "06:01:00", "06:01:10") == ["x+14", "a+0", "b+0"]


def test_empty_list_starts_at_the_instant_when_something_comes() -> None:
    timeline = morning(an_item("a", 10, valid_from=until("06:00:07")))
    assert timeline.on_air(until("06:00:06")).entry == ""
    assert items_on(timeline, DAY, "06:00:07", "06:00:17") == ["a+0", "a+0"]


def test_recall_takes_an_item_out_of_every_list_for_ever() -> None:
    orders = a_recall("06:00:14", item="b")
    timeline = morning(an_item("a", 10), an_item("b", 10), orders=orders)
    assert items_on(timeline, DAY, "06:00:13", "06:00:14", "06:00:24") == ["b+3", "a+0", "a+0"]
    assert items_on(timeline, "2036-04-06", "06:00:10") == ["a+0"]


def test_recall_for_another_screen_takes_nothing_here() -> None:
    orders = Orders(recalls=(Recall(until("06:00:14"), item="b", screens=("another",)),))
    timeline = morning(an_item("a", 10), an_item("b", 10), orders=orders)
    assert items_on(timeline, DAY, "06:00:14") == ["b+4"]


def test_recall_of_a_medium_takes_every_item_that_shows_it() -> None:
    orders = a_recall("06:00:14", medium="sha-b")
    timeline = morning(an_item("a", 10), a_picture("b", 10), orders=orders)
    assert items_on(timeline, DAY, "06:00:13", "06:00:14") == ["b+3", "a+0"]


def test_recall_acts_on_emergencies_too_and_the_earliest_counts() -> None:
    recalls = (Recall(until("07:00"), "x"), Recall(until("06:30"), "x"), Recall(until("08:00"), "x"))
    entry = Entry("e", "l", level=Level.EMERGENCY, rule=MORNING)
    timeline = prepare(
        a_manifest(a_list("l", an_item("x", 10), an_item("y", 10)), schedule=[entry]), Orders(recalls=recalls)
    )
    assert items_on(timeline, DAY, "06:29:40", "06:30:00", "06:30:10") == ["x+0", "y+0", "y+0"]


def a_mourning(start: str, end: str, *screens: str) -> Orders:
    return Orders(mournings=(Mourning(until(start), until(end), screens),))


def test_mourning_takes_what_does_not_say_that_it_suits() -> None:
    timeline = morning(an_item("a", 10), solemn(an_item("b", 10)), orders=a_mourning("06:00:14", "06:00:35"))
    shown = items_on(timeline, DAY, "06:00:14", "06:00:20", "06:00:34", "06:00:39", "06:00:40", "06:00:50")
    assert shown == ["b+4", "b+0", "b+4", "b+9", "a+0", "b+0"]


def test_mourning_of_other_screens_is_not_ours() -> None:
    timeline = morning(an_item("a", 10), orders=a_mourning("06:00:14", "06:00:35", "S09"))
    assert items_on(timeline, DAY, "06:00:14") == ["a+4"]
    assert not timeline.on_air(until("06:00:14")).mourning


def test_mourning_does_not_act_on_emergencies() -> None:
    entry = raised(f"{DAY}T06:00:00", f"{DAY}T07:00:00", "l")
    orders = a_mourning("05:00", "08:00")
    timeline = prepare(a_manifest(a_list("l", an_item("x", 10)), schedule=[entry]), orders)
    assert items_on(timeline, DAY, "06:00:12") == ["x+2"]
    assert not timeline.on_air(until("06:00:12")).mourning


def test_shuffled_list_that_begins_anew_is_shuffled_from_its_new_anchor() -> None:
    names = ("a", "b", "c", "d", "e")
    items = [an_item(name, 10) for name in names]
    late = an_item("z", 10, valid_to=until("06:00:10"))

    def order(timeline: Timeline, start: str) -> list[str]:
        first = until(start)
        return [timeline.on_air(Instant(first + n * 10_000)).zones[0].item.id for n in range(5)]

    def shuffled(*elements: Item, rule: Rule) -> Timeline:
        playlist = Playlist("l", elements, shuffle=True)
        return prepare(a_manifest(playlist, schedule=[Entry("e", "l", rule=rule)]))

    changed = shuffled(*items, late, rule=MORNING)
    fresh = shuffled(*items, rule=Rule(start=MORNING.start.replace(second=10), end=MORNING.end))  # type: ignore[union-attr]  # it has one
    assert order(changed, "06:00:10") == order(fresh, "06:00:10")


def test_digest_of_a_recall_is_not_taken_for_an_item() -> None:
    timeline = morning(a_picture("a", 10), orders=a_recall("06:00:00", medium=Digest("sha-other")))
    assert items_on(timeline, DAY, "06:00:05") == ["a+5"]


def test_nested_list_loses_what_is_not_eligible_and_goes_when_it_has_nothing() -> None:
    half = a_list("half", an_item("x", 10), an_item("y", 10, valid_to=until("06:00:30")))
    gone = a_list("gone", an_item("z", 10, valid_to=until("06:00:30")))
    outer = a_list("l", an_item("a", 10), Nested("half"), Nested("gone"))
    timeline = prepare(a_manifest(outer, half, gone, schedule=[Entry("e", "l", rule=MORNING)]))
    assert items_on(timeline, DAY, "06:00:20", "06:00:30", "06:00:40", "06:00:50") == ["y+0", "a+0", "x+0", "a+0"]


def test_nested_list_that_never_held_anything_is_as_if_not_there() -> None:
    outer = a_list("l", an_item("a", 10), Nested("void"))
    timeline = prepare(a_manifest(outer, a_list("void"), schedule=[Entry("e", "l", rule=MORNING)]))
    assert items_on(timeline, DAY, "06:00:05", "06:00:10") == ["a+5", "a+0"]
    alone = a_manifest(a_list("l", Nested("void")), a_list("void"), schedule=[Entry("e", "l", rule=MORNING)])
    assert prepare(alone).on_air(until("06:00:05")).entry == ""
