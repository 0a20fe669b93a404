"""Answers of a centre: whole or still coming, and what their status means."""

from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime

import msgspec
import requests
from urllib3.exceptions import HTTPError

from bangtin_player.errors import AbsentError, CentreError, RefusedError, StrangerError, UnreachableError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant, instant

NOT_MODIFIED = 304
_PIECE = 1 << 16
_MOST_TOLD = 300


class Reply(msgspec.Struct, frozen=True):
    """A whole answer."""

    status: int
    body: bytes = b""
    tag: str = ""
    """The ETag; empty for none."""
    date: Instant | None = None
    """When the server says that it answered; nobody has signed that."""
    asked: float = 0.0
    """Monotonic seconds."""
    answered: float = 0.0


class OpenReply:
    """An answer whose body is still coming (`bangtin_media.download.Reply`)."""

    def __init__(self, response: requests.Response) -> None:
        self._response = response
        self.status: int = response.status_code
        self.headers: Mapping[str, str] = response.headers

    def pieces(self) -> Iterator[bytes]:
        """Yield the body, undecoded, as it comes."""
        try:
            while piece := self._response.raw.read1(_PIECE, decode_content=False):
                yield piece
        except (HTTPError, OSError, ValueError) as error:
            raise UnreachableError(f"the centre breaks off: {error}") from error


def content_of(response: requests.Response, most: int) -> bytes:
    """Read a whole body.

    Raises:
        UnreachableError: It is longer than *most* bytes, or was cut off.
    """
    content = bytearray()
    for piece in OpenReply(response).pieces():
        content += piece
        if len(content) > most:
            raise UnreachableError(f"{response.url}: the answer is longer than {most} bytes")
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) != len(content) and response.status_code != NOT_MODIFIED:
        raise UnreachableError(f"{response.url}: the answer was cut off")
    return bytes(content)


def require_sense(status: int, body: bytes) -> None:
    """Pass what a centre answers that is well and knows us.

    Raises:
        CentreError: The leaf that *status* stands for.
    """
    if status in {200, 201, 202, NOT_MODIFIED}:
        return
    told = f"{status}: {body[:_MOST_TOLD].decode('utf-8', 'replace').strip()}"
    leaves: dict[int, type[CentreError]] = {404: AbsentError, 410: AbsentError}
    again = {408, 425, 429}
    if status == requests.codes.unauthorized:
        raise StrangerError(told, body)
    if status in leaves:
        raise leaves[status](told)
    if 400 <= status < 500 and status not in again:  # noqa: PLR2004 - the class of HTTP's refusals
        raise RefusedError(told, body)
    raise UnreachableError(f"something answers {told}")


def instant_of(date: str) -> Instant | None:
    """Read an HTTP date; None where it is none."""
    try:
        return instant(parsedate_to_datetime(date))
    except (ValueError, TypeError, PlaylistsError):
        return None
