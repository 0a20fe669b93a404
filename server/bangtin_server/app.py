"""The centre on one port, put together: the door for what players fetch, Django for all that people and players say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bangtin_server.admission import Admission
from bangtin_server.composition import environment, office, spool, storage
from bangtin_server.door.app import door
from bangtin_server.door.hints import HintSender
from bangtin_server.door.process import hearing
from bangtin_server.door.push import Hub
from bangtin_server.door.uploads import UploadDoor
from bangtin_server.worker import Worker
from bangtin_server.wsgi import application

_THREADS = 16
"""Requests that Django works on at once."""


def centre() -> Starlette:
    """Return the whole centre as one ASGI application, its worker included."""
    hub, redis = Hub(), environment().redis

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        worker = Worker(HintSender(redis).tell if redis else hub.tell)
        worker.start()
        async with hearing(redis, hub):
            yield
        worker.stop()

    whole = door(storage(), hub, lifespan, UploadDoor(spool(), office()))
    whole.routes.append(Mount("/", Pages()))
    return whole


class Pages:
    """Django behind ASGI. No thread of it waits for a body."""

    def __init__(self) -> None:
        # Django's and Starlette's types say the same as a2wsgi's, each in its own words.
        wsgi = cast("ASGIApp", WSGIMiddleware(cast("Any", application), workers=_THREADS))
        self._answer = Admission(wsgi)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def received() -> Message:  # granian's `receive` returns a future, a2wsgi and asyncio want a coroutine
            return await receive()

        await self._answer(scope, received, send)
