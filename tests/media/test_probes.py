"""Probes remembered: quick when nothing changed, true when something did, and never in the way."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from bangtin_media.errors import BrokenError, MediaError, ProbeError
from bangtin_media.probe import Probe
from bangtin_media.probes import Probes, default_folder
from bangtin_playlists.playlist import Digest


class Examiner:
    """Counts how often it is asked; says what its file says."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, path: Path) -> Probe:
        self.asked += 1
        text = path.read_text(encoding="utf-8")
        if text == "broken":
            raise BrokenError("empty", file=str(path))
        if text == "slow":
            raise ProbeError("probe_too_slow", file=str(path), seconds=30)
        return Probe(digest=Digest(text * 64), size=len(text), kind="image", format="png", width=1 << 20)


@pytest.fixture
def examine() -> Examiner:
    return Examiner()


@pytest.fixture
def probes(tmp_path: Path, examine: Examiner) -> Iterator[Probes]:
    with Probes(tmp_path / "cache", examine) as opened:
        yield opened


def _file(folder: Path, text: str) -> Path:
    """Write a file and wait until the disk's clock has left its moment."""
    path = folder / "picture.png"
    path.write_text(text, encoding="utf-8")
    while time.time_ns() - path.stat().st_ctime_ns < 60_000_000:
        time.sleep(0.01)
    return path


def test_a_file_is_examined_once(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = _file(tmp_path, "a")
    first, second = probes.of(path), probes.of(path)
    assert first == second
    assert examine.asked == 1


def test_another_process_reads_what_was_remembered(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = _file(tmp_path, "a")
    probes.of(path)
    with Probes(tmp_path / "cache", examine) as other:
        assert other.of(path).width == 1 << 20
    assert examine.asked == 1


def test_a_file_replaced_at_the_same_size_and_time_is_examined_again(
    tmp_path: Path, probes: Probes, examine: Examiner
) -> None:
    path = _file(tmp_path, "a")
    before = path.stat()
    probes.of(path)
    _file(tmp_path, "b")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert probes.of(path).digest == "b" * 64
    assert examine.asked == 2


def test_a_file_still_warm_is_not_remembered(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = tmp_path / "warm.png"
    for text in ("a", "b"):
        path.write_text(text, encoding="utf-8")
        assert probes.of(path).digest == text * 64
    assert examine.asked == 2


def test_a_file_warm_when_it_was_looked_at_is_not_remembered_however_long_that_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, asked = tmp_path / "warm.png", list[Path]()
    path.write_text("a")
    clock = SimpleNamespace(ns=path.stat().st_ctime_ns + 1_000_000)
    monkeypatch.setattr("bangtin_media.probes.time", SimpleNamespace(time_ns=lambda: clock.ns, time=time.time))

    def slow(seen: Path) -> Probe:
        asked.append(seen)
        clock.ns += 1_000_000_000
        return Probe(digest=Digest("a" * 64), size=1, kind="image", format="png")

    with Probes(tmp_path / "cache", slow) as probes:
        for _ in range(3):
            probes.of(path)
    assert len(asked) == 2, "the second look came late enough to be believed"


def test_a_file_from_a_time_to_come_is_remembered(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = _file(tmp_path, "a")
    os.utime(path, ns=(0, time.time_ns() + 10**15))
    time.sleep(0.06)
    for _ in range(2):
        probes.of(path)
    assert examine.asked == 1


@pytest.mark.parametrize("text", ["a", "broken"])
def test_a_name_that_is_no_utf8_is_remembered_like_any_other(
    tmp_path: Path, probes: Probes, examine: Examiner, text: str
) -> None:
    path = _file(tmp_path, text).rename(tmp_path / os.fsdecode(b"\xff\xfe.png"))
    time.sleep(0.06)
    for _ in range(2):
        with contextlib.suppress(BrokenError):
            probes.of(path)
    assert examine.asked == 1


def test_what_was_wrong_is_remembered_as_the_same_error(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = _file(tmp_path, "broken")
    for _ in range(2):
        with pytest.raises(BrokenError, match=r"picture\.png. is empty"):
            probes.of(path)
    assert examine.asked == 1


def test_a_probe_that_failed_by_itself_is_tried_again(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = _file(tmp_path, "slow")
    for _ in range(2):
        with pytest.raises(ProbeError):
            probes.of(path)
    assert examine.asked == 2


def test_an_absent_file_is_missing(tmp_path: Path, probes: Probes) -> None:
    with pytest.raises(MediaError, match="There is no file"):
        probes.of(tmp_path / "absent")


@pytest.mark.parametrize("part", ["head", "middle", "all"])
def test_a_spoilt_cache_is_made_anew(tmp_path: Path, examine: Examiner, part: str) -> None:
    path = _file(tmp_path, "a")
    with Probes(tmp_path / "cache", examine) as first:
        first.of(path)
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    data = bytearray(file.read_bytes())
    spans = {"head": slice(0, 100), "middle": slice(100, len(data)), "all": slice(0, len(data))}
    data[spans[part]] = b"\xa5" * len(data[spans[part]])
    file.write_bytes(data)
    with Probes(tmp_path / "cache", examine) as second:
        assert second.of(path).digest == "a" * 64
        asked = examine.asked
        assert asked == 2
        second.of(path)
        second.of(path)
        assert examine.asked <= asked + 1, "the rebuilt cache remembers"


def test_a_row_that_cannot_be_read_is_examined_again(tmp_path: Path, probes: Probes, examine: Examiner) -> None:
    path = _file(tmp_path, "a")
    probes.of(path)
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    with sqlite3.connect(file) as rows:
        rows.execute("UPDATE probes SET verdict = x'00'")
    rows.close()
    assert probes.of(path).digest == "a" * 64
    assert examine.asked == 2


def test_without_a_place_to_remember_it_still_answers(tmp_path: Path, examine: Examiner) -> None:
    (tmp_path / "cache").write_text("a file stands in the way")
    path = _file(tmp_path, "a")
    with Probes(tmp_path / "cache", examine) as forgetful:
        forgetful.of(path)
        forgetful.of(path)
    assert examine.asked == 2


def test_several_at_once_do_not_disturb_one_another(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("x")
    ask = (
        "import sys; from pathlib import Path; from bangtin_media.probes import Probes\n"
        "from bangtin_media.probe import Probe\n"
        "seen = Probes(Path(sys.argv[1]), lambda path: Probe(digest='a' * 64, size=1, kind='image', format='png'))\n"
        "print(sum(seen.of(path).size for _ in range(5) for path in Path(sys.argv[2]).glob('*.txt')))"
    )
    argv = [sys.executable, "-c", ask, str(tmp_path / "cache"), str(tmp_path)]
    children = [subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [child.communicate(timeout=60)[0] for child in children] == ["200\n"] * 3


def test_the_folder_is_the_services_then_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_DIRECTORY", "/var/cache/bangtin")
    assert default_folder() == Path("/var/cache/bangtin")
    monkeypatch.delenv("CACHE_DIRECTORY")
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/an/.cache")
    assert default_folder() == Path("/home/an/.cache/bangtin")


def test_a_cache_used_from_another_thread_is_refused_loudly(tmp_path: Path, probes: Probes) -> None:
    path = _file(tmp_path, "a")
    caught: list[Exception] = []

    def use() -> None:
        try:
            probes.of(path)
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert caught
