"""How the rows of the play log lie in SQLite, and how they are counted."""

import sqlite3
from collections.abc import Iterable
from uuid import UUID

import msgspec

from bangtin_playlists.wire.proof_of_play import ProofOfPlay

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS plays (
        number INTEGER PRIMARY KEY AUTOINCREMENT,    -- the order of this file
        id TEXT NOT NULL UNIQUE,                     -- UUIDv7
        boot TEXT NOT NULL,
        sequence INTEGER NOT NULL UNIQUE,            -- a hole is a loss
        player TEXT NOT NULL,
        screen TEXT NOT NULL,
        zone TEXT NOT NULL,
        manifest_version INTEGER NOT NULL,
        orders_version INTEGER NOT NULL,
        entry TEXT NOT NULL,
        level INTEGER NOT NULL,
        playlist TEXT NOT NULL,
        item TEXT NOT NULL,
        item_version INTEGER NOT NULL,
        digest TEXT NOT NULL,
        filler TEXT NOT NULL,                        -- what filled the slot (R18)
        planned_start INTEGER NOT NULL,              -- ms since 1970, UTC
        actual_start INTEGER NOT NULL,
        shown_ms INTEGER NOT NULL,                   -- monotonic
        slot_ms INTEGER NOT NULL,
        "full" INTEGER NOT NULL,
        why TEXT NOT NULL,
        clock_trust TEXT NOT NULL,
        hold_ms REAL,
        frames_dropped INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS counter (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        last INTEGER NOT NULL                        -- the highest sequence given out, also of rows gone since
    ) STRICT
    """,
)
_COLUMNS = tuple(name for name in ProofOfPlay.__struct_fields__ if name != "must_understand")
_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)
_INSERT = f"INSERT INTO plays ({_NAMES}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our own names
_SELECT = f"SELECT {_NAMES} FROM plays ORDER BY number"  # noqa: S608 - as above
_SELECT_AFTER = f"SELECT number, {_NAMES} FROM plays WHERE number > ? AND player = ? ORDER BY number LIMIT ?"  # noqa: S608 - as above
_COUNT = "INSERT INTO counter VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET last = excluded.last"


def insert(connection: sqlite3.Connection, proofs: Iterable[ProofOfPlay], lost: int) -> None:
    """Number the rows, and lay them down; one that is there already is passed over.

    Args:
        connection: In a transaction.
        proofs: In the order in which they ended.
        lost: How many plays before them could not be kept; they leave a hole of that size.
    """
    before = last_of(connection)
    last = before + lost
    for proof in proofs:
        if connection.execute("SELECT 1 FROM plays WHERE id = ?", (str(proof.id),)).fetchone():
            continue  # of a commit whose answer was lost
        last += 1
        row = msgspec.structs.astuple(msgspec.structs.replace(proof, sequence=last))
        connection.execute(_INSERT, [_cell(value) for value in row[: len(_COLUMNS)]])
    if last != before:
        count_from(connection, last)


def last_of(connection: sqlite3.Connection) -> int:
    """Return the highest sequence given out; 0 for none."""
    found = connection.execute("SELECT last FROM counter").fetchone()
    return int(found[0]) if found else 0


def count_from(connection: sqlite3.Connection, last: int) -> None:
    """Give out sequences after *last*."""
    connection.execute(_COUNT, (last,))


def select(connection: sqlite3.Connection) -> list[ProofOfPlay]:
    """Return every row, in the order in which they were laid down."""
    rows = connection.execute(_SELECT).fetchall()
    return [_proof(row) for row in rows]


def select_after(connection: sqlite3.Connection, number: int, player: str, most: int) -> list[tuple[int, ProofOfPlay]]:
    """Return at most so many rows of *player* laid down after row *number*, each with its own number."""
    rows = connection.execute(_SELECT_AFTER, (number, player, most)).fetchall()
    return [(row[0], _proof(row[1:])) for row in rows]


def _proof(row: tuple[object, ...]) -> ProofOfPlay:
    return msgspec.convert(dict(zip(_COLUMNS, row, strict=True)), ProofOfPlay, strict=False, str_keys=True)


def _cell(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
