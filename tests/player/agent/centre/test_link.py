"""The line to the centre: in time or not at all, whatever answers."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from bangtin_player.agent.centre.deadline import end_all
from bangtin_player.agent.centre.identity import new_identity
from bangtin_player.agent.centre.link import Link
from bangtin_player.errors import AbsentError, CentreError, RefusedError, StrangerError, UnreachableError
from tests.player.agent.centre.fake_centre import FakeCentre, Handler

LIMIT_S = 1.0


def link_to(address: str, clock: Callable[[], float] = time.time) -> Link:
    return Link(new_identity(address), clock)


@contextmanager
def trickling(head: bytes) -> Iterator[str]:
    """Serve *head*, and then a byte now and then, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(head)
            while not over.wait(0.05):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        listener.close()


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n",
    ],
    ids=["nothing", "headers", "body", "announced body"],
)
def test_a_server_that_trickles_is_given_up_in_time(head: bytes) -> None:
    with trickling(head) as address:
        begun = time.monotonic()
        with pytest.raises(UnreachableError):
            link_to(address).get("documents/keys", within_s=LIMIT_S)
        assert time.monotonic() - begun < 5 * LIMIT_S


def test_an_agent_that_ends_waits_for_nobody() -> None:
    with trickling(b"HTTP/1.1 200 OK\r\n\r\n") as address:
        failed = threading.Event()

        def ask() -> None:
            with pytest.raises(UnreachableError):
                link_to(address).get("documents/keys", within_s=600)
            failed.set()

        threading.Thread(target=ask, daemon=True).start()
        while not failed.wait(0.1):
            end_all()


def test_nobody_there_is_said() -> None:
    with pytest.raises(UnreachableError, match="cannot be reached"):
        link_to("http://127.0.0.1:9").get("documents/keys")


@pytest.mark.parametrize(
    ("status", "leaf"),
    [
        (301, UnreachableError),
        (302, UnreachableError),
        (400, RefusedError),
        (404, AbsentError),
        (410, AbsentError),
        (413, RefusedError),
        (429, UnreachableError),
        (500, UnreachableError),
        (503, UnreachableError),
        (511, UnreachableError),
    ],
)
def test_each_status_has_its_meaning(centre: FakeCentre, status: int, leaf: type[CentreError]) -> None:
    def answer(handler: Handler) -> bool:
        handler.answer(status, b"why", {"Location": "/elsewhere"})
        return True

    centre.behave = answer
    with pytest.raises(leaf, match="why"):
        link_to(centre.address).get("documents/keys")
    assert centre.asked == ["documents/keys"]


def test_a_player_without_a_clock_takes_the_time_from_the_centre(centre: FakeCentre) -> None:
    link = link_to(centre.address, lambda: 0.0)
    assert link.post("api/player/v1/answers", b"{}").status == 200
    link.post("api/player/v1/answers", b"{}")
    assert len(centre.asked) == 3


def test_a_stranger_stays_one_though_its_clock_is_right(centre: FakeCentre) -> None:
    def refuse(handler: Handler) -> bool:
        handler.answer(401, b"who")
        return True

    centre.behave = refuse
    with pytest.raises(StrangerError):
        link_to(centre.address).get("api/player/v1/addresses")
    assert len(centre.asked) == 1


def test_an_answer_that_has_no_end_is_cut(centre: FakeCentre) -> None:
    centre.objects["documents/keys"] = b"x" * 100_000
    with pytest.raises(UnreachableError, match="longer than"):
        link_to(centre.address).get("documents/keys", most=50_000)


def test_a_connection_is_used_again(centre: FakeCentre) -> None:
    ports: set[int] = set()

    def listen(handler: Handler) -> None:
        ports.add(handler.client_address[1])

    centre.behave = listen
    link = link_to(centre.address)
    for _ in range(3):
        link.get("documents/keys")
    assert len(ports) == 1
