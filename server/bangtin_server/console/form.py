"""The forms of the console: what is wrong is said in our own words, and moments are typed as people here write them.

Browsers show fields of the types `date` and `datetime-local` in the language of the browser, few of which were ever set
to Vietnamese: 11/24/2026 08:30 PM. So these are fields of text, read leniently.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from datetime import time as clock_time
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from bangtin_server.console.words import WORDS

D = TypeVar("D", bound=date)
_YEARS = range(1900, 3000)
MOMENT = "%d/%m/%Y %H:%M"
"""How a moment is written in a field."""
DAY = "%d/%m/%Y"
CLOCK = "%H:%M"
_DIGITS_OF_A_DAY = len("24112026")
_TIME = r"(?P<hour>\d{1,2})\s*(?:[:hHg.]|giờ)\s*(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
_DAY_TYPED = r"(?P<day>\d{1,2})\s*[/.\- ]\s*(?P<month>\d{1,2})\s*[/.\- ]\s*(?P<year>\d{4})"
_MOMENT_TYPED = re.compile(rf"{_DAY_TYPED}[\s,]+{_TIME}")
_MOMENT_TURNED = re.compile(rf"{_TIME}[\s,]+{_DAY_TYPED}")
_MOMENT_BARE = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})\s?(?P<hour>\d{2})(?P<minute>\d{2})")
_DAY_BARE = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")
_TIME_TYPED = re.compile(_TIME)
_TIME_BARE = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})")
_SAID: Mapping[str, str] = {
    "required": "form_required",
    "null_characters_not_allowed": "form_characters",
    "max_length": "form_too_long",
    "min_length": "form_too_short",
    "max_value": "form_too_large",
    "min_value": "form_too_small",
    "invalid_choice": "form_choice",
    "invalid": "form_invalid",
}
"""Django's codes, and what we say of them."""


class MomentField(forms.DateTimeField):
    """A day and a time: 24/11/2026 08:30; 24.11.2026 8h30, 08:30 24/11/2026 and ISO 8601 are understood as well."""

    def to_python(self, value: Any) -> datetime | None:  # noqa: ANN401 - as Django's own
        """Return the moment, in the zone of the centre; a day alone is none: which end of it is meant?"""
        if isinstance(value, str) and 0 < sum(map(str.isdigit, value)) <= _DIGITS_OF_A_DAY:
            raise ValidationError("a day without a time", "invalid")
        return _of_our_time(super().to_python(_iso(value, _MOMENT_TYPED, _MOMENT_TURNED, _MOMENT_BARE)))


class DayField(forms.DateField):
    """A day: 24/11/2026, or as above."""

    def to_python(self, value: Any) -> date | None:  # noqa: ANN401 - as Django's own
        """Return the day."""
        return _of_our_time(super().to_python(_iso(value, re.compile(_DAY_TYPED), _DAY_BARE)))


class ClockField(forms.TimeField):
    """A time of day: 16:00, 16h00 or 16 giờ 00."""

    def to_python(self, value: Any) -> clock_time | None:  # noqa: ANN401 - as Django's own
        """Return the time."""
        return super().to_python(_iso(value, _TIME_TYPED, _TIME_BARE))


def _of_our_time(value: D | None) -> D | None:
    """Return a day or a moment unless its year is one that nobody means, and that few calendars can count with.

    Raises:
        ValidationError: it is.
    """
    if value is not None and value.year not in _YEARS:
        raise ValidationError("a year that nobody means", "invalid")
    return value


def _iso(value: Any, *ways: re.Pattern[str]) -> Any:  # noqa: ANN401 - whatever came
    """Return a text that was typed in one of *ways* as Django reads it; all else as it is."""
    if not isinstance(value, str):
        return value
    read = next((found.groupdict() for way in ways if (found := way.fullmatch(value.strip()))), None)
    if read is None:
        return value
    day = f"{read['year']}-{read['month']:0>2}-{read['day']:0>2}" if "year" in read else ""
    at = f"{read['hour']:0>2}:{read['minute']}:{read.get('second') or '00'}" if "hour" in read else ""
    return f"{day} {at}".strip()


_UNREAD: Mapping[type[forms.Field], str] = {
    MomentField: "moment_wrong",
    DayField: "day_wrong",
    ClockField: "clock_wrong",
    forms.IntegerField: "number_wrong",
}
"""What we say where a field of that kind cannot be read."""


class Form(forms.Form):
    """A form that complains in our own words, in the language of the page."""

    complaints: ClassVar[Mapping[tuple[str, str], str]] = {}
    """Phrases for a field and a code, where there is more to say than of any field."""

    def add_error(self, field: str | None, error: Any) -> None:  # noqa: ANN401 - as Django's own
        """Add what is wrong; what Django says of it, by its code, is put in our words."""
        super().add_error(field, self._in_our_words(field, error))

    def _in_our_words(self, field: str | None, error: Any) -> Any:  # noqa: ANN401 - the same
        if not isinstance(error, ValidationError) or field is None or hasattr(error, "error_dict"):
            return error
        return [self._said(field, one) for one in error.error_list]

    def _said(self, field: str, error: ValidationError) -> ValidationError:
        code, kind = error.code or "", self.fields[field]
        unread = next((said for one, said in _UNREAD.items() if isinstance(kind, one)), None)
        key = self.complaints.get((field, code)) or (unread if code == "invalid" else None) or _SAID.get(code)
        limit = (error.params or {}).get("limit_value", "")
        return error if key is None else ValidationError(our_words()[key].format(limit=limit), code)


def complaints_of(form: forms.BaseForm, labels: Mapping[str, str]) -> list[str]:
    """Return each complaint with the name of its field; *labels* are the keys of the phrases that name the fields."""
    words = our_words()
    return [
        words["wrong_in"].format(field=words[labels[field]], said=said) if field in labels else str(said)
        for field, told in form.errors.items()
        for said in told
    ]


def our_words() -> Mapping[str, str]:
    """Return the phrases of the language of the page."""
    return WORDS.get(get_language() or "", WORDS["vi"])


def line(longest: int = 160, *, required: bool = False) -> forms.CharField:
    """Return a field of one line of text."""
    return forms.CharField(max_length=longest, required=required)
