"""Proof of play: the record that an item was on a screen, when, and whether whole."""

from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from bangtin_playlists.instant import Instant, Millis

ClockTrust = Literal["untrusted", "floor", "server", "network"]
"""How far the player trusted its clock (architecture.md 7)."""


class ProofOfPlay(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row: one item in one slot (R20). Kept until the centre has it; the id makes sending twice safe."""

    kind: ClassVar[str] = "proof-of-play"
    most_bytes: ClassVar[int] = 1 << 14

    id: UUID
    """UUIDv7, so that ids sort as the rows were made."""
    boot: UUID
    """The kernel's boot id."""
    sequence: int
    """Counts up by one for each row of this player, and never again: a hole is a row that was lost."""
    player: str
    screen: str
    zone: str
    item: str
    planned_start: Instant
    actual_start: Instant
    shown_ms: Millis
    """Monotonic."""
    slot_ms: Millis
    full: bool
    clock_trust: ClockTrust
    why: str = ""
    """Why it was cut: pre-empted, hours, blackout, filtered, unplayable, late, stopped, manifest, or clock, which was
    set meanwhile; empty when full."""
    manifest_version: int = 0
    orders_version: int = 0
    playlist: str = ""
    entry: str = ""
    """Empty for the slate."""
    level: int = 0
    item_version: int = 1
    digest: str = ""
    """Of the item's first medium; empty for a card or a running line."""
    filler: str = ""
    """The item that filled the slot, if it was not this one (R18)."""
    hold_ms: float | None = None
    """How much longer than planned the picture before it stood; None where none stood, or none had to go."""
    frames_dropped: int = 0
    must_understand: tuple[str, ...] = ()
