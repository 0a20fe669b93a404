from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.play_log import Circumstances, Witness, proof, uuid7
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.player.plays import a_play

WITNESS = Witness(UUID(int=9), "pi-01", "LED-NCK-01")


@given(st.integers(0, (1 << 48) - 2), st.integers(0, (1 << 48) - 2), st.binary(min_size=10, max_size=10))
def test_identities_are_of_version_7_and_sort_by_time(earlier: int, later: int, random: bytes) -> None:
    first, second = uuid7(min(earlier, later), random), uuid7(max(earlier, later) + 1, random)

    assert (first.version, first.variant) == (7, "specified in RFC 4122")
    assert first < second


def test_no_clock_stops_the_log() -> None:
    assert uuid7(1 << 60, bytes(10)).version == 7
    assert uuid7(-5, bytes(10)).version == 7


def test_every_field_of_a_row_has_its_source() -> None:
    row = proof(a_play(filler="N2", why="hours"), WITNESS, Circumstances(ClockTrust.NETWORK, 3), UUID(int=1))

    assert (row.screen, row.player, row.clock_trust, row.orders_version) == ("LED-NCK-01", "pi-01", "network", 3)
    assert (row.item, row.filler, row.why, row.manifest_version) == ("N1", "N2", "hours", 7)
    assert row.kind == ProofOfPlay.kind
