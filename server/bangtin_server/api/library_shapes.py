"""The shapes of files and items."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field

from bangtin_playlists.playlist import Card, Content, Ticker
from bangtin_server.api.shapes import Asked, Digest, Flag, Line, Name, Row, Whole, clean
from bangtin_server.api.time_shapes import Instant
from bangtin_server.library.models import State

Text = Annotated[str, Field(max_length=1000), AfterValidator(clean)]


class Belongs(Asked):
    """To whom a file or an item belongs: a unit or a site; where neither is said, one's own unit."""

    unit: Row | None = None
    site: Annotated[str, Field(max_length=60), AfterValidator(clean)] | None = None


class UploadWanted(Belongs):
    """A file that is to be sent."""

    name: Annotated[str, Field(min_length=1, max_length=2000)]
    size: Annotated[Whole, Field(ge=0, le=(1 << 63) - 1)]


class UploadThere(Schema):
    """An upload: bytes go to `at` by tus 1.0.0, with `Authorization: Bearer TICKET`."""

    upload: UUID
    state: str
    """`coming`, `taken`, `known` (the library had it), `refused` or `gone`."""
    name: str
    """As it is kept: its last part, NFC."""
    size: int
    medium: str | None
    """The file's digest, once it is in the library."""
    fault: dict[str, str] | None
    at: str | None = None
    ticket: str | None = None
    lasts_s: int | None = None


class FileThere(Schema):
    """A file of the library."""

    digest: str
    size: int
    kind: str
    name: str
    unit: str | None
    site: str | None
    examination: str
    """`waiting`, `working`, `sound` or `refused`."""
    fault: dict[str, str] | None
    measures: dict[str, Any]
    added_at: AwareDatetime
    added_by: str


class Described(Asked):
    """What is said of an item (domain.md 1.3, 2.1, 2.5)."""

    name: Name
    category: Text = ""
    nature: Text = ""
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
    title: Annotated[Line, Field(min_length=1)]
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
    content: dict[str, Any]
    tags: dict[str, Any]
    metadata: dict[str, Any]
    valid_from: AwareDatetime | None
    valid_to: AwareDatetime | None
    versions: list[VersionThere]


class ItemShown(ItemThere):
    """An item, and what has become of its approval."""

    standing: Literal["scheduled", "live", "paused", "expired"] | None
    """Of its newest version; null where that is not approved, or no screen's schedule has it."""


class Verdict(Asked):
    """What somebody says to a version."""

    verdict: Literal["pass", "approve", "return", "reject"]
    reason: Annotated[str, Field(max_length=500), AfterValidator(clean)] = ""


class Reason(Asked):
    """Why."""

    reason: Annotated[str, Field(min_length=1, max_length=500), AfterValidator(clean)]
