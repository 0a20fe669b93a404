import dataclasses
import unicodedata
from collections.abc import Iterator

import pytest

from bangtin_player.screen.drawing.type import missing
from bangtin_samples import contents, texts
from bangtin_samples.pages import Page


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
