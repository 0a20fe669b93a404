"""The store: whole or not at all, never over its quota, never without what is needed."""

import contextlib
import errno
import hashlib
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bangtin_media.digest import digest_of
from bangtin_media.errors import MediaError, StoreError, StoreFullError, WrongBytesError
from bangtin_media.shelf import Shelf
from bangtin_media.store import FolderStore, Scrubbed
from bangtin_playlists.playlist import Digest


def _digest(data: bytes) -> Digest:
    return Digest(hashlib.sha256(data).hexdigest())


def _store(folder: Path, quota: int | None = None) -> FolderStore:
    return FolderStore(folder / "store", quota=quota, reserve=0)


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in (folder / "store").iterdir()}


def _age(folder: Path, digest: Digest, *, used: int, checked: int) -> None:
    os.utime(folder / "store" / digest, ns=(used, checked))


def _spoil(folder: Path, digest: Digest) -> None:
    path = folder / "store" / digest
    path.chmod(0o644)
    path.write_bytes(b"rot")


def test_what_was_added_is_found_by_its_digest(tmp_path: Path) -> None:
    store = _store(tmp_path)
    digest = store.add([b"Xin ", b"chao"], _digest(b"Xin chao"), 8)
    found = store.locate(digest)
    assert found is not None
    assert found.read_bytes() == b"Xin chao"
    assert _names(tmp_path) == {digest}


