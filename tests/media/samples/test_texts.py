import dataclasses
import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize

from bangtin_player.screen.drawing.grid import grid
from bangtin_player.screen.drawing.type import missing
from bangtin_samples import contents, plate, texts
from bangtin_samples.margins import foot, source
from bangtin_samples.page import Page


def _words(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _words(each)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _words(getattr(thing, field.name))


def _pages() -> list[Page]:
    pages = [*contents.PICTURES.values(), *contents.SIDE_PICTURES.values()]
    pages += [page for document in contents.DOCUMENTS.values() for page in document]
    return pages + [page for cuts in contents.FILMS.values() for page, _ in cuts]


SHOWN = sorted({text for page in _pages() for text in _words(page)})


def test_texts_are_composed() -> None:
    assert [text for text in SHOWN if unicodedata.normalize("NFC", text) != text] == []


def test_no_text_makes_a_claim_that_is_not_certain() -> None:
    claims = [claim.casefold() for claim in texts.FORBIDDEN]
    assert [text for text in SHOWN for claim in claims if claim in text.casefold()] == []


def test_every_figure_of_a_page_names_its_source() -> None:
    assert [page.title for page in _pages() if page.figure and page.source != texts.SOURCE] == []


def test_what_the_side_zone_invents_is_marked_as_a_sample() -> None:
    invented = contents.SIDE_PICTURES.values()
    assert [page.title for page in invented if "(mẫu)" not in page.kicker + page.title] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", ["1024x512", "768x384", "1080x1920"])
def test_the_source_stands_on_the_page_as_a_whole(size: str) -> None:
    width, height = (int(part) for part in size.split("x"))
    measures = grid(QSize(width, height))
    for page in (page for page in _pages() if page.source):
        layers, room = foot(page, measures, measures.inner)
        assert len(layers) == 1
        assert room.bottom() < layers[0].box.top()
        assert source(page, measures).endswith(("Bộ Chính trị", "57-NQ/TW"))


@pytest.mark.usefixtures("qapp")
def test_no_line_of_a_plate_is_shortened_or_falls_under_readable_size() -> None:
    plates = [page for page in _pages() if page.short]
    assert plates
    for page in plates:
        for line, made in zip(page.short.split("\n"), plate.lines(page, QSize(128, 64)), strict=True):
            assert made.lines == (line.replace(" %", "\u202f%"),)
            assert made.px >= 20, line  # below, two tones look alike (domain.md 2.12)


def test_dates_of_events_are_marked_as_samples() -> None:
    dated = [text for text in SHOWN if "/2026" in text]
    assert dated
    assert [text for text in dated if "(mẫu)" not in text] == []


@pytest.mark.usefixtures("qapp")
def test_the_house_face_has_every_letter() -> None:
    assert missing("".join(text.replace("\n", "") for text in SHOWN)) == ""


@pytest.mark.parametrize(
    ("name", "seconds"), [("nghi-quyet-57.mp4", 90), ("mo-hinh-tieu-bieu.mp4", 60), ("gioi-thieu.mp4", 120)]
)
def test_films_are_as_long_as_their_slots(name: str, seconds: int) -> None:
    assert sum(length for _, length in contents.FILMS[name]) == seconds
