import socket
from pathlib import Path

import pytest

from bangtin_player.agent.watchdog import Watchdog


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_is_told(tmp_path: Path, *, abstract: bool) -> None:
    address = f"\0bangtin-{tmp_path.name}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(address)
        manager.settimeout(5)
        watchdog = Watchdog({"NOTIFY_SOCKET": address.replace("\0", "@")})
        watchdog.ready("wall")
        watchdog.ready("wall")
        watchdog.alive()
        watchdog.stopping()
        told = [manager.recv(100) for _ in range(3)]

    assert told == [b"READY=1\nSTATUS=wall", b"WATCHDOG=1", b"STOPPING=1"]


def test_where_there_is_no_systemd_nothing_is_said() -> None:
    Watchdog({}).alive()


def test_a_manager_that_is_gone_is_no_reason_to_stop(tmp_path: Path) -> None:
    Watchdog({"NOTIFY_SOCKET": str(tmp_path / "gone")}).alive()
