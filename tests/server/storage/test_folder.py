"""A folder as nginx sees it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangtin_server.errors import StorageError
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

TOKEN = "ab" * 16


@pytest.fixture(autouse=True)
def _owner_alone() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


def modes(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): f"{path.stat().st_mode & 0o777:o}" for path in sorted(root.rglob("*"))}


def test_a_shared_folder_shows_its_group_what_players_fetch_and_nothing_else(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    storage = FolderStorage(tmp_path)
    storage.put("documents/keys", b"x")
    storage.put(names.medium("ab" * 32), b"x")
    storage.put("pictures/1/2.png", b"x")

    found = modes(tmp_path)
    assert {name: mode for name, mode in found.items() if name.startswith(names.SERVED)} == {
        "documents/keys": "640",
        "media/ab": "750",
        f"media/ab/{'ab' * 32}": "640",
    }
    assert (found["documents"], found["media"]) == ("750", "750")
    assert (found["pictures"], found["pictures/1"], found["pictures/1/2.png"]) == ("700", "700", "600")


def test_a_folder_of_ones_own_shows_nobody_anything(tmp_path: Path) -> None:
    FolderStorage(tmp_path / "storage").put(names.orders(TOKEN), b"x")

    assert {mode[1:] for mode in modes(tmp_path).values()} == {"00"}


def test_the_tag_is_what_nginx_makes_of_second_and_size(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    storage.put("documents/keys", b"x" * 26)
    os.utime(tmp_path / "documents/keys", ns=(0, 0x6543_2100 * 10**9 + 999_999_999))

    assert storage.tag("documents/keys") == "65432100-1a"


def test_a_disk_that_fails_is_not_taken_for_an_object_that_is_not_there(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    storage.put("documents/keys", b"x")
    with pytest.raises(StorageError):
        storage.size("documents/" + "x" * 300)
