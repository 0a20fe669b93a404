"""A child that writes plays into a journal until it is killed, and tells each identity once it was promised."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.play_log import Circumstances, Witness, proof, uuid7
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.player.plays import a_play

WITNESS = Witness(UUID(int=9), "pi-01", "wall")


class Table(Protocol):
    """Anything that takes plays; ours, and the careless one of the negative control."""

    def add(self, plays: Sequence[ProofOfPlay], lost: int = 0) -> None: ...


def some_proof(number: int) -> ProofOfPlay:
    """Make a row whose item says which one it is."""
    circumstances = Circumstances(ClockTrust.FLOOR)
    return proof(a_play(item=f"N{number}"), WITNESS, circumstances, uuid7(number, os.urandom(10)))


def write_for_ever(table: Table, tells: int) -> None:
    """Write batches of one to four rows, and acknowledge each batch by its identities, 16 bytes each."""
    number = 0
    while True:
        batch = [some_proof(number + each) for each in range(1 + number % 4)]
        number += len(batch)
        table.add(batch)
        os.write(tells, b"".join(each.id.bytes for each in batch))


def start(open_table: "OpensTable", path: Path) -> tuple[int, int]:
    """Fork a writer; return its process id and the pipe on which it acknowledges."""
    hears, tells = os.pipe()
    child = os.fork()
    if child:
        os.close(tells)
        return child, hears
    try:
        write_for_ever(open_table(path), tells)
    finally:
        os._exit(1)


def acknowledged(hears: int, first: bytes = b"") -> list[UUID]:
    """Read what the ended writer had promised; *first* was read before."""
    with os.fdopen(hears, "rb") as pipe:
        return identities(first + pipe.read())


def identities(told: bytes) -> list[UUID]:
    """Return the identities that a writer told."""
    return [UUID(bytes=told[at : at + 16]) for at in range(0, len(told) - 15, 16)]


class OpensTable(Protocol):
    """Opens a table at a path."""

    def __call__(self, path: Path) -> Table: ...
