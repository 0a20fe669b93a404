"""The centre on one port, put together: the door for what players fetch, Django for all that people and players say."""

import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangtin_server.chores import Chores
from bangtin_server.composition import keyring, storage
from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.press import Press
from bangtin_server.wsgi import application

_THREADS = 16
"""Requests that Django works on at once."""


def centre() -> Starlette:
    """Return the whole centre as one ASGI application, its publisher and its chores included."""
    hub = Hub()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        press = Press(storage(), keyring().publisher(), hub.tell)
        press.start()
        chores = Chores(storage())
        chores.start()
        _close_on_signal(hub)
        yield
        press.stop()
        chores.stop()

    whole = door(storage(), hub, lifespan)
    whole.routes.append(Mount("/", Pages()))
    return whole


def _close_on_signal(hub: Hub) -> None:
    """End the streams as soon as the process is told to stop: the server ends the lifespan only after the last answer.

    The event loop hears of the signal in its own way (its wake-up descriptor) and still does.
    """
    if current_thread() is not main_thread():
        return  # tests run the centre in a thread, where no signal comes
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _closing(hub, signal.getsignal(number)))


def _closing(hub: Hub, before: object) -> Callable[[int, FrameType | None], None]:
    def heard(number: int, frame: FrameType | None) -> None:
        hub.close()
        if callable(before):
            before(number, frame)

    return heard


class Pages:
    """Django behind ASGI."""

    def __init__(self) -> None:
        # Django's and Starlette's types say the same as a2wsgi's, each in its own words.
        self._wsgi: ASGIApp = cast("ASGIApp", WSGIMiddleware(cast("Any", application), workers=_THREADS))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def received() -> Message:  # granian's `receive` returns a future, a2wsgi wants a coroutine
            return await receive()

        await self._wsgi(scope, received, send)
