"""More connections at once than the server's own limit (1,024): players keep theirs open, and hold nobody up."""

import os
import resource
import socket
import sys
from pathlib import Path

import pytest

from tests.engines.process import free_ports, listens, serving

CROWD = 1100
_ASKED = b"GET /documents/keys HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def test_the_door_holds_more_players_than_the_server_would_by_itself(tmp_path: Path) -> None:
    if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < CROWD + 200:
        pytest.skip("this machine lets a test open too few connections")
    [port] = free_ports(1)
    told = {"BANGTIN_DATA": str(tmp_path / "data"), "BANGTIN_LISTEN": f"127.0.0.1:{port}"}
    door = serving(
        [sys.executable, "-m", "bangtin_server", "door"],
        tmp_path / "log",
        lambda: listens(port),
        {**os.environ, **told},
    )
    with door:
        crowd = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(CROWD)]
        try:
            for each in crowd:
                each.sendall(_ASKED)
            assert {each.recv(13) for each in crowd} == {
                b"HTTP/1.1 404 "
            }  # the door alone has no keys yet, but an answer
        finally:
            for each in crowd:
                each.close()
