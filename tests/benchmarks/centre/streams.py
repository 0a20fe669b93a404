"""Many open push streams, and the moment at which each is told."""

import asyncio
import time
from contextlib import suppress

from tests.benchmarks.centre.latencies import Tally
from tests.benchmarks.centre.line import Line
from tests.benchmarks.centre.machines import Machine

_EVENT = b"data: look"
_AT_ONCE = 50
"""Streams that are opened at the same time."""


class Stream(asyncio.Protocol):
    """One player's stream; on each event it asks for the orders, as a player does."""

    def __init__(self, machine: Machine, port: int) -> None:
        self._machine, self._line = machine, Line(port)
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self.opened = asyncio.Event()
        self.told: float | None = None
        self.fetched: float | None = None
        self.has_fetched = asyncio.Event()
        self.ended = ""
        self._asking: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._machine.listen())

    def data_received(self, data: bytes) -> None:
        seen = self._rest + data
        self._rest = seen[-len(_EVENT) + 1 :]
        if _EVENT not in seen:
            return
        self._rest = b""
        if not self.opened.is_set():
            self.opened.set()
        elif self.told is None:
            self.told = time.monotonic()
            self._asking = asyncio.create_task(self.fetch())

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = str(exc or "the centre ended the stream")

    async def fetch(self) -> None:
        """Ask for the orders until they are others than before."""
        path = self._machine.documents()[2]
        answer = await self._line.ask(self._machine.ask(path))
        if answer.status == 200:
            self._machine.tags[path], self.fetched = answer.tag, time.monotonic()
            self.has_fetched.set()

    def wait_anew(self) -> None:
        """Forget what was told."""
        self.told = self.fetched = None
        self.has_fetched.clear()

    def close(self) -> None:
        """Leave."""
        self._line.close()
        if self._transport is not None:
            self._transport.close()


class Listeners:
    """The streams of a fleet."""

    def __init__(self, machines: list[Machine], port: int) -> None:
        self._port, self._streams = port, [Stream(machine, port) for machine in machines]

    async def open(self) -> None:
        """Open every stream, and fetch the orders that stand."""
        free = asyncio.Semaphore(_AT_ONCE)
        await asyncio.gather(*(self._opened(each, free) for each in self._streams))

    async def _opened(self, stream: Stream, free: asyncio.Semaphore) -> None:
        async with free, asyncio.timeout(60):
            await asyncio.get_running_loop().create_connection(lambda: stream, "127.0.0.1", self._port)
            await stream.opened.wait()
            await stream.fetch()
            stream.wait_anew()

    async def until_told(self, since: float, within_s: float) -> tuple[Tally, int]:
        """Wait until every stream was told and has other orders; return after how long each, and how many were not."""
        with suppress(TimeoutError):
            async with asyncio.timeout(since + within_s - time.monotonic()):
                await asyncio.gather(*(each.has_fetched.wait() for each in self._streams))
        tally, missed = Tally(), 0
        for each in self._streams:
            if each.told is None or each.fetched is None:
                missed += 1
            else:
                tally.answered("told", each.told - since, 200)
                tally.answered("fetched", each.fetched - since, 200)
            each.wait_anew()
        return tally, missed

    def close(self) -> None:
        """End every stream."""
        for each in self._streams:
            each.close()
