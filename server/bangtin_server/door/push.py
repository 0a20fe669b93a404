"""The push stream says only "look now", or that a command waits. Losing it loses nothing: players ask by themselves."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from bangtin_server.door.documents import is_token
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

KEEP_ALIVE_S = 25.0
"""A comment this often keeps routers from forgetting the connection, and lets a dead one be noticed."""


LOOK, COMMANDS, GONE = "look", "commands", "gone"
"""What an event says: a document is new; a command waits for the next heartbeat; the address is no more, which ends the
stream."""
WORDS = frozenset((LOOK, COMMANDS, GONE))


class _Listener:
    """One open stream, and what it has still to be told."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self.is_over = False
        self._words: set[str] = set()

    def wake(self, word: str) -> None:
        self._words.add(word)
        self.is_over = self.is_over or word == GONE
        self.woken.set()

    def told(self) -> Iterator[str]:
        words, self._words = sorted(self._words), set()
        self.woken.clear()
        return (f"data: {word}\n\n" for word in words)


class Hub:
    """Who listens, by the token of documents that they wait for. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[_Listener]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def tell(self, tokens: Iterable[str], word: str = LOOK) -> None:
        """Wake everybody who waits for something under one of *tokens*."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, list(tokens), word)

    def close(self) -> None:
        """End every stream: a server that is told to stop waits for answers, and these would never end."""
        self._closed = True
        self.tell(list(self._listeners))

    def _wake(self, tokens: list[str], word: str) -> None:
        for token in tokens:
            for listener in self._listeners.get(token, ()):
                listener.wake(word)

    async def events(self, tokens: list[str]) -> AsyncIterator[str]:
        """Yield an event at once, so that nothing is missed before it, then one for each change."""
        self._loop = asyncio.get_running_loop()
        listener = _Listener()
        for token in tokens:
            self._listeners[token].add(listener)
        try:
            yield f"data: {LOOK}\n\n"
            while not self._closed:
                try:
                    await asyncio.wait_for(listener.woken.wait(), KEEP_ALIVE_S)
                except TimeoutError:
                    yield ": here\n\n"
                    continue
                for event in listener.told():  # at the end, too: who comes back asks anyhow
                    yield event
                if listener.is_over:
                    return
        finally:
            for token in tokens:
                self._listeners[token].discard(listener)
                if not self._listeners[token]:
                    del self._listeners[token]


class PushDoor:
    """Answers `GET /push/TOKEN,TOKEN`: a player's own token and its site's, where the orders always stand."""

    def __init__(self, hub: Hub, storage: Storage) -> None:
        self._hub, self._storage = hub, storage

    async def stream(self, request: Request) -> Response:
        """Hold the connection open and say when to look."""
        tokens = request.path_params["tokens"].split(",")
        if len(tokens) > 2 or not all(map(is_token, tokens)):  # noqa: PLR2004 - the player's and the site's
            tokens = []
        if not await run_in_threadpool(self._is_held, tokens):
            return PlainTextResponse("không có luồng này / no such stream\n", 404)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # nginx must not collect events
        return StreamingResponse(self._hub.events(tokens), headers=headers, media_type="text/event-stream")

    def _is_held(self, tokens: list[str]) -> bool:
        """Say whether anything stands under one of *tokens*; under those of a revoked player nothing does."""
        return any(next(self._storage.names(names.documents_of(token)), "") for token in tokens)
