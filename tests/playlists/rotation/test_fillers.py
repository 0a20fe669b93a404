"""What stands in for what this player cannot show (R18)."""

from bangtin_playlists.local import Local
from bangtin_playlists.plan import plan
from bangtin_playlists.playlist import Item, Nested
from bangtin_playlists.schedule import Entry
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Mourning, Orders, Recall
from tests.playlists.builders import (
    a_layout,
    a_list,
    a_manifest,
    a_picture,
    an_item,
    at,
    hours,
    items_on,
    raised,
    solemn,
    some_pages,
)

DAY = "2026-04-06"


def broken(manifest: Manifest, *names: str, orders: Orders | None = None) -> Timeline:
    return prepare(manifest, orders or Orders(), Local(unplayable=frozenset(names)))


def morning(*items: Item, fallback: tuple[Item, ...] = ()) -> Manifest:
    schedule = [Entry("e", "l", rule=hours("06:00", "12:00"))]
    if not fallback:
        return a_manifest(a_list("l", *items), schedule=schedule)
    return a_manifest(a_list("l", *items), a_list("f", *fallback), schedule=[*schedule, Entry("f", "f", level=0)])


def test_next_playable_item_fills_the_slot_from_its_own_start_and_the_rest_stays_on_its_second() -> None:
    items = (a_picture("a", 10), a_picture("b", 10), a_picture("c", 10))
    timeline = broken(morning(*items), "sha-a", "sha-b")
    assert items_on(timeline, DAY, "06:00:03", "06:00:13", "06:00:23") == ["c+3", "c+3", "c+3"]
    airing = timeline.on_air(at(f"{DAY}T06:00:13")).zones[0]
    assert (airing.item.id, airing.shown().id, airing.end) == ("b", "c", at(f"{DAY}T06:00:20"))


def test_last_item_is_filled_by_the_first() -> None:
    timeline = broken(morning(a_picture("a", 10), a_picture("b", 10)), "sha-b")
    assert items_on(timeline, DAY, "06:00:12") == ["a+2"]


def test_item_without_medium_is_known_by_its_id() -> None:
    assert items_on(broken(morning(an_item("a", 10), an_item("b", 10)), "a"), DAY, "06:00:02") == ["b+2"]


def test_pages_that_fill_begin_at_the_first_and_turn() -> None:
    timeline = broken(morning(a_picture("a", 60), some_pages("p", 2, 10)), "sha-a")
    assert items_on(timeline, DAY, "06:00:00", "06:00:15", "06:00:25") == ["p+0 p1", "p+15 p2", "p+25 p1"]


def test_filler_comes_from_the_list_of_the_play_in_a_set() -> None:
    lists = a_list("l", a_picture("a", 10), a_picture("b", 10)), a_list("m", a_picture("x", 10))
    schedule = [Entry(name, name, level=20, rule=hours("06:00", "07:00")) for name in "lm"]
    assert items_on(broken(a_manifest(*lists, schedule=schedule), "sha-a"), DAY, "06:00:01") == ["b+1"]


def test_filler_in_a_set_is_the_next_of_its_own_list_though_the_round_begins_anew() -> None:
    lists = a_list("l", a_picture("a", 10), a_picture("b", 10)), a_list("m", *(a_picture(name, 10) for name in "xyz"))
    schedule = [Entry(name, name, level=20, rule=hours("06:00", "07:00")) for name in "lm"]
    timeline = broken(a_manifest(*lists, schedule=schedule), "sha-a")
    assert items_on(timeline, DAY, "06:00:01", "06:00:41", "06:01:01") == ["b+1", "b+1", "b+1"]
    timeline = broken(a_manifest(*lists, schedule=schedule), "sha-y")
    assert items_on(timeline, DAY, "06:00:31", "06:00:51") == ["z+1", "z+1"]
    timeline = broken(a_manifest(*lists, schedule=schedule), "sha-z")
    assert items_on(timeline, DAY, "06:00:51") == ["x+1"]
    third = Entry("n", "n", level=20, rule=hours("06:00", "07:00"))
    nested = a_list("n", Nested("l"), a_picture("u", 10))
    timeline = broken(a_manifest(*lists, nested, schedule=[schedule[1], third]), "sha-b")
    assert items_on(timeline, DAY, "06:00:21") == ["u+1"]
    assert items_on(timeline, DAY, "06:01:01", "06:01:11") == ["a+1", "u+1"]


def test_filler_changes_only_when_it_must() -> None:
    items = (a_picture("a", 10), a_picture("b", 10), a_picture("c", 10, valid_to=at(f"{DAY}T06:00:04")))
    airing = broken(morning(*items), "sha-a").on_air(at(f"{DAY}T06:00:03")).zones[0]
    assert (airing.shown().id, airing.until) == ("b", at(f"{DAY}T06:00:10"))


