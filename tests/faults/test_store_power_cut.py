"""The store under power cuts, on a real ext4 that forgets all that was never flushed."""

import os
import random
import signal
import time
from pathlib import Path

from bangtin_media.digest import digest_of, is_digest
from bangtin_media.store import FolderStore
from tests.faults import busy_adder
from tests.faults.busy_adder import MakesStore
from tests.faults.careless import HastyStore
from tests.faults.loop_disk import LoopDisk, disk_or_skip

CUTS = 40


def _cut_once(disk: LoopDisk, make: MakesStore, source: random.Random) -> set[str]:
    """Add, cut at a random moment, and return what had been promised by then."""
    with disk.mounted() as root:
        child, hears = busy_adder.start(make, root / "store", source.randrange(1 << 30))
        time.sleep(source.uniform(0.01, 0.12))
        disk.cut()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return busy_adder.acknowledged(hears)


def _damage(disk: LoopDisk, promised: set[str]) -> list[str]:
    """Bring the power back; return what is torn or lost of *promised*, and empty the store."""
    with disk.mounted() as root:
        folder = root / "store"
        there = {path.name for path in folder.iterdir() if is_digest(path.name)} if folder.is_dir() else set()
        torn = [name for name in there if digest_of(folder / name) != name]
        for path in folder.iterdir() if folder.is_dir() else ():
            path.unlink()
    return torn + sorted(promised - there)


def test_a_power_cut_tears_nothing_and_loses_nothing_that_was_promised(tmp_path: Path) -> None:
    disk, source, promises = disk_or_skip(tmp_path), random.Random(7), 0
    for _ in range(CUTS):
        promised = _cut_once(disk, lambda path: FolderStore(path, reserve=0), source)
        promises += len(promised)
        assert not _damage(disk, promised)
    assert promises > CUTS, "the adders hardly got to work"


def test_the_harness_notices_a_store_that_renames_without_flushing(tmp_path: Path) -> None:
    disk, source = disk_or_skip(tmp_path), random.Random(7)
    damaged = [bool(_damage(disk, _cut_once(disk, HastyStore, source))) for _ in range(10)]
    assert any(damaged)
