"""The load's own connection: it must never take one answer for another."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.benchmarks.centre.line import Answer, Line

Served = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answers(served: Served, *requests: bytes) -> tuple[list[Answer], int]:
    """Return the answers of a server to *requests* on one line, and how many were sent again."""

    async def all_of_them() -> tuple[list[Answer], int]:
        server = await asyncio.start_server(served, "127.0.0.1")
        async with server:
            line = Line(server.sockets[0].getsockname()[1])
            try:
                got = [await line.ask(request) for request in requests]
            finally:
                line.close()
                await asyncio.sleep(0.05)  # both ends hear of it
        return got, line.stale

    return asyncio.run(all_of_them())


async def in_pieces(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for tag in (b"one", b"two"):
        await reader.readline()
        for piece in (b"HTTP/1.1 200 OK\r\nETag: ", tag, b"\r\nContent-Len", b"gth: 5\r\n\r\nwh", b"ole"):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
    writer.close()


async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    writer.write(b"HTTP/1.1 304 Not Modified\r\netag: same\r\n\r\n")
    await writer.drain()
    await reader.readline()  # what comes next on a kept line is not answered any more
    writer.close()


def test_an_answer_in_pieces_is_taken_whole_and_the_next_one_after_it() -> None:
    got, again = answers(in_pieces, b"a\n", b"b\n")

    assert got == [Answer(200, "one", b"whole"), Answer(200, "two", b"whole")]
    assert again == 0


def test_what_a_closing_server_did_not_answer_is_sent_again_and_counted() -> None:
    got, again = answers(once, b"a\n", b"b\n")

    assert [each.status for each in got] == [304, 304]
    assert again == 1


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    writer.close()


def test_a_new_line_without_an_answer_is_a_failure() -> None:
    with pytest.raises(ConnectionError):
        answers(silent, b"a\n")
