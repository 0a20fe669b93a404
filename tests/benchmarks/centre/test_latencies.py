import random

from tests.benchmarks.centre.fleet import in_the_middle
from tests.benchmarks.centre.latencies import Tally, latency


def test_a_hundredth_is_as_slow_as_the_ninety_ninth_percentile_says() -> None:
    taken = [0.01] * 98 + [0.5, 3.0]

    found = latency(taken)

    assert (found.count, found.median_ms, found.p99_ms, found.worst_ms) == (100, 10.0, 500.0, 3000.0)


def test_nothing_took_no_time() -> None:
    assert latency([]).count == 0


def test_a_refusal_is_a_failure_and_an_unchanged_document_is_none() -> None:
    tally = Tally()
    for status in (200, 304, 503):
        tally.answered("document", 0.1, status)
    tally.failed("heartbeat", TimeoutError())

    assert tally.failures == {"document: 503": 1, "heartbeat: TimeoutError": 1}


def test_a_fleet_is_as_busy_in_its_first_minute_as_on_average() -> None:
    chance = random.Random(57)
    first = [in_the_middle(60.0, chance) for _ in range(20_000)]

    share = [sum(begin <= each < begin + 15 for each in first) / len(first) for begin in (0, 15, 30)]

    assert all(abs(each - 0.25) < 0.015 for each in share)  # 15 s of a minute
