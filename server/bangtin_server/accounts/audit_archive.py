"""How long the log is kept (domain.md 2.6): 24 months to be looked at, then 5 years in the archive.

A batch is written to the archive before its rows go. Killed in between, the same rows are written again, under the
same name: nothing is lost, and nothing is there twice.
"""

import gzip
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from bangtin_server import clock
from bangtin_server.accounts.audit import SYSTEM, Deed, note
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.storage.port import Storage

ONLINE, ARCHIVED = timedelta(days=731), timedelta(days=5 * 365 + 2)
_FOLDER = "audit/"
_BATCH = 2_000
_BATCHES_AT_ONCE = 5


def archive_old(storage: Storage) -> int:
    """Move old rows to the archive, so many at once, and drop what is too old there; return how many were moved."""
    moved = 0
    for _ in range(_BATCHES_AT_ONCE):
        rows = list(AuditEvent.objects.filter(at__lte=clock.now() - ONLINE).order_by("pk")[:_BATCH])
        if not rows:
            break
        _move(rows, storage)
        moved += len(rows)
    dropped = _drop_old(storage)
    if moved or dropped:
        note(Deed.AUDIT_ARCHIVED, SYSTEM, after={"rows": moved, "files_dropped": dropped})
    return moved


def _move(rows: Sequence[AuditEvent], storage: Storage) -> None:
    last = max(row.at for row in rows)
    lines = (json.dumps(_told(row), ensure_ascii=False) for row in rows)
    content = gzip.compress("\n".join(lines).encode() + b"\n", mtime=0)
    storage.put(f"{_FOLDER}{last:%Y-%m-%d}-{rows[0].pk:012d}-{rows[-1].pk:012d}.jsonl.gz", content)
    _delete([row.pk for row in rows])


@transaction.atomic
def _delete(keys: Sequence[int]) -> None:
    """Delete rows past the guard of the model; that of PostgreSQL lets go what is older than a year."""
    table = connection.ops.quote_name(AuditEvent._meta.db_table)  # noqa: SLF001 - Django's public name
    marks = ",".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id IN ({marks})", list(keys))  # noqa: S608 - a name of ours, keys as parameters


def _drop_old(storage: Storage) -> int:
    """Drop files of the archive whose last row is older than the archive is kept."""
    oldest = f"{clock.now() - ONLINE - ARCHIVED:%Y-%m-%d}"
    old = [name for name in storage.names(_FOLDER) if name.removeprefix(_FOLDER)[:10] < oldest]
    for name in old:
        storage.drop(name)
    return len(old)


def _told(row: AuditEvent) -> dict[str, Any]:
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}  # noqa: SLF001 - as above
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in columns.items()}
