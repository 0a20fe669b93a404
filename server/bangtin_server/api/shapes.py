"""The shapes of what people's programs send and get: everything bounded, text NFC without control characters."""

import unicodedata
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from bangtin_server.emergencies.reach import Where
from bangtin_server.players import fleet

LARGEST_KEY = (1 << 63) - 1


def clean(text: str) -> str:
    """Return *text* as NFC.

    Raises:
        ValueError: it holds what no text of ours does.
    """
    text = unicodedata.normalize("NFC", text)
    if any(unicodedata.category(one) in {"Cc", "Cs"} for one in text):
        raise PydanticCustomError("control_characters", "control characters and halves of characters are not taken")
    return text


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(clean)]
Line = Annotated[str, Field(max_length=160), AfterValidator(clean)]
Code = Annotated[str, Field(pattern=fleet.CODE)]
ScreenName = Annotated[str, Field(pattern=fleet.NAME)]
Number = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Flag = Annotated[bool, Strict()]
"""In a body: `true` or `false`, and nothing that might mean it."""
Whole = Annotated[int, Strict()]
"""In a body: a number, no text of one and no `true`."""
Row = Annotated[Number, Strict()]
"""In a body: the number of a row."""
Pixels = Annotated[Whole, Field(ge=16, le=16_384)]


class Asked(Schema):
    """What a request says: a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class FieldWords(Schema):
    """What is wrong with one field."""

    field: str
    """As it was written; empty where it is about the whole request."""
    vi: str
    en: str


class MistakeWords(Schema):
    """One mistake of a programme."""

    code: str
    line: int
    column: int
    vi: str
    en: str


class Words(Schema):
    """A refusal; `fields` and `mistakes` where there are several."""

    vi: str
    en: str
    fields: list[FieldWords] = []
    mistakes: list[MistakeWords] = []


class ScreenState(Schema):
    """How a screen stands."""

    code: str
    vi: str
    en: str


class SiteWanted(Asked):
    """A site to be made."""

    code: Code
    name: Name


class SiteThere(Schema):
    """A site, its orders in force, and whether every screen's player has them."""

    code: str
    name: str
    screens: list[str]
    orders_version: int | None
    orders_since: AwareDatetime | None
    orders_due: bool
    """Changed and not yet signed."""
    acknowledged: bool
    """The last heartbeat of every player that drives a screen here names that version."""


class UnitThere(Schema):
    """A unit of the organisation."""

    number: int
    name: str


class ScreenWanted(Asked):
    """A screen to be made."""

    name: ScreenName
    site: Code
    width: Pixels
    height: Pixels
    timezone: Annotated[str, Field(max_length=60), AfterValidator(clean)] = fleet.DEFAULT_ZONE


class Published(Schema):
    """How far a screen's manifest has come."""

    version: int | None
    since: AwareDatetime | None
    due: bool
    """Changed and not yet signed."""
    on_wall: int | None
    """The version that the player's last heartbeat names."""
    acknowledged: bool


class ScreenThere(Schema):
    """A screen."""

    name: str
    site: str
    width: int
    height: int
    timezone: str
    player: str | None
    state: ScreenState
    heard_at: AwareDatetime | None
    manifest: Published


class EnrolmentWanted(Asked):
    """The code on a wall, and whose wall it is."""

    code: Annotated[str, Field(min_length=1, max_length=40), AfterValidator(clean)]
    screens: Annotated[list[ScreenName], Field(min_length=1, max_length=8)]


class Enrolled(Schema):
    """The player that a machine has become."""

    player: str
    site: str
    screens: list[str]


class MediumThere(Schema):
    """A file of the library, and what its examination came to."""

    digest: str
    size: int
    kind: str
    name: str
    examination: str
    """waiting, working, sound or refused; screens show what is sound."""
    fault: dict[str, str] | None
    """Why it is refused: `code`, `vi`, `en`."""


class Place(Asked):
    """Where an order holds: sites, screens, or everywhere; one of them, said aloud."""

    sites: Annotated[list[Code], Field(max_length=1000)] = []
    screens: Annotated[list[ScreenName], Field(max_length=1000)] = []
    everywhere: Flag = False

    @model_validator(mode="after")
    def _one(self) -> "Place":
        if sum(map(bool, (self.sites, self.screens, self.everywhere))) != 1:
            raise PydanticCustomError("one_place", "name sites, or screens, or everywhere: one of them")
        return self

    def where(self) -> Where:
        """Return it as orders want it."""
        return Where(tuple(self.sites), tuple(self.screens))


class CardWanted(Asked):
    """One page of a message."""

    template: Literal["emergency", "notice", "title"] = "emergency"
    title: Line = ""
    lines: Annotated[list[Line], Field(max_length=8)] = []
    figure: Annotated[str, Field(max_length=24), AfterValidator(clean)] = ""
    source: Line = ""
    link: Annotated[str, Field(max_length=300), AfterValidator(clean)] = ""
    risk: Annotated[Whole, Field(ge=0, le=5)] = 0
    seconds: Annotated[Whole, Field(ge=3, le=120)] = 10

    @model_validator(mode="after")
    def _says_something(self) -> "CardWanted":
        if not (self.title.strip() or self.figure.strip() or any(line.strip() for line in self.lines)):
            raise PydanticCustomError("empty_card", "a page without a word says nothing")
        return self
