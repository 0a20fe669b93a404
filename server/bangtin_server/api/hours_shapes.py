"""The shapes of operating hours."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from bangtin_server.api.entry_shapes import RuleShape
from bangtin_server.api.plan_shapes import Version
from bangtin_server.api.shapes import Asked, Flag
from bangtin_server.scheduling.hours import MOST_ROWS, Row


class HoursRow(Asked):
    """Which days, and from when to when the screen is lit; for each day the first row that takes it decides (R11)."""

    rule: RuleShape = RuleShape()
    closed: Flag = False
    """Dark all of that day."""

    def row(self) -> Row:
        """Return it as hours want it."""
        return Row(self.rule.rule(), self.closed)


class HoursChange(Asked):
    """All rows of a place, in the place of the version that was read; none is lit day and night."""

    version: Version
    rows: Annotated[list[HoursRow], Field(max_length=MOST_ROWS)]


class HoursRowThere(Schema):
    """One row."""

    rule: dict[str, Any]
    closed: bool


class HoursElsewhere(HoursRowThere):
    """A row that a screen gets from a group or from its site."""

    group: str | None
    site: str | None


class HoursThere(Schema):
    """The operating hours of a place."""

    rows: list[HoursRowThere]
    elsewhere: list[HoursElsewhere]
    """Of a screen: what holds there besides, in the order in which it decides."""
    version: str


class HoursSaved(Schema):
    """Hours that were changed, and the screens for which they are; none where they were so already."""

    hours: HoursThere
    screens: list[str]
