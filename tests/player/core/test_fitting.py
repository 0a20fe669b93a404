import pytest

from bangtin_player.core.fitting import misfit
from bangtin_player.core.messages import Started
from bangtin_playlists.layout import Band, Box, Output, Screen


def there(width: int, height: int) -> Started:
    return Started("raster", "vlc", "", width, height)


def test_an_output_of_another_size_than_the_programme_wants_is_named_with_both() -> None:
    trouble = misfit(Screen("S02", 1280, 640, output=Output(1920, 1080)), there(1280, 720))

    assert trouble is not None
    assert (trouble.code, trouble.detail) == ("output-size", "1280×720, programme: 1920×1080")


@pytest.mark.parametrize(
    ("output", "right", "down"),
    [
        (Output(), 1280, 640),
        (Output(x=100, y=50), 1380, 690),
        (Output(rotation=90), 640, 1280),
        (Output(bands=(Band(Box(0, 0, 800, 640), 0, 0), Band(Box(800, 0, 480, 640), 0, 640))), 800, 1280),
    ],
)
def test_a_screen_wants_an_output_that_all_its_pixels_fit_into(output: Output, right: int, down: int) -> None:
    screen = Screen("S02", 1280, 640, output=output)

    assert misfit(screen, there(right, down)) is None
    assert misfit(screen, there(right + 40, down + 80)) is None
    for trouble in (misfit(screen, there(right - 1, down)), misfit(screen, there(right, down - 1))):
        assert trouble is not None
        assert trouble.code == "output-too-small"
        assert f"screen: {right}×{down}" in trouble.detail
