"""The answer to nearly all that players ask, "what you have is still so", given before anything else is looked at.

Where the storage can tell at once, no thread, no routing and no response object stand between the question and the
answer: several times as many players then share a core.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from bangtin_server.door.documents import document_at
from bangtin_server.errors import StorageError
from bangtin_server.storage.port import Storage


class Unchanged:
    """Stands before the rest of the door, and lets through what it does not answer."""

    def __init__(self, app: ASGIApp, storage: Storage) -> None:
        self._app, self._storage = app, storage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304, or let somebody else answer."""
        tag = self._tag(scope) if scope["type"] == "http" and self._storage.tells_at_once else b""
        if not tag:
            await self._app(scope, receive, send)
            return
        headers = [(b"etag", tag), (b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body"})

    def _tag(self, scope: Scope) -> bytes:
        """Return the tag that is asked about, if it is still that of the document; empty for everything else."""
        held = next((bytes(value) for name, value in scope["headers"] if name == b"if-none-match"), b"")
        name = document_at(scope["path"]) if held and scope["method"] == "GET" else None
        if name is None:
            return b""
        try:
            tag = self._storage.tag(name)
        except StorageError:
            return b""  # the rest of the door says so
        return held if tag is not None and held == f'"{tag}"'.encode() else b""
