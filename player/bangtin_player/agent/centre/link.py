"""The line to the centre: every request that the player makes, in time or not at all, and its failures in our words."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import quote

import msgspec
import requests
from urllib3.exceptions import HTTPError

from bangtin_player.agent.centre.deadline import Deadline, DeadlineAdapter
from bangtin_player.agent.centre.identity import Identity
from bangtin_player.agent.centre.token import PlayerToken
from bangtin_player.errors import AbsentError, CentreError, RefusedError, StrangerError, UnreachableError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.playlist import Digest

CALL_S = 20.0
"""For a question and its whole answer."""
DOCUMENT_S = 120.0
MEDIUM_S = 900.0
"""For one request of a medium; what has come by then stays, and the next goes on."""
SILENT_S = 75.0
"""A stream of events that says nothing for so long is dead; a centre sends a comment every 30 s."""
_CONNECT_S, _BYTE_S = 10.0, 20.0
_PIECE = 1 << 16
_MOST_ANSWER = 1 << 20
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


class _Question(NamedTuple):
    method: str
    path: str
    headers: Mapping[str, str]
    within_s: float
    body: bytes | None = None
    byte_s: float = _BYTE_S
    """The longest wait for a byte."""


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


class Link:
    """Asks the centre; to be used by any thread.

    Args:
        identity: Who asks, and whom.
        unix_time: The machine's clock, for the tokens.
    """

    def __init__(self, identity: Identity, unix_time: Callable[[], float] = time.time) -> None:
        self._centre = identity.centre
        self._token = PlayerToken(identity, unix_time)
        self._sessions = threading.local()

    def get(self, path: str, *, tag: str = "", most: int = _MOST_ANSWER, within_s: float = CALL_S) -> Reply:
        """Ask for *path*; a *tag* of the last answer makes it 304 where nothing has changed.

        Raises:
            CentreError: One of its leaves.
        """
        headers = {"If-None-Match": tag} if tag else {}
        return self._whole(_Question("GET", path, headers, within_s), most)

    def post(self, path: str, body: bytes, kind: str = "application/json", within_s: float = CALL_S) -> Reply:
        """Tell the centre something.

        Raises:
            CentreError: One of its leaves.
        """
        return self._whole(_Question("POST", path, {"Content-Type": kind}, within_s, body), _MOST_ANSWER)

    @contextmanager
    def medium(self, digest: Digest, headers: Mapping[str, str]) -> Iterator[OpenReply]:
        """Ask for a medium, or with `Range` among *headers* for the rest of one.

        Raises:
            UnreachableError: Nobody answers, or not in time.
        """
        with self._open(_Question("GET", f"media/{digest[:2]}/{digest}", headers, MEDIUM_S)) as (response, _):
            yield OpenReply(response)

    @contextmanager
    def stream(self, path: str, within_s: float) -> Iterator[tuple[Iterator[bytes], Deadline]]:
        """Open a stream of events, which ends after *within_s* at the latest, or when its deadline is told to.

        Raises:
            CentreError: One of its leaves.
        """
        question = _Question("GET", path, {"Accept": "text/event-stream"}, within_s, byte_s=SILENT_S)
        with self._open(question) as (response, deadline):
            _require_sense(response.status_code, b"")
            yield OpenReply(response).pieces(), deadline

    def _whole(self, question: "_Question", most: int) -> Reply:
        reply, date = self._once(question, most)
        if reply.status == requests.codes.unauthorized and self._token.take_time(date):
            reply, _ = self._once(question, most)
        _require_sense(reply.status, reply.body)
        return reply

    def _once(self, question: "_Question", most: int) -> tuple[Reply, str]:
        asked = time.monotonic()
        with self._open(question) as (response, deadline):
            answered = time.monotonic()
            content = _content(response, most)
            if deadline.is_over:
                raise UnreachableError(f"{question.path}: no whole answer within {question.within_s:g} s")
            date, tag = response.headers.get("Date", ""), response.headers.get("ETag", "")
            return Reply(response.status_code, content, tag, _instant_of(date), asked, answered), date

    @contextmanager
    def _open(self, question: "_Question") -> Iterator[tuple[requests.Response, Deadline]]:
        with Deadline(question.within_s) as deadline:
            try:
                response = self._session().request(
                    question.method,
                    f"{self._centre}/{quote(question.path)}",
                    data=question.body,
                    headers={**question.headers, "Accept-Encoding": "identity"},
                    auth=self._token,
                    stream=True,
                    timeout=(_CONNECT_S, question.byte_s),
                )
            except (requests.RequestException, OSError) as error:
                late = f"no answer within {question.within_s:g} s" if deadline.is_over else str(error)
                raise UnreachableError(f"{self._centre} cannot be reached: {late}") from error
            with response:
                yield response, deadline

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._sessions, "session", None)
        if session is None:
            session = self._sessions.session = _Session()
            session.mount("http://", DeadlineAdapter())
            session.mount("https://", DeadlineAdapter())
        return session


class _Session(requests.Session):
    """Follows nothing: a portal redirects, the centre never does. What is not followed, the library reads whole."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Say that there is nowhere to go."""
        del resp
        return None


_NOT_MODIFIED = 304


def _content(response: requests.Response, most: int) -> bytes:
    content = bytearray()
    for piece in OpenReply(response).pieces():
        content += piece
        if len(content) > most:
            raise UnreachableError(f"{response.url}: the answer is longer than {most} bytes")
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) != len(content) and response.status_code != _NOT_MODIFIED:
        raise UnreachableError(f"{response.url}: the answer was cut off")
    return bytes(content)


def _require_sense(status: int, body: bytes) -> None:
    """Raise where *status* is no answer of a centre that is well and knows us."""
    if status in {200, 201, 202, _NOT_MODIFIED}:
        return
    told = f"{status}: {body[:_MOST_TOLD].decode('utf-8', 'replace').strip()}"
    leaves: dict[int, type[CentreError]] = {401: StrangerError, 404: AbsentError, 410: AbsentError}
    again = {408, 425, 429}
    if status in leaves:
        raise leaves[status](told)
    if 400 <= status < 500 and status not in again:  # noqa: PLR2004 - the class of HTTP's refusals
        raise RefusedError(told)
    raise UnreachableError(f"something answers {told}")


def _instant_of(date: str) -> Instant | None:
    try:
        return instant(parsedate_to_datetime(date))
    except (ValueError, TypeError, PlaylistsError):
        return None
