"""The shapes of uploads and of the files of the library."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field

from bangtin_server.api.library_shapes import Belongs
from bangtin_server.api.shapes import Number, Whole, clean
from bangtin_server.library.models import Examination


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


class FilesSought(Schema):
    """Which files; nothing said is all."""

    find: Annotated[str, Field(max_length=200, description="words, with or without marks"), AfterValidator(clean)] = ""
    kind: Literal["video", "image", "pdf", "font", ""] = ""
    examination: Annotated[Examination | Literal[""], Field(description="how far they are")] = ""
    unit: Annotated[Number | None, Field(description="whose they are")] = None


class Said(Schema):
    """Something in words."""

    vi: str
    en: str


class FormThere(Schema):
    """A form of a file, for a class of screens."""

    screens: Said
    says: Said
    """That it plays as it is, how far its conversion is, or why it cannot play."""


class UseThere(Schema):
    """An item that shows a file."""

    item: int
    code: str
    name: str
    state: str
    """Of its last version that shows it."""


class FileUses(Schema):
    """Where a file is used, and how it plays on each class of screens."""

    items: list[UseThere]
    fonts_of: list[str]
    """Screens, groups and sites for which it is a font."""
    forms: list[FormThere]
