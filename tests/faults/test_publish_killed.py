"""Publishing under kill -9 at a random moment, again and again: the press itself, its database and its storage."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

KILLS = 40
ROOT = Path(__file__).parents[2]


class Found(NamedTuple):
    """What was torn after any kill or not done in the end, and how many versions were published."""

    torn: list[str]
    published: int


def killed(folder: Path, kills: int, which: str) -> Found:
    """Kill presses in a process of its own, whose Django is not the tests'."""
    call = [sys.executable, "-m", "tests.faults.press_killer", str(folder), str(kills), which]
    ended = subprocess.run(
        call, cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return Found(**json.loads(ended.stdout.splitlines()[-1]))


def test_a_killed_press_leaves_nothing_torn_and_the_next_one_finishes(tmp_path: Path) -> None:
    found = killed(tmp_path, KILLS, "the centre's")
    assert found.torn == []
    assert found.published > KILLS, "the presses hardly got to work"


@pytest.mark.parametrize("wrong", ["in-place", "hasty"])
def test_the_harness_notices_a_press_that_goes_wrong(tmp_path: Path, wrong: str) -> None:
    """One writes documents where players fetch them, one forgets its marks before it is done."""
    assert killed(tmp_path, KILLS // 2, wrong).torn
