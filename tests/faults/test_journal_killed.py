"""The play log's writer is killed at random points: what it acknowledged stays, once each."""

import os
import random
import signal
import time
from pathlib import Path
from uuid import UUID

import pytest

from bangtin_player.agent.play_table import PlayTable, read_plays
from tests.faults.busy_writer import OpensTable, acknowledged, some_proof, start
from tests.faults.careless_journals import HastyTable

KILLS = 150
LONGEST_LIFE_S = 0.03


def open_ours(path: Path) -> PlayTable:
    return PlayTable(path, now_ms=0)


def acknowledged_under_kills(open_table: OpensTable, path: Path, kills: int) -> list[UUID]:
    """Kill a writer over and over; return what was acknowledged in all."""
    chance = random.Random(7)
    promised: list[UUID] = []
    for _ in range(kills):
        child, hears = start(open_table, path)
        first = os.read(hears, 16)  # it has begun
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        promised += acknowledged(hears, first)
    return promised


def test_no_acknowledged_row_is_lost_or_doubled(tmp_path: Path) -> None:
    path = tmp_path / "plays.sqlite"
    promised = acknowledged_under_kills(open_ours, path, KILLS)
    rows = read_plays(path)
    kept = [row.id for row in rows]

    assert len(promised) > KILLS
    assert set(promised) <= set(kept)
    assert len(kept) == len(set(kept))
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))


def test_the_harness_finds_a_hasty_journal(tmp_path: Path) -> None:
    path = tmp_path / "plays.sqlite"
    promised = acknowledged_under_kills(HastyTable, path, 10)

    assert set(promised) - {row.id for row in read_plays(path)}


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
