"""Fetching: whatever a line or a server does, what has its name is whole, and what has come is not fetched again."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_media.download import download
from bangtin_media.errors import DownloadError, MediaError, StoreFullError, WrongBytesError
from bangtin_media.store import FolderStore
from bangtin_playlists.playlist import Digest

FILM = bytes(range(256)) * 40
DIGEST = Digest(hashlib.sha256(FILM).hexdigest())


class CutError(Exception):
    """The line is gone."""


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: int | None = None

    def pieces(self) -> Iterator[bytes]:
        for at in range(0, len(self.body), 1000):
            if self.cut is not None and at >= self.cut:
                raise CutError
            yield self.body[at : at + 1000]


class Server:
    """Answers as RFC 9110 says; tests make it lie."""

    def __init__(self, content: bytes = FILM, tag: str = '"1"') -> None:
        self.content, self.tag = content, tag
        self.cut: int | None = None
        self.lie: Reply | None = None
        self.sent = 0
        self.asked: list[Mapping[str, str]] = []

    @contextmanager
    def __call__(self, headers: Mapping[str, str]) -> Iterator[Reply]:
        self.asked.append(headers)
        reply = self.lie or self._honest(headers)
        self.sent += len(reply.body[: reply.cut])
        yield reply

    def _honest(self, headers: Mapping[str, str]) -> Reply:
        size, start = len(self.content), 0
        if headers.get("If-Range") == self.tag:
            start = int(headers["Range"].removeprefix("bytes=").removesuffix("-"))
        said = {"ETag": self.tag, "Content-Length": str(size - start)}
        if not start:
            return Reply(200, said, self.content, self.cut)
        return Reply(206, said | {"Content-Range": f"bytes {start}-{size - 1}/{size}"}, self.content[start:], self.cut)


def store_in(folder: Path) -> FolderStore:
    return FolderStore(folder / "store", reserve=0)


def fetch(store: FolderStore, server: Server) -> None:
    download(store, DIGEST, len(FILM), server, lambda _size: None)


def test_a_medium_is_there_whole_and_fetched_once(tmp_path: Path) -> None:
    store, server = store_in(tmp_path), Server()
    fetch(store, server)
    fetch(store, server)
    assert store.verify(DIGEST)
    assert len(server.asked) == 1
    assert [path.name for path in (tmp_path / "store").iterdir()] == [DIGEST]


@given(cuts=st.lists(st.integers(0, len(FILM)), max_size=6))
def test_what_a_cut_line_brought_is_kept_over_restarts_and_not_fetched_again(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    folder, server = tmp_path_factory.mktemp("cut"), Server()
    for server.cut in cuts:
        try:
            fetch(store_in(folder), server)  # a new store each time: the agent was started anew
        except CutError:
            assert store_in(folder).locate(DIGEST) is None
    server.cut = None
    fetch(store_in(folder), server)
    assert store_in(folder).verify(DIGEST)
    assert server.sent <= len(FILM) + 1000 * len(cuts)


def test_another_file_at_the_server_is_fetched_from_its_beginning(tmp_path: Path) -> None:
    store, server = store_in(tmp_path), Server(tag='"old"')
    server.cut = 5000
    with pytest.raises(CutError):
        fetch(store, server)
    server.tag, server.cut = '"new"', None
    fetch(store, server)
    assert server.asked[-1] == {"Range": "bytes=5000-", "If-Range": '"old"'}
    assert server.sent == 5000 + len(FILM)
    assert store.verify(DIGEST)


@pytest.mark.parametrize(
    "told",
    ["bytes 4999-10239/10240", "bytes 5001-10239/10240", "bytes 5000-10238/10240", "bytes 5000-10239/20000", ""],
)
def test_a_part_that_does_not_fit_begins_anew(tmp_path: Path, told: str) -> None:
    store, server = store_in(tmp_path), Server()
    server.cut = 5000
    with pytest.raises(CutError):
        fetch(store, server)
    server.cut, server.lie = None, Reply(206, {"Content-Range": told}, FILM[5000:])
    with pytest.raises(DownloadError):
        fetch(store, server)
    assert server.asked[-1] == {}
    server.lie = None
    fetch(store, server)
    assert store.verify(DIGEST)


def test_a_whole_file_where_a_part_was_asked_for_takes_its_place(tmp_path: Path) -> None:
    store, server = store_in(tmp_path), Server()
    server.cut = 5000
    with pytest.raises(CutError):
        fetch(store, server)
    server.cut, server.lie = None, Reply(200, {"Content-Length": str(len(FILM))}, FILM)
    fetch(store, server)
    assert store.verify(DIGEST)


def test_a_portals_page_costs_nothing_of_what_has_come(tmp_path: Path) -> None:
    store, server = store_in(tmp_path), Server()
    server.cut = 5000
    with pytest.raises(CutError):
        fetch(store, server)
    for headers in ({"Content-Length": "14"}, {}):
        server.lie = Reply(200, headers, b"<html>hello</>")
        with pytest.raises(WrongBytesError):
            fetch(store, server)
    server.cut, server.lie = None, None
    fetch(store, server)
    assert server.asked[-1]["Range"] == "bytes=5000-"


@pytest.mark.parametrize("body", [FILM[:-1] + b"?", FILM + b"!"])
def test_bytes_that_are_not_the_medium_are_thrown_away(tmp_path: Path, body: bytes) -> None:
    store, server = store_in(tmp_path), Server()
    server.lie = Reply(200, {}, body)
    with pytest.raises(WrongBytesError):
        fetch(store, server)
    assert list((tmp_path / "store").iterdir()) == []


@pytest.mark.parametrize("status", [301, 404, 416, 500])
def test_any_other_status_brings_nothing(tmp_path: Path, status: int) -> None:
    store, server = store_in(tmp_path), Server()
    server.lie = Reply(status, {}, FILM)
    with pytest.raises(DownloadError):
        fetch(store, server)
    assert store.locate(DIGEST) is None


def test_bytes_that_rotted_in_a_part_are_found_at_its_end(tmp_path: Path) -> None:
    store, server = store_in(tmp_path), Server()
    server.cut = 5000
    with pytest.raises(CutError):
        fetch(store, server)
    part = tmp_path / "store" / f".part-{DIGEST}"
    part.write_bytes(b"\0" * 5000)
    server.cut = None
    with pytest.raises(WrongBytesError):
        fetch(store, server)
    fetch(store, server)
    assert store.verify(DIGEST)


def test_parts_count_for_the_quota_and_go_when_nobody_needs_them(tmp_path: Path) -> None:
    store, server = FolderStore(tmp_path / "store", quota=len(FILM), reserve=0), Server()
    server.cut = 5000
    with pytest.raises(CutError):
        fetch(store, server)
    with pytest.raises(StoreFullError):
        store.add([b"x" * 6000], size=6000)
    store.purge({DIGEST})
    assert store.room().used >= 5000
    store.purge(set())
    assert store.room().used == 0


def test_two_never_write_the_same_part(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.part(DIGEST, len(FILM)), pytest.raises(MediaError), store.part(DIGEST, len(FILM)):
        pass
