"""The form of an item: what it is called and what is said of it."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple, cast

import msgspec
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import translation
from django.utils.timezone import get_current_timezone, localtime

from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Content, Fit, Image, Pages, Tags, Video
from bangtin_server.console.form import DAY, MOMENT, DayField, Form, MomentField, complaints_of
from bangtin_server.console.numbers import number_in
from bangtin_server.errors import LibraryError
from bangtin_server.library.chains import Said, said_by
from bangtin_server.library.editing import PAGE_MS, Wanted
from bangtin_server.library.folding import tidy
from bangtin_server.library.models import ItemVersion
from bangtin_server.library.particulars import AI_STATES, CATEGORIES, LANGUAGES, NATURES, Particulars, particulars

_TEXT = 1000
_LONGEST_PAGE_S = 600


class Fields(NamedTuple):
    """What the form shows."""

    name: str = ""
    category: str = ""
    nature: str = "tuyen-truyen"
    source: str = ""
    accuracy_officer: str = ""
    legal_basis: str = ""
    language: str = "vi"
    alternative: str = ""
    shows_people: bool = False
    consent: str = ""
    ai: str = "none"
    mourning_ok: bool = False
    no_secrets: bool = False
    valid_from: str = ""
    valid_to: str = ""
    page_s: str = ""


def fields_of(version: ItemVersion) -> Fields:
    """Return what a version says, as the form shows it."""
    said, kept = said_by(version), particulars(said_by(version))
    content, tags = said.content, said.tags
    return Fields(
        name=version.item.name,
        category=tags.category,
        nature=tags.nature,
        source=tags.source,
        language=tags.language,
        alternative=tags.alternative,
        ai=tags.ai,
        mourning_ok=tags.mourning_ok,
        valid_from=f"{localtime(said.valid_from):{MOMENT}}" if said.valid_from else "",
        valid_to=f"{localtime(said.valid_to) - timedelta(seconds=1):{DAY}}" if said.valid_to else "",
        page_s=str(content.page_ms // 1000) if isinstance(content, Pages) else "",
        **msgspec.structs.asdict(kept),
    )


def typed(request: HttpRequest) -> Fields:
    """Return what somebody typed."""
    post = request.POST
    ticks = {"shows_people", "mourning_ok", "no_secrets"}
    texts = {name: tidy(post.get(name, "")[:_TEXT]) for name in Fields._fields if name not in ticks}
    return Fields(**cast("dict[str, Any]", texts | {name: name in post for name in ticks}))


def wanted(fields: Fields, content: Content) -> Wanted:
    """Return what the form asks for.

    Raises:
        LibraryError: something in it cannot be understood.
    """
    tags = Tags(
        category=_one_of(fields.category, CATEGORIES),
        nature=_one_of(fields.nature, NATURES),
        mourning_ok=fields.mourning_ok,
        ai=cast("Any", _one_of(fields.ai, AI_STATES) or "none"),
        language=_one_of(fields.language, LANGUAGES) or "vi",
        alternative=fields.alternative,
        source=fields.source,
    )
    kept = Particulars(
        accuracy_officer=fields.accuracy_officer,
        legal_basis=fields.legal_basis,
        shows_people=fields.shows_people,
        consent=fields.consent if fields.shows_people else "",
        no_secrets=fields.no_secrets,
    )
    shown = _paced(content, fields.page_s)
    since, until = _bounds(fields)
    return Wanted(fields.name, Said(shown, tags, msgspec.to_builtins(kept), since, until))


def _paced(content: Content, seconds: str) -> Content:
    if not isinstance(content, Pages):
        return content
    page_s = number_in(seconds) or 0
    if seconds and not 0 < page_s <= _LONGEST_PAGE_S:
        raise LibraryError(
            f"a page lasts 1 to {_LONGEST_PAGE_S} seconds", f"Mỗi trang phát từ 1 đến {_LONGEST_PAGE_S} giây."
        )
    return msgspec.structs.replace(content, page_ms=Millis(page_s * 1000) if seconds else PAGE_MS)


def fit_of(content: Content) -> Fit:
    """Return how the files of an item meet their zone."""
    return content.fit if isinstance(content, Video | Image | Pages) else "contain"


def _one_of(text: str, known: Mapping[str, object]) -> str:
    return text if text in known else ""


class BoundsForm(Form):
    """From when to when an item may play."""

    valid_from = MomentField(required=False)
    valid_to = DayField(required=False)

    def clean_valid_to(self) -> datetime | None:
        """Return the midnight after a day: people name the last day on which it plays (domain.md 2.8)."""
        day = self.cleaned_data["valid_to"]
        try:
            return day and datetime.combine(day + timedelta(days=1), time(), get_current_timezone())
        except OverflowError as error:
            raise ValidationError("there is no day after", "invalid") from error


def bounds_of(fields: Fields) -> BoundsForm:
    """Return the form of the bounds, with what somebody typed."""
    return BoundsForm({"valid_from": fields.valid_from, "valid_to": fields.valid_to})


def _bounds(fields: Fields) -> tuple[datetime | None, datetime | None]:
    read = bounds_of(fields)
    if not read.is_valid():
        raise LibraryError(*(_wrong_in(fields, language) for language in ("en", "vi")))
    return read.cleaned_data["valid_from"], read.cleaned_data["valid_to"]


def _wrong_in(fields: Fields, language: str) -> str:
    with translation.override(language):
        return " ".join(complaints_of(bounds_of(fields), {"valid_from": "item_from", "valid_to": "item_to"}))
