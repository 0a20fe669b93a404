"""Media by digest, whole or in part: immutable, so that a part that was fetched yesterday still fits today."""

import re

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from bangtin_media.digest import is_digest
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_RANGE = re.compile(r"bytes=([0-9]{1,19})-([0-9]{0,19})")
"""What is written otherwise, or with more digits than any file has bytes, gets the whole (RFC 9110, 14.2)."""
_ABSENT = PlainTextResponse("không có tệp này / no such file\n", 404)


class MediaDoor:
    """Answers for what stands under `media/`. Who knows a digest may have the file: it is shown in public.

    The tag is the storage's, so that a part fetched here goes on at nginx, which serves the same folder.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def medium(self, request: Request) -> Response:
        """Answer with a file, or the part of it that was asked for."""
        digest = request.path_params["digest"]
        if not is_digest(digest) or request.path_params["shelf"] != digest[:2]:
            return _ABSENT
        name = names.medium(digest)
        size, tag = self._storage.size(name), f'"{self._storage.tag(name)}"'
        if size is None:
            return _ABSENT
        headers = {"ETag": tag, "Accept-Ranges": "bytes", "Cache-Control": "public, max-age=31536000, immutable"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return self._part(name, size, _asked(request, tag), headers)

    def _part(self, name: str, size: int, asked: str, headers: dict[str, str]) -> Response:
        found = _RANGE.fullmatch(asked)
        if not found:
            headers["Content-Length"] = str(size)
            return StreamingResponse(self._storage.chunks(name, 0, size), headers=headers, media_type=_TYPE)
        start, end = int(found[1]), min(int(found[2] or size - 1), size - 1)
        if start > end:
            return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
        headers |= {"Content-Range": f"bytes {start}-{end}/{size}", "Content-Length": str(end - start + 1)}
        return StreamingResponse(self._storage.chunks(name, start, end + 1), 206, headers, _TYPE)


_TYPE = "application/octet-stream"


def _asked(request: Request, tag: str) -> str:
    """Return the range that is asked for, unless it is to fit another file than this."""
    fits = request.headers.get("if-range", tag) == tag
    return request.headers.get("range", "") if fits else ""
