"""The keys that say when: calendars, dayparts, operating hours, lines of the schedule."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from bangtin_playlists.programme.dates import Day, Days, LunarSpans, TimeOfDay, Weekday, Weekdays
from bangtin_playlists.programme.fields import LevelNumber, Names, RecurrenceText, Switch, Text, Whole
from bangtin_playlists.programme.pieces.piece import Piece


def _leap(value: Any) -> Any:  # noqa: ANN401 - what a person wrote can be anything
    return {"không": "no", "có": "yes", "cả hai": "both"}.get(value, value) if isinstance(value, str) else value


class CalendarDayPiece(Piece):
    """A dated row of a calendar, or a run of them."""

    day: Day | None = None
    begin: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None
    works_as: Weekday = 0
    name: Text = ""


class DaypartPiece(Piece):
    """A named span of the day."""

    begin: Annotated[TimeOfDay, Field(alias="from")]
    end: Annotated[TimeOfDay, Field(alias="to")]
    days: Weekdays = ()


class RulePiece(Piece):
    """Which days, and which hours of them."""

    days: Weekdays = ()
    begin: Annotated[TimeOfDay | None, Field(alias="from")] = None
    end: Annotated[TimeOfDay | None, Field(alias="to")] = None
    daypart: Text = ""
    first: Day | None = None
    last: Day | None = None
    rrule: RecurrenceText = ""
    on: Names = ()
    not_on: Names = ()
    lunar: LunarSpans = ()
    leap: Annotated[Literal["no", "yes", "both"], BeforeValidator(_leap)] = "no"
    but: Annotated[Days, Field(alias="except")] = ()


class HoursPiece(RulePiece):
    """A row of the operating hours."""

    closed: Switch = False


class EntryPiece(RulePiece):
    """A line of the schedule: exactly one of `play` and `layout`."""

    id: Text = ""
    play: Text = ""
    layout: Text = ""
    level: LevelNumber | None = None
    order: Whole = 0
    trigger: Text = ""
