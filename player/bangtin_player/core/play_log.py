"""What the play log holds of each play: the screen's word, and who and where the agent is (R20)."""

import msgspec

from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import Played


class Witness(msgspec.Struct, frozen=True):
    """Who saw a play: what the screen cannot know of itself."""

    boot: str
    """The machine's boot id."""
    player: str
    screen: str


class LoggedPlay(msgspec.Struct, frozen=True):
    """One row of the play log. The journal adds its sequence when the row is durable."""

    id: str
    """UUIDv7: the row is the same however often it is delivered."""
    witness: Witness
    play: Played
    clock_trust: ClockTrust
    sequence: int = 0
    """Counts up by one for each row of this player, and never again after a crash; 0 is not yet durable."""


def logged(played: Played, witness: Witness, trust: ClockTrust, identity: str) -> LoggedPlay:
    """Make the row of one play."""
    return LoggedPlay(identity, witness, played, trust)


def uuid7(at_ms: int, random: bytes) -> str:
    """Write a UUID of version 7 (RFC 9562): 48 bits of Unix time in ms, then 74 of the 80 *random* bits.

    Args:
        at_ms: Unix time; what does not fit into 48 bits is cut off, so that no clock can stop the log.
        random: 10 bytes.

    >>> uuid7(0x017F22E279B0, bytes.fromhex("0cc318c4dc0c0c07398f"))
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
    """
    bits = (at_ms & (1 << 48) - 1) << 80 | int.from_bytes(random[:10], "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
