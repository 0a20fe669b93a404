"""What is unchanged is answered ahead of the rest of the door, and only where that may not wait for anybody."""

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from bangtin_server.door.unchanged import Unchanged
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

TOKEN = "ab" * 16
ORDERS = f"/documents/{TOKEN}/orders"


class FarStorage(FolderStorage):
    tells_at_once = False


def asked(storage: FolderStorage, path: str, held: str, method: str = "GET") -> int:
    """Return the status; 418 is of the rest of the door."""
    ahead = TestClient(Unchanged(PlainTextResponse("rest", 418), storage))
    return ahead.request(method, path, headers={"If-None-Match": held}).status_code


@pytest.fixture
def tag(storage: FolderStorage) -> str:
    storage.put(names.orders(TOKEN), b"orders")
    return f'"{storage.tag(names.orders(TOKEN))}"'


def test_the_very_tag_is_answered_and_any_other_let_through(storage: FolderStorage, tag: str) -> None:
    assert asked(storage, ORDERS, tag) == 304
    assert asked(storage, ORDERS, '"another"') == 418
    storage.put(names.orders(TOKEN), b"storm")
    assert asked(storage, ORDERS, tag) == 418


def test_what_is_absent_or_no_document_is_let_through(storage: FolderStorage, tag: str) -> None:
    assert asked(storage, f"/documents/{'cd' * 16}/orders", '"None"') == 418
    assert asked(storage, f"/documents/{TOKEN}/secret.key", tag) == 418
    assert asked(storage, ORDERS, tag, "POST") == 418


def test_a_storage_far_away_is_not_waited_for(storage: FolderStorage, tag: str) -> None:
    assert asked(FarStorage(storage._root), ORDERS, tag) == 418  # noqa: SLF001 - the same folder, as if far away
