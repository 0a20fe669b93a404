"""The timeline beside the oracle: 10,000 pairs of a programme and an instant, and plans of a few hundred.

`BANGTIN_ORACLE_SEED` draws other programmes; a story's `case(...)` draws one again.
"""

import os
from collections import Counter
from itertools import islice

import pytest

from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Local
from bangtin_playlists.plan import plan
from bangtin_playlists.timeline import prepare
from tests.playlists.oracle.agreement import ASKED, disagreements, pairs
from tests.playlists.oracle.broken import BROKEN, oracle, timeline
from tests.playlists.oracle.counting import LOOK, count
from tests.playlists.oracle.features import FEATURES, SHARE, features
from tests.playlists.oracle.lottery import MINUTE
from tests.playlists.oracle.oracle import Oracle
from tests.playlists.oracle.programmes import case

SEED = os.environ.get("BANGTIN_ORACLE_SEED", "2026")
CHUNKS = 10
PROGRAMMES = 100
"""Of a chunk."""
PLANS = 25
"""Of a chunk."""
TOLD = 3
"""Stories are long."""


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_timeline_agrees_with_the_oracle(chunk: int) -> None:
    stories = list(islice(disagreements(pairs(f"{SEED}/{chunk}", PROGRAMMES), timeline), TOLD))
    assert not stories, "\n\n".join(stories)


def test_each_feature_acts_in_one_pair_of_twenty() -> None:
    acting: Counter[str] = Counter()
    for chunk in range(CHUNKS):
        for pair in pairs(f"{SEED}/{chunk}", PROGRAMMES):
            acting.update(features(pair))
    number = CHUNKS * PROGRAMMES * ASKED
    assert number == 10_000
    rare = {name: acting[name] / number for name in FEATURES if acting[name] < SHARE * number}
    assert not rare


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_plan_counts_what_the_oracle_sees(chunk: int) -> None:
    for number in range(PLANS):
        seed = f"{SEED}/plan/{chunk}/{number}"
        drawn = case(seed, grid=LOOK)
        local = Local(triggers=drawn.local.triggers)
        start = drawn.first + (number * 3 % PLANS) * 80 * MINUTE + LOOK * number
        end = start + 35 * MINUTE
        counted = count(Oracle(drawn.manifest, drawn.orders, local), start, end)
        planned = plan(prepare(drawn.manifest, drawn.orders, local), Instant(start), Instant(end))
        theirs = {item: (one.full, one.cut) for item, one in planned.plays.items() if one.full or one.cut}
        ours = {item: (counted.full[item], counted.cut[item]) for item in counted.full | counted.cut}
        where = f"case({seed!r}, grid={LOOK}) from {start} to {end}"
        assert (theirs, planned.airtime_ms, planned.dark_ms) == (ours, counted.lit_ms, counted.dark_ms), where


def test_oracle_agrees_with_itself_through_the_harness() -> None:
    assert not list(disagreements(pairs(f"{SEED}/itself", 20), oracle))


@pytest.mark.parametrize("wrong", BROKEN)
def test_harness_sees_what_is_wrong(wrong: str) -> None:
    assert next(disagreements(pairs(f"{SEED}/0", PROGRAMMES), BROKEN[wrong]), None)
