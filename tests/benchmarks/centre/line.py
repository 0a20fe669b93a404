"""A connection to the centre that costs the load little: one request at a time, kept alive, opened anew when closed."""

import asyncio
from typing import NamedTuple

_END = b"\r\n\r\n"
WITHIN_S = 20.0
"""What a player waits for an answer."""


class Answer(NamedTuple):
    """An answer, whole."""

    status: int
    tag: str
    body: bytes


class _Wire(asyncio.Protocol):
    """Takes one answer after the other off a connection."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.waits: asyncio.Future[Answer] | None = None
        self._seen = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._seen += data
        head, found, body = self._seen.partition(_END)
        if not found:
            return
        status, headers = int(head[9:12]), bytes(head)
        length = 0 if status in {204, 304} else int(_header(headers, b"\r\ncontent-length:") or 0)
        if len(body) < length or self.waits is None or self.waits.done():
            return
        self._seen.clear()
        self.waits.set_result(Answer(status, _header(headers, b"\r\netag:").decode(), bytes(body)))

    def connection_lost(self, exc: Exception | None) -> None:
        self.transport = None
        if self.waits is not None and not self.waits.done():
            self.waits.set_exception(exc or ConnectionResetError("closed without an answer"))


def _header(head: bytes, name: bytes) -> bytes:
    start = head.lower().find(name) + len(name)
    if start < len(name):
        return b""
    end = head.find(b"\r\n", start)
    return head[start : end if end >= 0 else len(head)].strip()


class Line:
    """One player's connection."""

    def __init__(self, port: int) -> None:
        self._port, self._wire = port, _Wire()
        self.stale = 0
        """Requests that were sent again because the centre closed a connection that it had kept."""

    async def ask(self, request: bytes) -> Answer:
        """Send a request and return its answer.

        Raises:
            OSError: nobody answers.
            TimeoutError: not in time.
        """
        try:
            async with asyncio.timeout(WITHIN_S):
                return await self._twice(request)
        except TimeoutError:
            self.close()  # an answer that came now would be taken for the next one
            raise

    async def _twice(self, request: bytes) -> Answer:
        kept = self._wire.transport is not None
        try:
            return await self._once(request)
        except ConnectionError:
            if not kept:
                raise
            self.stale += 1
            return await self._once(request)

    async def _once(self, request: bytes) -> Answer:
        loop = asyncio.get_running_loop()
        if self._wire.transport is None or self._wire.transport.is_closing():
            _, self._wire = await loop.create_connection(_Wire, "127.0.0.1", self._port)
        assert self._wire.transport is not None
        self._wire.waits = loop.create_future()
        self._wire.transport.write(request)
        return await self._wire.waits

    def close(self) -> None:
        """Leave."""
        if self._wire.transport is not None:
            self._wire.transport.abort()
            self._wire = _Wire()
