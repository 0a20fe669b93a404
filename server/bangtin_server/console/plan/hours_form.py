"""The rows of operating hours as somebody is writing them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from msgspec.structs import replace

from bangtin_playlists.schedule import Rule
from bangtin_server.console.form import CLOCK, ClockField, Form, our_words
from bangtin_server.console.plan.rule_choices import WEEK, followed, following, holiday_choices, weekdays_of
from bangtin_server.scheduling.entries import Place, calendars_for
from bangtin_server.scheduling.hours import MOST_ROWS, Row

LABELS = {"weekday": "which_days", "start": "from_time", "end": "to_time", "holidays": "holidays"}
"""What the page calls each field."""


class RowForm(Form):
    """One row; what of its rule the form does not show is that of the row *kept*, which stands already."""

    complaints: ClassVar[Mapping[tuple[str, str], str]] = {("weekday", "required"): "hours_days_missing"}
    closed = forms.ChoiceField(choices=[("", ""), ("yes", "")], required=False)
    weekday = forms.TypedMultipleChoiceField(coerce=int, choices=[(one, "") for one in WEEK])
    start = ClockField(required=False)
    end = ClockField(required=False)
    holidays = forms.ChoiceField(required=False)
    was = forms.IntegerField(required=False, min_value=0, max_value=MOST_ROWS - 1)

    def __init__(self, calendars: Sequence[tuple[str, str]], *given: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*given, **more)
        self.calendars = calendars
        field = self.fields["holidays"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = holiday_choices(calendars)

    def clean(self) -> dict[str, Any]:
        """See that both ends are there."""
        said = super().clean() or {}
        one_alone = (said.get("start") is None) != (said.get("end") is None)
        if not said.get("closed") and one_alone and not {"start", "end"} & self.errors.keys():
            self.add_error("end", our_words()["both_times"])
        return said

    def row(self, stands: Sequence[Row]) -> Row:
        """Return what was asked for."""
        said = self.cleaned_data
        at = said["was"]
        kept = stands[at].rule if at is not None and at < len(stands) else Rule()
        closed = bool(said["closed"])
        rule = replace(
            kept,
            weekdays=weekdays_of(said["weekday"]),
            start=None if closed else said["start"],
            end=None if closed else said["end"],
        )
        return Row(following(rule, said["holidays"]), closed)


def calendars_of(place: Place) -> list[tuple[str, str]]:
    """Return the calendars that hours there may name."""
    return [(row.code, str(row)) for row in calendars_for(place)]


def first_shown(place: Place, rows: Sequence[Row]) -> list[RowForm]:
    """Return the rows as they stand."""
    calendars = calendars_of(place)
    return [RowForm(calendars, initial={**_said(row), "was": at}, prefix=str(at)) for at, row in enumerate(rows)]


def typed(place: Place, post: Any) -> list[RowForm]:  # noqa: ANN401 - Django's QueryDict
    """Return the rows as a form brought them, in its order."""
    calendars = calendars_of(place)
    return [RowForm(calendars, post, prefix=prefix) for prefix in _prefixes(post)]


def _prefixes(post: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    known = set(map(str, range(2 * MOST_ROWS)))
    yield from (one for one in dict.fromkeys(post.getlist("row")) if one in known)


def done(forms_there: Sequence[RowForm], deed: str, place: Place) -> list[RowForm]:
    """Return the rows after a button was pressed that keeps nothing yet."""
    verb, _, told = deed.partition(":")
    rows = list(forms_there)
    at = next((n for n, one in enumerate(rows) if str(one.prefix) == told), None)
    if verb == "drop" and at is not None:
        del rows[at]
    if verb == "up" and at:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    if verb == "add" and len(rows) < MOST_ROWS:
        free = next(n for n in range(2 * MOST_ROWS) if str(n) not in {str(one.prefix) for one in rows})
        rows.append(RowForm(calendars_of(place), initial=_said(Row()), prefix=str(free)))
    return rows


def _said(row: Row) -> Mapping[str, Any]:
    rule = row.rule
    return {
        "closed": "yes" if row.closed else "",
        "weekday": list(rule.weekdays or WEEK),
        "start": f"{rule.start:{CLOCK}}" if rule.start else "",
        "end": f"{rule.end:{CLOCK}}" if rule.end else "",
        "holidays": followed(rule),
    }
