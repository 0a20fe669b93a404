"""The line to the centre: every request that the player makes, in time or not at all, and its failures in our words."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import quote

import requests

from bangtin_player.agent.centre.deadline import Deadline, DeadlineAdapter
from bangtin_player.agent.centre.identity import Identity
from bangtin_player.agent.centre.reply import OpenReply, Reply, content_of, instant_of, require_sense
from bangtin_player.agent.centre.token import PlayerToken
from bangtin_player.errors import UnreachableError
from bangtin_playlists.playlist import Digest

CALL_S = 20.0
"""For a question and its whole answer."""
DOCUMENT_S = 120.0
MEDIUM_S = 900.0
"""For one request of a medium; what has come by then stays, and the next goes on."""
SILENT_S = 75.0
"""A stream of events that says nothing for so long is dead; a centre sends a comment every 30 s."""
_CONNECT_S, _BYTE_S = 10.0, 20.0
_MOST_ANSWER = 1 << 20


class _Question(NamedTuple):
    method: str
    path: str
    headers: Mapping[str, str]
    within_s: float
    body: bytes | None = None
    byte_s: float = _BYTE_S
    """The longest wait for a byte."""


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
            require_sense(response.status_code, b"")
            yield OpenReply(response).pieces(), deadline

    def _whole(self, question: "_Question", most: int) -> Reply:
        reply, date = self._once(question, most)
        if reply.status == requests.codes.unauthorized and self._token.take_time(date):
            reply, _ = self._once(question, most)
        require_sense(reply.status, reply.body)
        return reply

    def _once(self, question: "_Question", most: int) -> tuple[Reply, str]:
        asked = time.monotonic()
        with self._open(question) as (response, deadline):
            answered = time.monotonic()
            content = content_of(response, most)
            if deadline.is_over:
                raise UnreachableError(f"{question.path}: no whole answer within {question.within_s:g} s")
            date, tag = response.headers.get("Date", ""), response.headers.get("ETag", "")
            return Reply(response.status_code, content, tag, instant_of(date), asked, answered), date

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
