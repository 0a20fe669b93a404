"""The test pattern: every edge pixel, every module, every colour (S10)."""

from itertools import pairwise

import pytest

from bangtin_player.screen.drawing import dot, pattern, strip, strip_width, tiles
from bangtin_player.screen.drawing.pattern import BARS
from bangtin_player.screen.drawing.ticker import TILE, letters
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Ticker
from tests.player.screen.contact_sheet import SIZES, TICKER, screen_of


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_border_is_white_on_all_four_sides(size: tuple[int, int]) -> None:
    width, height = size
    made = pattern(screen_of(width, height))
    edges = [(x, y) for x in range(width) for y in (0, height - 1)] + [
        (x, y) for y in range(height) for x in (0, width - 1)
    ]
    assert {made.pixelColor(*spot).name() for spot in edges} == {"#ffffff"}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_bar_is_there(size: tuple[int, int]) -> None:
    made = pattern(screen_of(*size))
    shown = {
        made.pixelColor(x, y).name().upper() for y in range(size[1] // 2, size[1], 3) for x in range(0, size[0], 3)
    }
    assert set(BARS) <= shown


def test_a_module_s_corner_is_drawn_where_the_module_begins() -> None:
    made = pattern(Screen("S", 1024, 512, module=(64, 32)))
    assert made.pixelColor(64, 40).name() == "#1e4fa0"
    assert made.pixelColor(63, 40) == made.pixelColor(64, 40)
    assert made.pixelColor(62, 40).name() == "#000000"


def test_the_dot_goes_there_and_back_inside_the_border() -> None:
    screen = screen_of(128, 64)
    places = [dot(screen, Instant(at)) for at in range(0, 4_200, 17)]
    assert min(place.left() for place in places) == 1
    assert max(place.right() for place in places) >= 124
    assert all(place.left() > 0 and place.right() < 127 for place in places)
    assert all(abs(one.left() - two.left()) <= 4 for one, two in pairwise(places))


def test_tiles_side_by_side_are_the_strip() -> None:
    long = Ticker(text=" ".join(["Bình dân học vụ số: Ẫ"] * 60))
    parts = tiles(long, 64)
    assert len(parts) > 2
    assert all(part.width() <= TILE and part.height() == 64 for part in parts)
    whole = strip(long, 64)
    assert whole.width() == strip_width(long, 64) == sum(part.width() for part in parts)
    assert whole.copy(TILE, 0, TILE, 64) == parts[1]


def test_letters_are_as_large_as_the_fleet_s_tickers_ask() -> None:
    assert (letters(32), letters(252)) == (24, 128)


def test_the_line_of_the_demonstration_is_as_long_as_measured() -> None:
    assert abs(strip_width(TICKER, 32) - 941) < 20
