"""Fetching one medium: what has come before is not fetched again, and what does not fit is not believed.

The rules of RFC 9110 14 and 13.1.5: the rest is asked for by Range, with If-Range so that another file than the one
begun is sent whole; only a 206 whose Content-Range begins where we stand and ends where the medium ends is appended.
How the bytes travel is for the caller to say.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from bangtin_media.errors import DownloadError, WrongBytesError
from bangtin_media.part import Part
from bangtin_media.store import FolderStore
from bangtin_playlists.playlist import Digest

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_WHOLE, _PARTIAL, _UNSATISFIABLE = 200, 206, 416


class Reply(Protocol):
    """A server's reply; names of headers are found in any case."""

    @property
    def status(self) -> int:
        """Return the status code."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Return the headers."""
        ...

    def pieces(self) -> Iterator[bytes]:
        """Yield the body as it comes. What this raises passes through, and what has come is kept."""
        ...


Ask = Callable[[Mapping[str, str]], AbstractContextManager[Reply]]
"""Asks the server for one medium, with these headers."""


def download(store: FolderStore, digest: Digest, size: int, ask: Ask, pace: Callable[[int], None]) -> None:
    """Have the medium whole in *store*; nothing is asked when it is there already.

    Args:
        store: Where it belongs.
        digest: What it must hash to.
        size: How many bytes it must have.
        ask: How to ask for it.
        pace: Told of every piece of so many bytes; it may wait.

    Raises:
        DownloadError: It has not come whole; the next call goes on from there.
        WrongBytesError: What came is not the medium; the next call begins anew.
        StoreError: The store has no room, or cannot be written.
    """
    if store.locate(digest):
        return
    with store.part(digest, size) as part:
        if (part.have < size or not size) and not _fetch(part, digest, size, ask, pace):
            part.begin_anew()
            _fetch(part, digest, size, ask, pace)
        if part.have < size:
            raise DownloadError("download_cut", digest=digest, have=part.have, size=size)
        part.keep()


def _fetch(part: Part, digest: Digest, size: int, ask: Ask, pace: Callable[[int], None]) -> bool:
    """Take in what the server sends; False when it cannot go on from where we stand."""
    with ask(_asking(part)) as reply:
        if reply.status == _PARTIAL and part.have:
            if not _goes_on(reply.headers.get("Content-Range", ""), part.have, size):
                return False
        elif reply.status == _WHOLE:
            _require_size(reply.headers, size, has_begun=bool(part.have))
            part.begin_anew(reply.headers.get("ETag", ""))
        elif reply.status in {_PARTIAL, _UNSATISFIABLE} and part.have:
            return False
        else:
            raise DownloadError("download_refused", digest=digest, status=reply.status)
        try:
            for piece in reply.pieces():
                part.write(piece)
                pace(len(piece))
        except WrongBytesError:
            part.drop()
            raise
    return True


def _asking(part: Part) -> dict[str, str]:
    """Return the headers that ask for the rest; without a strong name of the file that was begun, for the whole."""
    tag = part.tag
    if not part.have or not tag or tag.startswith("W/"):
        return {}
    return {"Range": f"bytes={part.have}-", "If-Range": tag}


def _goes_on(content_range: str, have: int, size: int) -> bool:
    found = _CONTENT_RANGE.fullmatch(content_range.strip())
    return found is not None and tuple(map(int, found.groups())) == (have, size - 1, size)


def _require_size(headers: Mapping[str, str], size: int, *, has_begun: bool) -> None:
    """Refuse a whole that is not the medium before the part is thrown away for it: a portal's page is one, too."""
    announced = headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) != size:
        raise WrongBytesError("wrong_size", expected=size, actual=int(announced))
    if has_begun and not announced:
        raise WrongBytesError("wrong_size", expected=size, actual=0)
