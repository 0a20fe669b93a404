from collections.abc import Iterator

import pytest

from bangtin_player.screen.app import open_engine
from bangtin_player.screen.engines.port import Player


@pytest.fixture(params=["vlc", "qt"])
def player(request: pytest.FixtureRequest, qapp: object) -> Iterator[Player]:
    del qapp
    engine = open_engine(request.param)
    player = engine.player()
    yield player
    player.close()
    engine.close()
