"""Signed documents: small, whole, and asked for again and again, so nearly every answer is 304."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_TOKEN = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"(orders|timestamp|manifest-[^/\\\x00-\x1f\x7f\ud800-\udfff]{1,60})")
_PATH = re.compile(rf"/(documents/(?:keys|{_TOKEN.pattern}/{_NAME.pattern}))")
_ABSENT = PlainTextResponse("không có tài liệu này / no such document\n", 404)


def is_token(text: str) -> bool:
    """Say whether *text* can be the token of a player or a site: only such a text becomes part of a name."""
    return _TOKEN.fullmatch(text) is not None


def document_at(path: str) -> str | None:
    """Return the name of the object that *path* asks for; None where that is no document.

    >>> document_at("/documents/keys"), document_at("/documents/../keys")
    ('documents/keys', None)
    """
    found = _PATH.fullmatch(path)
    return found[1] if found else None


class DocumentDoor:
    """Answers for what stands under `documents/`. A token that nobody holds any more leads nowhere."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def keys(self, request: Request) -> Response:
        """Answer with the list of publisher keys."""
        return await self._answer(request, names.KEYS)

    async def document(self, request: Request) -> Response:
        """Answer with a manifest, orders or a timestamp."""
        token, name = request.path_params["token"], request.path_params["name"]
        if not is_token(token) or not _NAME.fullmatch(name):
            return _ABSENT
        return await self._answer(request, f"documents/{token}/{name}")

    async def _answer(self, request: Request, name: str) -> Response:
        tag = await run_in_threadpool(self._storage.tag, name)
        if tag is None:
            return _ABSENT
        headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        # What is read is at least as new as the tag: at worst it is asked for once more.
        content = await run_in_threadpool(self._storage.get, name)
        return Response(content, headers=headers, media_type="application/octet-stream")
