"""What the play log holds of each play: the screen's word, and who and where the agent is (R20)."""

from typing import get_args
from uuid import UUID

import msgspec

from bangtin_player.core import clock_trust
from bangtin_player.core.messages import Played
from bangtin_playlists.instant import Millis
from bangtin_playlists.wire import proof_of_play
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

NO_BOOT = UUID(int=0)
"""Where the machine has no boot id."""
NOT_YET = 0
"""The sequence of a row that is not durable yet; the journal gives it one."""


class Witness(msgspec.Struct, frozen=True):
    """Who saw a play: what the screen cannot know of itself."""

    boot: UUID
    player: str
    screen: str


class Circumstances(msgspec.Struct, frozen=True):
    """What held when the play ended."""

    clock: clock_trust.ClockTrust
    orders_version: int = 0


def proof(play: Played, witness: Witness, circumstances: Circumstances, identity: UUID) -> ProofOfPlay:
    """Make the row of one play, without its sequence."""
    trust: proof_of_play.ClockTrust = next(
        each for each in get_args(proof_of_play.ClockTrust) if each == circumstances.clock.value
    )
    return ProofOfPlay(
        id=identity,
        boot=witness.boot,
        sequence=NOT_YET,
        player=witness.player,
        screen=witness.screen,
        zone=play.zone,
        item=play.item,
        planned_start=play.planned_start,
        actual_start=play.actual_start,
        shown_ms=Millis(play.shown_ms),
        slot_ms=Millis(play.slot_ms),
        full=play.full,
        clock_trust=trust,
        why=play.why,
        manifest_version=play.manifest_version,
        orders_version=circumstances.orders_version,
        playlist=play.playlist,
        entry=play.entry,
        level=play.level,
        item_version=play.item_version,
        digest=play.digest,
        filler=play.filler,
        hold_ms=play.hold_ms,
        frames_dropped=play.frames_dropped,
    )


def uuid7(at_ms: int, random: bytes) -> UUID:
    """Make a UUID of version 7 (RFC 9562): 48 bits of Unix time in ms, then 74 of the 80 *random* bits.

    Args:
        at_ms: Unix time; what does not fit into 48 bits is cut off, so that no clock can stop the log.
        random: 10 bytes.

    >>> str(uuid7(0x017F22E279B0, bytes.fromhex("0cc318c4dc0c0c07398f")))
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
    """
    bits = (at_ms & (1 << 48) - 1) << 80 | int.from_bytes(random[:10], "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=bits)
