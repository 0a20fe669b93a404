"""A screen that dies or hangs is brought back, and a file that kills it is not shown again.

The screen is a fake without Qt, so that each death costs milliseconds; the real one is ended by force in
`tests/end_to_end`.
"""

import json
import sys
from functools import partial
from pathlib import Path

import msgspec
import pytest

from bangtin_player.agent import app
from bangtin_player.agent.documents import Documents
from bangtin_player.agent.outcome import Launch
from bangtin_player.agent.play_table import read_plays
from bangtin_player.agent.report import Report
from bangtin_player.agent.run import Run, Screening
from bangtin_player.agent.screen_process import ScreenProcess
from bangtin_player.core import supervision
from bangtin_player.core.loose import Loose, anchored, loop
from bangtin_player.errors import PlayerError
from bangtin_player.settings import ScreenSettings
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.playlist import Digest

FAKE = Path(__file__).with_name("fake_screen.py")
NAMES = ("one", "poison", "two")


class Fixed:
    """Documents that nobody rewrites."""

    def files(self) -> tuple[Path, ...]:
        return ()

    def read(self) -> Documents:
        files = [Loose(name, Digest(name[0] * 64), 1, "video", Millis(1000)) for name in NAMES]
        return Documents(anchored(loop(files, "wall"), (640, 360), Instant(0)))

    def refused(self, error: PlayerError) -> None:
        raise AssertionError(error)


def played(
    folder: Path, script: str, seconds: float, *, patient: bool = True, settings: ScreenSettings | None = None
) -> Report:
    """Play with a fake screen that lives by *script*."""
    (folder / "script").write_text(script)
    run = Run(
        (Screening(settings or ScreenSettings(name="wall"), Fixed(), "test"),),
        player="pi-01",
        state=folder / "state",
        seconds=seconds,
        patient=patient,
    )
    start = partial(ScreenProcess, command=(sys.executable, str(FAKE), str(folder)))
    return app.play(run, Launch.of_now(), start)


def lives(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "lives").read_text().splitlines()]


@pytest.mark.parametrize(("script", "why"), [("kill", "killed by SIGKILL"), ("segv", "killed by SIGSEGV")])
def test_a_screen_that_dies_is_back_within_a_second(tmp_path: Path, script: str, why: str) -> None:
    report = played(tmp_path, f"{script} play", 2.2)

    assert report.restarts == (why,)
    assert report.played
    assert sum(item.full for item in report.plays.values()) > 40


def test_a_file_that_kills_twice_is_quarantined_for_good_and_the_others_go_on(tmp_path: Path) -> None:
    report = played(tmp_path, "poison", 2.8)
    handed = (tmp_path / "handed").read_text().split()

    assert report.restarts == ("killed by SIGSEGV",) * 2
    assert report.screens["wall"].quarantined == ("p" * 64,)
    assert handed.count("poison") == 2
    assert min(report.plays["one"].full, report.plays["two"].full) > 10

    report = played(tmp_path, "poison", 0.7)
    assert report.restarts == ()
    assert (tmp_path / "handed").read_text().split().count("poison") == 2


def test_a_stopped_screen_is_ended_by_force_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "SILENCE_S", 1.0)
    report = played(tmp_path, "stop play", 5.0)

    assert report.restarts == ("no progress",)
    assert report.screens["wall"].quarantined == ()
    assert sum(item.full for item in report.plays.values()) > 40


def test_a_screen_that_never_says_a_word_is_ended_by_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "START_S", 1.0)
    report = played(tmp_path, "silent play", 3.5)

    assert report.restarts == ("no progress",)
    assert report.played


def test_a_screen_that_sends_nonsense_is_replaced(tmp_path: Path) -> None:
    report = played(tmp_path, "garbage play", 2.5)

    assert report.restarts == ("killed by SIGKILL",)
    assert report.played


def test_what_never_comes_up_is_tried_with_caution_and_then_a_person_is_told_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    report = played(tmp_path, "exit", 30.0, patient=False)

    assert not report.played
    assert report.reason == "wall: the screen never came up (ended with exit code 1)"
    assert "wall: no display" in caplog.text
    assert [life.get("surface") for life in lives(tmp_path)] == [None, None, "raster"]


def test_a_closed_window_ends_the_run(tmp_path: Path) -> None:
    report = played(tmp_path, "leave", 20.0, settings=ScreenSettings(name="wall", window=Box(0, 0, 64, 36)))

    assert report.reason == "ended by hand"
    assert report.restarts == ()


def test_every_play_is_in_the_log_once_and_in_order(tmp_path: Path) -> None:
    report = played(tmp_path, "kill segv play", 4.5)
    rows = read_plays(tmp_path / "state" / "plays.sqlite")

    assert len(rows) == sum(item.full + item.cut for item in report.plays.values())
    assert [row.sequence - rows[0].sequence for row in rows] == list(range(len(rows)))
    assert {(row.player, row.screen, row.clock_trust) for row in rows} <= {
        ("pi-01", "wall", trust) for trust in ("floor", "network")
    }


def test_the_report_is_json(tmp_path: Path) -> None:
    report = played(tmp_path, "play", 1.0)

    read = json.loads(msgspec.json.encode(report))
    assert read["handoffs"]["median_hold_ms"] == 1.5
    assert read["screens"]["wall"]["output"] == [640, 360]
    assert read["peak_rss_mb"] > 1
