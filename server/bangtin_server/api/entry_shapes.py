"""The shapes of lines of the schedule, and of the rules by which lines and hours go."""

from typing import Annotated, Any, Literal

import msgspec
from ninja import Schema
from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from bangtin_playlists import schedule as plan
from bangtin_server.api.plan_shapes import Version
from bangtin_server.api.shapes import Asked, Code, Line, Row, ScreenName, Whole, clean
from bangtin_server.api.time_shapes import Day, Hour
from bangtin_server.scheduling.entries import Wanted as EntryAsked

_Weekday = Annotated[Whole, Field(ge=1, le=7)]


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
