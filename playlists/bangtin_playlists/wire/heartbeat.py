"""The heartbeat: a player's periodic word on itself. Its absence is silence."""

from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.proof_of_play import ClockTrust


class Complaint(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something a person should know; the words for *code* come from translations."""

    code: str
    severity: Literal["note", "warning", "error"] = "warning"
    screen: str = ""
    item: str = ""
    digest: str = ""
    detail: str = ""


class ScreenState(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one screen of the player does."""

    screen: str
    manifest_version: int = 0
    level: int | None = None
    """Of what is on; None when dark by hours (R22)."""
    dark: Literal["", "hours", "blackout"] = ""
    entry: str = ""
    items: dict[str, str] = {}
    """The item on the wall in each zone."""
    progress_age_ms: Millis | None = None
    """How long ago the screen last proved progress; None while it is not running."""
    restarts: int = 0
    """Of its process since the player started."""
    surface: str = ""
    engine: str = ""
    frames_dropped: int = 0
    """Since the screen's process started."""
    unplayable: tuple[str, ...] = ()
    """Digests that are missing or quarantined here."""


class Heartbeat(msgspec.Struct, frozen=True, omit_defaults=True):
    """The state of a player at an instant of its own clock."""

    kind: ClassVar[str] = "heartbeat"
    most_bytes: ClassVar[int] = 1 << 18

    player: str
    boot: UUID
    sequence: int
    """Heartbeats of this boot, from 1."""
    at: Instant
    clock_trust: ClockTrust
    software: str = ""
    """The version of the distribution."""
    uptime_ms: Millis = Millis(0)
    """Monotonic, of the agent."""
    keys_version: int = 0
    orders_version: int = 0
    word_issued: Instant | None = None
    """When the newest timestamp that it holds was issued; None if it holds none."""
    screens: tuple[ScreenState, ...] = ()
    plays_waiting: int = 0
    """Rows of the play log that the centre does not have yet."""
    disk_free: int | None = None
    """Bytes, where the media are."""
    disk_total: int | None = None
    memory_available: int | None = None
    """Bytes."""
    load: float | None = None
    """Processes waiting for a core, mean of a minute."""
    temperature: float | None = None
    """Of the processor, in degrees Celsius."""
    complaints: tuple[Complaint, ...] = ()
    must_understand: tuple[str, ...] = ()
    seen: dict[str, int] = {}
    """The highest version it has seen of each sealed document, by `kind/subject`: a centre restored from a backup
    signs above them, whatever its clock says."""
