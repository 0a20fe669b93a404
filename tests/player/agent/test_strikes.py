from pathlib import Path

import pytest

from bangtin_player.agent import strikes as striking
from bangtin_player.agent.strikes import Strikes

VLC = "libVLC 3.0.24"


def opened(path: Path, boot: str = "boot", uptime: float = 0.0) -> Strikes:
    return Strikes(path, boot, lambda: uptime)


def test_a_file_in_flight_when_the_agent_itself_is_killed_is_charged(tmp_path: Path) -> None:
    path = tmp_path / "quarantine.json"
    for _ in range(2):
        strikes = opened(path)
        strikes.handed("wall", "film", VLC)
        strikes.keep()  # and no more is heard of this agent

    assert opened(path).quarantined(VLC) == {"film"}


def test_the_quarantine_is_lifted_after_a_day_of_uptime_over_several_agents(tmp_path: Path) -> None:
    path = tmp_path / "quarantine.json"
    strikes = opened(path)
    for _ in range(2):
        strikes.handed("wall", "film", VLC)
        strikes.died("wall")
    for _ in range(2):
        later = opened(path, uptime=11 * 3600.0)
        later.age()
        assert later.quarantined(VLC) == {"film"}
    last = opened(path, uptime=2.1 * 3600)
    last.age()

    assert last.quarantined(VLC) == set()


@pytest.mark.parametrize("content", [b"", b"{", b'{"deaths": 7}', b"\xff\xfe", b"[]"])
def test_a_damaged_ledger_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quarantine.json"
    path.write_bytes(content)

    assert opened(path).quarantined(VLC) == set()
    assert path.with_name("quarantine.json.bad").read_bytes() == content


def test_a_disk_that_takes_nothing_costs_only_the_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, f"No space for {len(content)} bytes", str(path))

    monkeypatch.setattr(striking, "write_durably", full)
    strikes = opened(tmp_path / "quarantine.json")
    for _ in range(2):
        strikes.handed("wall", "film", VLC)
        strikes.died("wall")

    assert strikes.quarantined(VLC) == {"film"}
    assert caplog.text.count("in memory only") == 1


def test_a_file_known_to_be_good_is_not_written_down_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strikes = opened(tmp_path / "quarantine.json")
    strikes.handed("wall", "film", VLC)
    strikes.keep()
    strikes.settled("wall", "film", VLC)
    strikes.keep()
    writes: list[bytes] = []
    monkeypatch.setattr(striking, "write_durably", lambda _, content: writes.append(content))
    for _ in range(100):
        strikes.handed("wall", "film", VLC)
        strikes.keep()
        strikes.settled("wall", "film", VLC)
        strikes.keep()

    assert writes == []
    strikes.handed("wall", "film", VLC)
    assert strikes.died("wall") == ("film",)
    assert len(writes) == 1


def test_a_batch_of_files_costs_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strikes = opened(tmp_path / "quarantine.json")
    writes: list[bytes] = []
    monkeypatch.setattr(striking, "write_durably", lambda _, content: writes.append(content))
    for page in range(50):
        strikes.handed("wall", f"page {page}", VLC)
    strikes.keep()
    strikes.keep()

    assert len(writes) == 1
