"""A running line has no seam and loses no mark, at any height and speed (R21; domain.md 2.11)."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from bangtin_player.core.motion import REFRESH, position, reading, reading_ms
from bangtin_player.screen.drawing import picture, strip, strip_width
from bangtin_player.screen.drawing.ticker import TILE, draw, letters
from bangtin_player.screen.drawing.type import STACKED
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Ticker
from tests.player.screen.contact_sheet import ZONE

TEXT = f"j ỄỖẪẰỞ NGHỄNH NGÃ, gạỵ (ỵ) {STACKED} Bình dân học vụ số"


def lit(made: QImage) -> int:
    """Count the pixels that are not the ground."""
    grey = made.convertToFormat(QImage.Format.Format_Grayscale8)
    stride, width = grey.bytesPerLine(), grey.width()
    rows, ground = bytes(grey.constBits()), bytes([grey.pixelColor(0, grey.height() - 1).value()])
    return sum(width - rows[at : at + width].count(ground) for at in range(0, len(rows), stride))


@pytest.mark.parametrize("height", [*range(10, 130, 9), 180, 252])
def test_every_height_holds_all_the_ink(height: int) -> None:
    line = Ticker(text=TEXT, theme="night")
    made = strip(line, height)
    roomy = QImage(made.width() + 80, 3 * height, QImage.Format.Format_RGB32)
    roomy.fill(QColor("#000000"))
    painter = QPainter(roomy)
    painter.translate(40, height)
    box = QRect(0, 0, made.width(), height)
    with pytest.MonkeyPatch().context() as patch:
        patch.setattr(QPainter, "setClipRect", lambda *_: None)
        draw(painter, line, box, 0, "#E6E6E6")
    painter.end()
    assert lit(roomy) - lit(roomy.copy(40, height, made.width(), height)) == 0
    assert lit(made) > 100


@pytest.mark.parametrize("speed", [60, 120, 240, 100])
@pytest.mark.parametrize("size", [QSize(128, 32), QSize(192, 48)], ids=["128x32", "192x48"])
def test_each_refresh_shows_the_last_one_moved_on(size: QSize, speed: int) -> None:
    line = Ticker(text="Ẫ bình dân học vụ số", speed=speed)
    whole = strip_width(line, size.height()) + size.width()
    turn = whole * REFRESH // speed
    for begin in (0, turn // 2, turn - 6):
        ats = [Instant(-(-refresh * 1000 // REFRESH)) for refresh in range(begin, begin + 12)]
        xs = [position(line, whole - size.width(), size.width(), at) for at in ats]
        made = [picture(line, size, at, ZONE, {}) for at in ats]
        for (before, after), (x, next_x) in zip(pairwise(made), pairwise(xs), strict=True):
            step = (x - next_x) % whole
            assert step in {speed // REFRESH, -(-speed // REFRESH)}
            kept = size.width() - step
            assert after.copy(0, 0, kept, size.height()) == before.copy(step, 0, kept, size.height())


def test_letters_do_not_change_where_two_tiles_meet() -> None:
    line = Ticker(text=" ".join(["Ẫ bình dân học vụ số"] * 30))
    size = QSize(256, 32)
    seam = Instant((256 + TILE - 128) * 1000 // line.speed)
    shown = picture(line, size, seam, ZONE, {})
    x = position(line, strip_width(line, 32), 256, seam)
    assert shown == strip(line, 32).copy(-x, 0, 256, 32)


def test_a_card_s_line_is_there_at_once_and_then_runs() -> None:
    line = Ticker(text="", speed=60)
    places = [reading(line, 300, 100, Instant(5_000 + at), Instant(5_000)) for at in (0, 999, 2_000, 6_000, 6_017)]
    assert places == [0, 0, -60, -300, 99]
    assert reading(line, 300, 100, Instant(8_000)) == position(line, 300, 100, Instant(8_000))


def test_a_card_s_line_was_read_when_its_end_stood_for_a_second() -> None:
    line = Ticker(text="", speed=60)
    needed = reading_ms(line, 400, 100)
    assert needed == 7_000
    assert reading(line, 400, 100, Instant(needed - 1_000), Instant(0)) == 100 - 400
    assert reading_ms(line, 80, 100) == 2_000


def test_letters_grow_with_the_rows() -> None:
    sizes = [letters(height) for height in range(10, 260)]
    assert sizes == sorted(sizes)
