import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QUICK_BACKEND"] = "software"  # the surface of machines without a GPU

from tests.player.screen.wall import Wall


@pytest.fixture
def wall(qtbot: QtBot) -> Iterator[Wall]:
    wall = Wall(qtbot.wait)
    yield wall
    wall.stage.close()
