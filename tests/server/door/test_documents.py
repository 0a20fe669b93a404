import pytest
from starlette.testclient import TestClient

from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

TOKEN = "ab" * 16


@pytest.fixture
def client(storage: FolderStorage) -> TestClient:
    storage.put(names.KEYS, b"keys")
    storage.put(names.orders(TOKEN), b"orders")
    storage.put(names.manifest(TOKEN, "LED-NCK-01"), b"manifest")
    return TestClient(door(storage, Hub()))


@pytest.mark.parametrize("name", ["orders", "manifest-LED-NCK-01"])
def test_a_document_is_given_whole_and_then_only_said_to_be_unchanged(client: TestClient, name: str) -> None:
    first = client.get(f"/documents/{TOKEN}/{name}")
    again = client.get(f"/documents/{TOKEN}/{name}", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, first.text) == (200, name.partition("-")[0])
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_document_has_another_tag(client: TestClient, storage: FolderStorage) -> None:
    first = client.get(f"/documents/{TOKEN}/orders")
    storage.put(names.orders(TOKEN), b"storm")
    again = client.get(f"/documents/{TOKEN}/orders", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.text) == (200, "storm")


def test_the_list_of_keys_is_for_everybody(client: TestClient) -> None:
    assert client.get("/documents/keys").text == "keys"


@pytest.mark.parametrize(
    "path",
    [
        f"/documents/{'cd' * 16}/orders",
        f"/documents/{TOKEN}/timestamp",
        f"/documents/{TOKEN}/secret.key",
        "/documents/../keys/root",
        f"/documents/{TOKEN}/..%2f..%2fkeys%2froot",
        f"/documents/{TOKEN}/manifest-..%2f..%2fx",
        "/documents/%2e%2e/orders",
        f"/documents/{TOKEN}/manifest-a%00b",
        f"/documents/{TOKEN}/manifest-a%0a",
        f"/documents/{TOKEN}/manifest-%ED%A0%80",
        f"/documents/{TOKEN}/manifest-{'ệ' * 61}",
    ],
)
def test_any_other_address_leads_nowhere(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_push_stream_wants_tokens(client: TestClient) -> None:
    assert client.get("/push/nobody").status_code == 404
    assert client.get(f"/push/{TOKEN},{TOKEN},{TOKEN}").status_code == 404
