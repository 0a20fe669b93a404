"""A centre of its own for each test run: its data folder, and a storage in memory's stead."""

from collections.abc import Iterator
from pathlib import Path

import django.db.backends.sqlite3.base  # noqa: F401 - its operations cannot be imported before it
import pytest
from django.db.backends.sqlite3.operations import DatabaseOperations

from bangtin_server.storage.folder import FolderStorage


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "storage")


@pytest.fixture(scope="session", autouse=True)
def _emptied_past_the_guard_of_the_log() -> Iterator[None]:
    """Let a test that commits empty its tables on SQLite, which deletes row by row; PostgreSQL truncates."""
    plain = DatabaseOperations.execute_sql_flush

    def past_the_guard(self: DatabaseOperations, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'audit_is_kept'")
            guard = cursor.fetchone()
            cursor.execute("DROP TRIGGER IF EXISTS audit_is_kept")
            plain(self, sql_list)
            if guard:
                cursor.execute(guard[0])

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(DatabaseOperations, "execute_sql_flush", past_the_guard)
        yield
