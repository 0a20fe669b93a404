"""The shapes of playlists, lines of the schedule, groups and calendars."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from bangtin_playlists import schedule as plan
from bangtin_server.api.shapes import Asked, Code, Flag, Line, Name, Row, ScreenName, Whole, clean
from bangtin_server.api.time_shapes import Day, Hour, Instant
from bangtin_server.scheduling.calendars import Day as DayListed
from bangtin_server.scheduling.entries import Wanted as EntryAsked
from bangtin_server.scheduling.playlists import MOST_LINES
from bangtin_server.scheduling.playlists import Line as ListLine

Version = Annotated[
    str,
    Field(min_length=1, max_length=40, description="as it was read; `*` is whatever it says now"),
    AfterValidator(clean),
]
Milliseconds = Annotated[Whole, Field(ge=0, le=86_400_000)]
CalendarCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
Code60 = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(clean)]
_Weekday = Annotated[Whole, Field(ge=1, le=7)]


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


class VersionRead(Asked):
    """The version that was read."""

    version: Version


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


class LunarDayShape(Asked):
    """A day of the lunar year."""

    month: Annotated[Whole, Field(ge=1, le=12)]
    day: Annotated[Whole, Field(ge=1, le=30)]


class LunarSpanShape(Asked):
    """From a lunar day to a lunar day, both included."""

    first: LunarDayShape
    last: LunarDayShape
    leap: Literal["no", "yes", "both"] = "no"


class RuleShape(Asked):
    """Which days, within which bounds, and which hours of them; `end` at or before `start` is the next day."""

    weekdays: Annotated[list[_Weekday], Field(max_length=7)] = []
    rrule: Annotated[str, Field(max_length=500), AfterValidator(clean)] = ""
    holidays_of: Annotated[list[Line], Field(max_length=20)] = []
    not_holidays_of: Annotated[list[Line], Field(max_length=20)] = []
    lunar: Annotated[list[LunarSpanShape], Field(max_length=50)] = []
    except_days: Annotated[list[Day], Field(max_length=500)] = []
    first: Day | None = None
    last: Day | None = None
    start: Hour | None = None
    end: Hour | None = None

    @model_validator(mode="after")
    def _local(self) -> "RuleShape":
        if any(one is not None and one.tzinfo is not None for one in (self.start, self.end)):
            raise PydanticCustomError("local_hours", "hours are the screen's own: write them without a zone")
        return self

    def rule(self) -> plan.Rule:
        """Return it as the timeline wants it."""
        return msgspec.convert(self.model_dump(mode="json"), plan.Rule)


class EntryWanted(Asked):
    """All that a line of the schedule says."""

    playlist: Row | None = None
    layout: Row | None = None
    level: Literal[0, 10, 20] = 10
    order: Annotated[Whole, Field(ge=-1000, le=1000)] = 0
    rule: RuleShape = RuleShape()

    @model_validator(mode="after")
    def _plays(self) -> "EntryWanted":
        if (self.playlist is None) == (self.layout is None):
            raise PydanticCustomError("one_play", "name a playlist or a layout: one of them")
        return self

    def wanted(self) -> EntryAsked:
        """Return it as the schedule wants it."""
        return EntryAsked(self.playlist, self.layout, self.level, self.order, self.rule.rule())


class EntryMade(EntryWanted):
    """Likewise, and for what: one of a screen, a group and a site."""

    screen: ScreenName | None = None
    group: Code | None = None
    site: Code | None = None

    @model_validator(mode="after")
    def _where(self) -> "EntryMade":
        if sum(one is not None for one in (self.screen, self.group, self.site)) != 1:
            raise PydanticCustomError("one_goal", "name a screen, a group or a site: one of them")
        return self


class EntryChange(EntryWanted):
    """Likewise, in the place of the version that was read."""

    version: Version


class EntryThere(Schema):
    """A line of the schedule."""

    number: int
    code: str
    screen: str | None
    group: str | None
    site: str | None
    playlist: int | None
    layout: int | None
    plays: str
    level: int
    order: int
    rule: dict[str, Any]
    trigger: str
    version: str


class LayoutThere(Schema):
    """A layout."""

    number: int
    code: str
    name: str
    screen: str | None
    """Whose own it is; null is for every screen."""
    zones: list[str]


class GroupWanted(Asked):
    """A group."""

    code: Code
    name: Name
    screens: Annotated[list[ScreenName], Field(max_length=5000)] = []


class GroupChange(Asked):
    """A group's name and screens, in the place of the version that was read."""

    version: Version
    name: Name
    screens: Annotated[list[ScreenName], Field(max_length=5000)]


class GroupThere(Schema):
    """A group of screens."""

    code: str
    name: str
    screens: list[str]
    version: str


class DayShape(Schema):
    """A holiday, or a day that works as another weekday."""

    day: date
    works_as: int
    """ISO weekday; 0 is a holiday."""
    name: str


class DayWanted(Asked):
    """Likewise, as it is asked for."""

    day: Day
    works_as: Annotated[Whole, Field(ge=0, le=7, description="ISO weekday; 0 is a holiday")] = 0
    name: Line = ""

    def row(self) -> DayListed:
        """Return it as calendars want it."""
        return DayListed(self.day, self.works_as, self.name)


class CalendarWanted(Asked):
    """A calendar."""

    code: CalendarCode
    name: Name
    days: Annotated[list[DayWanted], Field(max_length=2000)] = []


class CalendarChange(Asked):
    """What a calendar says, in the place of the version that was read."""

    version: Version
    name: Name
    days: Annotated[list[DayWanted], Field(max_length=2000)]


class CalendarThere(Schema):
    """A calendar."""

    number: int
    code: str
    name: str
    screen: str | None
    days: list[DayShape]
    version: str
