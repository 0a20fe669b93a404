"""Rows of plays into the database: many at once, each once.

On PostgreSQL a batch is one statement whose one parameter is JSON: the rows cross Python's border once, not column by
column, and no temporary table is left behind.
"""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

import msgspec
from django.db import connection

from bangtin_playlists.instant import Instant
from bangtin_server.reports import partitions
from bangtin_server.reports.models import Play
from bangtin_server.reports.told import Told


class Row(msgspec.Struct, frozen=True):
    """A row of `Play`, by the names of its columns."""

    screen_id: int
    planned_start: int
    id: UUID
    player_id: int
    sequence: int
    boot: UUID
    zone: str
    item: str
    item_version: int
    category: str
    playlist: str
    entry: str
    level: int
    digest: str
    filler: str
    actual_start: int
    shown_ms: int
    slot_ms: int
    full: bool
    why: str
    hold_ms: float | None
    frames_dropped: int
    clock_trust: str
    manifest_version: int
    orders_version: int
    received: int

    @classmethod
    def of(cls, told: Told, screen: int, player: int, category: str, received: Instant) -> "Row":
        """Return the row of what a player told."""
        return cls(
            screen,
            told.planned_start,
            told.id,
            player,
            told.sequence,
            told.boot,
            told.zone,
            told.item,
            told.item_version,
            category,
            told.playlist,
            told.entry,
            told.level,
            told.digest,
            told.filler,
            told.actual_start,
            told.shown_ms,
            told.slot_ms,
            told.full,
            told.why,
            told.hold_ms,
            told.frames_dropped,
            told.clock_trust,
            told.manifest_version,
            told.orders_version,
            received,
        )


def keep(rows: Sequence[Row]) -> None:
    """Add *rows*; one that is there stays as it is. Call it in a transaction."""
    if connection.vendor == "postgresql":
        partitions.require(row.planned_start for row in rows)
        with connection.cursor() as cursor:
            cursor.execute(_statement(), [msgspec.json.encode(rows).decode()])
        return
    Play.objects.bulk_create((Play(**msgspec.structs.asdict(row)) for row in rows), ignore_conflicts=True)


@cache
def _statement() -> str:
    """Return the insertion of a batch: the columns and their types are those of the model."""
    fields = {field.column: field.db_type(connection) for field in Play._meta.local_concrete_fields}  # noqa: SLF001 - Django's public name
    names = ", ".join(f'"{name}"' for name in Row.__struct_fields__)
    typed = ", ".join(f'"{name}" {fields[name]}' for name in Row.__struct_fields__)
    table = Play._meta.db_table  # noqa: SLF001 - the same
    return (
        f'INSERT INTO "{table}" ({names}) SELECT {names} FROM json_to_recordset(%s::json) AS told({typed}) '  # noqa: S608 - names of our own columns
        "ON CONFLICT DO NOTHING"
    )
