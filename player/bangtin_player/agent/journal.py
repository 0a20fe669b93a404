"""The play log's writer, which never makes the playing wait.

Rows are handed to a thread of its own through a bounded queue. What cannot be written while the queue is full is
counted and said, and leaves a hole of that size in the sequence.
"""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread

from bangtin_player.agent.play_table import PlayTable, needs_opening
from bangtin_player.errors import JournalError
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

_log = logging.getLogger(__name__)
WAITING = 10_000
"""Rows that may wait while the disk does not take them: about a day of one zone."""
_BATCH = 500
_RETRY_S = 5.0


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
        self._table: PlayTable | None = None
        self._waiting: list[ProofOfPlay] = []
        """Taken from the queue, and not written yet."""
        self._told = 0
        """How many lost plays the table knows of."""
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
        while not (self._closing.is_set() and not self._waiting and self._queue.empty()):
            self._waiting = self._waiting or self._batch()
            if not self._waiting or self._write():
                continue
            if self._closing.is_set():
                self.lost += len(self._waiting)
                break
            self._closing.wait(_RETRY_S)
        if self._table:
            self._table.close()

    def _write(self) -> bool:
        """Write what waits; say whether the disk took it, or never will."""
        lost = self.lost
        try:
            self._table = self._table or self._open_table()
            self._table.add(self._waiting, lost - self._told)
        except (sqlite3.IntegrityError, OverflowError) as error:
            _log.error("%d plays do not fit into the play log: %s", len(self._waiting), error)
            self.lost, self._waiting = self.lost + len(self._waiting), []
            return True
        except (sqlite3.Error, JournalError) as error:
            self._fails(error)
            return False
        self._recovers()
        self.written += len(self._waiting)
        self._told, self._waiting = lost, []
        return True

    def _batch(self) -> list[ProofOfPlay]:
        batch: list[ProofOfPlay] = []
        with suppress(Empty):
            batch.append(self._queue.get(timeout=0.2))
            while len(batch) < _BATCH:
                batch.append(self._queue.get_nowait())
        return batch

    def _fails(self, error: sqlite3.Error | JournalError) -> None:
        if not self.fault:
            _log.error("the play log cannot be written, plays wait in memory: %s", error)
        self.fault = str(error)
        if self._table and needs_opening(error):
            with suppress(sqlite3.Error):
                self._table.close()
            self._table = None

    def _recovers(self) -> None:
        if self.fault:
            _log.warning("the play log can be written again; %d plays were lost", self.lost)
        self.fault = ""
