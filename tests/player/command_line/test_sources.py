from pathlib import Path

import pytest
from PIL import Image

from bangtin_player.command_line.documents import ProgrammeError
from bangtin_player.command_line.sources import ProgrammeFile
from bangtin_playlists.playlist import Item

GOOD = """screen: {name: WALL, size: 320x180}
media: .
playlists:
  day:
    - {id: A, image: a.png, for: 5s}
    - {id: B, video: b.mp4, for: 7s}
schedule:
  - {id: day, play: day}
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    Image.new("RGB", (320, 180), "navy").save(tmp_path / "a.png")
    (tmp_path / "b.mp4").write_bytes(b"no film")
    written = tmp_path / "wall.yaml"
    written.write_text(GOOD, encoding="utf-8")
    return written


def test_a_film_that_cannot_be_shown_keeps_its_slot_and_the_rest_plays(
    programme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read = ProgrammeFile(programme, None, "en").read()
    told = " ".join(capsys.readouterr().err.split())

    items = [each for each in read.manifest.playlists[0].elements if isinstance(each, Item)]

    assert [(item.id, item.slot_ms) for item in items] == [("A", 5000), ("B", 7000)]
    assert read.absent == set(items[1].media())
    assert "b.mp4" in told
    assert "other items fill their slots" in told


def test_what_is_rewritten_while_it_plays_is_taken_whole_or_not_at_all(programme: Path) -> None:
    source = ProgrammeFile(programme, None, "en")
    source.read()

    with pytest.raises(ProgrammeError):
        source.read()


def test_a_person_is_told_of_a_mistake_and_nothing_plays(programme: Path) -> None:
    programme.write_text(GOOD.replace("play: day", "play: night"), encoding="utf-8")

    with pytest.raises(ProgrammeError):
        ProgrammeFile(programme, None, "en")


@pytest.mark.parametrize("wrong", [GOOD.replace("play: day", "play: night"), "", "{", None])
def test_an_unattended_screen_begins_with_the_slate_and_follows_when_the_file_is_mended(
    programme: Path, wrong: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    programme.unlink() if wrong is None else programme.write_text(wrong, encoding="utf-8")
    source = ProgrammeFile(programme, None, "en", unattended=True)
    begun = source.read()
    programme.write_text(GOOD.replace("video: b.mp4", "image: a.png"), encoding="utf-8")

    assert "the slate stands" in " ".join(capsys.readouterr().err.split())
    assert begun.loose
    assert begun.manifest.playlists[0].elements == ()
    assert source.files() == (programme,)
    assert len(source.read().manifest.playlists[0].elements) == 2


def test_an_unattended_screen_plays_its_programme_where_the_orders_are_mistaken(programme: Path) -> None:
    orders = programme.with_name("orders.yaml")
    orders.write_text("blackouts: 7\n", encoding="utf-8")

    assert ProgrammeFile(programme, orders, "en", unattended=True).read().manifest.screen.name == "WALL"
    with pytest.raises(ProgrammeError):
        ProgrammeFile(programme, orders, "en")
