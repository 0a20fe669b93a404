"""The shapes of play counts."""

from datetime import date
from typing import Annotated, Literal, Self

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from bangtin_server.api import time_shapes
from bangtin_server.api.shapes import Code, ScreenName, clean
from bangtin_server.reports.comparison import Row

_LONGEST_DAYS = 366
_FIRST, _LAST = date(2020, 1, 1), date(2099, 12, 31)
Day = Annotated[time_shapes.Day, Field(ge=_FIRST, le=_LAST)]


class CountsWanted(Schema):
    """Which plays are counted: of which days, both included, and of which screens."""

    first: Day
    last: Day
    by: Literal["items", "groups", "screens", "sites", "days"] = "items"
    site: Annotated[Code | Literal[""], Field(description="only of this site")] = ""
    screen: Annotated[ScreenName | Literal[""], Field(description="only of this screen"), AfterValidator(clean)] = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not 0 <= (self.last - self.first).days < _LONGEST_DAYS:
            raise PydanticCustomError(
                "span_wrong", "last lies before first, or more than {days} days after it", {"days": _LONGEST_DAYS}
            )
        return self


class Count(Schema):
    """What was to be shown under a name, and was."""

    name: str
    category: str
    planned: int
    planned_cut: int
    """Of those planned, how many the plan itself cuts."""
    full: int
    cut: int
    lost: int
    as_planned: int
    """Plays that went as planned: the rate is this over `planned`."""
    full_ms: int
    cut_ms: int


class Counts(Schema):
    """Planned against shown."""

    first: date
    last: date
    counted_at: AwareDatetime
    """Late rows change figures; this says by when they had come."""
    whole: bool
    """The last day is over."""
    planned_ms: int
    """For how long the screens were to be lit."""
    lit_ms: int
    rows: list[Count]
    total: Count


def count_there(row: Row) -> Count:
    """Return *row* as programs read it."""
    return Count(
        name=row.name,
        category=row.category,
        planned=row.planned,
        planned_cut=row.planned_cut,
        full=row.full,
        cut=row.cut,
        lost=row.lost,
        as_planned=row.as_planned,
        full_ms=row.full_ms,
        cut_ms=row.cut_ms,
    )
