"""The circle: a new player shows its code, is accepted, shows what is published, says so, and needs nobody to go on."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PIL import Image

from tests.benchmarks.handoff.wall import xvfb
from tests.end_to_end.circle import SIZE, Centre, Wall, centre_in, player_on, programme, until
from tests.end_to_end.ports import listens


def test_a_new_machine_goes_the_whole_circle(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    with centre_in(tmp_path / "centre") as centre, xvfb(SIZE) as display, ExitStack() as stack:
        centre.publish(programme(tmp_path / "files", "red"), "nha-may")
        (tmp_path / "player.yaml").write_text(f"centre: {centre.address}\nstate: state\ncollect: {{every_s: 5}}\n")
        wall = Wall(display)
        stack.callback(wall.close)
        with player_on(display, tmp_path) as player:
            _goes_on_the_wall(centre, wall, tmp_path)
            assert listens(player.pid) == []
        centre.stop()
        with player_on(display, tmp_path):  # the centre is away, the machine starts anew
            until(lambda: wall.colour() == "blue" or None)


def _goes_on_the_wall(centre: Centre, wall: Wall, folder: Path) -> None:
    code = until(wall.code)
    assert code.startswith(f"{centre.address}/enrol/")
    centre.accept(code.rpartition("/")[2], "SANH-01")
    until(lambda: wall.colour() == "red" or None)
    first = until(lambda: _heard(centre, 0))
    centre.photograph("SANH-01")
    centre.publish(programme(folder / "files", "blue"), "nha-may")
    until(lambda: wall.colour() == "blue" or None)
    then = until(lambda: _heard(centre, first["manifest_version"]))
    assert (first["screen"], then["screen"]) == ("SANH-01", "SANH-01")
    assert then["items"]["main"] in {"red", "blue"}  # the last picture stands until the next one's first frame
    (picture,) = until(lambda: centre.pictures() or None)
    with Image.open(picture) as seen:
        assert seen.size == SIZE


def _heard(centre: Centre, after: int) -> dict[str, Any] | None:
    """Return what the player says of its screen, once that shows a newer version than *after*."""
    beats = [beat for beat in json.loads(centre.heartbeats()) if beat.get("screens")]
    said = [screen for beat in beats for screen in beat["screens"] if screen.get("manifest_version", 0) > after]
    return said[0] if said else None
