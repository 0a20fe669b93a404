from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_playlists.errors import InstantError
from bangtin_playlists.instant import Instant, instant, moment, read_instant, written
from tests.playlists.builders import HANOI

INSTANTS = st.integers(-(10**12), 4 * 10**12).map(Instant)


def test_parts_of_a_millisecond_are_cut_off() -> None:
    assert instant(datetime(1970, 1, 1, 0, 0, 1, 999_999, UTC)) == 1_999


def test_datetime_without_a_zone_is_no_instant() -> None:
    with pytest.raises(InstantError, match="no zone"):
        instant(datetime(2026, 4, 6))  # noqa: DTZ001 - the mistake


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-30T00:00", "06:00"])
def test_text_that_is_no_date_and_time_is_refused(text: str) -> None:
    with pytest.raises(InstantError, match="2026-04-06T06:00:37"):
        read_instant(text)


def test_text_without_an_offset_is_local_time() -> None:
    assert read_instant("2026-04-06T06:00", HANOI) == read_instant("2026-04-05T23:00Z")


@given(INSTANTS)
def test_what_is_written_can_be_read(at: Instant) -> None:
    assert read_instant(written(at, HANOI)) == at == instant(moment(at, HANOI))
