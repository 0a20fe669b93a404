"""A file as it is found: whatever stands under its name, nobody waits for ever or is told bytes that changed."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path

import pytest

from bangtin_media.digest import digest_of
from bangtin_media.errors import MediaError, MissingError
from bangtin_media.probe import probe
from bangtin_media.probes import Probes
from bangtin_media.source import opened, read_through, stamp_of, stat_of
from bangtin_media.store import FolderStore


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


MAKERS: dict[str, Callable[[Path], None]] = {"pipe": _pipe, "socket": _socket, "device": _device, "folder": Path.mkdir}


@pytest.mark.parametrize("what", MAKERS)
@pytest.mark.parametrize("ask", [probe, digest_of, "store", "probes"])
def test_what_is_no_file_is_named_and_not_waited_for(
    tmp_path: Path, what: str, ask: Callable[[Path], object] | str
) -> None:
    path = tmp_path / "a.mp4"
    MAKERS[what](path)
    said: list[MediaError] = []

    def go() -> None:
        try:
            match ask:
                case "store":
                    FolderStore(tmp_path / "store", reserve=0).add_file(path)
                case "probes":
                    with Probes(tmp_path / "cache") as probes:
                        probes.of(path)
                case _:
                    assert callable(ask)
                    ask(path)
        except MediaError as error:
            said.append(error)

    asking = threading.Thread(target=go, daemon=True)
    asking.start()
    asking.join(20)
    assert [(type(error), error.code, error.facts.get("what")) for error in said] == [
        (MissingError, "not_a_file", what)
    ]


def test_a_pipe_that_takes_the_files_place_after_the_look_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.mp4")
    monkeypatch.setattr("bangtin_media.source.stat_of", lambda _: None)
    with opened(tmp_path / "a.mp4") as file:
        assert not file.read()


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "absent"])
def test_a_name_that_no_disk_takes_is_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingError):
        stat_of(tmp_path / name)


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").symlink_to("a.mp4")
    with pytest.raises(MissingError, match="symbolic links"):
        probe(tmp_path / "a.mp4")


@pytest.mark.parametrize("change", [b"other bytes", b"more bytes than before", b"few"])
def test_a_file_that_changes_while_it_is_copied_in_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: bytes
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"these bytes")
    os.utime(path, ns=(0, 0))

    def meddled(file: BufferedReader, source: Path, before: os.stat_result) -> Iterator[bytes]:
        path.write_bytes(change)
        return read_through(file, source, before)

    monkeypatch.setattr("bangtin_media.store.read_through", meddled)
    with pytest.raises(MissingError, match="changed"):
        FolderStore(tmp_path / "store", reserve=0).add_file(path)
    assert list((tmp_path / "store").iterdir()) == []


def test_reading_through_gives_all_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data := os.urandom(2_500_000))
    with opened(path) as file:
        assert b"".join(read_through(file, path, stat_of(path))) == data


def test_a_stamp_tells_a_change_that_keeps_size_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"a")
    os.utime(path, ns=(0, 0))
    before = stamp_of(stat_of(path))
    while stat_of(path).st_ctime_ns == int(before.split()[1]):  # until the disk's clock has ticked
        path.write_bytes(b"b")
        os.utime(path, ns=(0, 0))
    assert stamp_of(stat_of(path)) != before