def test_a_file_is_copied_in_under_the_digest_it_has(tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(os.urandom(3_000_000))
    store = _store(tmp_path)
    assert store.add_file(source) == digest_of(source)
    assert store.verify(digest_of(source))


def test_what_is_not_here_is_not_found(tmp_path: Path) -> None:
    assert _store(tmp_path).locate(_digest(b"absent")) is None


def test_a_digest_that_is_none_reaches_no_path(tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    with pytest.raises(MediaError, match="not a SHA-256"):
        _store(tmp_path).locate(Digest("../secret"))


@pytest.mark.parametrize(
    ("digest", "size", "code"),
    [(_digest(b"other"), None, "wrong_digest"), (None, 4, "wrong_size"), (None, 6, "wrong_size")],
)
def test_wrong_bytes_are_refused_and_leave_nothing(
    tmp_path: Path, digest: Digest | None, size: int | None, code: str
) -> None:
    with pytest.raises(WrongBytesError) as caught:
        _store(tmp_path).add([b"12345"], digest, size)
    assert caught.value.code == code
    assert _names(tmp_path) == set()


def test_who_sends_more_than_announced_is_stopped_at_once(tmp_path: Path) -> None:
    pieces = iter([b"1234", b"56", b"never asked for"])
    with pytest.raises(WrongBytesError, match="5 bytes expected, 6 received"):
        _store(tmp_path).add(pieces, size=5)
    assert next(pieces) == b"never asked for"
    assert _names(tmp_path) == set()


def test_a_source_that_breaks_off_leaves_nothing_and_its_error_passes_through(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        _store(tmp_path).add(breaking(), size=8)
    assert _names(tmp_path) == set()


def test_nothing_is_read_of_what_is_here_already(tmp_path: Path) -> None:
    store = _store(tmp_path)
    digest = store.add([b"once"])
    pieces = iter([b"never read"])
    assert store.add(pieces, digest) == digest
    assert next(pieces) == b"never read"


def test_adding_again_what_is_here_is_a_use_of_it(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=20)
    first, second = store.add([b"a" * 10]), store.add([b"b" * 10])
    _age(tmp_path, first, used=1, checked=1)
    _age(tmp_path, second, used=2, checked=2)
    store.add([], first)
    assert store.purge(set(), size=10) == (second,)


def test_several_that_announce_nothing_do_not_pass_the_quota_together(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=100_000)
    together = threading.Barrier(4)
    most: list[int] = []

    def pieces(letter: int) -> Iterator[bytes]:
        together.wait(20)
        for _ in range(50):
            yield bytes([letter]) * 1000
            most.append(store.room().used)

    def add(letter: int) -> None:
        with contextlib.suppress(StoreFullError):
            store.add(pieces(letter))

    adders = [threading.Thread(target=add, args=(letter,)) for letter in range(4)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join(60)
    assert 50_000 < max(most) <= 100_000


@pytest.mark.parametrize("announced", [True, False])
def test_more_than_the_quota_is_refused_and_leaves_nothing(tmp_path: Path, *, announced: bool) -> None:
    store = _store(tmp_path, quota=100)
    first = store.add([bytes(60)])
    with pytest.raises(StoreFullError, match="quota") as caught:
        store.add([b"a" * 30, b"b" * 20], size=50 if announced else None)
    assert caught.value.code == "store_over_quota"
    assert _names(tmp_path) == {first}


def test_a_temporary_in_the_making_counts_toward_the_quota(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=100)

    def slow() -> Iterator[bytes]:
        with pytest.raises(StoreFullError):
            store.add([bytes(50)], size=50)
        yield b"x" * 60

    store.add(slow(), size=60)
    assert store.room().used == 60


def test_the_reserve_of_the_disk_is_never_touched(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store", reserve=1 << 60)
    with pytest.raises(StoreFullError) as caught:
        store.add([b"x"], size=1)
    assert caught.value.code == "store_no_space"


def test_a_disk_that_fills_up_meanwhile_is_told_and_nothing_is_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("bangtin_media.incoming.os.write", full)
    with pytest.raises(StoreFullError):
        store.add([b"data"])
    assert _names(tmp_path) == set()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file stands in the way")
    with pytest.raises(StoreError, match="cannot be used"):
        _store(tmp_path)


def test_a_tiny_disk_that_is_really_full_is_told(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    try:
        store = _store(disk)
        with pytest.raises(StoreFullError):
            store.add([bytes(500_000)] * 4)
        with pytest.raises(StoreFullError):
            store.add([], size=2_000_000)
        assert _names(disk) == set()
        assert store.locate(store.add([b"fits"]))
    finally:
        subprocess.run(["umount", disk], check=True)


def test_purging_takes_what_was_unused_the_longest_and_never_what_is_needed(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=40)
    old, middle, new = (store.add([letter * 10]) for letter in (b"a", b"b", b"c"))
    for order, digest in enumerate((old, middle, new)):
        _age(tmp_path, digest, used=order, checked=order)
    assert store.purge({old}, size=20) == (middle,)
    assert _names(tmp_path) == {old, new}
    assert store.purge({old, new}, size=1000) == ()
    assert store.room().shortfall(1000) > 0


def test_what_was_needed_lately_outlives_what_was_not(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=20)
    first, second = store.add([b"a" * 10]), store.add([b"b" * 10])
    _age(tmp_path, first, used=1, checked=1)
    _age(tmp_path, second, used=2, checked=2)
    store.purge({first})
    assert store.purge(set(), size=10) == (second,)


def test_scrubbing_reads_one_file_a_call_and_comes_round_to_all(tmp_path: Path) -> None:
    store = _store(tmp_path)
    digests = [store.add([letter]) for letter in (b"a", b"b", b"c")]
    for order, digest in enumerate(digests):
        _age(tmp_path, digest, used=5, checked=order)
    assert [store.scrub() for _ in digests] == [Scrubbed(digest, whole=True) for digest in digests]
    assert {kept.used_ns for kept in store.entries()} == {5}, "reading for a check is no use"


def test_rot_is_set_aside_and_reported_and_can_be_fetched_again(tmp_path: Path) -> None:
    store = _store(tmp_path)
    digest = store.add([b"good"])
    _spoil(tmp_path, digest)
    assert store.scrub() == Scrubbed(digest, whole=False)
    assert store.locate(digest) is None
    assert _names(tmp_path) == {f".aside-{digest}"}
    store.add([b"good"], digest)
    assert store.verify(digest)


def test_what_the_disk_has_lost_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = _store(tmp_path)
    digest = store.add([b"good"])
    monkeypatch.setattr("bangtin_media.shelf.hashlib.file_digest", _failing(errno.EIO))
    assert store.scrub() == Scrubbed(digest, whole=False)
    assert store.locate(digest) is None


def test_a_trouble_that_passes_sets_nothing_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = _store(tmp_path)
    digest = store.add([b"good"])
    monkeypatch.setattr("bangtin_media.shelf.hashlib.file_digest", _failing(errno.EMFILE))
    with pytest.raises(StoreError, match="cannot be used"):
        store.scrub()
    assert store.locate(digest)


def _failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_what_is_purged_while_it_is_read_again_is_simply_not_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _store(tmp_path, quota=4)
    digest = store.add([b"good"])
    whole = Shelf.is_whole

    def purged_meanwhile(shelf: Shelf, asked: Digest) -> bool:
        answer = whole(shelf, asked)
        store.purge(set(), size=4)
        return answer

    monkeypatch.setattr(Shelf, "is_whole", purged_meanwhile)
    assert not store.verify(digest)
    assert _names(tmp_path) == set()


def test_what_was_set_aside_counts_toward_the_quota_and_goes_first(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=10)
    bad = store.add([b"bad"])
    _spoil(tmp_path, bad)
    store.verify(bad)
    spare = store.add([b"spare"])
    assert store.room().used == 8
    assert store.purge(set(), size=4) == ()
    assert _names(tmp_path) == {spare}


def test_scrubbing_an_empty_store_is_nothing(tmp_path: Path) -> None:
    assert _store(tmp_path).scrub() is None


def test_sweeping_takes_the_temporaries_of_the_dead_and_spares_those_of_the_living(tmp_path: Path) -> None:
    store = _store(tmp_path)
    (tmp_path / "store" / ".incoming-dead").write_bytes(b"left behind")

    def living() -> Iterator[bytes]:
        yield b"half"
        assert _store(tmp_path).sweep() == 0  # a second store over the same folder sweeps as it opens
        yield b"done"

    digest = store.add(living(), size=8)
    assert _names(tmp_path) == {digest}


def test_strange_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    store = _store(tmp_path, quota=1)
    (tmp_path / "store" / "README").write_text("not ours")
    store.sweep()
    store.purge(set(), size=1)
    assert store.entries() == ()
    assert _names(tmp_path) == {"README"}


def test_two_adders_of_the_same_medium_do_no_harm(tmp_path: Path) -> None:
    store = _store(tmp_path)
    data = b"twice" * 100

    def first() -> Iterator[bytes]:
        yield data[:250]
        _store(tmp_path).add([data])
        yield data[250:]

    assert store.verify(store.add(first()))
    assert _names(tmp_path) == {_digest(data)}
