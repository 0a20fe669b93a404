"""What a store lets go, as decisions over lists."""

from hypothesis import given
from hypothesis import strategies as some

from bangtin_media.keeping import Kept, Room, next_to_check, what_to_purge
from bangtin_playlists.playlist import Digest

KEPT = some.builds(
    Kept,
    digest=some.integers(0, 30).map(lambda n: Digest(f"{n:064x}")),
    size=some.integers(0, 1000),
    used_ns=some.integers(0, 50),
    checked_ns=some.integers(0, 50),
)
ENTRIES = some.lists(KEPT, unique_by=lambda kept: kept.digest).map(tuple)
NEEDED = some.frozensets(some.integers(0, 30).map(lambda n: Digest(f"{n:064x}")))


@given(ENTRIES, NEEDED, some.integers(-10, 20_000))
def test_purging_never_takes_what_is_needed_nor_more_than_it_must(
    entries: tuple[Kept, ...], needed: frozenset[Digest], excess: int
) -> None:
    going = what_to_purge(entries, needed, excess)
    assert not {kept.digest for kept in going} & needed
    spare = [kept for kept in entries if kept.digest not in needed]
    freed = sum(kept.size for kept in going)
    assert freed >= min(excess, sum(kept.size for kept in spare))
    if going:
        assert freed - going[-1].size < excess, "the last one was not necessary"
        stays = [kept for kept in spare if kept not in going]
        assert all(gone.used_ns <= kept.used_ns for gone in going for kept in stays)


@given(ENTRIES)
def test_the_one_checked_the_longest_ago_is_next(entries: tuple[Kept, ...]) -> None:
    found = next_to_check(entries)
    assert (found is None) == (not entries)
    assert found is None or found.checked_ns == min(kept.checked_ns for kept in entries)


def test_room_is_short_by_the_stricter_of_quota_and_disk() -> None:
    assert Room(used=90, free=1000, reserve=0, quota=100).shortfall(10) == 0
    assert Room(used=90, free=1000, reserve=0, quota=100).shortfall(30) == 20
    assert Room(used=90, free=50, reserve=40, quota=None).shortfall(30) == 20
    assert Room(used=90, free=50, reserve=40, quota=100).shortfall(60) == 50
