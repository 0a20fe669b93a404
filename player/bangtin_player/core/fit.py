"""How a picture meets its zone: which part of it is shown, and where (contain, cover)."""

from typing import Literal, NamedTuple

from bangtin_playlists.layout import Box

Size = tuple[int, int]


class Placing(NamedTuple):
    """The part of a picture that is shown, and the part of the zone that it fills; both in pixels of their own."""

    source: Box
    target: Box


def place(picture: Size, zone: Size, fit: Literal["contain", "cover", "pan"], shape: float = 1.0) -> Placing:
    """Lay a picture of *picture* pixels into *zone*; its pixels are *shape* times as wide as high.

    `contain` shows all of it between bars, `cover` fills the zone and loses edges, evenly on both sides. A film does
    not pan: it is contained. A picture that differs from its zone by less than a pixel fills it exactly.

    >>> place((1920, 1080), (1024, 512), "contain").target
    Box(x=57, y=0, w=910, h=512)
    >>> place((1920, 1080), (1024, 512), "cover").source
    Box(x=0, y=60, w=1920, h=960)
    """
    width, height = picture[0] * shape, float(picture[1])
    if fit == "cover":
        scale = max(zone[0] / width, zone[1] / height)
        cut = _even(zone[0] / scale / shape, picture[0]), _even(zone[1] / scale, picture[1])
        return Placing(_centred(cut, picture), Box(0, 0, *zone))
    scale = min(zone[0] / width, zone[1] / height)
    kept = _near(width * scale, zone[0]), _near(height * scale, zone[1])
    return Placing(Box(0, 0, *picture), _centred(kept, zone))


def _near(length: float, limit: int) -> int:
    return limit if abs(length - limit) < 1 else max(1, min(limit, round(length)))


def _even(length: float, limit: int) -> int:
    """Return a length that leaves whole chroma samples on both sides."""
    return limit if limit - length < 1 else max(2, limit - 2 * round((limit - length) / 2))


def _centred(inner: Size, outer: Size) -> Box:
    return Box((outer[0] - inner[0]) // 2, (outer[1] - inner[1]) // 2, *inner)
