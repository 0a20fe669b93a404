"""The test pattern: every edge pixel, every module, every colour (S10)."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSize

from bangtin_player.screen.drawing import dot, pattern, strip, strip_width, tiles
from bangtin_player.screen.drawing.pattern import BARS, in_words
from bangtin_player.screen.drawing.ticker import TILE, letters
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Output, Screen
from bangtin_playlists.playlist import Ticker
from tests.player.screen.contact_sheet import SIZES, TICKER, screen_of
from tests.player.screen.drawing.roomier import ink_outside, watched


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


@pytest.mark.parametrize("screen", [Screen("S02", 1280, 640, module=(64, 32)), Screen("S03", 128, 64, module=(32, 16))])
def test_a_number_is_whole_or_not_there(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as drawn:
        pattern(screen)
    covers = [
        (made.lines[0], QRect(round(x + (width - made.width) / 2), round(top), round(made.width), round(made.height)))
        for made, x, top, width in drawn
    ]
    words = [place for text, place in covers if not text.isdigit()]
    numbers = {text: place for text, place in covers if text.isdigit()}
    assert {"1", "2", "3", "4"} <= set(numbers)
    assert not any(number.intersects(word) for number in numbers.values() for word in words)


def test_each_corner_is_named_and_its_module_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen("S01", 1024, 512, module=(64, 32))
    with watched(monkeypatch) as drawn:
        pattern(screen)
    written = {made.lines[0]: (x, top) for made, x, top, _ in drawn}
    corners = {"TL": (0, 0), "TR": (1, 0), "BL": (0, 1), "BR": (1, 1)}
    assert {name: (round(x / 1024), round(y / 512)) for name, (x, y) in written.items() if name in corners} == corners
    assert {"1", "16", "241", "256"} <= set(written)


def test_the_viewport_is_said_in_words_as_fully_as_the_panel_has_rows() -> None:
    turned = Screen("KIOSK", 1080, 1920, output=Output(width=1920, height=1080, rotation=90))
    assert in_words(turned) == ("KIOSK", "1080×1920 tại (0, 0)", "đầu ra 1920×1080, xoay 90°")
    assert in_words(Screen("S03", 128, 64, output=Output(x=8)), brief=True) == ("S03", "128×64 (8,0)")


@pytest.mark.parametrize("size", [(128, 64), (192, 96), (384, 64), (960, 540)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_words_of_the_pattern_are_whole_on_every_panel(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = screen_of(*size)
    with watched(monkeypatch) as drawn:
        pattern(screen)
    words = next(made for made, *_ in drawn if made.lines[0] == screen.name)
    assert not words.short
    assert words.px >= 10  # figures and capitals without marks are read from there on
    assert ink_outside(drawn, QSize(*size)) == 0


def test_the_viewport_is_said_in_english_to_whom_asks_for_it() -> None:
    turned = Screen("KIOSK", 1080, 1920, module=(64, 32), output=Output(1920, 1080, rotation=90))

    assert in_words(turned, "en") == (
        "KIOSK",
        "1080×1920 at (0, 0)",
        "output 1920×1080, turned 90°",
        "17×60 modules 64×32",
    )
