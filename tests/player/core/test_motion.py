"""Tickers and pans: whole pixels, functions of the clock alone (R21)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.motion import REFRESH, pan, pass_ms, position
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Ticker

SPEEDS = st.sampled_from([60, 120, 180, 240])
WIDTHS = st.integers(1, 9_000)
REFRESHES = st.integers(0, 10**12)


def at_refresh(number: int) -> Instant:
    """Return the first whole millisecond of a refresh."""
    return Instant(-(-number * 1000 // 60))


@given(SPEEDS, WIDTHS, WIDTHS, REFRESHES)
def test_each_refresh_moves_the_line_by_the_same_whole_pixels(speed: int, strip: int, zone: int, number: int) -> None:
    line = Ticker(text="", speed=speed)
    before, after = (position(line, strip, zone, at_refresh(each)) for each in (number, number + 1))
    moved = (before - after) % (strip + zone)
    assert moved == speed // 60 % (strip + zone)


@given(SPEEDS, WIDTHS, WIDTHS, st.integers(0, 10**13))
def test_a_line_is_never_drawn_twice_nor_lost(speed: int, strip: int, zone: int, at: int) -> None:
    assert -strip < position(Ticker(text="", speed=speed), strip, zone, Instant(at)) <= zone


def test_the_seam_is_where_nothing_is_seen() -> None:
    line = Ticker(text="", speed=60)
    shown = [position(line, 30, 10, at_refresh(number)) for number in range(81)]
    assert shown[0] == shown[40] == shown[80] == 10
    assert shown[39] == -29


def test_a_pass_takes_as_long_as_the_law_says() -> None:
    assert round(pass_ms(Ticker(text="", speed=60), 941, 128)) == 17_817
    assert round(pass_ms(Ticker(text="", speed=240), 8_479, 3_840)) == 51_329


@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(1, 60_000))
def test_a_pan_begins_at_the_beginning_and_ends_at_the_end(content: int, zone: int, slot: int) -> None:
    ends = [pan((content, 50), (zone, 100), at, slot) for at in (0, slot)]
    assert ends[0] == (0, 0)
    assert ends[1] == (-max(0, content - zone), 0) or slot == 1


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=20))
def test_a_pan_never_goes_back(offsets: list[int]) -> None:
    places = [pan((100, 4_000), (100, 500), at, 10_000)[1] for at in sorted(offsets)]
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize(
    ("tall", "zone", "slot"),
    [(9_000, 1_920, 30_000), (3_000, 512, 12_000), (5_000, 100, 3_000), (1_010, 1_000, 10_000)],
)
def test_a_pan_moves_by_steps_of_one_length_and_rests_as_long_at_both_ends(tall: int, zone: int, slot: int) -> None:
    frames = slot * REFRESH // 1000
    at = [-pan((zone, tall), (zone, zone), -(-frame * 1000 // REFRESH), slot)[1] for frame in range(frames + 1)]
    steps = [after - before for before, after in pairwise(at)]
    moving = [number for number, step in enumerate(steps) if step]
    assert len({steps[number] for number in moving[:-1]}) == 1  # the last is what is left
    assert len({later - earlier for earlier, later in pairwise(moving)}) == 1
    before, after = moving[0], len(steps) - 1 - moving[-1]
    assert min(before, after) >= min(slot // 8, 2_000) * REFRESH // 1000 - 1
    assert abs(before - after) <= 1 + moving[1] - moving[0]
    assert (at[0], at[-1]) == (0, tall - zone)
