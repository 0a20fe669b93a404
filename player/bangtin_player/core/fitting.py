"""Whether a screen and its output belong together, which a technician cannot see from the panel alone."""

from bangtin_player.core.messages import Started, Trouble
from bangtin_playlists.layout import Screen


def misfit(screen: Screen, started: Started) -> Trouble | None:
    """Say that the output is of another size than the programme wants, or too small for the screen; None where it fits.

    >>> misfit(Screen("S02", 1280, 640), Started("raster", "vlc", "", 1280, 720))
    """
    there = (started.width, started.height)
    wanted = (screen.output.width, screen.output.height)
    if all(wanted) and wanted != there:
        return Trouble("output-size", detail=f"{_size(there)}, programme: {_size(wanted)}")
    right, down = _reach(screen)
    if right > there[0] or down > there[1]:
        return Trouble("output-too-small", detail=f"{_size(there)}, screen: {right}×{down}")
    return None


def _reach(screen: Screen) -> tuple[int, int]:
    """Return how far the screen's pixels reach in its output, right and down."""
    pieces = [(band.x, band.y, band.source.w, band.source.h) for band in screen.output.bands]
    pieces = pieces or [(0, 0, screen.width, screen.height)]
    turned = screen.output.rotation in {90, 270}
    ends = [(x + (h if turned else w), y + (w if turned else h)) for x, y, w, h in pieces]
    return screen.output.x + max(x for x, _ in ends), screen.output.y + max(y for _, y in ends)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}×{size[1]}"
