"""The shapes of calendars of holidays."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import Field

from bangtin_server.api.plan_shapes import Version
from bangtin_server.api.shapes import Asked, Line, Name, Whole
from bangtin_server.api.time_shapes import Day
from bangtin_server.scheduling.calendars import Day as DayListed

CalendarCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


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
