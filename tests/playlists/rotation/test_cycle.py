from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.rotation.cycle import Cycle, cycle, smooth, turns
from bangtin_playlists.rotation.interleaving import Round
from bangtin_playlists.rotation.lists import Listing, Turn
from tests.playlists.builders import an_item, at

ANCHOR = at("2026-04-06T06:30:00")


def listing(name: str, *elements: Item | Listing | tuple[Item | Listing, int], shuffle: bool = False) -> Listing:
    turns = (Turn(each, 1) if isinstance(each, Item | Listing) else Turn(*each) for each in elements)
    return Listing(name, tuple(turns), shuffle)


def some(*names: str) -> list[Item]:
    return [an_item(name, 10) for name in names]


def played(of: Cycle, turn: int = 0) -> str:
    return " ".join(play.item.id for play in of.plays(ANCHOR, turn))


def made(of: Listing) -> Cycle:
    whole = cycle(of)
    assert whole is not None
    return whole


def smooth_by_the_book(weights: list[int]) -> list[int]:
    current, order = [0] * len(weights), []
    for _ in range(sum(weights)):
        current = [have + gain for have, gain in zip(current, weights, strict=True)]
        highest = current.index(max(current))
        current[highest] -= sum(weights)
        order.append(highest)
    return order


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12))
def test_weights_play_by_smooth_weighted_round_robin(weights: list[int]) -> None:
    order = list(smooth(weights))
    assert [which for which, _ in order] == smooth_by_the_book(weights)
    assert sorted(order) == [(which, copy) for which, weight in enumerate(weights) for copy in range(weight)]


def test_weight_is_plays_a_cycle_spread_evenly() -> None:
    a, b, c = some("a", "b", "c")
    assert played(made(listing("l", (a, 4), (b, 2), c))) == "a b a c a b a"


def test_ties_go_to_the_earlier() -> None:
    a, b, c = some("a", "b", "c")
    assert played(made(listing("l", (a, 2), (b, 2), c))) == "a b c a b"


def test_offset_in_the_cycle_finds_the_slot() -> None:
    whole = made(listing("l", an_item("a", 10), an_item("b", 5)))
    slot = whole.slot(ANCHOR, Instant(ANCHOR + 10_000 * 15_000 + 12_345))
    assert (slot.play.item.id, slot.start - ANCHOR, slot.end - slot.start) == ("b", 10_000 * 15_000 + 10_000, 5_000)
    assert (slot.turn, slot.place) == (10_000, 1)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(-500, 500))
def test_slots_tile_time_without_gap(lengths: list[int], offset: int) -> None:
    whole = made(listing("l", *(an_item(f"i{n}", ms / 1000) for n, ms in enumerate(lengths))))
    slot = whole.slot(ANCHOR, Instant(ANCHOR + offset))
    assert slot.start <= ANCHOR + offset < slot.end
    assert whole.slot(ANCHOR, slot.end).start == slot.end
    assert whole.slot(ANCHOR, Instant(slot.start - 1)).end == slot.start


def test_shuffle_sorts_by_digest() -> None:
    names = ["N1", "N2", "N3", "N4", "N5"]
    shuffled = made(listing("ngay", *some(*names), shuffle=True))
    for n in (0, 1, 7):
        texts = {name: f"ngay|2026-04-05T23:30:00.000Z|{n}|{name}|0" for name in names}
        expected = sorted(names, key=lambda name, texts=texts: sha256(texts[name].encode()).hexdigest())  # type: ignore[misc]  # a default binds it
        assert played(shuffled, n) == " ".join(expected)
    assert len({played(shuffled, n) for n in range(20)}) > 5


def test_shuffle_numbers_copies_through_the_list() -> None:
    a, b = some("a", "b")
    shuffled = listing("l", (a, 2), b, (a, 1), shuffle=True)
    plays = [("a", 0), ("a", 1), ("b", 0), ("a", 2)]
    for n in range(12):
        digests = {
            sha256(f"l|2026-04-05T23:30:00.000Z|{n}|{name}|{copy}".encode()).digest(): name for name, copy in plays
        }
        assert played(made(shuffled), n) == " ".join(digests[digest] for digest in sorted(digests))


def test_anchor_is_written_in_milliseconds() -> None:
    a, b, c, d = some("a", "b", "c", "d")
    odd = Instant(ANCHOR + 7)
    expected = sorted("abcd", key=lambda name: sha256(f"l|2026-04-05T23:30:00.007Z|0|{name}|0".encode()).digest())
    plays = made(listing("l", a, b, c, d, shuffle=True)).plays(odd, 0)
    assert [play.item.id for play in plays] == expected


def test_nested_list_plays_whole_each_time_its_turn_comes() -> None:
    a, b, x, y = some("a", "b", "x", "y")
    inner = listing("inner", (x, 2), y)
    assert played(made(listing("outer", a, (inner, 2), b))) == "x y x a b x y x"
    assert {play.playlist for play in made(listing("outer", a, inner)).plays(ANCHOR, 0)} == {"outer"}


def test_nested_list_shuffles_by_its_own_rule_with_the_same_number_and_anchor() -> None:
    a, *inner_items = some("a", "x", "y", "z")
    inner = listing("inner", *inner_items, shuffle=True)
    outer = made(listing("outer", a, (inner, 2)))
    for n in range(4):
        alone = played(made(inner), n)
        assert played(outer, n) == f"{alone} a {alone}"


def test_list_of_nothing_has_no_cycle() -> None:
    assert cycle(listing("l")) is None


def test_without_a_draw_nothing_is_shuffled() -> None:
    a, b, c = some("a", "b", "c")
    inner = listing("inner", b, c, shuffle=True)
    assert turns(listing("l", inner, a, shuffle=True), None) == [(b, c), (a,)]


def test_round_takes_one_play_of_each_until_the_longest_is_through() -> None:
    a, b, c, x, y, z = some("a", "b", "c", "x", "y", "z")
    rounds = Round([listing("one", a, b, c, shuffle=True), listing("two", x, y), listing("three", z)])
    assert played(rounds) == "a x z b y z c x z"
    assert [play.playlist for play in rounds.plays(ANCHOR, 0)] == ["one", "two", "three"] * 3
    assert played(rounds, 1) == played(rounds)


def test_round_counts_weights_as_plays_and_a_nested_list_as_one() -> None:
    a, b, x, y = some("a", "b", "x", "y")
    rounds = Round([listing("one", (a, 2), b), listing("two", listing("inner", x, y))])
    assert played(rounds) == "a x y b x y a x y"
