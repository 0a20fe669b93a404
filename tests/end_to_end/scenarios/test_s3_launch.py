"""S3: the launch of "Bình dân học vụ số", Friday 15/05/2026."""

from pathlib import Path

import pytest

from bangtin_player.screen.drawing.cards.countdown import remaining
from bangtin_playlists.instant import read_instant
from bangtin_playlists.playlist import Card, Ticker
from tests.end_to_end.scenarios.asking import FLEET, S01, S03, S06, S07, asked, items_of, on, plays
from tests.playlists.builders import HANOI


@pytest.mark.parametrize(
    ("programme", "at", "expected"),
    [
        (S01, "2026-05-07T23:59:59", "dark"),
        (S01, "2026-05-07T22:00", "C1+0"),
        (S01, "2026-05-08T06:33:15+07:00", "N4+0"),
        (S01, "2026-05-08T06:33:45", "LE1+0"),
        (S01, "2026-05-15T07:57:45", "LE1+0"),
        (S01, "2026-05-15T08:00:00", "N2+30 p3"),  # still eligible: it finishes, then the list begins anew (R14)
        (S01, "2026-05-15T08:00:15", "N1+0"),
        (S01, "2026-05-15T08:04:00", "LE2+0"),
        (S01, "2026-05-15T11:34:15", "LE3+0"),
        (S01, "2026-05-15T12:03:45", "N5+0"),
        (S06, "2026-05-15T07:30", "LE1+0"),
        (S06, "2026-05-15T07:59:59", "LE1+14"),
        (S06, "2026-05-15T08:00", "LE2+0"),
        (S07, "2026-05-15T11:29:59", "LE2+14"),
        (S07, "2026-05-15T11:30", "LE3+0"),
        (S07, "2026-05-15T11:59:59", "LE3+14"),
        (S07, "2026-05-15T12:00", "L2+30 p3"),
    ],
)
def test_s3_the_launch_is_announced_held_and_thanked(programme: Path, at: str, expected: str) -> None:
    assert on(programme, at) == expected


@pytest.mark.parametrize("programme", FLEET, ids=lambda path: path.stem)
def test_s3_nothing_of_the_launch_is_left_after_noon(programme: Path) -> None:
    later = plays(programme, "2026-05-15T12:00", "2026-05-17")
    assert not {item for item in later if item.startswith("LE")}
    assert "LE1" in plays(programme, "2026-05-14", "2026-05-15")


OLD, NEW = ("15/05/2026", "2026-05-15", "15/5"), ("22/05/2026", "2026-05-22", "22/5")


def moved(programme: Path, folder: Path) -> Path:
    """Return *programme* as it was published again on 13/05, when the date was moved to 22/05, a Friday too."""
    text = programme.read_text(encoding="utf-8")
    for old, new in zip(OLD, NEW, strict=True):
        text = text.replace(old, new)
    written = folder / programme.name
    written.write_text(text, encoding="utf-8")
    return written


@pytest.mark.parametrize("programme", FLEET, ids=lambda path: path.stem)
def test_s3_a_moved_launch_is_the_same_day_a_week_later(programme: Path, tmp_path: Path) -> None:
    later = moved(programme, tmp_path)
    assert plays(later, "2026-05-22", "2026-05-23") == plays(programme, "2026-05-15", "2026-05-16")
    assert plays(later, "2026-05-15", "2026-05-16") == plays(later, "2026-05-14", "2026-05-15")
    assert {item for item in plays(later, "2026-05-08", "2026-05-22") if item.startswith("LE")} == {"LE1"}


def test_s3_a_moved_launch_takes_the_lobby_on_its_new_morning_only(tmp_path: Path) -> None:
    lobby = moved(S06, tmp_path)
    assert on(lobby, "2026-05-15T08:00").startswith("L")
    assert asked("what", lobby, "--at", "2026-05-15T08:00")["level"] == 10
    edges = [on(lobby, f"2026-05-22T{at}") for at in ("07:30", "07:59:59", "08:00", "11:29:59", "11:30", "11:59:59")]
    assert edges == ["LE1+0", "LE1+14", "LE2+0", "LE2+14", "LE3+0", "LE3+14"]
    assert asked("what", lobby, "--at", "2026-05-22T12:00")["level"] == 10


def counted(programme: Path, *days: str) -> list[str]:
    """Return what the announcement says is left, at noon or at the time of each day."""
    card = next(item.content for item in items_of(programme) if item.id == "LE1")
    assert isinstance(card, Card)
    return [remaining(card.counts_to, read_instant(day, HANOI), HANOI) for day in days]


@pytest.mark.parametrize("programme", [each for each in FLEET if each != S03], ids=lambda path: path.stem)
def test_s3_the_countdown_moves_with_the_date(programme: Path, tmp_path: Path) -> None:
    assert counted(programme, "2026-05-08", "2026-05-14", "2026-05-15T07:59:59") == [
        "Còn 7 ngày",
        "Còn 1 ngày",
        "Hôm nay, 08:00",
    ]
    later = moved(programme, tmp_path)
    assert counted(later, "2026-05-13", "2026-05-15", "2026-05-21", "2026-05-22T07:59:59") == [
        "Còn 9 ngày",
        "Còn 7 ngày",
        "Còn 1 ngày",
        "Hôm nay, 08:00",
    ]


@pytest.mark.parametrize("programme", FLEET, ids=lambda path: path.stem)
def test_s3_no_page_names_the_old_date_after_the_move(programme: Path, tmp_path: Path) -> None:
    assert any("15/5" in repr(item.content) for item in items_of(programme))
    assert not any("15/5" in repr(item.content) for item in items_of(moved(programme, tmp_path)))


def test_s3_the_small_panel_has_the_short_form() -> None:
    announced = next(item.content for item in items_of(S03) if item.id == "LE1")
    assert isinstance(announced, Ticker)
    assert announced.text.startswith("15/5 - 08:00")
