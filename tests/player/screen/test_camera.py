"""Pictures of the wall, made smaller beside Qt's thread."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from bangtin_player.core.messages import Photograph
from bangtin_player.screen.camera import Camera, small


@pytest.mark.parametrize(
    ("size", "edge", "becomes"),
    [
        ((1920, 1080), 480, (480, 270)),
        ((1080, 1920), 480, (270, 480)),
        ((32, 18), 480, (32, 18)),
        ((9, 6), 0, (9, 6)),
    ],
)
def test_the_longer_side_is_bounded(size: tuple[int, int], edge: int, becomes: tuple[int, int]) -> None:
    made = small(QImage(*size, QImage.Format.Format_RGB32), edge)
    assert (made.width(), made.height()) == becomes


def test_a_look_is_a_small_jpeg_and_one_that_cannot_be_left_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    window, owner = QQuickView(), QObject()
    window.resize(640, 360)
    window.setColor(QColor("#c00"))
    window.show()
    qtbot.waitExposed(window)
    camera, path = Camera(window, owner), tmp_path / "look.jpg"
    camera.take(Photograph(str(path), 160))
    qtbot.waitUntil(path.exists)
    seen = QImage(str(path))
    assert (seen.width(), seen.height()) == (160, 90)
    assert path.read_bytes()[:2] == b"\xff\xd8"
    with qtbot.waitSignal(camera.failed) as said:
        camera.take(Photograph(str(tmp_path / "nowhere" / "look.jpg")))
    assert said.args == [str(tmp_path / "nowhere" / "look.jpg")]
    camera.close()
    window.close()
