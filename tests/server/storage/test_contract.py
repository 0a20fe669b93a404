"""What every storage keeps to, tried on a folder and on a bucket of a real object store."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from bangtin_server.errors import StorageError
from bangtin_server.storage import names
from bangtin_server.storage.opening import storage_at
from bangtin_server.storage.port import Storage
from tests.engines.seaweedfs import seaweedfs

pytestmark = pytest.mark.xdist_group("engines")
TOKEN = "ab" * 16
MANIFEST = names.manifest(TOKEN, "Sảnh chờ 01 (tầng 2) #1")
FILM = bytes(range(256)) * 40_000
"""Ten megabytes: a bucket takes it in parts."""


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with seaweedfs(tmp_path_factory.mktemp("seaweedfs")) as url:
        yield url


@pytest.fixture(params=["folder", "bucket"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    where = request.getfixturevalue("bucket") if request.param == "bucket" else f"file://{tmp_path}/storage"
    storage = storage_at(where)
    for prefix in ("documents/", "media/"):
        for name in list(storage.names(prefix)):
            storage.drop(name)
    return storage


def test_what_was_put_is_given_back_whole(kept: Storage) -> None:
    kept.put(MANIFEST, b"manifest")

    assert (kept.get(MANIFEST), kept.size(MANIFEST)) == (b"manifest", 8)


def test_a_later_put_takes_the_place_of_an_earlier_one_and_changes_the_tag(kept: Storage) -> None:
    tags = set()
    for content in (b"first", b"other", b"third"):  # of one size, within one second
        kept.put(MANIFEST, content)
        tags.add(kept.tag(MANIFEST))

    assert (kept.get(MANIFEST), len(tags), kept.tag(MANIFEST)) == (b"third", 3, kept.tag(MANIFEST))


def test_a_large_file_is_given_whole_and_in_part(kept: Storage) -> None:
    kept.put_file("media/ab/film", BytesIO(FILM))

    assert kept.size("media/ab/film") == len(FILM)
    assert b"".join(kept.chunks("media/ab/film", 0, len(FILM))) == FILM
    assert b"".join(kept.chunks("media/ab/film", 2_000_001, 4_000_000)) == FILM[2_000_001:4_000_000]


def test_what_is_not_there_has_no_size_no_tag_and_nothing_to_read(kept: Storage) -> None:
    assert (kept.size("media/ab/none"), kept.tag("media/ab/none"), kept.size("documents")) == (None, None, None)
    with pytest.raises(StorageError, match="media/ab/none"):
        kept.get("media/ab/none")
    with pytest.raises(StorageError, match="media/ab/none"):
        list(kept.chunks("media/ab/none", 0, 1))


def test_an_object_is_forgotten_and_forgetting_again_does_no_harm(kept: Storage) -> None:
    kept.put(MANIFEST, b"manifest")
    kept.drop(MANIFEST)
    kept.drop(MANIFEST)

    assert kept.size(MANIFEST) is None


def test_the_names_under_a_token_are_those_of_no_other(kept: Storage) -> None:
    for name in (MANIFEST, names.orders(TOKEN), names.orders(TOKEN[:-1] + "c")):
        kept.put(name, b"x")

    assert list(kept.names(names.documents_of(TOKEN))) == [MANIFEST, names.orders(TOKEN)]
    assert list(kept.names(names.documents_of("0" * 32))) == []


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", ""])
def test_what_is_no_name_of_an_object_is_refused(kept: Storage, name: str) -> None:
    with pytest.raises(StorageError):
        kept.put(name, b"x")


def test_an_empty_object_is_one(kept: Storage) -> None:
    kept.put(names.orders(TOKEN), b"")

    assert (kept.get(names.orders(TOKEN)), kept.size(names.orders(TOKEN))) == (b"", 0)


def test_a_file_is_kept_from_its_place_and_stays_there(kept: Storage, tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(FILM)
    for _ in range(2):  # again, as after a death in the middle
        kept.put_path("media/ab/film", path)

    assert (kept.get("media/ab/film"), path.read_bytes()) == (FILM, FILM)
    path.unlink()
    assert kept.size("media/ab/film") == len(FILM)
    assert list(kept.names("media/")) == ["media/ab/film"]
