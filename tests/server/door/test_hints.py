"""Hints through a real Redis: to every door, and again after Redis was away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bangtin_server.door.hints import HintSender, relay
from bangtin_server.door.push import COMMANDS, GONE, LOOK, Hub
from tests.engines.process import free_ports
from tests.engines.redis import redis

pytestmark = pytest.mark.xdist_group("engines")
MINE, OTHER = "aa" * 16, "bb" * 16
SOON_S = 20.0


@asynccontextmanager
async def listening(url: str, token: str) -> AsyncIterator[AsyncIterator[str]]:
    """A stream of a door that hears what Redis carries."""
    hub = Hub()
    stream, relaying = hub.events([token]), asyncio.create_task(relay(url, hub))
    await anext(stream)
    try:
        yield stream
    finally:
        relaying.cancel()
        with suppress(asyncio.CancelledError):
            await relaying


async def heard(stream: AsyncIterator[str], sender: HintSender, token: str, word: str) -> None:
    """Tell until it is heard: nobody waits for a door that listens only later."""
    waiting = asyncio.ensure_future(anext(stream))
    async with asyncio.timeout(SOON_S):
        while not waiting.done():
            sender.tell([token], word)
            await asyncio.wait([waiting], timeout=0.1)
    assert waiting.result() == f"data: {word}\n\n"


def test_a_hint_reaches_every_door_and_no_other_player(tmp_path: Path) -> None:
    async def told(url: str) -> None:
        sender = HintSender(url)
        async with listening(url, MINE) as one, listening(url, MINE) as two, listening(url, OTHER) as other:
            await asyncio.gather(*(heard(stream, sender, MINE, LOOK) for stream in (one, two)))
            await heard(other, sender, OTHER, COMMANDS)

    with redis(tmp_path) as url:
        asyncio.run(told(url))


def test_a_stream_under_an_address_that_is_no_more_ends(tmp_path: Path) -> None:
    async def told(url: str) -> None:
        async with listening(url, MINE) as stream:
            await heard(stream, HintSender(url), MINE, GONE)
            async with asyncio.timeout(SOON_S):
                assert [event async for event in stream] == []

    with redis(tmp_path) as url:
        asyncio.run(told(url))


def test_hints_go_on_when_redis_comes_back_and_nobody_fails_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bangtin_server.door.hints._REST_S", 0.0)
    monkeypatch.setattr("bangtin_server.door.hints._AGAIN_S", 0.05)
    (port,) = free_ports(1)
    url = f"redis://127.0.0.1:{port}/0"

    async def told() -> None:
        sender = HintSender(url)
        sender.tell([MINE])  # there is no Redis yet
        async with listening(url, MINE) as stream:
            for _ in range(2):
                with redis(tmp_path, port):
                    await heard(stream, sender, MINE, LOOK)
                sender.tell([MINE])

    asyncio.run(told())
