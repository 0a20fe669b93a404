"""A line of proof of play, as the intake reads it: the wire's own fields, within the bounds of our columns."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.proof_of_play import ClockTrust, ProofOfPlay

_Text = Annotated[str, Meta(max_length=200)]
_Name = Annotated[str, Meta(max_length=60)]
_Count = Annotated[int, Meta(ge=0, le=(1 << 31) - 1)]
_Number = Annotated[int, Meta(ge=0, lt=1 << 53)]
_At = Annotated[int, Meta(gt=-(1 << 53), lt=1 << 53)]
_Length = Annotated[int, Meta(ge=0, le=366 * 86_400_000)]
"""A slot may be long, but not longer than a year."""


class Told(msgspec.Struct, frozen=True):
    """`bangtin_playlists.wire.proof_of_play.ProofOfPlay`, bounded."""

    id: UUID
    boot: UUID
    sequence: _Number
    screen: _Name
    zone: _Name
    item: _Text
    planned_start: _At
    actual_start: _At
    shown_ms: _Length
    slot_ms: _Length
    full: bool
    clock_trust: ClockTrust
    why: Annotated[str, Meta(max_length=40)] = ""
    manifest_version: _Number = 0
    orders_version: _Number = 0
    playlist: _Text = ""
    entry: _Text = ""
    level: Annotated[int, Meta(ge=0, le=100)] = 0
    item_version: _Count = 1
    digest: Annotated[str, Meta(max_length=64)] = ""
    filler: _Text = ""
    hold_ms: float | None = None
    frames_dropped: _Count = 0
    must_understand: tuple[str, ...] = ()


class LineError(PlaylistsError):
    """A line is no proof of play."""


_reads = msgspec.json.Decoder(Told)
_KNOWN = frozenset(ProofOfPlay.__struct_fields__)


def read(text: bytes) -> Told:
    """Read one line.

    Raises:
        LineError: it is too long, no JSON, or not such a row; the message names the place.
    """
    if not text:
        raise LineError(f"longer than {ProofOfPlay.most_bytes} bytes")
    if rb"\u0000" in text:
        raise LineError("holds a NUL character, which no text of ours does")
    try:
        told = _reads.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise LineError(str(error)) from error
    if unknown := set(told.must_understand) - _KNOWN:
        raise LineError(f"must be understood but is not known here: {', '.join(sorted(unknown))}")
    return told
