"""What of a request is let in before a thread of Django's works on it: its body, whole, of a length that is allowed.

A thread that waits for a body is lost to everybody else, and there are few of them: a handful of slow connections
would keep every person and player out.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangtin_server.refusal import NO_ROOM, TOO_SLOW, Refusal, too_large

IN_MEMORY = 64 << 10
"""Bytes of a body that wait in memory; what is longer waits in a file that has no name."""
_PIECE = 1 << 20
_SLOWEST = 32 << 10
"""Bytes a second that a body is given time for, beside the first seconds."""
_SILENT_S = 60.0
"""A body that goes straight through is given up after so long without a byte."""
_MOST_WAITING = 1 << 30
"""Bytes of all bodies that wait in files at once, so that many strangers fill no disk. What waits in memory counts for
nothing: while they try, heartbeats, sign-ins and nearly all forms come through."""
_MOST_THROUGH = 4
"""Bodies that go straight through at once: each has a thread, and the slow ones of one program would have them all."""


class Allowed(NamedTuple):
    """What one route lets in."""

    most: int | None
    """Bytes of a body; None where it goes straight through to who judges it (programmes with their films)."""
    seconds: float = 30.0
    """Within which a small one has to come."""
    slowest: int = _SLOWEST
    """Bytes a second that are waited for beyond that; 0 is none."""

    def within(self, length: int) -> float:
        """Return the seconds in which a body of *length* bytes has to come."""
        return self.seconds + (length / self.slowest if self.slowest else 0.0)


_ALLOWED: tuple[tuple[str, Allowed], ...] = (
    (r"/api/player/v1/plays", Allowed(64 << 20, 120.0, 0)),
    (r"/api/player/v1/(pictures|logs)/.*", Allowed(16 << 20)),
    (r"/api/v1/programmes", Allowed(None)),
    (r"/api/.*", Allowed(1 << 20)),
    (r"/(sign-in(/.*)?|second-factor|language|library/uploads/renew)", Allowed(64 << 10)),  # open to anybody
)
_PAGES = Allowed(1 << 20)
"""A long playlist's form, with what is typed in Vietnamese three times as long as it looks."""


def allowed(path: str) -> Allowed:
    """Return what may be sent to *path*.

    >>> allowed("/api/v1/sites").most == 1 << 20, allowed("/sign-in").most == 64 << 10
    (True, True)
    """
    return next((one for pattern, one in _ALLOWED if re.fullmatch(pattern, path, re.DOTALL)), _PAGES)


class BodyRefusedError(Exception):
    """A body is not let in; holds the refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.en)
        self.refusal = refusal


class GoneError(Exception):
    """Who was sending has gone."""


class Admission:
    """Before an ASGI application: hands it each body once it has come whole.

    Args:
        app: What answers.
        rule: What a path lets in.
        most_waiting: Bytes of all bodies that wait at once.
    """

    def __init__(
        self, app: ASGIApp, rule: Callable[[str], Allowed] = allowed, most_waiting: int = _MOST_WAITING
    ) -> None:
        self._app, self._rule, self._room = app, rule, most_waiting
        self._through = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        rule = self._rule(scope["path"])
        if rule.most is None:
            await self._pass(scope, receive, send)
            return
        with SpooledTemporaryFile(IN_MEMORY) as body:
            took = [0]
            try:
                await self._collect(_length(scope), rule, receive, body, took)
                body.seek(0)
                await self._app(scope, _from(body), send)
            except BodyRefusedError as error:
                await _refuse(error.refusal, scope["path"], send)
            except GoneError:
                return
            finally:
                self._room += took[0]

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a body go straight through, unless too many do."""
        if self._through >= _MOST_THROUGH:
            await _refuse(NO_ROOM, scope["path"], send)
            return
        self._through += 1
        try:
            await self._app(scope, _unless_silent(receive), send)
        finally:
            self._through -= 1

    async def _collect(self, length: int, rule: Allowed, receive: Receive, body: IO[bytes], took: list[int]) -> None:
        """Let a body come into *body*; *took* is how much of the room on the disk it has.

        Raises:
            BodyRefusedError: it is too long, too slow, or there is no room for it.
            GoneError: it broke off.
        """
        assert rule.most is not None  # noqa: S101 - see `__call__`
        if length > rule.most:
            raise BodyRefusedError(too_large(rule.most))
        come = 0
        try:
            async with asyncio.timeout(rule.within(length)):
                async for piece in _pieces(receive):
                    come += len(piece)
                    if come > rule.most:
                        raise BodyRefusedError(too_large(rule.most))
                    if come > IN_MEMORY:
                        self._take(come, took)
                    await _write(body, piece, come)
        except TimeoutError as error:
            raise BodyRefusedError(TOO_SLOW) from error

    def _take(self, come: int, took: list[int]) -> None:
        """Take room for a body of *come* bytes so far that has some of it already.

        Raises:
            BodyRefusedError: there is none left.
        """
        self._room -= come - took[0]
        took[0] = come
        if self._room < 0:
            raise BodyRefusedError(NO_ROOM)


async def _pieces(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        more = message.get("more_body", False)
        yield message.get("body", b"")


async def _write(body: IO[bytes], piece: bytes, so_far: int) -> None:
    if so_far <= IN_MEMORY:
        body.write(piece)
    else:
        await run_in_threadpool(body.write, piece)


def _from(body: IO[bytes]) -> Receive:
    async def receive() -> Message:
        piece = body.read(_PIECE)
        return {"type": "http.request", "body": piece, "more_body": len(piece) == _PIECE}

    return receive


def _unless_silent(receive: Receive) -> Receive:
    async def heard() -> Message:
        try:
            async with asyncio.timeout(_SILENT_S):
                return await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}

    return heard


def _length(scope: Scope) -> int:
    told = next((bytes(value) for name, value in scope["headers"] if name.lower() == b"content-length"), b"")
    return _number(told.decode("latin-1"))


def _number(text: str) -> int:
    """Return a Content-Length; one that nobody can mean is longer than anything may be."""
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 1 << 62  # noqa: PLR2004 - digits


async def _refuse(refusal: Refusal, path: str, send: Send) -> None:
    headers, body = refusal.answer(path)
    told = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status.value, "headers": told})
    await send({"type": "http.response.body", "body": body})


Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def by_length(application: Wsgi) -> Wsgi:
    """Return a WSGI *application* that refuses what says that it is too long; how long it takes is nginx's to judge."""

    def bounded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", "/"))
        most = allowed(path).most
        if most is None or _number(str(environ.get("CONTENT_LENGTH") or "")) <= most:
            return application(environ, start_response)
        refusal = too_large(most)
        headers, body = refusal.answer(path)
        # WSGI leaves the connection to the server.
        start_response(refusal.line, [(name, value) for name, value in headers.items() if name != "Connection"])
        return [body]

    return bounded
