"""Journals written the wrong way, so that the harnesses can show that they would have noticed."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bangtin_player.agent import journal_rows
from bangtin_player.agent.play_table import PlayTable
from bangtin_playlists.wire.proof_of_play import ProofOfPlay


class HastyTable:
    """Acknowledges rows that it has only put into an open transaction."""

    def __init__(self, path: Path) -> None:
        PlayTable(path, now_ms=0).close()
        self._connection = sqlite3.connect(path)
        self._waiting = 0

    def add(self, plays: Sequence[ProofOfPlay], lost: int = 0) -> None:
        journal_rows.insert(self._connection, plays, lost)
        self._waiting += len(plays)
        if self._waiting > 20:
            self._connection.commit()
            self._waiting = 0


class UnflushedTable(PlayTable):
    """Commits without waiting for the disk."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, now_ms=0)
        self._connection.execute("PRAGMA synchronous=OFF")
