"""The door as a process of its own: without Django, and honest about a storage that does not answer."""

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.errors import StorageError
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

TOKEN, DIGEST = "ab" * 16, "cd" * 32


class Away(FolderStorage):
    """A storage that has gone away."""

    def tag(self, name: str) -> str | None:
        raise StorageError(f"{name}: nobody answers")

    def size(self, name: str) -> int | None:
        raise StorageError(f"{name}: nobody answers")


@pytest.mark.parametrize("path", [names.KEYS, names.orders(TOKEN), names.medium(DIGEST)])
def test_a_storage_that_does_not_answer_makes_no_address_wrong(tmp_path: Path, path: str) -> None:
    answer = TestClient(door(Away(tmp_path), Hub())).get(f"/{path}")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")


class Broken(FolderStorage):
    """A storage with a fault of ours in it."""

    def tag(self, name: str) -> str | None:
        raise ValueError(f"a secret place: {name}")


def test_a_fault_of_ours_is_said_without_what_it_was(tmp_path: Path) -> None:
    client = TestClient(door(Broken(tmp_path), Hub()), raise_server_exceptions=False)
    answer = client.get(f"/{names.orders(TOKEN)}")

    assert answer.status_code == 500
    assert "trung tâm gặp lỗi" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_stream_is_given_only_where_documents_stand(storage: FolderStorage) -> None:
    hub = Hub()
    client = TestClient(door(storage, hub))
    assert client.get(f"/push/{TOKEN},{'0' * 32}").status_code == 404
    storage.put(names.orders(TOKEN), b"orders")
    hub.close()  # so that the stream ends after its first event

    assert client.get(f"/push/{'0' * 32},{TOKEN}").text == "data: look\n\n"


def test_the_door_loads_neither_django_nor_a_database() -> None:
    script = "import sys, bangtin_server.door.process; print({'django', 'psycopg', 'sqlite3'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.strip() == "set()"
