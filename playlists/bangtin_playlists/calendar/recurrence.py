"""Recurrence rules of RFC 5545, asked day by day (R9)."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.rrule import DAILY, WEEKLY, YEARLY, rrule, rruleset, rrulestr

from bangtin_playlists.errors import RuleError

BEGINNING = date(2000, 1, 1)
"""Where rules begin that name no first day (R9)."""

_PERIODS = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_PICKS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYEASTER")


class Recurrence:
    """The days of one RRULE. A month is expanded when it is first asked for, from near by and not from the beginning.

    >>> date(2026, 4, 7) in Recurrence("FREQ=MONTHLY;BYDAY=1TU")
    True
    """

    def __init__(self, text: str, first: date | None = None) -> None:
        self._text = text
        self._first = first or BEGINNING
        self._parts = self._read(text)
        self._written = ";".join(f"{key}={value}" for key, value in self._parts.items())
        self._rule = self._expand(self._first)
        self._refuse_days_that_never_come()

    def __contains__(self, day: date) -> bool:
        if day < self._first:
            return False
        return day in _days_of_month(self._written, self._near(day.replace(day=1)), day.year, day.month)

    def _read(self, text: str) -> dict[str, str]:
        """Split *text* into its parts, with what RFC 5545 takes from the first day written out."""
        parts = dict(part.partition("=")[::2] for part in text.upper().removeprefix("RRULE:").split(";"))
        if parts.get("FREQ") not in _PERIODS:
            raise RuleError(f"{text!r} is not a recurrence rule of days such as FREQ=WEEKLY;BYDAY=MO,TH")
        if not any(pick in parts for pick in _PICKS):
            if parts["FREQ"] == "YEARLY":
                parts.setdefault("BYMONTH", str(self._first.month))
            if parts["FREQ"] in {"YEARLY", "MONTHLY"}:
                parts["BYMONTHDAY"] = str(self._first.day)
            if parts["FREQ"] == "WEEKLY":
                parts["BYDAY"] = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self._first.weekday()]
        return parts

    def _expand(self, start: date) -> rrule:
        """Return the rule as it runs from *start*."""
        try:
            rule = _running(self._written, start)
        except (ValueError, TypeError) as error:
            raise RuleError(f"{self._text!r} is not a recurrence rule of RFC 5545: {error}") from error
        if not isinstance(rule, rrule):
            raise RuleError(f"{self._text!r} is more than one recurrence rule")
        return rule

    def _refuse_days_that_never_come(self) -> None:
        """Refuse what a search would look for in every year to come, such as 30 February."""
        endless = self._rule.replace(until=None)
        interval = self._rule._interval  # type: ignore[attr-defined]  # noqa: SLF001  (it has no other door)
        if interval < 1 or next(iter(endless), None) is None:
            raise RuleError(f"{self._text!r} is a recurrence rule of days that never come")

    def _near(self, day: date) -> date:
        """Return the start of a period shortly before *day*; a rule that counts can only begin at its beginning."""
        first, step = self._first, self._rule._interval  # type: ignore[attr-defined]  # noqa: SLF001  (it has no other door)
        if "COUNT" in self._parts or day <= first:
            return first
        freq = self._rule._freq  # type: ignore[attr-defined]  # noqa: SLF001  (as above)
        if freq in (DAILY, WEEKLY):
            days = step * (7 if freq == WEEKLY else 1)
            return first + timedelta(days=(day - first).days // days * days)
        months = step * (12 if freq == YEARLY else 1)
        begin = first.replace(month=1) if freq == YEARLY else first
        past = ((day.year - begin.year) * 12 + day.month - begin.month) // months * months
        if past == 0:
            return first
        year, month = divmod(begin.year * 12 + begin.month - 1 + past, 12)
        return date(year, month + 1, 1)


@lru_cache(1024)
def _days_of_month(text: str, start: date, year: int, month: int) -> frozenset[date]:
    """Return the days of a month that the rule takes if it runs from *start*; rules that say the same share them."""
    begin = datetime(year, month, 1)  # noqa: DTZ001  (days have no zone)
    return frozenset(day.date() for day in _running(text, start).between(begin, begin + timedelta(days=31), inc=True))


def _running(text: str, start: date) -> rrule | rruleset:
    return rrulestr(text, dtstart=datetime(start.year, start.month, start.day))  # noqa: DTZ001 - rules are about local days
