"""What one process at a time does, where several share a database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_TAKE = "SELECT pg_advisory_lock(hashtext(%s))"
_TRY = "SELECT pg_try_advisory_lock(hashtext(%s))"
_GIVE_BACK = "SELECT pg_advisory_unlock(hashtext(%s))"


@contextmanager
def alone(task: str, *, wait: bool = False) -> Iterator[bool]:
    """Say whether *task* is ours now; nobody else has it until the end of the block.

    PostgreSQL takes it from a process that dies. On SQLite, where writers wait for one another
    anyhow, it is always ours.

    Args:
        task: What is to be done by one.
        wait: Whether to wait for our turn.
    """
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute(_TAKE if wait else _TRY, [task])
        ours = wait or bool(cursor.fetchone()[0])
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute(_GIVE_BACK, [task])
