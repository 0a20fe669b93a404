"""The door put together: documents and media over HTTP, with no Django and no database behind them."""

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Lifespan

from bangtin_server.door.documents import DocumentDoor
from bangtin_server.door.media import MediaDoor
from bangtin_server.door.push import Hub, PushDoor
from bangtin_server.storage.port import Storage


def door(storage: Storage, hub: Hub, lifespan: Lifespan[Starlette] | None = None) -> Starlette:
    """Return the door to *storage*; *hub* knows who waits for a word."""
    documents, media, push = DocumentDoor(storage), MediaDoor(storage), PushDoor(hub)
    return Starlette(
        routes=[
            Route("/documents/keys", documents.keys, methods=["GET"]),
            Route("/documents/{token}/{name}", documents.document, methods=["GET"]),
            Route("/push/{tokens}", push.stream, methods=["GET"]),
            Route("/media/{shelf}/{digest}", media.medium, methods=["GET"]),
        ],
        lifespan=lifespan,
    )
