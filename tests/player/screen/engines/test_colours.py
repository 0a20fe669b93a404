"""The colours of a film, and its outline, as they are drawn: known colours go in by ffmpeg, and pixels are read."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from bangtin_player.core.fit import Size
from bangtin_player.screen.engines.port import Player
from tests.media import specimens
from tests.player.screen.engines.played import first_picture

_COLOURS = ("#c83c28", "#2850c8", "#30b040", "#e0e0e0")
_SMALL, _LARGE = (96, 64), (1280, 64)
_TAGS = {"bt601": "smpte170m", "bt709": "bt709"}
_ERROR = 8
"""Of 255. A film taken for one of the other matrix errs by 19 to 22."""

pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")


def _film(folder: Path, size: Size, matrix: str, *, tagged: bool) -> Path:
    """Make a film of four fields of colour side by side."""
    width, height = size
    boxes = ",".join(
        f"drawbox=x={at * width // 4}:w={width // 4}:h=ih:c=0x{colour[1:]}:t=fill" for at, colour in enumerate(_COLOURS)
    )
    source = f"color=c=black:s={width}x{height}:r=10:d=0.5,format=rgb24,{boxes},"
    target, tag = folder / "colours.mp4", _TAGS[matrix]
    tags = ("-colorspace", tag, "-color_primaries", tag, "-color_trc", tag, "-color_range", "tv") if tagged else ()
    source += f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p"
    specimens.ffmpeg(
        "-f", "lavfi", "-i", source, "-c:v", "libx264", "-qp", "4", "-preset", "ultrafast", *tags, str(target)
    )
    return target


def _seen(picture: QImage) -> list[tuple[int, int, int]]:
    width, height = picture.width(), picture.height()
    colours = [picture.pixelColor((2 * n + 1) * width // 8, height // 2) for n in range(4)]
    return [(colour.red(), colour.green(), colour.blue()) for colour in colours]


def _error(picture: QImage) -> int:
    wanted = [tuple(bytes.fromhex(colour[1:])) for colour in _COLOURS]
    return max(
        abs(a - b) for one, other in zip(_seen(picture), wanted, strict=True) for a, b in zip(one, other, strict=True)
    )


@pytest.mark.parametrize(
    ("size", "matrix", "said"),
    [
        (_SMALL, "bt601", "nothing"),
        (_LARGE, "bt709", "nothing"),
        (_SMALL, "bt709", "the matrix"),
        (_LARGE, "bt601", "the matrix"),
    ],
)
def test_colours_are_those_that_were_filmed(  # noqa: PLR0913, PLR0917 - three that vary, three that pytest gives
    player: Player, size: Size, matrix: str, said: str, tmp_path: Path, qtbot: QtBot
) -> None:
    film = _film(tmp_path, size, matrix, tagged=said == "the matrix")
    assert _error(first_picture(player, film, qtbot, size)) <= _ERROR


def test_in_mourning_a_film_has_no_colours(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    seen = _seen(first_picture(player, _film(tmp_path, _SMALL, "bt709", tagged=True), qtbot, _SMALL, grey=True))
    assert all(max(colour) - min(colour) <= 1 for colour in seen)
    assert len({colour[0] for colour in seen}) == len(seen)


def _lit(picture: QImage) -> tuple[int, int]:
    """Width and height of what is not black."""
    columns = [
        x for x in range(picture.width()) if any(picture.pixel(x, y) & 0xFFFFFF for y in range(0, picture.height(), 7))
    ]
    rows = [
        y for y in range(picture.height()) if any(picture.pixel(x, y) & 0xFFFFFF for x in range(0, picture.width(), 7))
    ]
    return max(columns) - min(columns) + 1, max(rows) - min(rows) + 1


@pytest.mark.parametrize(("name", "shape"), [("anamorphic", 64 / 27), ("rotated", 9 / 16), ("transport", 16 / 9)])
def test_a_film_has_its_own_outline(player: Player, name: str, shape: float, tmp_path: Path, qtbot: QtBot) -> None:
    width, height = _lit(first_picture(player, specimens.specimen(name, tmp_path), qtbot, (640, 640)))
    assert width / height == pytest.approx(shape, rel=0.03)
