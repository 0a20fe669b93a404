"""What cards say, and when they say something else (S3, S7, S8; domain.md 2.10)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from bangtin_player.screen.drawing import ai_label, doubts, labelled, picture, qr, redraw_at
from bangtin_player.screen.drawing.cards.countdown import remaining
from bangtin_player.screen.drawing.cards.days import lunar, solar
from bangtin_player.screen.drawing.cards.mini import Short, short_form
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.palette import RISKS, risk_palette
from bangtin_playlists.instant import Instant, read_instant
from bangtin_playlists.playlist import Card, Tags, Ticker
from tests.player.screen.contact_sheet import CARDS, SIZES

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
EVENT = read_instant("2026-05-15T08:00:00", ZONE)
P10 = QSize(128, 64)


def local(text: str) -> Instant:
    return read_instant(text, ZONE)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-05-08T00:00:00", "Còn 7 ngày"),
        ("2026-05-08T23:59:59", "Còn 7 ngày"),
        ("2026-05-14T12:00:00", "Còn 1 ngày"),
        ("2026-05-15T00:00:00", "Hôm nay, 08:00"),
        ("2026-05-15T07:59:59", "Hôm nay, 08:00"),
        ("2026-05-15T08:00:00", "Đang diễn ra"),
        ("2026-05-15T23:59:59", "Đang diễn ra"),
        ("2026-05-16T00:00:00", "Đã qua 1 ngày"),
        ("2026-06-15T12:00:00", "Đã qua 31 ngày"),
    ],
)
def test_a_countdown_counts_local_midnights(at: str, said: str) -> None:
    assert remaining(EVENT, local(at), ZONE) == said


def test_a_countdown_is_drawn_anew_at_midnight_and_at_its_goal() -> None:
    card = CARDS["countdown"]
    assert redraw_at(card, local("2026-05-08T06:00:37"), ZONE) == local("2026-05-09T00:00:00")
    assert redraw_at(card, local("2026-05-15T07:00:00"), ZONE) == EVENT
    assert redraw_at(card, local("2026-05-15T09:00:00"), ZONE) == local("2026-05-16T00:00:00")


def test_a_midnight_is_found_where_the_day_has_25_hours() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    at = read_instant("2026-10-25T00:30:00", berlin)
    assert redraw_at(CARDS["countdown"], at, berlin) is not None
    late = Card(template="countdown", counts_to=read_instant("2026-12-01T00:00:00", berlin))
    assert redraw_at(late, at, berlin) == read_instant("2026-10-26T00:00:00", berlin)


def test_a_clock_is_drawn_anew_each_second_and_a_title_never() -> None:
    assert redraw_at(CARDS["clock"], Instant(1_500), ZONE) == 2_000
    assert redraw_at(CARDS["title"], Instant(1_500), ZONE) is None


def test_a_running_card_is_drawn_anew_each_refresh_on_a_small_panel_only() -> None:
    assert redraw_at(CARDS["title"], Instant(1_000), ZONE, P10) == 1_017
    assert redraw_at(CARDS["title"], Instant(1_000), ZONE, QSize(1024, 512)) is None


def test_the_lunar_new_year_is_written_as_people_say_it() -> None:
    assert lunar(date(2027, 2, 5)) == "29 tháng Chạp, Bính Ngọ"
    assert lunar(date(2027, 2, 6)) == "Mùng 1 tháng Giêng, Đinh Mùi"
    assert solar(date(2027, 2, 6)) == "Thứ Bảy, ngày 6 tháng 2 năm 2027"


@pytest.mark.parametrize("size", [QSize(1024, 512), QSize(3840, 180)], ids=["panel", "header"])
def test_a_second_moves_nothing_but_the_seconds(size: QSize) -> None:
    before, after = (picture(CARDS["clock"], size, local(f"2026-05-08T11:58:{s}"), ZONE, {}) for s in ("41", "47"))
    changed = _difference(before, after)
    assert 0 < changed.width() < size.width() / 8


def test_colours_of_risk_are_those_of_the_law() -> None:
    assert [risk_palette(level).ground for level in range(1, 6)] == list(RISKS)
    assert [risk_palette(level).text for level in range(6)] == ["#FFFFFF", *["#000000"] * 3, *["#FFFFFF"] * 2]
    storm = picture(CARDS["storm"], QSize(1024, 512), Instant(0), ZONE, {})
    assert storm.pixelColor(1000, 400).name().upper() == "#FF8C00"


def test_an_exercise_says_so_where_nothing_else_stands() -> None:
    assert short_form(CARDS["fire"], Grid(128, 64), Instant(0), ZONE).standing == "DIỄN TẬP"


def test_a_small_panel_gets_the_date_and_a_running_title() -> None:
    form = short_form(CARDS["countdown"], Grid(128, 64), local("2026-05-08T06:00:00"), ZONE)
    assert form == Short("15/5 - 08:00", "LỄ PHÁT ĐỘNG PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ” – Còn 7 ngày")


def test_a_short_text_stands_on_a_small_panel() -> None:
    assert short_form(Card(title="Chào ca", lines=("06:00",)), Grid(128, 64), Instant(0), ZONE).running == ""


def test_a_code_has_whole_modules_and_its_quiet_zone() -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(0xFF204060)
    painter = QPainter(image)
    square = qr.draw(painter, "https://binhdanhocvuso.gov.vn", QRect(0, 0, 300, 300))
    painter.end()
    px = qr.module_px("https://binhdanhocvuso.gov.vn", 300)
    assert px >= 4
    assert square.width() % px == 0
    for at in range(4 * px):
        assert image.pixelColor(square.left() + at, square.center().y()).name() == "#ffffff"
    assert image.pixelColor(square.left() + 4 * px, square.top() + 4 * px).name() == "#000000"


def test_a_code_that_cameras_cannot_read_is_not_drawn() -> None:
    assert qr.module_px("https://binhdanhocvuso.gov.vn", 128) == 0
    assert [each.code for each in doubts(CARDS["qr"], P10)] == ["code-too-small"]
    assert doubts(CARDS["qr"], QSize(768, 384)) == ()


def test_letters_from_nowhere_are_doubted() -> None:
    (found,) = doubts(Ticker(text="Chào 漢"), P10, "T1")
    assert (found.code, found.item, found.detail) == ("glyphs-missing", "T1", "漢")


def test_what_ai_made_is_labelled() -> None:
    picture(CARDS["title"], QSize(1024, 512), Instant(0), ZONE, {})  # Qt's first draw of a size is off by 1/64 pixel
    plain = picture(CARDS["title"], QSize(1024, 512), Instant(0), ZONE, {})
    told = picture(CARDS["title"], QSize(1024, 512), Instant(0), ZONE, {}, tags=Tags(ai="labelled"))
    tag, place = ai_label(QSize(1024, 512))
    assert told == labelled(plain) != plain
    assert QRect(QRect(place, tag.size())).contains(_difference(plain, told))


def test_mourning_takes_the_colours_out() -> None:
    grey = picture(CARDS["title"], QSize(768, 384), Instant(0), ZONE, {}, mourning=True)
    assert grey.format() == QImage.Format.Format_RGB32
    shades = [grey.pixelColor(x, 100) for x in range(0, 768, 7)]
    assert all(shade.red() == shade.green() == shade.blue() for shade in shades)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_card_is_exactly_as_large_as_asked_and_opaque(size: tuple[int, int]) -> None:
    for card in CARDS.values():
        made = picture(card, QSize(*size), local("2026-05-08T06:00:37"), ZONE, {})
        assert (made.size(), made.format()) == (QSize(*size), QImage.Format.Format_RGB32)


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(7, 300), QSize(300, 7), QSize(40, 40)], ids=str)
def test_even_absurd_zones_get_a_picture(size: QSize) -> None:
    for card in [*CARDS.values(), Card(), Card(template="qr", link="x" * 5_000), Card(template="list", lines=("",))]:
        assert picture(card, size, Instant(0), ZONE, {}).size() == size
    assert picture(Ticker(text=""), size, Instant(0), ZONE, {}).size() == size


def test_a_text_too_long_for_its_page_ends_in_an_ellipsis(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.player.screen.drawing.roomier import watched  # noqa: PLC0415  # only here

    with watched(monkeypatch) as drawn:
        picture(Card(title="Đổi mới sáng tạo " * 200), QSize(768, 384), Instant(0), ZONE, {})
    assert drawn[-1][0].lines[-1].endswith("…")


def test_many_threads_draw_the_same_picture() -> None:
    picture(CARDS["list"], QSize(1024, 512), Instant(0), ZONE, {})  # as above

    def draw(_: int) -> QImage:
        return picture(CARDS["list"], QSize(1024, 512), Instant(0), ZONE, {})

    with ThreadPoolExecutor(4) as hands:
        first, *others = hands.map(draw, range(8))
    assert all(other == first for other in others)


def _difference(one: QImage, other: QImage) -> QRect:
    """Return the smallest rectangle that holds every pixel in which two pictures differ."""
    changed = QRect()
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                changed = changed.united(QRect(x, y, 1, 1))
    return changed
