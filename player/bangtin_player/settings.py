"""What a screen process is told at its start; the agent writes it, the screen reads it.

A screen is started as `python -m bangtin_player.screen JSON`, JSON being `ScreenSettings`. Messages
(`core.messages`) then flow over the inherited descriptor `socket`, a line of JSON each, both ways. When the agent's
end closes, the screen ends in order.
"""

from typing import Literal

import msgspec

from bangtin_player.clock import Rehearsal
from bangtin_playlists.layout import Box

EngineName = Literal["vlc", "qt"]
SurfaceName = Literal["auto", "gpu", "raster"]


class ScreenSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """One screen process: where it shows, with what, and by which clock."""

    socket: int = -1
    """The descriptor of the screen's end of the socket pair; -1 is no agent."""
    name: str = ""
    """Of the screen, for its window's title and its log."""
    output: str = ""
    """The output to show on, as the display server calls it (HDMI-A-1); empty is the first."""
    window: Box | None = None
    """A window instead of the full screen; Esc or closing it ends the run."""
    engine: EngineName = "vlc"
    surface: SurfaceName = "auto"
    pictures_only: bool = False
    """The safe profile: no film is given to a decoder, its slot is filled as R18 says."""
    clock: Rehearsal | None = None
    """None is the machine's own clock."""
