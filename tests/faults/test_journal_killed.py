"""The play log's writer is killed at random points: what it acknowledged stays, once each."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from bangtin_player.agent import journal_rows
from bangtin_player.agent.journal import PlayTable, read_plays
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.faults.busy_writer import OpensTable, some_proof, start

KILLS = 150
LONGEST_LIFE_S = 0.03


def open_ours(path: Path) -> PlayTable:
    return PlayTable(path, now_ms=0)


class HastyTable:
    """Acknowledges rows that it has only put into an open transaction: the negative control."""

    def __init__(self, path: Path) -> None:
        PlayTable(path, now_ms=0).close()
        self._connection = sqlite3.connect(path)
        self._waiting = 0

    def add(self, plays: Sequence[ProofOfPlay], lost: int = 0) -> None:
        journal_rows.insert(self._connection, plays, lost)
        self._waiting += len(plays)
        if self._waiting > 20:
            self._connection.commit()
            self._waiting = 0


def acknowledged_under_kills(open_table: OpensTable, path: Path, kills: int) -> list[UUID]:
    """Kill a writer over and over; return what was acknowledged in all."""
    chance = random.Random(7)
    acknowledged: list[UUID] = []
    for _ in range(kills):
        child, hears = start(open_table, path)
        first = os.read(hears, 64)  # it has begun
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = first
        while more := os.read(hears, 1 << 16):
            told += more
        os.close(hears)
        acknowledged += [UUID(bytes=told[at : at + 16]) for at in range(0, len(told) - 15, 16)]
    return acknowledged


def test_no_acknowledged_row_is_lost_or_doubled(tmp_path: Path) -> None:
    path = tmp_path / "plays.sqlite"
    acknowledged = acknowledged_under_kills(open_ours, path, KILLS)
    rows = read_plays(path)
    kept = [row.id for row in rows]

    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))


def test_the_harness_finds_a_hasty_journal(tmp_path: Path) -> None:
    path = tmp_path / "plays.sqlite"
    acknowledged = acknowledged_under_kills(HastyTable, path, 10)

    assert set(acknowledged) - {row.id for row in read_plays(path)}


def test_a_row_given_again_after_a_lost_answer_is_written_once(tmp_path: Path) -> None:
    table = open_ours(tmp_path / "plays.sqlite")
    rows = [some_proof(number) for number in range(3)]
    table.add(rows[:2])
    table.add(rows)
    table.close()

    assert [row.sequence for row in read_plays(tmp_path / "plays.sqlite")] == [1, 2, 3]


@pytest.mark.parametrize("offset", [0, 40, 4096, 8192])
def test_a_damaged_journal_is_set_aside_and_a_new_one_begun(tmp_path: Path, offset: int) -> None:
    path = tmp_path / "plays.sqlite"
    table = open_ours(path)
    table.add([some_proof(number) for number in range(200)])
    table.close()
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(b"\xff" * 3000)

    fresh = PlayTable(path, now_ms=1_795_430_907_000)
    fresh.add([some_proof(1)])
    fresh.close()

    assert path.with_name("plays.sqlite.bad").exists()
    assert [row.sequence for row in read_plays(path)] == [1_795_430_907_001]
