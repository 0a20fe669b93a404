"""What the agent and a screen tell each other: frozen messages over one socket pair, each a line of JSON."""

from typing import Literal

import msgspec

from bangtin_playlists.instant import Instant
from bangtin_playlists.local import NOTHING_LOCAL, Local
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders


class Show(msgspec.Struct, frozen=True, tag="show"):
    """Put these documents on the wall, at once; what is unchanged plays on untouched (R19)."""

    manifest: Manifest
    orders: Orders = NO_ORDERS
    local: Local = NOTHING_LOCAL
    places: dict[str, str] = msgspec.field(default_factory=dict)
    """Where the file of each digest is."""


class Photograph(msgspec.Struct, frozen=True, tag="photograph"):
    """Leave a picture of the wall at *path*: PNG or JPEG, as its suffix says."""

    path: str
    edge: int = 0
    """Its longer side in pixels, at most; 0 is every pixel."""


class Noted(msgspec.Struct, frozen=True, tag="noted"):
    """The agent's answer to `Handing`: it is on the disk, the decoder may have the file."""

    digest: str


class Stop(msgspec.Struct, frozen=True, tag="stop"):
    """End in order, and close the play that is on."""


ToScreen = Show | Noted | Photograph | Stop


class Started(msgspec.Struct, frozen=True, tag="started"):
    """The screen's window is up."""

    surface: str
    """gpu or raster."""
    engine: str
    """vlc or qt."""
    decoder: str = ""
    """The engine's library and version; after an update what was quarantined is tried again."""
    width: int = 0
    """Of the output or window, in pixels."""
    height: int = 0


class OnWall(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is on the wall: what was decided, and what really stands in each zone."""

    level: int | None = None
    """Of what is on; None when dark by hours (R22)."""
    dark: Literal["", "hours", "blackout"] = ""
    entry: str = ""
    items: dict[str, str] = msgspec.field(default_factory=dict)
    """The item whose picture stands in each zone."""
    manifest_version: int = 0
    """Of the documents that all this goes by."""


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """Proof of progress, about once a second: the stage ticked and the picture was swapped where it had to move."""

    at: Instant
    ticks: int
    frames: int
    """Pictures given to the display since the start."""
    on_wall: OnWall = OnWall()


class Handing(msgspec.Struct, frozen=True, tag="handing"):
    """A file is to be given to a decoder: if the screen dies from now on, this digest gets the strike.

    The decoder gets it once the agent has answered `Noted`.
    """

    digest: str
    item: str


class Settled(msgspec.Struct, frozen=True, tag="settled"):
    """The decoder showed what it had to: no strike for this digest."""

    digest: str


class Played(msgspec.Struct, frozen=True, tag="played"):
    """One play has ended; the agent adds who and where, and keeps it (R20)."""

    zone: str
    playlist: str
    entry: str
    level: int
    item: str
    item_version: int
    digest: str
    """Of the item's first medium; empty for a card."""
    planned_start: Instant
    actual_start: Instant
    shown_ms: int
    """Monotonic."""
    slot_ms: int
    full: bool
    why: str
    """Why it was cut: pre-empted, hours, blackout, filtered, unplayable, late, stopped, manifest, or clock, which was
    set meanwhile; empty when full."""
    hold_ms: float | None
    """How much longer than planned the picture before it stood, measured on the wall's own frames; None without one."""
    frames_dropped: int
    manifest_version: int
    filler: str = ""
    """The item that filled the slot, if it was not this one (R18)."""


class Trouble(msgspec.Struct, frozen=True, tag="trouble"):
    """Something a person should know: a code, where, and its parameters."""

    code: str
    item: str = ""
    digest: str = ""
    detail: str = ""
    severity: Literal["note", "warning", "error"] = "warning"


FromScreen = Started | Progress | Handing | Settled | Played | Trouble
