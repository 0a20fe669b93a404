import hashlib

import pytest
from starlette.testclient import TestClient

from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

FILM = bytes(range(256)) * 4096
DIGEST = hashlib.sha256(FILM).hexdigest()
PATH = f"/media/{DIGEST[:2]}/{DIGEST}"


@pytest.fixture
def client(storage: FolderStorage) -> TestClient:
    storage.put(names.medium(DIGEST), FILM)
    return TestClient(door(storage, Hub()))


def test_a_film_is_given_whole(client: TestClient) -> None:
    answer = client.get(PATH)

    assert (answer.status_code, answer.content) == (200, FILM)
    assert answer.headers["Content-Length"] == str(len(FILM))


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-9", 0, 10), ("bytes=1000-", 1000, len(FILM)), (f"bytes=5-{len(FILM) * 2}", 5, len(FILM))],
)
def test_a_film_goes_on_where_it_was_cut(client: TestClient, asked: str, start: int, end: int) -> None:
    tag = client.get(PATH).headers["ETag"]
    answer = client.get(PATH, headers={"Range": asked, "If-Range": tag})

    assert (answer.status_code, answer.content) == (206, FILM[start:end])
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(FILM)}"


def test_a_part_of_another_film_is_answered_with_the_whole_of_this_one(client: TestClient) -> None:
    answer = client.get(PATH, headers={"Range": "bytes=10-", "If-Range": '"another"'})

    assert (answer.status_code, answer.content) == (200, FILM)


@pytest.mark.parametrize(
    "asked", [f"bytes={'9' * 5000}-", f"bytes=0-{'9' * 5000}", "bytes=٣-", "bytes=-5", "bytes=0-1,3-4", "lines=1-2"]
)
def test_a_part_that_nobody_can_mean_is_answered_with_the_whole(client: TestClient, asked: str) -> None:
    answer = client.get(PATH, headers={b"Range": asked.encode()})

    assert (answer.status_code, answer.content) == (200, FILM)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_part_behind_the_end_is_refused_with_the_size(client: TestClient) -> None:
    answer = client.get(PATH, headers={"Range": f"bytes={len(FILM)}-"})

    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(FILM)}")


@pytest.mark.parametrize("path", [f"/media/00/{DIGEST}", "/media/ab/ab", f"/media/{DIGEST[:2]}/{'0' * 64}"])
def test_what_is_not_kept_is_not_given(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
