"""The shapes of playlists."""

from collections.abc import Mapping
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from bangtin_server.api.plan_shapes import Version
from bangtin_server.api.shapes import Asked, Flag, Name, Row, Whole, clean
from bangtin_server.api.time_shapes import Instant
from bangtin_server.scheduling.playlists import MOST_LINES
from bangtin_server.scheduling.playlists import Line as ListLine

Milliseconds = Annotated[Whole, Field(ge=0, le=86_400_000)]
Code60 = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(clean)]


class LineWanted(Asked):
    """One line of a playlist: an item, by its number or its code, or another playlist by its number."""

    item: Row | None = None
    item_code: Annotated[Code60, Field(description="of an item for every screen, or of the playlist's own")] | None = (
        None
    )
    playlist: Row | None = None
    slot_ms: Annotated[Milliseconds, Field(description="0 is its own length")] = 0
    weight: Annotated[Whole, Field(ge=1, le=20)] = 1
    transition: Literal["cut", "fade", "slide"] = "cut"
    transition_ms: Annotated[Whole, Field(ge=0, le=10_000)] = 0
    valid_from: Instant | None = None
    valid_to: Instant | None = None

    @model_validator(mode="after")
    def _one(self) -> "LineWanted":
        if sum(one is not None for one in (self.item, self.item_code, self.playlist)) != 1:
            raise PydanticCustomError("one_line", "name one of item, item_code and playlist")
        return self

    def line(self, items: Mapping[str, int]) -> ListLine:
        """Return it as playlists want it; *items* are rows by their codes."""
        change = self.transition, self.transition_ms
        item = self.item if self.item_code is None else items[self.item_code]
        return ListLine(item, self.playlist, self.slot_ms, self.weight, *change, self.valid_from, self.valid_to)


class PlaylistSought(Schema):
    """Which playlists; nothing said is all."""

    code: Annotated[str, Field(max_length=60, description="those of that code"), AfterValidator(clean)] = ""


class PlaylistWanted(Asked):
    """All that a playlist says."""

    name: Name
    shuffle: Flag = False
    lines: Annotated[list[LineWanted], Field(max_length=MOST_LINES)] = []


class PlaylistChange(PlaylistWanted):
    """Likewise, in the place of the version that was read."""

    version: Version


class CopyWanted(Asked):
    """What a copy is called."""

    name: Name


class LineThere(Schema):
    """One line of a playlist."""

    item: int | None
    item_code: str
    playlist: int | None
    title: str
    slot_ms: int
    weight: int
    transition: str
    transition_ms: int
    valid_from: AwareDatetime | None
    valid_to: AwareDatetime | None


class PlaylistThere(Schema):
    """A playlist."""

    number: int
    code: str
    name: str
    screen: str | None
    """Whose own it is; null is for every screen."""
    shuffle: bool
    length_ms: int
    version: str
    lines: list[LineThere]


class Saved(Schema):
    """A playlist that was changed, and the screens that will show it otherwise."""

    playlist: PlaylistThere
    screens: list[str]
