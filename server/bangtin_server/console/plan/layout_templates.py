"""Where zones stand in the usual divisions of a screen, for screens of any size and either way up."""

from collections.abc import Callable, Mapping

from bangtin_playlists.layout import MAIN, Box

Division = tuple[tuple[str, Box], ...]
"""What each zone is called, `MAIN` or a key of the words, and where it stands."""
_LEAST_STRIP = 32
"""Rows of a running line that can still be read on the coarsest panels, of 64 rows (domain.md 5.4)."""
_MODULE = 8
"""Pixels that panels are multiples of; zones end there where they can."""


def _one(whole: Box) -> Division:
    return ((MAIN, whole),)


def _ticker(whole: Box) -> Division:
    rest, strip = _over_strip(whole)
    return (MAIN, rest), ("zone_ticker", strip)


def _side(whole: Box) -> Division:
    film, side = _aside(whole)
    return (MAIN, film), ("zone_side", side)


def _side_ticker(whole: Box) -> Division:
    rest, strip = _over_strip(whole)
    return (*_side(rest), ("zone_ticker", strip))


def _lobby(whole: Box) -> Division:
    rest, strip = _over_strip(whole)
    film, side = _aside(rest)
    one, other = _halves(side)
    return (MAIN, film), ("zone_side_1", one), ("zone_side_2", other), ("zone_ticker", strip)


TEMPLATES: Mapping[str, Callable[[Box], Division]] = {
    "one": _one,
    "ticker": _ticker,
    "side": _side,
    "side-ticker": _side_ticker,
    "lobby": _lobby,
}


def divided(template: str, size: tuple[int, int]) -> Division:
    """Return where the zones of a template stand on screens of *size*.

    >>> [(name, box.w, box.h) for name, box in divided("ticker", (1024, 512))]
    [('main', 1024, 448), ('zone_ticker', 1024, 64)]
    """
    return TEMPLATES[template](Box(0, 0, *size))


def _over_strip(area: Box) -> tuple[Box, Box]:
    """Cut off a strip below for a running line: an eighth, more of a panel of few rows."""
    strip = _even(min(max(area.h // 8, _LEAST_STRIP), area.h // 2))
    return Box(area.x, area.y, area.w, area.h - strip), Box(area.x, area.y + area.h - strip, area.w, strip)


def _aside(area: Box) -> tuple[Box, Box]:
    """Cut the last third off the longer side."""
    return _cut(area, _even(max(area.w, area.h) // 3))


def _halves(area: Box) -> tuple[Box, Box]:
    return _cut(area, max(area.w, area.h) // 2)


def _cut(area: Box, last: int) -> tuple[Box, Box]:
    """Cut *last* pixels off the longer side."""
    if area.w >= area.h:
        first = area.w - last
        return Box(area.x, area.y, first, area.h), Box(area.x + first, area.y, last, area.h)
    first = area.h - last
    return Box(area.x, area.y, area.w, first), Box(area.x, area.y + first, area.w, last)


def _even(pixels: int) -> int:
    return pixels - pixels % _MODULE if pixels > _MODULE else max(pixels, 1)
