"""Where moving things are at an instant: whole pixels, functions of the clock alone (R21)."""

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Ticker

REFRESH = 60
"""Refreshes a second of a wall (domain.md 5.3)."""

_REST_MS = 1_000
"""A card's running line rests this long before it runs, and its last word stays at least this long."""
_REST_SHARE, _LONGEST_REST = 8, 2_000
"""A pan rests at each end for this share of its slot, at most this many milliseconds, so that both ends are read."""


_NEAR_ENOUGH = 0.75
"""A pan may take this much less of its time, and rest longer, for steps of one length."""


def position(ticker: Ticker, strip_width: int, zone_width: int, at: Instant, refresh: int = REFRESH) -> int:
    """Say where in its zone the left edge of a running strip is (R21).

    The strip enters at the right edge and has left when the next pass begins, so a loop has no seam. Between two
    refreshes it stands; at each it moves on by whole pixels, the same number every time where *ticker.speed* is a
    multiple of *refresh*.

    Args:
        ticker: What runs, and how fast in pixels a second.
        strip_width: Of the drawn text, in pixels.
        zone_width: Of the zone, in pixels.
        at: The instant at which the picture will be seen.
        refresh: Refreshes a second.

    >>> [position(Ticker(text="", speed=120), 900, 100, Instant(at)) for at in (0, 17, 8_333, 8_334)]
    [100, 98, -898, 100]
    """
    refreshes = at * refresh // 1000
    run = refreshes * ticker.speed // refresh
    return zone_width - run % (strip_width + zone_width)


def pass_ms(ticker: Ticker, strip_width: int, zone_width: int) -> float:
    """Return how long one pass takes: (text + zone) / speed (R21), in milliseconds."""
    return (strip_width + zone_width) * 1000 / ticker.speed


def reading(ticker: Ticker, strip_width: int, zone_width: int, at: Instant, since: Instant | None = None) -> int:
    """Say where the left edge of a card's running line is: at the zone's left edge first, so that it is read at once.

    After a moment's rest it runs out, and from then on goes as a ticker does. Without *since* it is a ticker.

    >>> [reading(Ticker(text="", speed=120), 300, 100, Instant(at), Instant(0)) for at in (0, 1_000, 3_500, 3_517)]
    [0, 0, -300, 98]
    """
    if since is None:
        return position(ticker, strip_width, zone_width, at)
    refreshes = max(0, at - since - _REST_MS) * REFRESH // 1000
    run = refreshes * ticker.speed // REFRESH
    return -run if run <= strip_width else zone_width - (run - strip_width) % (strip_width + zone_width)


def reading_ms(ticker: Ticker, strip_width: int, zone_width: int) -> Millis:
    """Return how long a card must stand until the last word of its running line was read."""
    return Millis(2 * _REST_MS + max(0, strip_width - zone_width) * 1000 // ticker.speed)


def pan(content: tuple[int, int], zone: tuple[int, int], offset_ms: int, slot_ms: int) -> tuple[int, int]:
    """Say where in its zone the top left corner of a panned picture is: from its beginning to its end in one slot.

    Args:
        content: Width and height of the picture, in pixels.
        zone: Width and height of the zone.
        offset_ms: How far into the slot.
        slot_ms: Length of the slot.

    >>> [pan((100, 500), (100, 100), at, 10_000) for at in (0, 1_250, 5_000, 9_000, 10_000)]
    [(0, 0), (0, 0), (0, -200), (0, -400), (0, -400)]
    """
    rest = min(slot_ms // _REST_SHARE, _LONGEST_REST)
    way = max(1, slot_ms - 2 * rest)
    frames = max(1, way * REFRESH // 1000)
    frame = frames if offset_ms >= slot_ms - rest else max(0, offset_ms - rest) * REFRESH // 1000
    across, down = (max(0, inner - outer) for inner, outer in zip(content, zone, strict=True))
    return -_gone(across, frames, frame), -_gone(down, frames, frame)


def _gone(distance: int, frames: int, frame: int) -> int:
    """Return how far a pan has come: by the same whole pixels each time, where that is near enough to its pace."""
    step = -(-distance // frames)
    every = frames // distance if 0 < distance < frames else 1
    needed = -(-distance // max(1, step)) * every
    if needed < frames * _NEAR_ENOUGH:
        return distance * frame // frames
    begun = frame - (frames - needed) // 2
    return min(distance, max(0, begun // every * step))
