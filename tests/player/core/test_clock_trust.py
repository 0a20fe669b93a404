import pytest

from bangtin_player.core.clock_trust import ClockTrust, Evidence, judge
from bangtin_playlists.instant import Instant

NOW = Instant(1_795_430_907_000)


@pytest.mark.parametrize(
    ("evidence", "trust"),
    [
        (Evidence(NOW), ClockTrust.FLOOR),
        (Evidence(NOW, happened=(NOW,)), ClockTrust.FLOOR),
        (Evidence(NOW, happened=(Instant(5), Instant(NOW + 1))), ClockTrust.UNTRUSTED),
        (Evidence(NOW, last_seen=NOW), ClockTrust.FLOOR),
        (Evidence(NOW, last_seen=Instant(NOW + 1)), ClockTrust.UNTRUSTED),
        (Evidence(NOW, kept=True, last_seen=Instant(NOW + 1)), ClockTrust.NETWORK),
        (Evidence(NOW, server_now=NOW, last_seen=Instant(NOW + 1)), ClockTrust.SERVER),
        (Evidence(NOW, kept=True), ClockTrust.NETWORK),
        (Evidence(NOW, kept=True, happened=(Instant(NOW + 1),)), ClockTrust.UNTRUSTED),
        (Evidence(NOW, server_now=Instant(NOW + 2_000)), ClockTrust.SERVER),
        (Evidence(NOW, server_now=Instant(NOW - 2_001)), ClockTrust.FLOOR),
        (Evidence(NOW, server_now=Instant(NOW + 60_000)), ClockTrust.FLOOR),
        (Evidence(NOW, server_now=Instant(NOW - 60_001)), ClockTrust.UNTRUSTED),
        (Evidence(NOW, kept=True, server_now=Instant(NOW - 9_000)), ClockTrust.NETWORK),
    ],
)
def test_the_evidence_is_weighed(evidence: Evidence, trust: ClockTrust) -> None:
    assert judge(evidence) == trust


def test_states_are_ordered() -> None:
    assert ClockTrust.NETWORK.reaches(ClockTrust.FLOOR)
    assert ClockTrust.FLOOR.reaches(ClockTrust.FLOOR)
    assert not ClockTrust.UNTRUSTED.reaches(ClockTrust.FLOOR)
