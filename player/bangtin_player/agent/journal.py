"""The play log on disk: SQLite that loses no acknowledged row and never makes the playing wait.

Rows are handed to a thread of its own through a bounded queue. A row is acknowledged once its transaction is on the
disk (WAL, `synchronous=FULL`: NORMAL lost acknowledged rows in 46 of 80 power cuts, architecture.md 8). What cannot be
written while the queue is full is counted and said, and leaves a hole of that size in the sequence.
"""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

from bangtin_player.agent import journal_rows
from bangtin_player.agent.durable import set_aside
from bangtin_player.agent.journal_rows import SCHEMA
from bangtin_player.errors import JournalError
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

_log = logging.getLogger(__name__)
WAITING = 10_000
"""Rows that may wait while the disk does not take them: about a day of one zone."""
KEPT = 1_000_000
"""Rows kept; the oldest go first."""
_BATCH = 500
_RETRY_S = 5.0


class PlayTable:
    """The table itself, used by one thread at a time."""

    def __init__(self, path: Path, now_ms: int) -> None:
        """Open the journal at *path*, or begin one.

        A file that fails SQLite's `quick_check` is moved aside. The new one counts from *now_ms* on, so that no
        sequence is used twice.

        Raises:
            JournalError: The folder cannot be written.
        """
        try:
            self._connection = self._sound(path, now_ms)
        except (sqlite3.Error, OSError) as error:
            raise JournalError(f"the play log {path} cannot be opened: {error}") from error

    def add(self, plays: Sequence[ProofOfPlay], lost: int = 0) -> None:
        """Make *plays* durable in one transaction; one that is there already is passed over.

        Args:
            plays: In the order in which they ended.
            lost: Plays before these that could not be kept: a hole in the sequence.

        Raises:
            sqlite3.Error: Nothing was written, or the same rows can safely be given again.
        """
        with self._connection:
            journal_rows.insert(self._connection, plays, lost)
            self._connection.execute("DELETE FROM plays WHERE number <= (SELECT max(number) FROM plays) - ?", (KEPT,))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _sound(self, path: Path, now_ms: int) -> sqlite3.Connection:
        connection = _connected(path)
        try:
            with suppress(sqlite3.DatabaseError):
                if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                    return _prepared(connection)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        connection.close()
        _log.error("the play log %s is damaged; it is kept as %s.bad and a new one begun", path, path.name)
        set_aside(path)
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        fresh = _prepared(_connected(path))
        with fresh:
            journal_rows.count_from(fresh, now_ms)
        return fresh


class Journal:
    """Takes plays from the agent, and never makes it wait."""

    def __init__(self, open_table: Callable[[], PlayTable]) -> None:
        """Begin to write; *open_table* is called in the writing thread."""
        self.written = 0
        self.lost = 0
        self.fault = ""
        """Why the disk does not take rows at present; empty while it does."""
        self._open_table = open_table
        self._queue = Queue[ProofOfPlay](WAITING)
        self._closing = Event()
        self._thread = Thread(target=self._write_all, name="journal", daemon=True)
        self._thread.start()

    def add(self, play: ProofOfPlay) -> None:
        """Take one play; count it as lost when too many wait already."""
        try:
            self._queue.put_nowait(play)
        except Full:
            self.lost += 1

    def close(self, timeout_s: float = 5.0) -> None:
        """Write what waits, as far as the disk lets us within *timeout_s*."""
        self._closing.set()
        self._thread.join(timeout_s)
        left = self._queue.qsize()
        if left:
            self.lost += left
            _log.error("%d plays could not be written to the play log: %s", left, self.fault or "too slow")

    def _write_all(self) -> None:
        table: PlayTable | None = None
        waiting: list[ProofOfPlay] = []
        told = 0
        while not (self._closing.is_set() and not waiting and self._queue.empty()):
            waiting = waiting or self._batch()
            lost = self.lost
            if not waiting:
                continue
            try:
                table = table or self._open_table()
                table.add(waiting, lost - told)
            except (sqlite3.IntegrityError, OverflowError) as error:
                _log.error("%d plays do not fit into the play log: %s", len(waiting), error)
                self.lost, waiting = self.lost + len(waiting), []
                continue
            except (sqlite3.Error, JournalError) as error:
                self._fails(str(error))
                if self._closing.is_set():
                    self.lost += len(waiting)
                    break
                self._closing.wait(_RETRY_S)
                continue
            self._recovers()
            self.written += len(waiting)
            told, waiting = lost, []
        if table:
            table.close()

    def _batch(self) -> list[ProofOfPlay]:
        batch: list[ProofOfPlay] = []
        with suppress(Empty):
            batch.append(self._queue.get(timeout=0.2))
            while len(batch) < _BATCH:
                batch.append(self._queue.get_nowait())
        return batch

    def _fails(self, why: str) -> None:
        if not self.fault:
            _log.error("the play log cannot be written, plays wait in memory: %s", why)
        self.fault = why

    def _recovers(self) -> None:
        if self.fault:
            _log.warning("the play log can be written again; %d plays were lost", self.lost)
        self.fault = ""


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


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    with connection:
        for statement in SCHEMA:
            connection.execute(statement)
    return connection
