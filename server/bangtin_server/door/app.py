"""The door put together: documents and media over HTTP, with no Django and no database behind them."""

import logging

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Lifespan

from bangtin_server.door.documents import DocumentDoor
from bangtin_server.door.media import MediaDoor
from bangtin_server.door.push import Hub, PushDoor
from bangtin_server.door.unchanged import Unchanged
from bangtin_server.door.unsniffed import NAME, VALUE, Unsniffed
from bangtin_server.door.uploads import AT, UploadDoor
from bangtin_server.errors import StorageError
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
_WAIT_S = 10


def door(
    storage: Storage, hub: Hub, lifespan: Lifespan[Starlette] | None = None, uploads: UploadDoor | None = None
) -> Starlette:
    """Return the door to *storage*; *hub* knows who waits for a word, *uploads* takes files."""
    documents, media, push = DocumentDoor(storage), MediaDoor(storage), PushDoor(hub, storage)
    return Starlette(
        routes=[
            Route("/documents/keys", documents.keys, methods=["GET"]),
            Route("/documents/{token}/{name}", documents.document, methods=["GET"]),
            Route("/push/{tokens}", push.stream, methods=["GET"]),
            Route("/media/{shelf}/{digest}", media.medium, methods=["GET"]),
            *(_taking(uploads) if uploads else ()),
        ],
        middleware=[Middleware(Unchanged, storage=storage), Middleware(Unsniffed)],
        lifespan=lifespan,
        exception_handlers={StorageError: _away, Exception: _broken},
    )


def _taking(uploads: UploadDoor) -> tuple[Route, ...]:
    return (
        Route(AT, uploads.options, methods=["OPTIONS"]),
        Route(AT, uploads.create, methods=["POST"]),
        Route(AT + "/{upload}", uploads.options, methods=["OPTIONS"]),
        Route(AT + "/{upload}", uploads.head, methods=["HEAD"]),
        Route(AT + "/{upload}", uploads.patch, methods=["PATCH"]),
        Route(AT + "/{upload}", uploads.delete, methods=["DELETE"]),
    )


def _away(_: Request, error: Exception) -> Response:
    """Answer that the storage does not: not 404, which would tell a player that its addresses are no more."""
    _log.error("%s", error)
    later = {"Retry-After": str(_WAIT_S), "Cache-Control": "no-store"}
    return PlainTextResponse("kho tệp tạm thời không trả lời / the storage does not answer just now\n", 503, later)


def _broken(_: Request, __: Exception) -> Response:
    """Answer for a fault of ours; the server logs what it was."""
    told = "trung tâm gặp lỗi; lỗi đã được ghi lại / something went wrong at the centre; it was noted\n"
    return PlainTextResponse(told, 500, {NAME.decode(): VALUE.decode(), "Cache-Control": "no-store"})