def test_fallback_fills_where_the_list_has_nothing() -> None:
    fallback = (a_picture("f", 10), a_picture("g", 10))
    timeline = broken(morning(a_picture("a", 10), fallback=fallback), "sha-a")
    assert items_on(timeline, DAY, "06:00:01", "06:00:11") == ["f+1", "g+1"]
    without_g = broken(morning(a_picture("a", 10), fallback=fallback), "sha-a", "sha-g")
    assert items_on(without_g, DAY, "06:00:11") == ["f+1"]


def test_fallback_with_a_layout_fills_from_the_zone_of_that_name_else_the_first() -> None:
    lists = (a_list("l", a_picture("a", 10)), a_list("one", an_item("first", 10)), a_list("two", an_item("second", 10)))
    for name, expected in (("main", "second"), ("other", "first")):
        layouts = (a_layout("back", ("top", "one"), (name, "two")),)
        schedule = [Entry("e", "l", rule=hours("06:00", "07:00")), Entry("f", layout="back", level=0)]
        timeline = broken(a_manifest(*lists, schedule=schedule, layouts=layouts), "sha-a")
        assert items_on(timeline, DAY, "06:00:01") == [f"{expected}+1"]


def test_last_picture_holds_where_even_the_fallback_has_nothing() -> None:
    for manifest in (morning(a_picture("a", 10)), morning(a_picture("a", 10), fallback=(a_picture("a", 5),))):
        airing = broken(manifest, "sha-a").on_air(at(f"{DAY}T06:00:01")).zones[0]
        assert (airing.holds, airing.filler, airing.page) == (True, None, None)


def test_fallback_whose_zone_is_empty_fills_nothing() -> None:
    gone = a_list("gone", an_item("g", 10, valid_to=at("2001-01-01")))
    lists = (a_list("l", a_picture("a", 10)), a_list("one", an_item("first", 10)), gone)
    layouts = (a_layout("back", ("top", "one"), ("main", "gone")),)
    schedule = [Entry("e", "l", rule=hours("06:00", "07:00")), Entry("f", layout="back", level=0)]
    timeline = broken(a_manifest(*lists, schedule=schedule, layouts=layouts), "sha-a")
    assert timeline.on_air(at(f"{DAY}T06:00:01")).zones[0].holds


def test_filler_that_is_recalled_gives_way_at_once() -> None:
    items = (a_picture("a", 10), a_picture("b", 10), a_picture("c", 10))
    orders = Orders(recalls=(Recall(at(f"{DAY}T06:00:04"), "b"),))
    timeline = broken(morning(*items), "sha-a", orders=orders)
    assert items_on(timeline, DAY, "06:00:03", "06:00:04") == ["b+3", "c+4"]
    assert timeline.on_air(at(f"{DAY}T06:00:03")).until == at(f"{DAY}T06:00:04")


def test_filler_that_is_another_in_the_next_entry_ends_where_that_takes_over() -> None:
    cards = solemn(an_item("a", 10)), an_item("b", 10), solemn(an_item("c", 10))
    entries = raised(f"{DAY}T06:00", f"{DAY}T06:00:04", "l"), Entry("e", "l", rule=hours("06:00", "07:00"))
    orders = Orders(mournings=(Mourning(at("2026-04-01"), at("2026-05-01")),))
    timeline = broken(a_manifest(a_list("l", *cards), schedule=entries), "a", orders=orders)
    assert items_on(timeline, DAY, "06:00:03", "06:00:04") == ["b+3", "c+4"]
    airing = timeline.on_air(at(f"{DAY}T06:00:03")).zones[0]
    assert (airing.end, airing.until) == (at(f"{DAY}T06:00:10"), at(f"{DAY}T06:00:04"))


def test_filler_that_is_the_same_in_the_next_entry_stays_to_the_end_of_the_play() -> None:
    cards = an_item("a", 10), an_item("b", 10)
    entries = Entry("e", "l", rule=hours("06:00", "06:01")), Entry("f", "l", rule=hours("06:00", "07:00"))
    airing = broken(a_manifest(a_list("l", *cards), schedule=entries), "a").on_air(at(f"{DAY}T06:00:41")).zones[0]
    assert (airing.shown().id, airing.until) == ("b", at(f"{DAY}T06:00:50"))


def test_plans_do_not_change() -> None:
    manifest = morning(a_picture("a", 10), a_picture("b", 10))
    period = at(f"{DAY}T06:00"), at(f"{DAY}T07:00")
    assert plan(broken(manifest, "sha-a"), *period) == plan(prepare(manifest), *period)


def test_what_fails_only_on_the_wall_is_filled_without_preparing_anew() -> None:
    timeline = broken(morning(a_picture("a", 10), a_picture("b", 10), a_picture("c", 10)), "sha-a")
    worse = timeline.without({"sha-b"})
    assert [items_on(each, DAY, "06:00:02") for each in (timeline, worse)] == [["b+2"], ["c+2"]]
