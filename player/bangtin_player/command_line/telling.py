"""What a run came to, in a line or two for the person who started it."""

from typing import TYPE_CHECKING

from bangtin_player.command_line.terminal import console, phrase
from bangtin_playlists.words import Language

if TYPE_CHECKING:
    from bangtin_player.agent.report import Report, ScreenReport


def tell(made: "Report", tongue: Language) -> None:
    """Say in a line or two what the run came to."""
    out = console(errors=True)
    if not made.played:
        out.print(phrase("play.not_played", tongue, reason=_why_not(made, tongue)), style="bold red", soft_wrap=True)
        return
    handoffs = made.handoffs
    plays = sum(each.full + each.cut for each in made.plays.values())
    out.print(phrase("play.played", tongue, plays=plays, handoffs=handoffs.count, seconds=round(made.seconds)))
    if handoffs.count:
        worst, median = handoffs.worst_hold_ms, handoffs.median_hold_ms
        out.print(phrase("play.holds", tongue, median=median, worst=worst, dropped=made.frames.dropped))
    for name, each in made.screens.items():
        if each.restarts:
            out.print(phrase("play.restarts", tongue, screen=name, count=len(each.restarts)), style="yellow")


def _why_not(made: "Report", tongue: Language) -> str:
    """Say why nothing was on the wall, of the first screen of which that is true."""
    for name, each in made.screens.items():
        code = _lack(each)
        if code:
            last = f" ({each.restarts[-1]})" if each.restarts else ""
            return phrase(f"play.why.{code}", tongue, screen=name) + last
    return made.reason


def _lack(screen: "ScreenReport") -> str:
    """Return what a screen did not come to; empty where content was on it."""
    if not screen.surface:
        return "never_up"
    if not screen.frames.shown:
        return "no_picture"
    return "" if screen.plays else "nothing_on"
