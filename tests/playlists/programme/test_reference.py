from pathlib import Path

import pytest

from bangtin_playlists.programme import EmptyShelf, read_orders, read_programme
from bangtin_playlists.programme.pieces.items import CardPiece, ItemPiece
from bangtin_playlists.programme.pieces.schedule import EntryPiece
from bangtin_playlists.programme.pieces.sheets import ProgrammeSheet
from bangtin_playlists.programme.validation import keys_of

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "playlists" / "programme.md").read_text(encoding="utf-8")
PROGRAMME, ORDERS = (part.partition("\n```")[0].encode() for part in PAGE.split("```yaml\n")[1:])


@pytest.mark.parametrize("page", ["README.md", "docs/ky-thuat-vien.md"])
def test_a_newcomers_first_programme_is_right(page: str) -> None:
    written = (ROOT / page).read_text(encoding="utf-8").split("```yaml\n")[1].partition("\n```")[0]
    reading = read_programme(page, written.encode(), EmptyShelf())
    assert (reading.mistakes, reading.warnings) == ((), ())


def test_the_example_of_the_reference_is_right() -> None:
    reading = read_programme("programme.md", PROGRAMME, EmptyShelf())
    assert reading.mistakes == ()
    assert {each.code for each in reading.warnings} == set()


def test_the_orders_of_the_reference_are_right() -> None:
    reading = read_orders("programme.md", ORDERS, EmptyShelf())
    assert reading.mistakes == ()


def test_the_reference_knows_every_key() -> None:
    keys = {key for kind in (ProgrammeSheet, ItemPiece, EntryPiece, CardPiece) for key in keys_of(kind)}
    assert {key for key in keys if key not in PAGE} == set()
