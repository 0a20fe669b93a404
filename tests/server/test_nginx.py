"""nginx as shipped: serves documents and media from the folder by itself, and refuses who was revoked."""

import hashlib
import http.client
import socket
import ssl
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import requests
from starlette.testclient import TestClient

from bangtin_server.admission import allowed
from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from tests.engines.nginx import Site, nginx
from tests.engines.process import free_ports

pytestmark = pytest.mark.xdist_group("engines")
TOKEN = "ab" * 16
FILM = bytes(range(256)) * 40_000
DIGEST = hashlib.sha256(FILM).hexdigest()
MEDIUM = names.medium(DIGEST)
MANIFEST = names.manifest(TOKEN, "Sảnh chờ 01")


class Front(NamedTuple):
    """nginx before a folder. Nothing stands behind it: what it answers it answers alone."""

    address: str
    storage: FolderStorage
    session: requests.Session

    def get(self, name: str, **headers: str) -> requests.Response:
        return self.session.get(f"{self.address}/{name}", headers=headers, timeout=20)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder, root = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("storage")
    storage = FolderStorage(root)
    storage.put(MEDIUM, FILM)
    storage.put("pictures/1/2.png", b"a picture of a screen")
    web, doors = free_ports(2)
    with nginx(folder, Site(web, doors, root)) as address, requests.Session() as session:
        session.trust_env, session.verify = False, str(folder / "centre.pem")
        yield Front(address, storage, session)


def test_a_document_is_served_and_then_only_said_to_be_unchanged(front: Front) -> None:
    front.storage.put(MANIFEST, b"manifest")
    first = front.get(MANIFEST)
    again = front.get(MANIFEST, **{"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, first.content) == (200, b"manifest")
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Strict-Transport-Security"].startswith("max-age=")
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_document_is_served_even_within_the_same_second_and_of_the_same_size(front: Front) -> None:
    front.storage.put(MANIFEST, b"version 1")
    tag = front.get(MANIFEST).headers["ETag"]
    front.storage.put(MANIFEST, b"version 2")
    again = front.get(MANIFEST, **{"If-None-Match": tag})

    assert (again.status_code, again.content) == (200, b"version 2")


@pytest.mark.parametrize("name", [MANIFEST, MEDIUM])
def test_nginx_and_door_give_the_same_tag(front: Front, name: str) -> None:
    front.storage.put(MANIFEST, b"manifest")
    behind = TestClient(door(front.storage, Hub())).get(f"/{name}")

    assert front.get(name).headers["ETag"] == behind.headers["ETag"] == f'"{front.storage.tag(name)}"'


def test_a_film_is_served_whole_and_goes_on_where_it_was_cut(front: Front) -> None:
    whole = front.get(MEDIUM)
    rest = front.get(MEDIUM, Range="bytes=5000000-", **{"If-Range": whole.headers["ETag"]})
    other = front.get(MEDIUM, Range="bytes=5000000-", **{"If-Range": '"another"'})

    assert (whole.status_code, whole.content) == (200, FILM)
    assert (rest.status_code, rest.content) == (206, FILM[5_000_000:])
    assert rest.headers["Content-Range"] == f"bytes 5000000-{len(FILM) - 1}/{len(FILM)}"
    assert (other.status_code, other.content) == (200, FILM)
    assert "immutable" in whole.headers["Cache-Control"]


def test_who_was_revoked_finds_nothing_any_more(front: Front) -> None:
    known = [MANIFEST, names.orders(TOKEN), names.timestamp(TOKEN)]
    for name in known:
        front.storage.put(name, b"x")
    assert [front.get(name).status_code for name in known] == [200, 200, 200]
    for name in known:
        front.storage.drop(name)

    assert [front.get(name).status_code for name in known] == [404, 404, 404]


@pytest.mark.parametrize(
    "path",
    [
        "pictures/1/2.png",
        "documents/",
        f"documents/{TOKEN}",
        f"documents/{TOKEN}/",
        f"documents/{TOKEN}/other",
        f"documents/{TOKEN}/manifest-..%2f..%2f..%2fpictures%2f1%2f2.png",
        "documents/keys/../../pictures/1/2.png",
        "documents/..%2fpictures/1/2.png",
        "media/",
        "media/ab",
        f"media/{DIGEST[:2]}/.part",
        f"media/00/{DIGEST}",
    ],
)
def test_nothing_else_of_the_storage_is_served(front: Front, path: str) -> None:
    front.storage.put(MANIFEST, b"manifest")
    request = requests.Request("GET", front.address).prepare()
    request.url = f"{front.address}/{path}"  # as it stands: requests would tidy it up
    answer = front.session.send(request, verify=str(front.session.verify), timeout=20)

    assert answer.status_code in {404, 502}, "nothing of the folder: 502 is from where the web would be"
    assert b"picture" not in answer.content


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nothing_can_be_written_by_way_of_nginx(front: Front, method: str) -> None:
    answer = front.session.request(method, f"{front.address}/{MEDIUM}", data=b"x", timeout=20)

    assert answer.status_code in {403, 405}
    assert front.storage.size(MEDIUM) == len(FILM)


def test_nothing_is_told_about_which_nginx_answers(front: Front) -> None:
    answer = front.get("media/none")

    assert (answer.status_code, answer.headers["Server"]) == (404, "nginx")


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("sign-in", 64 << 10),
        ("api/v1/sites", 1 << 20),
        ("screens/x/commands", 1 << 20),
        ("api/player/v1/plays", 64 << 20),
        ("api/player/v1/logs/1", 16 << 20),
    ],
)
def test_what_is_too_large_for_its_place_is_refused_in_both_languages(front: Front, path: str, most: int) -> None:
    """The size is told, and nothing of it sent: nginx judges by what it is told first."""
    address = urlsplit(front.address)
    trust = ssl.create_default_context(cafile=str(front.session.verify))
    with (
        socket.create_connection((address.hostname, address.port), timeout=20) as plain,
        trust.wrap_socket(plain, server_hostname="127.0.0.1") as asked,
    ):
        asked.sendall(f"POST /{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {most + 1}\r\n\r\n".encode())
        told = http.client.HTTPResponse(asked)
        told.begin()
        assert (told.status, told.read().decode()) == (413, "Yêu cầu quá lớn. / The request is too large.\n")
    assert allowed(f"/{path}").most == most


def test_a_body_as_large_as_its_place_allows_goes_on(front: Front) -> None:
    answer = front.session.post(f"{front.address}/api/player/v1/plays", data=bytes(2 << 20), timeout=20)

    assert answer.status_code == 502, "nobody stands behind nginx here"
