"""How the two sides of a zone lie at an instant of a transition: functions of the clock alone (R17)."""

from typing import NamedTuple

from bangtin_player.core.shot import Shot


class Lie(NamedTuple):
    """The incoming side, and the held picture below it; shifts are to the right, in widths of the zone."""

    opacity: float
    shift: float
    shift_below: float


def lie(shot: Shot, now: float) -> Lie:
    """Say how the sides lie while *shot* comes in, and after."""
    done = progress(shot, now)
    kind = shot.transition().kind if done < 1 else "cut"
    match kind:
        case "fade":
            return Lie(done, 0.0, 0.0)
        case "slide":
            return Lie(1.0, 1 - done, -done)
        case _:
            return Lie(1.0, 0.0, 0.0)


def progress(shot: Shot, now: float) -> float:
    """Return how far the transition into *shot* has come, 0 to 1."""
    transition = shot.transition()
    length = 0 if transition.kind == "cut" else transition.length_ms
    return 1.0 if length <= 0 else min(1.0, max(0.0, (now - shot.begin) / length))
