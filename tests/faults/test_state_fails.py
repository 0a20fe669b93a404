"""What the agent keeps on disk fails in every way that a disk, a person or another agent can: the wall goes on."""

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bangtin_player.agent import app, journal
from bangtin_player.agent.play_table import PlayTable, read_plays
from bangtin_player.agent.report import Report
from bangtin_player.agent.state_folder import StateFolder
from bangtin_player.clock import SystemClock
from bangtin_playlists.instant import Instant
from tests.faults.loop_disk import disk_or_skip
from tests.faults.test_screen_falls import played

HOUR_MS = 3_600_000
YEARS_MS = 10 * 365 * 24 * HOUR_MS


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount 16 megabytes of memory as the folder of the state."""
    state = folder / "state"
    state.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", state], check=False).returncode:
        pytest.skip("mounting needs root")
    try:
        yield state
    finally:
        subprocess.run(["umount", "-l", state], check=True)


@contextmanager
def meanwhile(*steps: tuple[float, Callable[[], object]]) -> Iterator[None]:
    """Take each step so many seconds from now."""
    timers = [threading.Timer(after, step) for after, step in steps]
    for timer in timers:
        timer.start()
    yield
    for timer in timers:
        timer.join()


@pytest.fixture(autouse=True)
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_RETRY_S", 0.2)


def plays_of(report: Report) -> int:
    return sum(item.full + item.cut for item in report.plays.values())


def test_a_disk_that_is_full_for_a_while_costs_no_play(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with small_disk(tmp_path) as state:

        def fill() -> None:
            with suppress(OSError), (state / "filler").open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))

        with meanwhile((0.8, fill), (2.2, (state / "filler").unlink)):
            report = played(tmp_path, "play", 3.5)
        rows = read_plays(state / "plays.sqlite")

    assert (report.played, report.restarts) == (True, ())
    assert (report.play_log.lost, report.play_log.fault) == (0, "")
    assert "disk is full" in caplog.text
    assert len({row.id for row in rows}) == len(rows) == plays_of(report) > 50
    assert [row.sequence - rows[0].sequence for row in rows] == list(range(len(rows)))


def test_a_card_that_dies_costs_the_log_and_says_so(tmp_path: Path) -> None:
    disk = disk_or_skip(tmp_path)
    with disk.mounted() as root:
        (tmp_path / "state").symlink_to(root)
        with meanwhile((0.8, disk.cut)):
            report = played(tmp_path, "poison", 2.5)

    assert report.played
    assert report.screens["wall"].quarantined == ("p" * 64,)
    assert report.play_log.fault
    assert report.play_log.written + report.play_log.lost == plays_of(report)


def test_a_folder_that_is_read_only_is_no_reason_to_stay_dark(tmp_path: Path) -> None:
    with small_disk(tmp_path) as state:
        subprocess.run(["mount", "-o", "remount,ro", state], check=True)
        report = played(tmp_path, "play", 1.0)
        assert list(state.iterdir()) == []

    assert (report.played, report.play_log.lost) == (True, 0)


def test_a_folder_deleted_under_the_agent_is_made_again_and_counted_on(tmp_path: Path) -> None:
    first: list[int] = []

    def delete() -> None:
        first.extend(row.sequence for row in read_plays(tmp_path / "state" / "plays.sqlite"))
        shutil.rmtree(tmp_path / "state")

    with meanwhile((1.0, delete)):
        report = played(tmp_path, "play", 3.0)
    rows = read_plays(tmp_path / "state" / "plays.sqlite")

    assert (report.played, report.restarts, report.play_log.lost) == (True, (), 0)
    assert len(rows) > 20
    assert rows[0].sequence > max(first)
    assert plays_of(report) - len(rows) - len(first) < 20  # written between the look and the deletion


def test_the_harness_finds_a_log_that_writes_into_a_deleted_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PlayTable, "_is_there", lambda _: True)
    with meanwhile((1.0, lambda: shutil.rmtree(tmp_path / "state"))):
        played(tmp_path, "play", 2.0)

    assert not (tmp_path / "state" / "plays.sqlite").exists()


def test_a_second_agent_plays_too_but_leaves_the_first_ones_log_alone(tmp_path: Path) -> None:
    first = StateFolder(tmp_path / "state")
    report = played(tmp_path, "play", 1.0)
    first.close()

    assert report.played
    assert not (tmp_path / "state" / "plays.sqlite").exists()


class SteppedClock(SystemClock):
    """The machine's clock, set by *step_ms* a second after the first look at it."""

    step_ms = 0
    begun: float | None = None

    def now(self) -> Instant:
        cls = type(self)
        cls.begun = cls.begun or time.monotonic()
        return Instant(super().now() + (self.step_ms if time.monotonic() - cls.begun > 1 else 0))


@pytest.mark.parametrize("step_ms", [HOUR_MS, -HOUR_MS, YEARS_MS, -YEARS_MS])
def test_a_clock_that_is_set_while_playing_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step_ms: int
) -> None:
    clock = type("Clock", (SteppedClock,), {"step_ms": step_ms})
    monkeypatch.setattr(app, "SystemClock", clock)
    monkeypatch.setattr(app, "JUDGE_CLOCK_S", 0.2)
    report = played(tmp_path, "play", 3.0)
    rows = read_plays(tmp_path / "state" / "plays.sqlite")

    assert (report.played, report.restarts, report.play_log.lost) == (True, (), 0)
    assert len({row.id for row in rows}) == len(rows) == plays_of(report) > 50
    assert [row.sequence - rows[0].sequence for row in rows] == list(range(len(rows)))
    trusted = {row.clock_trust for row in rows[-10:]}
    assert ("untrusted" in trusted) == (step_ms < 0)
