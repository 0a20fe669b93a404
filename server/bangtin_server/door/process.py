"""The door as a process of its own: what players fetch, and the streams that they hold open."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from threading import current_thread, main_thread
from types import FrameType

from starlette.applications import Starlette

from bangtin_server.door.app import door
from bangtin_server.door.hints import relay
from bangtin_server.door.push import Hub
from bangtin_server.door.spool import Spool
from bangtin_server.door.tickets import TicketOffice
from bangtin_server.door.uploads import UploadDoor
from bangtin_server.environment import environment
from bangtin_server.secret import secret_key
from bangtin_server.storage.opening import storage_at


def door_alone() -> Starlette:
    """Return the door as this process's environment says."""
    told, hub = environment(os.environ), Hub()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with hearing(told.redis, hub):
            yield

    uploads = UploadDoor(Spool(told.spool), TicketOffice(secret_key(told.data)))
    return door(storage_at(told.storage), hub, lifespan, uploads)


@asynccontextmanager
async def hearing(redis: str, hub: Hub) -> AsyncIterator[None]:
    """Let *hub* hear what other processes tell, if there are any, and close it when this one is told to end."""
    _close_on_signal(hub)
    if not redis:
        yield
        return
    relaying = asyncio.create_task(relay(redis, hub))
    try:
        yield
    finally:
        relaying.cancel()
        with suppress(asyncio.CancelledError):
            await relaying


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
