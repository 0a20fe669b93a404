"""Where Vietnamese text may break (domain.md 2.11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.screen.drawing.lines import NO_BREAK, bound, broken


def by_letters(text: str) -> float:
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("theo Nghị quyết số 57-NQ/TW", "số 57-NQ/TW"),
        ("lúc 08 giờ 00 sáng", "lúc 08 giờ 00"),
        ("trên 80 % người dân", "trên 80 %"),
        ("dài 100 km đường", "100 km"),
        ("họp thứ Sáu tuần này", "thứ Sáu"),
        ("ngày 22/12/2024 của", "ngày 22/12/2024"),
        ("đối thoại quý II năm", "quý II"),
        ("KHẨN CẤP - BÃO", "CẤP -"),
    ],
)
def test_what_belongs_together_is_bound(text: str, held: str) -> None:
    assert held.replace(" ", NO_BREAK) in bound(text)


def test_a_line_never_ends_inside_a_decree_or_a_time() -> None:
    for width in range(12, 60):
        lines = broken(bound("Nghị quyết số 57-NQ/TW phát động lúc 08 giờ 00 hôm nay"), width, by_letters)
        if lines is not None:
            assert any("57-NQ/TW" in line for line in lines)
            assert any(f"08{NO_BREAK}giờ{NO_BREAK}00" in line for line in lines)


def test_no_word_is_left_alone_on_the_last_line() -> None:
    lines = broken("một hai ba bốn năm sáu bảy tám", 27, by_letters)
    assert lines is not None
    assert len(lines) == 2
    assert min(map(len, lines)) > 10


def test_a_word_of_two_syllables_stays_whole_where_it_can() -> None:
    assert broken("về đột phá phát triển khoa học công nghệ", 28, by_letters) == (
        "về đột phá phát triển",
        "khoa học công nghệ",
    )


def test_a_word_wider_than_the_box_is_refused() -> None:
    assert broken("binhdanhocvuso.gov.vn", 10, by_letters) is None


def test_line_ends_of_the_writer_are_kept() -> None:
    assert broken("một\nhai ba", 20, by_letters) == ("một", "hai ba")


@given(st.lists(st.text("aăâbcdđeê", min_size=1, max_size=9), min_size=1, max_size=14), st.integers(9, 40))
def test_no_word_is_lost_and_no_line_is_too_wide(words: list[str], width: int) -> None:
    lines = broken(" ".join(words), width, by_letters)
    assert lines is not None
    assert " ".join(lines).split(" ") == words
    assert max(map(len, lines)) <= width


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=14), st.integers(9, 40))
def test_no_more_lines_are_used_than_needed(words: list[str], width: int) -> None:
    lines = broken(" ".join(words), width, by_letters)
    used, count = 0, 1
    for word in words:
        used, count = (
            (used + 1 + len(word), count) if used and used + 1 + len(word) <= width else (len(word), count + bool(used))
        )
    assert lines is not None
    assert len(lines) == count
