"""The store under kill -9, at a random moment of adding, hundreds of times."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

from bangtin_media.digest import digest_of, is_digest
from bangtin_media.store import FolderStore
from tests.faults import busy_adder
from tests.faults.busy_adder import MakesStore
from tests.faults.careless import InPlaceStore

KILLS = 300
LONGEST = 0.012
"""Seconds between the start of an adder and its end; a few media are added in that time."""


def _kill_once(make: MakesStore, folder: Path, source: random.Random) -> set[str]:
    child, hears = busy_adder.start(make, folder, source.randrange(1 << 30))
    time.sleep(source.uniform(0.0005, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return busy_adder.acknowledged(hears)


def _torn(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if is_digest(path.name) and digest_of(path) != path.name]


def _temporaries(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".incoming-")]


def test_a_killed_adder_tears_nothing_loses_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    source, folder = random.Random(9), tmp_path / "store"
    folder.mkdir()
    promised, left = 0, 0
    for _ in range(KILLS):
        said = _kill_once(lambda path: FolderStore(path, reserve=0), folder, source)
        assert not _torn(folder)
        assert said <= {path.name for path in folder.iterdir()}
        left += len(_temporaries(folder))
        FolderStore(folder)
        assert not _temporaries(folder)
        promised += len(said)
        shutil.rmtree(folder)
        folder.mkdir()
    assert promised > KILLS / 10, "the adders hardly got to work"
    assert left > KILLS / 10, "hardly any adder was killed in the middle of adding"


def test_the_harness_notices_a_store_that_writes_under_the_final_name(tmp_path: Path) -> None:
    source, folder = random.Random(9), tmp_path / "store"
    for _ in range(KILLS):
        folder.mkdir()
        _kill_once(InPlaceStore, folder, source)
        if _torn(folder):
            return
        shutil.rmtree(folder)
    raise AssertionError("a store written in place came through 300 kills untorn")
