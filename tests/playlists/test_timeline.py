"""Answers: until when, which play, what next (R19, R22), and that time has neither gaps nor doubles."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangtin_playlists.calendar.wall import DAY as A_DAY
from bangtin_playlists.errors import NamingError, RuleError
from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.layout import MAIN, Screen
from bangtin_playlists.playlist import Card, Item, Nested, Playlist
from bangtin_playlists.schedule import Entry, Hours, Rule
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Mourning, Orders
from tests.playlists.builders import (
    SCREEN,
    a_layout,
    a_list,
    a_manifest,
    a_picture,
    an_item,
    at,
    hours,
    items_on,
    raised,
    some_pages,
)

DAY = "2026-04-06"


def whole_day(*items: Item, shuffle: bool = False) -> Manifest:
    playlist = Playlist("l", items, shuffle=shuffle)
    return a_manifest(playlist, schedule=[Entry("e", "l", rule=hours("00:00", "00:00"))])


def test_play_that_ends_is_a_change_even_if_the_same_item_follows() -> None:
    airing = prepare(whole_day(an_item("a", 10))).on_air(at(f"{DAY}T06:00:03")).zones[0]
    assert (airing.start, airing.until, airing.offset_ms) == (at(f"{DAY}T06:00:00"), at(f"{DAY}T06:00:10"), 3_000)


def test_pages_count_from_1_and_are_changes() -> None:
    timeline = prepare(whole_day(some_pages("p", 3, 15)))
    assert items_on(timeline, DAY, "00:00:00", "00:00:15", "00:00:44") == ["p+0 p1", "p+15 p2", "p+44 p3"]
    airing = timeline.on_air(at(f"{DAY}T00:00:20")).zones[0]
    assert (airing.until, airing.end) == (at(f"{DAY}T00:00:30"), at(f"{DAY}T00:00:45"))


def test_single_page_changes_only_with_its_slot() -> None:
    airing = prepare(whole_day(some_pages("p", 1, 15))).on_air(at(f"{DAY}T00:00:03")).zones[0]
    assert (airing.page, airing.until) == (1, at(f"{DAY}T00:00:15"))


def test_what_is_known_to_cut_a_slot_ends_it() -> None:
    manifest = a_manifest(
        a_list("l", an_item("a", 60)),
        a_list("m", an_item("b", 60)),
        schedule=[Entry("e", "l"), raised(f"{DAY}T06:00:20", f"{DAY}T07:00", "m")],
    )
    now = prepare(manifest).on_air(at(f"{DAY}T06:00:10"))
    assert (now.zones[0].end, now.until) == (at(f"{DAY}T06:00:20"), at(f"{DAY}T06:00:20"))


def test_entry_that_changes_nothing_ends_no_slot() -> None:
    manifest = a_manifest(
        a_list("l", an_item("a", 60)),
        a_list("m", an_item("b", 60)),
        schedule=[Entry("e", "l"), Entry("late", "m", rule=hours("06:00:20", "07:00"), order=1)],
    )
    assert prepare(manifest).on_air(at(f"{DAY}T06:00:10")).until == at(f"{DAY}T06:01:00")


def test_empty_priority_that_would_come_ends_no_slot() -> None:
    never = a_list("m", an_item("b", 60, valid_to=at("2001-01-01")))
    schedule = [Entry("e", "l"), Entry("late", "m", level=20, rule=hours("06:00:20", "07:00"))]
    timeline = prepare(a_manifest(a_list("l", an_item("a", 60)), never, schedule=schedule))
    assert timeline.on_air(at(f"{DAY}T06:00:10")).zones[0].end == at(f"{DAY}T06:01:00")


def test_mourning_that_begins_is_a_change_of_the_answer() -> None:
    orders = Orders(mournings=(Mourning(at(f"{DAY}T06:00:20"), at(f"{DAY}T07:00")),))
    assert prepare(whole_day(an_item("a", 60)), orders).on_air(at(f"{DAY}T06:00:10")).until == at(f"{DAY}T06:00:20")


def test_same_play_is_known_again_under_a_new_manifest() -> None:
    when = at(f"{DAY}T06:00:03")

    def identity(*items: Item) -> tuple[object, ...]:
        return prepare(whole_day(*items)).on_air(when).zones[0].identity()

    assert identity(a_picture("a", 10)) == identity(a_picture("a", 10, weight=1, version=2))
    assert identity(a_picture("a", 10)) != identity(a_picture("b", 10))
    assert identity(an_item("a", 10)) != identity(Item("a", Card(title="other"), an_item("a", 10).slot_ms))


def test_next_airing_is_the_play_after_the_one_on_air() -> None:
    timeline = prepare(whole_day(some_pages("p", 2, 5), an_item("a", 10)))
    coming = timeline.next_airing(MAIN, at(f"{DAY}T06:00:02"))
    assert coming is not None
    assert (coming.item.id, coming.start) == ("a", at(f"{DAY}T06:00:10"))


def test_next_airing_of_a_dark_screen_is_the_first_of_the_morning() -> None:
    timeline = prepare(Manifest(SCREEN, playlists=whole_day(an_item("a", 60)).playlists, schedule=(Entry("e", "l"),)))
    assert timeline.next_airing("nowhere", at(DAY)) is None
    opens = (Hours(hours("07:00", "08:00")),)
    coming = prepare(a_manifest(a_list("l", an_item("a", 60)), schedule=[Entry("e", "l")], hours=opens)).next_airing(
        MAIN, at(f"{DAY}T22:00")
    )
    assert coming is not None
    assert coming.start == at("2026-04-07T07:00:00")


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (a_manifest(schedule=[Entry("e", "nowhere")]), "nowhere"),
        (a_manifest(schedule=[Entry("e", layout="nowhere")]), "nowhere"),
        (a_manifest(schedule=[Entry("e")]), "'e'"),
        (a_manifest(a_list("l", an_item("a", 1)), schedule=[Entry("e", "l", "y")]), "'e'"),
        (a_manifest(schedule=[Entry("e", layout="bare")], layouts=(a_layout("bare"),)), "no zones"),
        (a_manifest(a_list("a", Nested("b")), a_list("b", Nested("a")), schedule=[Entry("e", "a")]), "a > b > a"),
    ],
)
def test_names_that_lead_nowhere_are_refused(manifest: Manifest, message: str) -> None:
    with pytest.raises(NamingError, match=message):
        prepare(manifest)


def test_zone_that_is_none_is_refused() -> None:
    with pytest.raises(RuleError, match="Hanoi"):
        prepare(Manifest(Screen("S", 1, 1, timezone="Hanoi")))


ZONES = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"]
START = instant(datetime(2011, 10, 28, tzinfo=UTC))
HALVES = st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30))


@st.composite
def programmes(draw: st.DrawFn) -> Manifest:
    ms = st.integers(20 * 60_000, 200 * 60_000)
    bound = st.none() | st.integers(0, 12 * A_DAY).map(lambda offset: Instant(START + offset))
    items = st.builds(Item, st.sampled_from("uvwxyz"), st.just(Card()), ms, st.integers(1, 3), bound, bound)
    lists = [
        Playlist(f"l{n}", tuple(draw(st.lists(items, min_size=1, max_size=4))), draw(st.booleans())) for n in range(3)
    ]
    days = st.sets(st.integers(1, 7), max_size=5).map(lambda chosen: tuple(sorted(chosen)))
    first = st.none() | st.dates(date(2011, 10, 25), date(2011, 11, 8))
    timed = st.builds(Rule, weekdays=days, start=HALVES, end=HALVES, first=first)
    rules = st.one_of(timed, st.builds(Rule, weekdays=days, first=first))
    names = st.sampled_from(["l0", "l1", "l2"])
    levels = st.sampled_from([0, 10, 10, 20, 20, 30])
    bare = st.builds(Entry, st.just("e"), names, st.just(""), levels, st.integers(0, 1), rules)
    split = st.builds(Entry, st.just("e"), st.just(""), st.just("y"), levels, st.integers(0, 1), rules)
    return Manifest(
        Screen("S", 10, 10, timezone=draw(st.sampled_from(ZONES))),
        playlists=tuple(lists),
        layouts=(a_layout("y", ("main", "l0"), ("side", "l1")),),
        schedule=tuple(draw(st.lists(bare | split, min_size=1, max_size=6))),
        hours=draw(st.just(()) | st.tuples(st.builds(Hours, timed))),
    )


@settings(max_examples=60, deadline=None)
@given(programmes(), st.integers(0, 12 * A_DAY), st.data())
def test_answer_holds_until_it_says_and_slots_leave_no_gap(
    manifest: Manifest, offset: int, data: st.DataObject
) -> None:
    timeline, now = prepare(manifest), Instant(START + offset)
    for _ in range(12):
        here = timeline.on_air(now)
        assert here.until > now
        between = Instant(data.draw(st.integers(now, here.until - 1)))
        there = prepare(manifest).on_air(between)
        assert (there.level, there.dark, there.entry) == (here.level, here.dark, here.entry)
        shown = [[(zone.identity(), zone.page, zone.end) for zone in each.zones] for each in (here, there)]
        assert shown[0] == shown[1]
        for zone in there.zones:
            assert zone.start <= between < zone.until <= zone.end
            assert zone.offset_ms == between - zone.start
            follower = timeline.on_air(zone.end).zone(zone.zone)
            same_place = follower is not None and (follower.box, follower.playlist) == (zone.box, zone.playlist)
            assert follower is None or not same_place or follower.identity() != zone.identity()
        now = here.until
