"""What really stands on the wall, pixel by pixel, on the surface without a GPU."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from bangtin_player.screen import pane
from bangtin_player.screen.app import QML
from bangtin_player.screen.output import OutputView, Window
from bangtin_player.screen.side import Side, Tile
from bangtin_playlists.instant import Millis
from bangtin_playlists.layout import Band, Box, Output, Screen
from bangtin_playlists.playlist import Digest, Item, Video
from tests.player.screen.wall import LOOP, SPLIT_LOOP, Wall


@pytest.fixture
def view(wall: Wall, qtbot: QtBot) -> Iterator[tuple[Window, OutputView]]:
    pane.register()
    window, output = Window("test"), OutputView()
    window.setInitialProperties({"stage": wall.stage, "output": output})
    window.setSource(QUrl.fromLocalFile(str(QML / "Wall.qml")))
    window.setGeometry(0, 0, 200, 160)
    window.show()
    qtbot.waitExposed(window)
    yield window, output
    window.setSource(QUrl())
    window.close()


def _lit(window: Window) -> Box:
    """The rectangle around everything that is not black."""
    image = window.grabWindow()
    lit = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) & 0xFFFFFF]
    left, top = min(x for x, _ in lit), min(y for _, y in lit)
    return Box(left, top, max(x for x, _ in lit) - left + 1, max(y for _, y in lit) - top + 1)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (Output(x=10, y=20), Box(10, 20, 64, 32)),
        (Output(x=10, y=20, rotation=90), Box(10, 20, 32, 64)),
        (Output(x=10, y=20, rotation=180), Box(10, 20, 64, 32)),
        (Output(x=10, y=20, rotation=270), Box(10, 20, 32, 64)),
        (Output(bands=(Band(Box(0, 0, 32, 32), 0, 0), Band(Box(32, 0, 32, 32), 0, 32))), Box(0, 0, 32, 64)),
    ],
)
def test_everything_outside_the_viewport_is_black(
    wall: Wall, view: tuple[Window, OutputView], output: Output, expected: Box
) -> None:
    window, placed = view
    placed.set_screen(Screen("S", 64, 32, output=output))
    wall.show(SPLIT_LOOP)
    wall.settle()
    assert _lit(window) == expected


def test_layouts_come_and_go_without_a_word_from_qml(wall: Wall, view: tuple[Window, OutputView], qtbot: QtBot) -> None:
    view[1].set_screen(Screen("S", 64, 32))
    for version in range(6):
        wall.show(SPLIT_LOOP if version % 2 else LOOP, version=version)
        wall.settle()
        qtbot.wait(20)
    assert set(wall.on()) == {"left", "right"}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there (PEP 683): its count says nothing")
def test_calls_from_qt_leave_the_count_of_none_alone(qapp: object) -> None:
    """PySide6 6.12.0 lost a reference at every call that returns nothing, until Python 3.11 aborted."""
    del qapp
    parent = QObject()
    side = Side((8, 8), on_sinks=False, parent=parent)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        side.show_image(picture)
        side.changed.emit()
    assert abs(sys.getrefcount(None) - before) < 100


def test_tiles_stand_where_they_are_put_and_the_ground_fills_the_gaps(qapp: object) -> None:
    del qapp
    parent = QObject()
    side = Side((30, 10), on_sinks=False, parent=parent)
    red = QImage(10, 10, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    side.show_tiles((Tile(red, -5, 0), Tile(red, 20, 0)), QColor("blue"))
    canvas = QImage(30, 10, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    side.paint(painter)
    painter.end()
    assert [QColor(canvas.pixel(x, 5)).name() for x in (0, 4, 5, 19, 20, 29)] == [
        "#ff0000",
        "#ff0000",
        "#0000ff",
        "#0000ff",
        "#ff0000",
        "#ff0000",
    ]


def test_a_zone_with_nothing_to_show_is_not_black_but_the_slate(wall: Wall, view: tuple[Window, OutputView]) -> None:
    window, output = view
    output.set_screen(Screen("S", 64, 32))
    broken = Item("film", Video(Digest("f" * 64), Millis(5_000)), Millis(5_000))
    wall.show(items=(broken,))
    wall.settle()
    assert _lit(window) == Box(0, 0, 64, 32)
