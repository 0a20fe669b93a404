"""The play log on its way to the centre: rows stay here until the centre has said that they are durable there.

The centre counts a row once, whatever comes twice. So a batch is marked as sent only after its answer; when a power
cut falls between the two, it is sent again.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from bangtin_player.agent import journal_rows
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

    def send(self, link: Link, player: str, most_batches: int = 100) -> bool:
        """Send what waits, a batch at a time; say whether everything was sent.

        Raises:
            CentreError: The centre does not take it now; what it took before is marked.
        """
        try:
            with self._opened() as connection:
                return any(not self._batch(connection, link, player) for _ in range(most_batches))
        except sqlite3.Error as error:
            _log.debug("the play log cannot be read: %s", error)
            return True

    def _batch(self, connection: sqlite3.Connection, link: Link, player: str) -> bool:
        """Send one batch; say whether there may be more."""
        numbered = journal_rows.select_after(connection, _sent(connection), player, BATCH)
        if numbered:
            self._post(link, [play for _, play in numbered])
            _mark(connection, numbered[-1][0])
        return len(numbered) == BATCH

    def _post(self, link: Link, plays: list[ProofOfPlay]) -> None:
        """Send rows; where the centre refuses some, only those are left out, and said."""
        body = b"".join(encode(play) + b"\n" for play in plays)
        try:
            taken = decoded(link.post(_PATH, body, "application/x-ndjson", SEND_S).body, Taken)
            for refusal in taken.refused:
                self._refused(plays, refusal.line, refusal.error)
        except RefusedError as error:
            if len(plays) == 1:
                self._refused(plays, 1, str(error))
                return
            half = len(plays) // 2
            self._post(link, plays[:half])
            self._post(link, plays[half:])

    def _refused(self, plays: list[ProofOfPlay], line: int, why: str) -> None:
        """Say that a row will never be counted; it is not sent again."""
        row = plays[line - 1] if 0 < line <= len(plays) else plays[0]
        self._complaints.raised("plays", Complaint("play_refused", "error", detail=f"row {row.sequence}: {why}"))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the log that the journal has made; it is never made here."""
        with closing(sqlite3.connect(f"file:{self._path}?mode=rw", uri=True, timeout=5.0)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            with connection:
                connection.execute(_SCHEMA)
            yield connection


def _sent(connection: sqlite3.Connection) -> int:
    found = connection.execute("SELECT number FROM sent").fetchone()
    return int(found[0]) if found else 0


def _mark(connection: sqlite3.Connection, number: int) -> None:
    with connection:
        connection.execute(_MARK, (number,))
        connection.execute("DELETE FROM plays WHERE number <= ?", (number - KEPT_AFTER,))
