"""The settings of a player, and what a screen process is told at its start: the agent writes that, the screen reads it.

A screen is started as `python -m bangtin_player.screen JSON`, JSON being `ScreenSettings`. Messages
(`core.messages`) then flow over the inherited descriptor `socket`, a line of JSON each, both ways. When the agent's
end closes, the screen ends in order.
"""

from datetime import time
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


class Span(msgspec.Struct, frozen=True):
    """From one time of day to another, by the first screen's clock; past midnight where it ends before it begins."""

    since: time
    until: time


class Collecting(msgspec.Struct, frozen=True):
    """How a player asks its centre, and how it fetches media. Orders and their media are under no limit."""

    every_s: int = 60
    """Within which a change at the centre is found, so between two rounds at most; a push makes one earlier."""
    at_once: int = 3
    """Media fetched at the same time."""
    kilobytes: int = 0
    """A second, all media together; 0 is as fast as it goes."""
    hours: tuple[Span, ...] = ()
    """When media may be fetched; none named is always."""
    pictures_s: int = 45
    """Between two pictures of each wall, about; 0 is none but those that are asked for."""
    quota_mb: int = 0
    """Millions of bytes that all media together may take; 0 is what the disk has."""


class ContactSettings(msgspec.Struct, frozen=True):
    """A contact that is wired to the machine, such as that of a fire panel, and the trigger that it asserts."""

    trigger: str
    """What lines of the schedule call it."""
    at: str
    """`CHIP:LINE` of the GPIO (gpiochip0:17), or the whole path of a file that is there while it is closed."""
    reset: str = ""
    """A line that has to be closed for a second to end what was asserted; empty: it ends with the contact."""
    normally: Literal["open", "closed"] = "open"
    """At rest. One that is normally closed also speaks where its wire is cut."""
    pull: Literal["up", "down"] = "up"
    """To which side the machine's resistor pulls the line; a closed contact draws it to the other."""


class ScreenPlace(msgspec.Struct, frozen=True):
    """One screen of a player's settings: a programme, and the output that shows it."""

    programme: str = ""
    """The programme's file, relative to the settings; for `play`."""
    screen: str = ""
    """The name of the centre's screen that belongs here; empty is the one whose turn it is. For `run`."""
    orders: str = ""
    """A file of orders in place of the programme's own; watched as it is rewritten."""
    output: str = ""
    """The output to show on, as the display server calls it (HDMI-A-1); empty is the first."""
    engine: EngineName = "vlc"
    surface: SurfaceName = "auto"


class PlayerSettings(msgspec.Struct, frozen=True):
    """What `config/player.yaml` holds; the defaults live here and nowhere else."""

    player: str = ""
    """The player's name in the play log; empty is the machine's."""
    state: str = ""
    """The folder of play log and quarantine; empty is the service's own, or ~/.local/state/bangtin."""
    clock_trust: Literal["floor", "server", "network"] = "floor"
    """How far the clock has to be trusted for the schedule to be followed; below it the fallback plays."""
    centre: str = ""
    """The address of the centre, for a player that was not enrolled by hand."""
    collect: Collecting = Collecting()
    contacts: tuple[ContactSettings, ...] = ()
    """Of all the screens of this machine."""
    screens: tuple[ScreenPlace, ...] = ()
