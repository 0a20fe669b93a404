"""Codes are read from the very pixels of the wall, on every size that has room for them (domain.md 5.4)."""

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from bangtin_player.screen.drawing import doubts, picture, qr
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card
from tests.player.screen.contact_sheet import SOURCE, ZONE

SHORT = "https://bqlkkt.vn"
USUAL = "https://binhdanhocvuso.gov.vn"
LONG = "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?ma=1234567890&nguon=led-nck-01"
SIZES = (
    (320, 160), (320, 560), (512, 256), (768, 384), (960, 540), (1024, 512), (1280, 640), (1080, 1920), (1920, 1080),
)  # fmt: skip
LEAST = {SHORT: 0, USUAL: 0, LONG: 256}
"""The shortest side on which each has 4 pixels a module."""


def read(made: QImage) -> list[zxingcpp.Barcode]:
    """Read every code of a picture as a camera right before the wall would."""
    grey = made.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return list(zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))


def card(link: str, source: str = "") -> Card:
    return Card(template="qr", title="BÌNH DÂN HỌC VỤ SỐ", lines=("Quét mã để bắt đầu",), link=link, source=source)


def square_of(code: zxingcpp.Barcode) -> QRect:
    place = code.position
    return QRect(QPoint(place.top_left.x, place.top_left.y), QPoint(place.bottom_right.x, place.bottom_right.y))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("link", LEAST)
@pytest.mark.parametrize("source", ["", SOURCE], ids=["plain", "source"])
def test_a_code_is_read_from_the_wall_s_own_pixels(link: str, size: tuple[int, int], source: str) -> None:
    made = picture(card(link, source), QSize(*size), Instant(0), ZONE, {})
    found = read(made)
    if min(size) < LEAST[link]:
        assert not found
        assert "code-too-small" in [each.code for each in doubts(card(link, source), QSize(*size))]
        return
    assert [each.text for each in found] == [link]
    assert "code-too-small" not in [each.code for each in doubts(card(link, source), QSize(*size))]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_code_keeps_its_quiet_zone_and_its_modules_on_every_page(size: tuple[int, int]) -> None:
    made = picture(card(USUAL, SOURCE), QSize(*size), Instant(0), ZONE, {})
    (found,) = read(made)
    square, count = square_of(found), len(qr.modules(USUAL))
    px = round(square.width() / count)
    assert px >= 4
    quiet = square.adjusted(-4 * px + 2, -4 * px + 2, 4 * px - 2, 4 * px - 2)
    assert made.rect().contains(quiet)
    inside = square.adjusted(-2, -2, 2, 2)
    around = [
        made.pixelColor(x, y).name()
        for y in range(quiet.top(), quiet.bottom())
        for x in range(quiet.left(), quiet.right())
        if not inside.contains(x, y)
    ]
    assert set(around) == {"#ffffff"}


def test_a_code_that_is_scaled_down_to_two_pixels_a_module_is_what_the_rule_guards_against() -> None:
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    assert qr.draw(painter, USUAL, QRect(0, 0, 80, 80)).isNull()
    painter.end()
    assert not read(image)
