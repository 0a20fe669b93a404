"""Counting plays (R20), by whole cycles and beside a walk from answer to answer."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bangtin_playlists.instant import Instant
from bangtin_playlists.plan import Count, plan
from bangtin_playlists.playlist import Playlist
from bangtin_playlists.schedule import Entry, Hours, Rule
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Blackout, Orders
from tests.playlists.builders import a_list, a_manifest, an_item, at, hours, raised
from tests.playlists.test_timeline import START, programmes

DAY = "2026-04-06"
A = a_list("a", an_item("x", 10), an_item("y", 20))


def counts(timeline: Timeline, start: str, end: str) -> dict[str, tuple[int, int]]:
    made = plan(timeline, at(f"{DAY}T{start}"), at(f"{DAY}T{end}"))
    return {item: (count.full, count.cut) for item, count in made.plays.items()}


def morning(*more: Entry, **fields: object) -> Manifest:
    return a_manifest(
        A, a_list("b", an_item("z", 5)), schedule=[Entry("e", "a", rule=hours("06:00", "07:00")), *more], **fields
    )


def test_play_belongs_to_the_period_in_which_its_slot_begins() -> None:
    timeline = prepare(morning())
    assert counts(timeline, "06:00:05", "06:00:35") == {"x": (1, 0), "y": (1, 0)}
    assert counts(timeline, "06:00:00", "06:00:15") == {"x": (1, 0), "y": (1, 0)}
    assert counts(timeline, "06:00:11", "06:00:30") == {}


def test_play_running_past_the_end_is_cut_if_something_cuts_it_there() -> None:
    timeline = prepare(morning(raised(f"{DAY}T06:00:20", f"{DAY}T06:00:25", "b")))
    assert counts(timeline, "06:00:00", "06:00:15") == {"x": (1, 0), "y": (0, 1)}


def test_slot_seen_in_two_pieces_is_one_play() -> None:
    timeline = prepare(morning(raised(f"{DAY}T06:00:15", f"{DAY}T06:00:20", "b")))
    assert counts(timeline, "06:00:00", "06:00:30") == {"x": (1, 0), "y": (0, 1), "z": (1, 0)}


def test_slot_that_nobody_sees_is_no_play_and_one_seen_late_is_cut() -> None:
    timeline = prepare(morning(raised(f"{DAY}T06:00:00", f"{DAY}T06:00:15", "b")))
    assert counts(timeline, "06:00:00", "06:00:30") == {"y": (0, 1), "z": (3, 0)}


def test_next_window_that_goes_on_with_the_same_play_does_not_cut_it() -> None:
    windows = [
        Entry("one", "a", rule=hours("06:00", "06:00:15")),
        Entry("two", "a", order=1, rule=hours("06:00", "07:00")),
    ]
    timeline = prepare(a_manifest(A, schedule=windows))
    assert counts(timeline, "06:00:00", "06:00:30") == {"x": (1, 0), "y": (1, 0)}
    now = timeline.on_air(at(f"{DAY}T06:00:12"))
    assert (now.zones[0].until, now.until) == (at(f"{DAY}T06:00:30"), at(f"{DAY}T06:00:15"))


def test_end_of_the_window_cuts() -> None:
    odd = a_list("a", an_item("x", 7))
    timeline = prepare(a_manifest(odd, schedule=[Entry("e", "a", rule=hours("06:00", "06:01"))]))
    assert counts(timeline, "06:00:00", "07:00:00") == {"x": (8, 1)}


def test_time_is_lit_or_dark_and_the_slate_is_light_without_plays() -> None:
    orders = Orders(blackouts=(Blackout("b", at(f"{DAY}T06:30"), at(f"{DAY}T06:45")),))
    made = plan(prepare(morning(hours=(Hours(hours("06:00", "08:00")),)), orders), at(DAY), at("2026-04-07"))
    assert (made.airtime_ms, made.dark_ms) == (105 * 60_000, (24 * 60 - 105) * 60_000)
    assert made.plays == {"x": Count(90), "y": Count(90)}


def test_shuffled_cycles_are_counted_whole_and_in_part() -> None:
    shuffled = Playlist("a", tuple(an_item(name, 10, weight=1 + n) for n, name in enumerate("uvw")), shuffle=True)
    timeline = prepare(a_manifest(shuffled, schedule=[Entry("e", "a", rule=Rule(weekdays=(1,)))]))
    start, end = at(f"{DAY}T00:00:10"), at(f"{DAY}T03:00:40")
    walked, _ = walk(timeline, start, end)
    assert {item: count.full for item, count in plan(timeline, start, end).plays.items()} == walked


def walk(timeline: Timeline, start: Instant, end: Instant) -> tuple[Counter[str], Counter[str]]:
    """Count slot by slot: what was seen from its first to its last instant, and what was seen at all."""
    seen: dict[tuple[object, ...], tuple[str, int, int]] = {}
    now = start
    while now < end + timeline.longest_slot():
        here = timeline.on_air(now)
        for zone in here.zones if here.entry or here.level else ():
            if start <= zone.start < end:
                key = (zone.zone, zone.playlist, zone.box, zone.identity(), zone.item.slot_ms)
                _, shown, slot = seen.get(key, ("", 0, int(zone.item.slot_ms)))
                seen[key] = zone.item.id, shown + here.until - now, slot
        now = here.until
    full = Counter(item for item, shown, slot in seen.values() if shown == slot)
    return full, Counter(item for item, shown, slot in seen.values() if shown < slot)


@settings(max_examples=40, deadline=None)
@given(programmes(), st.integers(0, 8 * 86_400_000), st.integers(0, 3 * 86_400_000))
def test_plan_agrees_with_a_walk_from_answer_to_answer(manifest: Manifest, offset: int, length: int) -> None:
    named = tuple(
        Entry(f"e{n}", one.playlist, one.layout, one.level, one.order, one.rule)
        for n, one in enumerate(manifest.schedule)
    )
    timeline = prepare(
        Manifest(manifest.screen, 0, Instant(0), manifest.playlists, manifest.layouts, named, manifest.hours)
    )
    start, end = Instant(START + offset), Instant(START + offset + length)
    made = plan(timeline, start, end)
    full, cut = walk(timeline, start, end)
    assert {item: count.full for item, count in made.plays.items() if count.full} == full
    assert {item: count.cut for item, count in made.plays.items() if count.cut} == cut
    assert made.airtime_ms + made.dark_ms == length
