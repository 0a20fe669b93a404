"""The table of the play log: SQLite that loses no acknowledged row.

A row is acknowledged once its transaction is on the disk (WAL, `synchronous=FULL`: NORMAL lost acknowledged rows in 46
of 80 power cuts, architecture.md 8).
"""

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from bangtin_player.agent import journal_rows
from bangtin_player.agent.durable import set_aside
from bangtin_player.agent.journal_rows import SCHEMA
from bangtin_player.errors import JournalError
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

_log = logging.getLogger(__name__)
KEPT = 1_000_000
"""Rows kept; the oldest go first."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY = 0xFF


class PlayTable:
    """The table itself, used by one thread at a time."""

    def __init__(self, path: Path, now_ms: int) -> None:
        """Open the journal at *path*, or begin one.

        A file that fails SQLite's `quick_check` is moved aside. A new one counts from *now_ms* on, so that no
        sequence is used twice, whatever became of the file before.

        Raises:
            JournalError: The folder cannot be written.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._sound(path, now_ms)
            self._file = path.stat().st_ino
        except (sqlite3.Error, OSError) as error:
            raise JournalError(f"the play log {path} cannot be opened: {error}") from error

    def add(self, plays: Sequence[ProofOfPlay], lost: int = 0) -> None:
        """Make *plays* durable in one transaction; one that is there already is passed over.

        Args:
            plays: In the order in which they ended.
            lost: Plays before these that could not be kept: a hole in the sequence.

        Raises:
            sqlite3.Error: Nothing was written, or the same rows can safely be given again.
            JournalError: The file was taken away; nothing was written, and it has to be opened anew.
        """
        if not self._is_there():
            raise JournalError(f"the play log {self._path} was deleted or moved")
        with self._connection:
            journal_rows.insert(self._connection, plays, lost)
            self._connection.execute("DELETE FROM plays WHERE number <= (SELECT max(number) FROM plays) - ?", (KEPT,))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _is_there(self) -> bool:
        """Say whether the path still leads to the open file: SQLite would go on to write into one that is deleted."""
        try:
            return self._path.stat().st_ino == self._file
        except OSError:
            return False

    def _sound(self, path: Path, now_ms: int) -> sqlite3.Connection:
        connection = _connected(path)
        try:
            with suppress(sqlite3.DatabaseError):
                if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                    return _prepared(connection, now_ms)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        connection.close()
        _log.error("the play log %s is damaged; it is kept as %s.bad and a new one begun", path, path.name)
        set_aside(path)
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        return _prepared(_connected(path), now_ms)


def needs_opening(error: sqlite3.Error | JournalError) -> bool:
    """Say whether the table has to be opened anew after *error*: it was taken away, or is damaged."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, JournalError) or code & _PRIMARY in _DAMAGED


def read_plays(path: Path) -> list[ProofOfPlay]:
    """Return every row of a journal, in the order in which they ended."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return journal_rows.select(connection)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1.0)
    with suppress(sqlite3.DatabaseError):  # a damaged file is found by the check
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA journal_size_limit=4194304")
    return connection


def _prepared(connection: sqlite3.Connection, now_ms: int) -> sqlite3.Connection:
    with connection:
        for statement in SCHEMA:
            connection.execute(statement)
        if not journal_rows.last_of(connection):
            journal_rows.count_from(connection, now_ms)
    return connection
