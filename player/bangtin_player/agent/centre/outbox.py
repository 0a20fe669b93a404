"""The play log on its way to the centre: rows stay here until the centre has said that they are durable there.

The centre counts a row once, whatever comes twice. So a batch is marked as sent only after its answer; when a power
cut falls between the two, it is sent again.
"""

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from bangtin_player.agent import journal_rows
from bangtin_player.agent.centre import refused_plays
from bangtin_player.agent.centre.answers import decoded
from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.link import Link
from bangtin_player.errors import RefusedError
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

_log = logging.getLogger(__name__)
BATCH = 500
KEPT_AFTER = 50_000
"""Rows that stay for people to look at after they were sent."""
SEND_S = 60.0
_PATH = "api/player/v1/plays"
_SCHEMA = "CREATE TABLE IF NOT EXISTS sent (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL) STRICT"
_MARK = "INSERT INTO sent VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET number = max(number, excluded.number)"


class Refusal(msgspec.Struct, frozen=True):
    """A line that the centre will never take."""

    line: int
    """From 1."""
    error: str


class Taken(msgspec.Struct, frozen=True):
    """What became of a batch."""

    refused: tuple[Refusal, ...] = ()


class Outbox:
    """Sends the rows of one player, in the order in which they were laid down.

    Args:
        path: The play log's file; the mark of what was sent lies in it too, so that both are lost together or not.
        complaints: Takes what the centre refuses.
    """

    def __init__(self, path: Path, complaints: Complaints) -> None:
        self._path, self._complaints = path, complaints

    def waiting(self, player: str) -> int:
        """Return how many rows the centre does not have yet."""
        try:
            with self._opened() as connection:
                query = "SELECT count(*) FROM plays WHERE number > ? AND player = ?"
                return int(connection.execute(query, (_sent(connection), player)).fetchone()[0])
        except sqlite3.Error as error:
            _log.debug("the play log cannot be counted: %s", error)
            return 0

    def refused(self, most: int) -> list[Mapping[str, object]]:
        """Return the rows that the centre refused last, newest first."""
        try:
            with self._opened() as connection:
                return refused_plays.newest(connection, most)
        except sqlite3.Error as error:
            _log.debug("the play log cannot be read: %s", error)
            return []

    def send(self, link: Link, player: str, most_batches: int = 100) -> bool:
        """Send what waits, a batch at a time; say whether everything was sent.

        Raises:
            CentreError: The centre does not take it now; what it took before is marked.
        """
        try:
            with self._opened() as connection:
                done = any(not self._batch(connection, link, player) for _ in range(most_batches))
                self._tell_refused(connection)
                return done
        except sqlite3.Error as error:
            _log.debug("the play log cannot be read: %s", error)
            return True

    def _batch(self, connection: sqlite3.Connection, link: Link, player: str) -> bool:
        """Send one batch; say whether there may be more."""
        numbered = journal_rows.select_after(connection, _sent(connection), player, BATCH)
        if numbered:
            refused = self._post(link, [play for _, play in numbered])
            if refused:
                _log.error("%d rows of the play log are refused for ever, such as: %s", len(refused), refused[0][1])
                refused_plays.lay_aside(connection, refused)
            _mark(connection, numbered[-1][0])
        return len(numbered) == BATCH

    def _post(self, link: Link, plays: list[ProofOfPlay]) -> list[tuple[ProofOfPlay, str]]:
        """Send rows; return those that the centre will never take, each with its reason.

        Where it refuses a body as a whole and does not name every line, halves are sent until the lines are found.
        """
        body = b"".join(encode(play) + b"\n" for play in plays)
        try:
            return _named(plays, decoded(link.post(_PATH, body, "application/x-ndjson", SEND_S).body, Taken))
        except RefusedError as error:
            named = _named(plays, _said(error))
            if len(named) == len(plays):
                return named
            if len(plays) == 1:
                return [(plays[0], str(error))]
            half = len(plays) // 2
            return [*self._post(link, plays[:half]), *self._post(link, plays[half:])]

    def _tell_refused(self, connection: sqlite3.Connection) -> None:
        """Say for a day that rows were refused; they lie aside, and are counted nowhere."""
        count, last = refused_plays.lately(connection)
        if count:
            detail = f"{count} within a day, the last: {last}"
            self._complaints.raised("plays", Complaint("play_refused", "error", detail=detail))
        else:
            self._complaints.settled("plays")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the log that the journal has made; it is never made here."""
        with closing(sqlite3.connect(f"file:{self._path}?mode=rw", uri=True, timeout=5.0)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            with connection:
                connection.execute(_SCHEMA)
                connection.execute(refused_plays.SCHEMA)
            yield connection


def _named(plays: list[ProofOfPlay], taken: Taken) -> list[tuple[ProofOfPlay, str]]:
    """Return the rows that an answer refuses, each once."""
    lines = {refusal.line: refusal.error for refusal in taken.refused}
    return [(play, lines[line]) for line, play in enumerate(plays, 1) if line in lines]


def _said(error: RefusedError) -> Taken:
    try:
        return msgspec.json.decode(error.body, type=Taken)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Taken()


def _sent(connection: sqlite3.Connection) -> int:
    found = connection.execute("SELECT number FROM sent").fetchone()
    return int(found[0]) if found else 0


def _mark(connection: sqlite3.Connection, number: int) -> None:
    with connection:
        connection.execute(_MARK, (number,))
        connection.execute("DELETE FROM plays WHERE number <= ?", (number - KEPT_AFTER,))
