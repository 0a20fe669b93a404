import pytest

from bangtin_player.errors import ScreenError
from bangtin_player.screen.output import bands, find_output, piece
from bangtin_playlists.layout import Band, Box, Output, Screen


def _corner(screen: Screen, x: int, y: int) -> tuple[int, int]:
    """Where a pixel of an unbanded screen comes out, worked by hand from the rotation about the scene's corner."""
    laid = piece(bands(screen)[0], screen.output)
    turned = {0: (x, y), 90: (-y - 1, x), 180: (-x - 1, -y - 1), 270: (y, -x - 1)}[screen.output.rotation]
    return laid["x"] + laid["sceneX"] + turned[0], laid["y"] + laid["sceneY"] + turned[1]


@pytest.mark.parametrize(
    ("rotation", "first", "last"),
    [(0, (5, 7), (104, 56)), (90, (54, 7), (5, 106)), (180, (104, 56), (5, 7)), (270, (5, 106), (54, 7))],
)
def test_a_turned_screen_stays_in_its_viewport(rotation: int, first: tuple[int, int], last: tuple[int, int]) -> None:
    screen = Screen("S", 100, 50, output=Output(x=5, y=7, rotation=rotation))
    assert _corner(screen, 0, 0) == first
    assert _corner(screen, 99, 49) == last


def test_a_strip_wider_than_its_output_lies_in_bands() -> None:
    output = Output(bands=(Band(Box(0, 0, 1024, 64), 0, 0), Band(Box(1024, 0, 1024, 64), 0, 64)))
    pieces = [piece(band, output) for band in bands(Screen("S", 2048, 64, output=output))]
    assert [(each["x"], each["y"], each["w"], each["h"]) for each in pieces] == [(0, 0, 1024, 64), (0, 64, 1024, 64)]
    assert [(each["sceneX"], each["sceneY"]) for each in pieces] == [(0, 0), (-1024, 0)]


def test_a_machine_without_outputs_is_an_error_for_people() -> None:
    with pytest.raises(ScreenError, match="is a display connected"):
        find_output("HDMI-A-1", [])
