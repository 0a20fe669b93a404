"""The door put together: documents and media over HTTP, with no Django and no database behind them."""

from starlette.applications import Starlette
from starlette.routing import Route

from bangtin_server.door.documents import DocumentDoor
from bangtin_server.door.media import MediaDoor
from bangtin_server.storage.port import Storage


def door(storage: Storage) -> Starlette:
    """Return the door to *storage*."""
    documents, media = DocumentDoor(storage), MediaDoor(storage)
    return Starlette(
        routes=[
            Route("/documents/keys", documents.keys, methods=["GET"]),
            Route("/documents/{token}/{name}", documents.document, methods=["GET"]),
            Route("/media/{shelf}/{digest}", media.medium, methods=["GET"]),
        ]
    )
