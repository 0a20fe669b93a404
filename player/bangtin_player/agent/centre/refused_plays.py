"""Rows of the play log that the centre will never take: kept aside with its reason, for a person to look at."""

import sqlite3
import time
from collections.abc import Iterable, Mapping

from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

KEPT = 10_000
LATELY_MS = 24 * 3_600_000
"""For so long a refusal is something that a person should know."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS refused (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,                         -- ms since 1970, UTC, by the machine's clock
    why TEXT NOT NULL,
    line TEXT NOT NULL                           -- the row as it was sent
) STRICT
"""
_INSERT = "INSERT INTO refused (id, at, why, line) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_LATELY = "SELECT count(*), max(number) FROM refused WHERE at > ?"
_TRIM = "DELETE FROM refused WHERE number <= (SELECT max(number) FROM refused) - ?"
_NEWEST = "SELECT at, why, line FROM refused ORDER BY number DESC LIMIT ?"


def lay_aside(connection: sqlite3.Connection, plays: Iterable[tuple[ProofOfPlay, str]]) -> None:
    """Keep rows, each with why it was refused; one that is there already stays as it is."""
    now = _now()
    with connection:
        connection.executemany(_INSERT, ((str(play.id), now, why, encode(play).decode()) for play, why in plays))
        connection.execute(_TRIM, (KEPT,))


def lately(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return how many rows were refused within a day, and why the last one was."""
    count, number = connection.execute(_LATELY, (_now() - LATELY_MS,)).fetchone()
    if not count:
        return 0, ""
    why, line = connection.execute("SELECT why, line FROM refused WHERE number = ?", (number,)).fetchone()
    return int(count), f"row {decode(ProofOfPlay, line.encode()).sequence}: {why}"


def newest(connection: sqlite3.Connection, most: int) -> list[Mapping[str, object]]:
    """Return what was refused last, newest first."""
    return [{"at": at, "why": why, "row": line} for at, why, line in connection.execute(_NEWEST, (most,))]


def _now() -> int:
    return time.time_ns() // 1_000_000
