"""Instants, days and hours as programs write them: never as numbers, and within what calendars here know."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""What lies outside is a slip of the hand; near the years 1 and 9999 no zone can be reckoned with, either."""
D = TypeVar("D", date, datetime)


def _written(pattern: str, example: str) -> Callable[[object], object]:
    """Return a check that a value is text as people write it: a number would be taken for seconds since 1970."""

    def check(value: object) -> object:
        if isinstance(value, date | time) or (isinstance(value, str) and re.match(pattern, value)):
            return value
        raise PydanticCustomError("written_like", "write it like {example}", {"example": example})

    return check


def _near(value: D) -> D:
    if not FIRST_YEAR <= value.year < LAST_YEAR:
        span = {"first": FIRST_YEAR, "last": LAST_YEAR - 1}
        raise PydanticCustomError("far_year", "a year from {first} to {last} is wanted", span)
    return value


Instant = Annotated[
    AwareDatetime,
    BeforeValidator(_written(r"\d{4}-\d\d-\d\d[Tt ]", "2026-08-05T17:00:00+07:00")),
    AfterValidator(_near),
]
Day = Annotated[date, BeforeValidator(_written(r"\d{4}-\d\d-\d\d$", "2026-08-05")), AfterValidator(_near)]
Hour = Annotated[
    time,
    BeforeValidator(_written(r"\d\d:\d\d", "17:00")),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"}),
]
"""The screen's own; JSON Schema's `time` would want a zone."""
