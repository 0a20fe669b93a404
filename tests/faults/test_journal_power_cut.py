"""The play log under power cuts, on a real ext4 that forgets what was never flushed: one journal through them all."""

import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest

from bangtin_player.agent.play_table import PlayTable, read_plays
from tests.faults.busy_writer import OpensTable, identities, start
from tests.faults.careless_journals import HastyTable, UnflushedTable
from tests.faults.loop_disk import LoopDisk, disk_or_skip

CUTS = int(os.environ.get("BANGTIN_CUTS", "40"))
"""Some seconds' worth; for a night's run set it to hundreds."""


def open_ours(path: Path) -> PlayTable:
    return PlayTable(path, now_ms=0)


def cut_once(disk: LoopDisk, open_table: OpensTable, chance: random.Random) -> list[UUID]:
    """Write, cut at a random moment, and return what had been promised by then.

    What is told after the cut has begun is no promise: where the power goes no program runs on, but here a flush that
    is under way at that moment may still return as if it had been done.
    """
    with disk.mounted() as root:
        child, hears = start(open_table, root / "plays.sqlite")
        time.sleep(chance.uniform(0.01, 0.15))
        told = so_far(hears)
        disk.cut()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.close(hears)
    return identities(told)


def so_far(hears: int) -> bytes:
    """Return what has come through a pipe by now."""
    os.set_blocking(hears, False)
    told = b""
    with suppress(BlockingIOError):
        while more := os.read(hears, 1 << 16):
            told += more
    return told


def kept(disk: LoopDisk) -> list[tuple[UUID, int]]:
    """Bring the power back, open the journal as an agent would, and return its rows."""
    with disk.mounted() as root:
        path = root / "plays.sqlite"
        open_ours(path).close()
        assert not path.with_name("plays.sqlite.bad").exists(), "a cut has damaged the journal"
        return [(row.id, row.sequence) for row in read_plays(path)]


def test_no_acknowledged_row_is_lost_or_doubled_by_power_cuts(tmp_path: Path) -> None:
    disk, chance, promised = disk_or_skip(tmp_path), random.Random(11), set[UUID]()
    rows: list[tuple[UUID, int]] = []
    for _ in range(CUTS):
        promised.update(cut_once(disk, open_ours, chance))
        rows = kept(disk)
        assert promised <= {identity for identity, _ in rows}
        assert [sequence for _, sequence in rows] == list(range(1, len(rows) + 1))
    assert len(promised) > CUTS, "the writers hardly got to work"
    assert len({identity for identity, _ in rows}) == len(rows)


@pytest.mark.parametrize("careless", [HastyTable, UnflushedTable])
def test_the_harness_finds_a_journal_that_promises_too_early(tmp_path: Path, careless: OpensTable) -> None:
    disk, chance, promised = disk_or_skip(tmp_path), random.Random(11), set[UUID]()
    for _ in range(20):
        promised.update(cut_once(disk, careless, chance))
        if promised - {identity for identity, _ in kept(disk)}:
            return
    raise AssertionError("a careless journal came through 20 power cuts without a loss")
