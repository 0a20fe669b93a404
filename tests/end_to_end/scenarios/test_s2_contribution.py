"""S2: a page that was approved for the lobby and the canteen from 08/04/2026 17:00 to 22/04, recalled on 10/04 10:00.

Who sent, corrected and approved it is the centre's affair; what the screens then show is asked here. In both lists the
page MT1 of 22 s comes last, so a cycle of 240 s becomes one of 262 s.
"""

from pathlib import Path

import pytest

from bangtin_playlists.playlist import Card
from tests.end_to_end.scenarios.asking import EXAMPLES, FLEET, S06, S08, items_of, on, plays

RECALL = ("--orders", EXAMPLES / "orders" / "s02-thu-hoi.yaml")


def test_s2_the_lobby_shows_the_approved_page_in_its_first_cycle_from_17_00() -> None:
    assert on(S06, "2026-04-08T16:59:59") == "L4+29"
    assert on(S06, "2026-04-08T17:00:00") == "L1+0"
    assert on(S06, "2026-04-08T17:04:00") == "MT1+0"
    assert on(S06, "2026-04-08T17:04:22") == "L1+0"
    assert "MT1" not in plays(S06, "2026-04-07", "2026-04-08T17:00")


def test_s2_the_canteen_may_show_it_to_the_last_second_of_22_april_and_is_cut_at_midnight() -> None:
    assert on(S08, "2026-04-22T23:59:59") == "MT1+15"
    assert on(S08, "2026-04-23T00:00:00") == "N1+0"
    assert plays(S08, "2026-04-08T17:00", "2026-04-24")["MT1"] == (4712, 1)


@pytest.mark.parametrize(
    ("programme", "full"),
    [
        (S06, 6 + 144 + 41),  # half an hour on 08/04, the whole of 09/04, three hours on 10/04
        (S08, 41 * 3600 // 262),
    ],
    ids=["lobby", "canteen"],
)
def test_s2_the_recalled_page_is_gone_at_once_and_what_was_shown_stays_counted(programme: Path, full: int) -> None:
    assert plays(programme, "2026-04-08", "2026-04-10T10:00", *RECALL)["MT1"] == (full, 0)
    assert "MT1" not in plays(programme, "2026-04-10T10:00", "2026-04-24", *RECALL)


def test_s2_the_recall_lets_the_page_on_air_finish_and_then_begins_the_list_anew() -> None:
    assert on(S08, "2026-04-10T10:00", *RECALL) == "N2+4 p1"
    assert on(S08, "2026-04-10T10:00:41", *RECALL) == "N1+0"
    assert on(S08, "2026-04-10T10:00:41") == "N3+0"


@pytest.mark.parametrize("programme", FLEET, ids=lambda path: path.stem)
def test_s2_only_the_corrected_version_is_anywhere_and_only_where_it_was_approved(programme: Path) -> None:
    assert ("MT1" in plays(programme, "2026-04-07", "2026-04-24")) == (programme in {S06, S08})
    versions = [item for item in items_of(programme) if item.id == "MT1"]
    assert [
        (one.version, one.content.figure, one.tags.category) for one in versions if isinstance(one.content, Card)
    ] == ([(2, "30,5 %", "1.3a")] if programme in {S06, S08} else [])
