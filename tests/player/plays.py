"""Plays as a screen reports them, with what does not matter filled in."""

import msgspec

from bangtin_player.core.messages import Played
from bangtin_playlists.instant import Instant

_PLAY = Played(
    zone="main",
    playlist="ngay",
    entry="day",
    level=10,
    item="N1",
    item_version=1,
    digest="d" * 64,
    planned_start=Instant(1_795_430_900_000),
    actual_start=Instant(1_795_430_900_004),
    shown_ms=10_000,
    slot_ms=10_000,
    full=True,
    why="",
    hold_ms=4.0,
    frames_dropped=0,
    manifest_version=7,
)


def a_play(**changes: object) -> Played:
    """Make a play."""
    return msgspec.structs.replace(_PLAY, **changes)
