"""The shapes of items."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from bangtin_playlists.playlist import Card, Content, Ticker
from bangtin_server.api.shapes import Asked, Digest, Flag, Line, Name, Number, Row, Whole, clean
from bangtin_server.api.time_shapes import Instant
from bangtin_server.library.models import State
from bangtin_server.library.particulars import CATEGORIES, NATURES

Text = Annotated[str, Field(max_length=1000), AfterValidator(clean)]


def _among(known: Iterable[str]) -> tuple[AfterValidator, WithJsonSchema]:
    """Return what makes a text one of *known*, or empty: it is not said yet."""
    codes = ("", *known)

    def check(text: str) -> str:
        if text not in codes:
            expected = f"{', '.join(map(repr, codes[:-1]))} or {codes[-1]!r}"
            raise PydanticCustomError("enum", "Input should be {expected}", {"expected": expected})
        return text

    return AfterValidator(check), WithJsonSchema({"type": "string", "enum": list(codes)})


Category = Annotated[str, *_among(CATEGORIES)]
"""The content group (domain.md 1.3)."""
Nature = Annotated[str, *_among(NATURES)]
"""Which law it falls under (domain.md 2.1)."""


class Belongs(Asked):
    """To whom a file or an item belongs: a unit or a site; where neither is said, one's own unit."""

    unit: Row | None = None
    site: Annotated[str, Field(max_length=60), AfterValidator(clean)] | None = None


class Described(Asked):
    """What is said of an item (domain.md 1.3, 2.1, 2.5)."""

    name: Name
    category: Category = ""
    nature: Nature = ""
    source: Text = ""
    accuracy_officer: Text = ""
    legal_basis: Text = ""
    language: Literal["vi", "en", "ko", "ja", "zh"] = "vi"
    alternative: Text = ""
    shows_people: Flag = False
    consent: Text = ""
    ai: Literal["none", "made", "labelled"] = "none"
    mourning_ok: Flag = False
    no_secrets: Flag = False
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    """Excluded."""
    page_seconds: Annotated[Whole, Field(ge=1, le=600)] = 10


class ItemWanted(Described, Belongs):
    """An item to be made of a file that was examined."""

    file: Digest


class TextWanted(Belongs):
    """A text card, or a running line (`ticker`, of its title), to be made as an item."""

    name: Name
    template: Literal["title", "list", "figure", "notice", "ticker"] = "title"
    title: Annotated[str, Field(min_length=1, max_length=160), AfterValidator(clean)]
    figure: Annotated[str, Field(max_length=24), AfterValidator(clean)] = ""
    lines: Annotated[list[Line], Field(max_length=8)] = []

    def content(self) -> Content:
        """Return it as the timeline shows it."""
        if self.template == "ticker":
            return Ticker(self.title)
        return Card(self.template, self.title, tuple(self.lines), self.figure)


class Sought(Schema):
    """Which items; nothing said is all."""

    find: Annotated[str, Field(max_length=200, description="words, with or without marks"), AfterValidator(clean)] = ""
    code: Annotated[str, Field(max_length=60, description="the one of that code"), AfterValidator(clean)] = ""
    state: Annotated[State | Literal[""], Field(description="how far they are")] = ""
    kind: Literal["video", "image", "pages", "card", "ticker", ""] = ""
    category: Annotated[str, Field(max_length=60, description="how its code begins"), AfterValidator(clean)] = ""
    unit: Annotated[Number | None, Field(description="whose they are")] = None


class VersionThere(Schema):
    """One version of an item."""

    number: int
    state: str
    digest: str
    made_at: AwareDatetime
    made_by: str


class ItemThere(Schema):
    """An item in its newest version."""

    number: int
    code: str
    name: str
    unit: str | None
    site: str | None
    screen: str | None
    """Whose programme it came with."""
    state: str
    missing: list[str]
    """Fields that have to be filled before it is sent in."""
    owed: list[str]
    """Checks that the law wants answered before it is approved."""
    content: dict[str, Any]
    tags: dict[str, Any]
    metadata: dict[str, Any]
    valid_from: AwareDatetime | None
    valid_to: AwareDatetime | None
    versions: list[VersionThere]


class PlaylistUse(Schema):
    """A playlist that has an item."""

    number: int
    name: str
    screens: list[str]
    """To which the playlist comes, of those that who asks sees."""


class ItemShown(ItemThere):
    """An item, what has become of its approval, and where it is used."""

    standing: Literal["scheduled", "live", "paused", "expired"] | None
    """Of its newest version; null where that is not approved, or no screen's schedule has it."""
    playlists: list[PlaylistUse]


class Checked(Asked):
    """What whoever judges has gone through (domain.md 2.5)."""

    source: bool = False
    figures: bool = False
    spelling: bool = False
    emblems: bool = False
    map: Literal["none", "whole"] | None = None
    """There is no map of Viet Nam in it, or one with Hoàng Sa and Trường Sa."""
    rights: bool = False
    consent: bool = False
    ai: bool = False
    advertising: bool = False
    secrets: bool = False
    legible: bool = False
    validity: bool = False


class Verdict(Asked):
    """What somebody says to a version."""

    verdict: Literal["pass", "approve", "return", "reject"]
    reason: Annotated[str, Field(max_length=500), AfterValidator(clean)] = ""
    checks: Checked | None = None
    """`approve` wants those that the item's `owed` names."""


class Reason(Asked):
    """Why."""

    reason: Annotated[str, Field(min_length=1, max_length=500), AfterValidator(clean)]
