"""What one process at a time does: another connection stands for another process."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, connections

from bangtin_server.alone import alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_has_it() -> Iterator[None]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one process that writes at a time; tests/run.sh tries this on PostgreSQL")
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('chores'))")
        yield
    finally:
        with suppress(DatabaseError), other.cursor() as cursor:  # given back at once: an ending takes its time
            cursor.execute("SELECT pg_advisory_unlock_all()")
        other.close()


def test_a_task_that_nobody_has_is_ours_and_then_again() -> None:
    for _ in range(2):
        with alone("chores") as ours:
            assert ours


@pytest.mark.usefixtures("other_has_it")
def test_a_task_that_another_has_is_not_ours_and_others_are() -> None:
    with alone("chores") as ours, alone("tables", wait=True) as tables:
        assert (ours, tables) == (False, True)


@pytest.mark.usefixtures("other_has_it")
def test_a_task_is_free_when_the_one_that_had_it_is_gone() -> None:
    with connection.cursor() as cursor:
        cursor.execute(  # of this database: beside it other tests have theirs
            "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND granted AND datname = current_database()"
        )
    with alone("chores", wait=True) as ours:
        assert ours
