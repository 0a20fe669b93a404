"""A file that takes the machine down with it has its strike on the disk before any decoder gets it."""

import os
import signal
from pathlib import Path

import pytest

from bangtin_player.agent import strikes as striking
from bangtin_player.agent.strikes import Strikes
from tests.faults.loop_disk import LoopDisk, disk_or_skip
from tests.faults.test_screen_falls import lives, played

VLC = "fake 1"
POISON = "p" * 64
CUTS = 20


def goes_down(folder: Path) -> None:
    """Play in a child until the poison takes it along with its screen."""
    child = os.fork()
    if not child:
        try:
            played(folder, "down", 20.0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def charged(folder: Path) -> frozenset[str]:
    return Strikes(folder / "state" / "quarantine.json", "next boot", lambda: 0.0).quarantined(VLC)


def test_what_takes_agent_and_screen_down_twice_is_not_shown_again(tmp_path: Path) -> None:
    for _ in range(2):
        goes_down(tmp_path)

    assert charged(tmp_path) == {POISON}
    report = played(tmp_path, "down", 1.5)
    assert report.played
    assert report.restarts == ()
    assert len(lives(tmp_path)) == 3


def test_the_harness_finds_an_agent_that_answers_before_it_has_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Strikes, "keep", lambda _: None)
    for _ in range(2):
        goes_down(tmp_path)

    assert charged(tmp_path) == set()


def strikes_lost(disk: LoopDisk) -> int:
    """Hand a file over and cut the power at once, over and over; return how often nothing is known of it after."""
    lost = 0
    for number in range(CUTS):
        with disk.mounted() as root:
            strikes = Strikes(root / "quarantine.json", f"boot {number}", lambda: 0.0)
            strikes.handed("wall", f"film {number}", VLC)
            strikes.keep()
            disk.cut()
        with disk.mounted() as root:
            after = Strikes(root / "quarantine.json", f"boot {number + 1}", lambda: 0.0)
            lost += not any(f"film {number}" in death.keys for death in after.ledger.deaths)
    return lost


def test_no_strike_is_lost_in_a_power_cut(tmp_path: Path) -> None:
    assert strikes_lost(disk_or_skip(tmp_path)) == 0


def test_the_harness_finds_a_strike_that_was_not_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hasty(path: Path, content: bytes) -> None:
        path.write_bytes(content)

    disk = disk_or_skip(tmp_path)
    monkeypatch.setattr(striking, "write_durably", hasty)
    assert strikes_lost(disk) > 0
