"""Flashing: what WCAG 2.3.1 forbids is found at its second, and what it allows is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_media.flashes import ACROSS, DOWN, FRAME_BYTES, Flashes, Flashing

WHITE, BLACK, GREY, RED = b"\xff\xff\xff", b"\0\0\0", b"\x30\x30\x30", b"\xff\0\0"
CELLS = ACROSS * DOWN


def watched(
    rate: int, seconds: float, hertz: float, *colours: bytes, cells: int = CELLS, quiet_s: float = 0
) -> Flashing | None:
    """Watch *cells* change between two colours so many times a second, after a while of nothing."""
    film = Flashes(rate)
    for _ in range(int(rate * quiet_s)):
        film.see(colours[0] * CELLS)
    for number in range(int(rate * seconds)):
        film.see(colours[int(number * hertz * 2 / rate) % 2] * cells + colours[0] * (CELLS - cells))
    return film.worst


@pytest.mark.parametrize("rate", [24, 25, 30, 50, 60])
def test_three_flashes_a_second_are_allowed_and_four_are_not(rate: int) -> None:
    assert watched(rate, 4, 3, BLACK, WHITE) is None
    found = watched(rate, 4, 4, BLACK, WHITE)
    assert found is not None
    assert found.a_second == 4


def test_it_is_found_where_it_begins() -> None:
    found = watched(30, 3, 5, BLACK, WHITE, quiet_s=12)
    assert found is not None
    assert found.a_second == 5
    assert 11_000 <= found.at_ms <= 12_500


def test_the_fastest_flicker_is_no_steady_grey() -> None:
    found = watched(60, 2, 30, BLACK, WHITE)
    assert found is not None
    assert found.a_second >= 29


def test_a_small_part_of_the_picture_may_flash() -> None:
    assert watched(30, 3, 5, BLACK, WHITE, cells=CELLS // 4 - 1) is None
    assert watched(30, 3, 5, BLACK, WHITE, cells=CELLS // 4) is not None


def test_what_hardly_changes_and_what_is_bright_anyhow_does_not_flash() -> None:
    assert watched(30, 3, 5, BLACK, GREY) is None
    assert watched(30, 3, 5, b"\xff\xff\xff", b"\xee\xee\xee") is None


def test_saturated_red_flashes_though_it_is_dark() -> None:
    assert watched(30, 3, 5, BLACK, b"\x90\0\0") is not None
    assert watched(30, 3, 5, BLACK, RED) is not None


@given(st.lists(st.binary(min_size=FRAME_BYTES, max_size=FRAME_BYTES), max_size=3), st.floats(1, 60))
def test_whatever_is_seen_and_however_rarely_a_few_frames_never_flash(frames: list[bytes], rate: float) -> None:
    film = Flashes(rate)
    for frame in frames:
        film.see(frame)
    assert film.worst is None
