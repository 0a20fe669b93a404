"""A calendar as somebody is writing it: rows of text, read into days once they are to be kept."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from django.core.exceptions import ValidationError

from bangtin_server.console.form import DAY, DayField
from bangtin_server.library.folding import tidy
from bangtin_server.scheduling.calendars import MOST_DAYS, Day

_MOST_AT_ONCE = 60
_EMPTY_ROWS = 3
_WEEK = range(8)
_LONGEST_NAME = 160


class Row(NamedTuple):
    """One row as it was typed."""

    day: str = ""
    works_as: str = "0"
    name: str = ""
    wrong: str = ""
    """The key of what is wrong with it."""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was written."""
        return not (self.day or self.name)

    @property
    def read(self) -> date | None:
        """Return its day, where that can be read."""
        return read_day(self.day)


class Span(NamedTuple):
    """A run of days that is to be added."""

    first: str = ""
    last: str = ""
    name: str = ""
    wrong: Mapping[str, str] = {}


class Draft(NamedTuple):
    """All that the page holds."""

    name: str
    rows: tuple[Row, ...]
    span: Span = Span()

    def done(self, deed: str) -> "Draft":
        """Return the draft after a button was pressed that keeps nothing yet."""
        verb, _, told = deed.partition(":")
        if verb == "drop" and told.isdecimal():
            return self._replace(rows=tuple(row for at, row in enumerate(self.rows) if str(at) != told))
        if verb == "span":
            return self._spanned()
        return self

    def _spanned(self) -> "Draft":
        first, last = (read_day(text) for text in (self.span.first, self.span.last or self.span.first))
        wrong = {key: "day_wrong" for key, day in (("first", first), ("last", last)) if day is None}
        if first and last and last < first:
            wrong["last"] = "last_before_first"
        elif first and last and (last - first).days >= _MOST_AT_ONCE:
            wrong["last"] = "calendar_span_long"
        if wrong or first is None or last is None:
            return self._replace(span=self.span._replace(wrong=wrong))
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        added = [Row(f"{day:{DAY}}", "0", self.span.name) for day in days]
        written = [row for row in self.rows if not row.is_empty]
        return Draft(self.name, in_order([*written, *added]))

    @property
    def padded(self) -> tuple[Row, ...]:
        """Return the rows, and some empty ones to write into."""
        written = tuple(row for row in self.rows if not row.is_empty)
        return (*written, *(Row(),) * _EMPTY_ROWS)

    def checked(self) -> "Draft":
        """Return the draft with what is wrong in it."""
        known: set[date] = set()
        written = (row for row in self.rows if not row.is_empty)
        return self._replace(rows=tuple(row._replace(wrong=_wrong(row, known)) for row in written))

    @property
    def is_wrong(self) -> bool:
        """Say whether it cannot be kept."""
        return not self.name or len(self.rows) > MOST_DAYS or any(row.wrong for row in self.rows)

    def days(self) -> list[Day]:
        """Return what is to be kept of a draft in which nothing is wrong."""
        return [Day(row.read, int(row.works_as), row.name) for row in self.rows if row.read]


def _wrong(row: Row, known: set[date]) -> str:
    if not row.day:
        return "calendar_dayless"
    if (day := row.read) is None:
        return "day_wrong"
    if day in known:
        return "calendar_twice"
    known.add(day)
    return ""


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows by their days; those that cannot be read stay at the end."""
    return tuple(sorted(rows, key=lambda row: row.read or date.max))


def draft_of(name: str, days: Sequence[Day]) -> Draft:
    """Return what stands as it is shown for changing."""
    return Draft(name, tuple(Row(f"{one.day:{DAY}}", str(one.works_as), one.name) for one in days))


class Posted(Protocol):
    """What a form brought."""

    def get(self, key: str, default: str, /) -> Any:  # noqa: ANN401 - as Django's own
        """Return the last value of a key."""

    def getlist(self, key: str, /) -> Sequence[str]:
        """Return all of them."""


def read(post: Posted) -> Draft:
    """Return what a form brought, however it was written."""
    columns = (post.getlist("day"), post.getlist("works_as"), post.getlist("called"))
    rows = [_row(*told) for told in zip(*columns, strict=False)]
    first, last, called = (tidy(post.get(name, "")[:_LONGEST_NAME]) for name in ("first", "last", "span_name"))
    span = Span(first, last, called)
    return Draft(tidy(post.get("name", "")[:200]), tuple(rows), span)


def _row(day: str, works_as: str, name: str) -> Row:
    known = works_as if works_as in map(str, _WEEK) else "0"
    return Row(tidy(day[:20]), known, tidy(name[:_LONGEST_NAME]))


def read_day(text: str) -> date | None:
    """Return a day as people write it; None for what is none."""
    try:
        read = DayField(required=False).clean(text)
    except ValidationError:
        return None
    return read if isinstance(read, date) else None
