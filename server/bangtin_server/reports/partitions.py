"""The table of plays on PostgreSQL: one part a month, so that old ones are dropped whole and new ones stay small.

A part is attached rather than declared: that waits for no writer, and no writer waits for it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from bangtin_playlists.instant import Instant, instant
from bangtin_server import clock
from bangtin_server.alone import alone

TABLE = "reports_play"
AHEAD = 2
"""Months that are made before they begin."""
_LOCK = 0x62616E67
"""Who makes parts holds this: two that need the same month make it once."""

_PARTS = rf"""
SELECT part.relname, held.inhparent IS NOT NULL, COALESCE(held.inhdetachpending, false)
FROM pg_class AS part LEFT JOIN pg_inherits AS held ON held.inhrelid = part.oid
WHERE part.relname ~ '^{TABLE}_[0-9]{{4}}_[0-9]{{2}}$' AND part.relkind = 'r' AND pg_table_is_visible(part.oid)
ORDER BY part.relname
"""  # noqa: S608 - the name of our own table

_known: set[tuple[int, int]] = set()


class CreatePartitionedModel(CreateModel):
    """Creates the table of plays: in parts on PostgreSQL, plain elsewhere."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create it."""
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.name)
        sql, parameters = schema_editor.table_sql(model)
        schema_editor.execute(f"{sql} PARTITION BY RANGE (planned_start)", parameters or None)
        schema_editor.deferred_sql.extend(schema_editor._model_indexes_sql(model))  # type: ignore[attr-defined]  # noqa: SLF001 - as create_model does, untyped


def require(instants: Iterable[int]) -> None:
    """Have a part for each month in which one of *instants* lies."""
    for year, month in {_month(at) for at in instants} - _known:
        _make(year, month)
        transaction.on_commit(partial(_known.add, (year, month)))


def make_ahead() -> None:
    """Have the parts of this month and the next ones. Does nothing on SQLite."""
    if connection.vendor != "postgresql":
        return
    now = clock.now()
    for ahead in range(AHEAD + 1):
        year, month = divmod(now.year * 12 + now.month - 1 + ahead, 12)
        with transaction.atomic():
            _make(year, month + 1)


def drop_before(before: Instant) -> None:
    """Drop the parts of months that ended before an instant; PostgreSQL only, and in no transaction.

    A part is first detached in a way that waits for no writer and lets none wait; killed in between, the next turn goes
    on where this one stood.
    """
    with alone(f"{TABLE}: old parts") as ours, connection.cursor() as cursor:
        cursor.execute(_PARTS)
        for part, attached, half_way in cursor.fetchall() if ours else ():
            year, month = (int(number) for number in part.removeprefix(f"{TABLE}_").split("_"))
            if _span(year, month)[1] > before:
                continue
            if attached:
                how = "FINALIZE" if half_way else "CONCURRENTLY"
                cursor.execute(f'ALTER TABLE "{TABLE}" DETACH PARTITION "{part}" {how}')
            cursor.execute(f'DROP TABLE "{part}"')
            _known.discard((year, month))


def _span(year: int, month: int) -> tuple[Instant, Instant]:
    start = instant(datetime(year, month, 1, tzinfo=UTC))
    return start, instant(datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC))


def _month(at: int) -> tuple[int, int]:
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return moment.year, moment.month


def _make(year: int, month: int) -> None:
    part = f"{TABLE}_{year}_{month:02}"
    start, end = _span(year, month)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT to_regclass(%s)", [part])
        row = cursor.fetchone()
        if row and row[0]:
            return
        cursor.execute(f'CREATE TABLE "{part}" (LIKE "{TABLE}" INCLUDING ALL)')
        cursor.execute(f'ALTER TABLE "{TABLE}" ATTACH PARTITION "{part}" FOR VALUES FROM ({start}) TO ({end})')
