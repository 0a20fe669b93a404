"""Bodies of requests: only what has come whole costs a thread, and nothing comes without end."""

import asyncio
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from bangtin_server.admission import IN_MEMORY, Admission, Allowed, allowed, by_length
from bangtin_server.api.player_reports import MOST_PLAYS
from bangtin_server.players import bundles, pictures

API = "/api/player/v1/heartbeat"


class Call:
    """One request by hand: what is sent, what the application behind got, and what is answered."""

    def __init__(self, path: str = API, length: int | None = None, **rule: Any) -> None:  # noqa: ANN401 - of `Allowed`
        told = [] if length is None else [(b"content-length", str(length).encode())]
        self.scope: Scope = {"type": "http", "path": path, "headers": told}
        self.rule: Callable[[str], Allowed] = (lambda _: Allowed(**rule)) if rule else allowed
        self.asked, self.got, self.sent = 0, list[bytes](), list[Message]()

    def answered(self, pieces: Iterable[bytes | None], most_waiting: int = 1 << 30) -> int:
        """Return the status; a None among *pieces* breaks off, and after the last the sender is silent for ever."""
        coming = iter(pieces)

        async def receive() -> Message:
            self.asked += 1
            piece = next(coming, b"silence")
            if piece == b"silence":
                await asyncio.Event().wait()
            return {"type": "http.disconnect"} if piece is None else _part(piece)

        async def send(message: Message) -> None:
            self.sent.append(message)

        asyncio.run(Admission(self._behind, self.rule, most_waiting)(self.scope, receive, send))
        return int(self.sent[0]["status"]) if self.sent else 0

    async def _behind(self, _: Scope, receive: Receive, send: Send) -> None:
        more = True
        while more:
            message = await receive()
            more = message.get("more_body", False)
            self.got.append(message.get("body", b""))
        await send({"type": "http.response.start", "status": 200, "headers": []})


def _part(piece: bytes) -> Message:
    return {"type": "http.request", "body": piece.rstrip(b"."), "more_body": not piece.endswith(b".")}


@pytest.mark.parametrize("size", [0, 5, 70_000, 3 << 20])
def test_a_body_is_handed_on_as_it_came(size: int) -> None:
    body = bytes(i % 251 or 1 for i in range(size)).replace(b".", b",")
    call = Call("/api/player/v1/plays", size)
    pieces = [body[at : at + 50_000] for at in range(0, size, 50_000)]
    assert call.answered([*pieces, b"."]) == 200
    assert b"".join(call.got) == body


def test_a_body_that_drips_reaches_nobody_and_is_refused_in_both_languages() -> None:
    call = Call(length=100, most=1000, seconds=0.0, slowest=0)
    assert call.answered([b"dr", b"ip"]) == 408
    told = json.loads(call.sent[1]["body"])
    assert call.got == []
    assert "quá chậm" in told["vi"]
    assert "too slowly" in told["en"]


def test_a_body_that_says_that_it_is_too_long_is_not_read() -> None:
    call = Call("/sign-in", (64 << 10) + 1)
    assert call.answered([b"."]) == 413
    assert (call.asked, call.got) == (0, [])
    assert "64 KiB" in call.sent[1]["body"].decode()


def test_a_body_that_turns_out_too_long_is_read_no_further() -> None:
    call = Call(most=10)
    assert call.answered([b"12345", b"67890", b"1", b"more", b"."]) == 413
    assert (call.asked, call.got) == (3, [])


def test_what_breaks_off_is_not_taken_for_whole() -> None:
    call = Call()
    assert call.answered([b"half", None]) == 0
    assert call.got == []


def test_many_bodies_together_fill_no_disk_and_leave_their_room_to_the_next() -> None:
    piece, most = b"x" * IN_MEMORY, 2 * IN_MEMORY
    admission_full = Call(most=4 * IN_MEMORY)
    assert admission_full.answered([piece, piece, b"x."], most_waiting=most) == 503
    behind = Call(most=4 * IN_MEMORY)
    admission = Admission(behind._behind, behind.rule, most)  # noqa: SLF001 - the very one that a call has

    async def twice() -> list[int]:
        statuses = list[int]()
        for body in ([piece, piece, b"x."], [piece, piece, b"."]):
            parts = iter([_part(one) for one in body])

            async def receive(parts: Any = parts) -> Message:  # noqa: ANN401 - an iterator; ASGI's form
                return next(parts)

            async def send(message: Message) -> None:
                if "status" in message:
                    statuses.append(message["status"])

            await admission(behind.scope, receive, send)
        return statuses

    assert asyncio.run(twice()) == [503, 200]


def test_small_bodies_come_through_while_large_ones_have_taken_all_the_room() -> None:
    assert Call().answered([b"x" * (IN_MEMORY + 1), b"."], most_waiting=0) == 503
    assert Call().answered([b"x" * IN_MEMORY, b"."], most_waiting=0) == 200


def test_programmes_with_their_films_go_straight_through() -> None:
    call = Call("/api/v1/programmes", 5 << 30)
    assert call.answered([b"film", b"."]) == 200
    assert call.got == [b"film", b""]


def test_programmes_that_drip_leave_threads_to_everybody_else() -> None:
    statuses, arrived = list[int](), list[str]()

    async def behind(_: Scope, receive: Receive, send: Send) -> None:
        arrived.append("")
        if len(arrived) <= 4:
            await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def siege() -> None:
        over, admission = asyncio.Event(), Admission(behind)

        async def dripping() -> Message:
            await over.wait()
            return _part(b".")

        async def send(message: Message) -> None:
            statuses.append(message.get("status", 0))

        scope: Scope = {"type": "http", "path": "/api/v1/programmes", "headers": []}
        slow = [asyncio.create_task(admission(scope, dripping, send)) for _ in range(4)]
        await asyncio.sleep(0)
        await admission(scope, dripping, send)
        over.set()
        await asyncio.gather(*slow)
        await admission(scope, dripping, send)

    asyncio.run(siege())
    assert [one for one in statuses if one] == [503, 200, 200, 200, 200, 200]


def test_each_route_lets_in_what_it_takes() -> None:
    assert allowed("/api/player/v1/plays").most == MOST_PLAYS
    assert allowed("/api/player/v1/pictures/LED").most == pictures.MOST_BYTES
    assert allowed("/api/player/v1/logs/1").most == bundles.MOST_BYTES
    assert allowed("/api/player/v1/plays").within(64 << 20) == 120


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        ("/sign-in", "65536", "200 OK"),
        ("/sign-in", "65537", "413"),
        ("/sign-in", "", "200 OK"),
        ("/sign-in", "9" * 5000, "413"),
        ("/api/v1/programmes", str(9 << 30), "200 OK"),
    ],
)
def test_django_alone_refuses_by_the_length_that_is_told(path: str, length: str, status: str) -> None:
    answered = list[str]()

    def behind(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [])
        return [b""]

    by_length(behind)({"PATH_INFO": path, "CONTENT_LENGTH": length}, lambda line, _: answered.append(line))
    assert answered[0].startswith(status)
