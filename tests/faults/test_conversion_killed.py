"""The worker killed in a conversion: found again and finished once, and its ffmpeg does not outlive it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from bangtin_server.library.renditions import leases
from bangtin_server.workshop import LOOK_EVERY_S
from tests.engines.postgresql import postgresql
from tests.faults.workshop_killer import CLASSES, KILLS

ROOT = Path(__file__).parents[2]


class Found(NamedTuple):
    """What was wrong in the end, how many forms were made, and how many workers were killed while ffmpeg ran."""

    faults: list[str]
    converted: int
    killed: int
    slowest_s: float


def killed(folder: Path, which: str, more: Mapping[str, str] | None = None) -> Found:
    """Kill workshops in a process of its own, whose Django is not the tests'."""
    call = [sys.executable, "-m", "tests.faults.workshop_killer", str(folder), which]
    own = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(more or {})}
    ended = subprocess.run(call, cwd=ROOT, env=own, capture_output=True, text=True, timeout=150, check=False)
    assert ended.returncode == 0, ended.stderr
    return Found(**json.loads(ended.stdout.splitlines()[-1]))


def test_what_a_killed_worker_left_is_finished_once_on_sqlite(tmp_path: Path) -> None:
    found = killed(tmp_path, "the centre's", {"DATABASE_URL": ""})
    assert found.faults == []
    assert found.converted == len(CLASSES)
    assert found.killed == KILLS, "workers were killed while nothing was converted"


@pytest.mark.xdist_group("engines")
def test_what_a_killed_worker_left_is_finished_once_on_postgresql(tmp_path: Path) -> None:
    with postgresql() as url:
        found = killed(tmp_path, "the centre's", {"DATABASE_URL": url})
    assert found.faults == []
    assert found.converted == len(CLASSES)


@pytest.mark.parametrize("wrong", ["forgetful", "hasty"])
def test_the_harness_notices_a_workshop_that_goes_wrong(tmp_path: Path, wrong: str) -> None:
    """One never looks for what the dead left, one says that it is done before it is."""
    assert killed(tmp_path, wrong, {"DATABASE_URL": ""}).faults


def test_a_killed_worker_is_found_within_a_minute() -> None:
    assert leases.LASTS.total_seconds() + LOOK_EVERY_S < 60
    assert leases.LASTS.total_seconds() > leases.SAID_EVERY_S * 3, "a worker may miss a word or two"
