from pathlib import Path

from bangtin_player.agent.burden import burden_of
from bangtin_player.agent.clock_evidence import ClockMemory
from bangtin_player.agent.state_folder import StateFolder, usual_folder
from bangtin_playlists.instant import Instant


def test_a_second_agent_takes_a_folder_of_its_own(tmp_path: Path) -> None:
    first, second = StateFolder(tmp_path / "state"), StateFolder(tmp_path / "state")

    assert first.path == tmp_path / "state"
    assert second.path != first.path
    assert second.path.is_dir()
    second.close()
    first.close()
    third = StateFolder(tmp_path / "state")
    assert third.path == tmp_path / "state"
    third.close()


def test_what_a_killed_agent_left_half_written_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".clock.new").write_text("half")
    StateFolder(tmp_path).close()

    assert not (tmp_path / ".clock.new").exists()


def test_the_service_has_its_folder_from_systemd() -> None:
    assert usual_folder({"STATE_DIRECTORY": "/var/lib/bangtin:/else"}) == Path("/var/lib/bangtin")
    assert usual_folder({"XDG_STATE_HOME": "/home/a/state"}) == Path("/home/a/state/bangtin")


def test_the_last_instant_does_not_go_back_by_itself(tmp_path: Path) -> None:
    memory = ClockMemory(tmp_path / "clock")
    memory.remember(Instant(1_795_430_907_000), is_vouched=False)
    memory.remember(Instant(5), is_vouched=False)

    assert ClockMemory(tmp_path / "clock").last_seen == 1_795_430_907_000


def test_a_clock_that_stood_years_ahead_is_set_right_by_one_that_is_kept(tmp_path: Path) -> None:
    memory = ClockMemory(tmp_path / "clock")
    memory.remember(Instant(2_700_000_000_000), is_vouched=False)
    memory.remember(Instant(1_795_430_907_000), is_vouched=True)

    assert ClockMemory(tmp_path / "clock").last_seen == 1_795_430_907_000


def test_a_damaged_memory_of_the_clock_is_none(tmp_path: Path) -> None:
    (tmp_path / "clock").write_bytes(b"\xff yesterday")

    assert ClockMemory(tmp_path / "clock").last_seen is None


def test_the_burden_of_a_process_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "status").write_text("Name:\ta) b\nVmHWM:\t  1000 kB\n")
    (tmp_path / "7" / "stat").write_text("7 (a) b) S 1 1 1 0 -1 4 5 6 7 8 250 50 0 0 20 0 1 0 9 9")

    burden = burden_of(7, tmp_path)
    assert burden is not None
    assert (burden.peak_rss_mb, burden.cpu_s) == (1.024, 3.0)
    assert burden_of(8, tmp_path) is None
