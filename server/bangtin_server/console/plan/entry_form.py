"""The form of one line of the schedule."""

from typing import Any

from django import forms
from msgspec.structs import replace

from bangtin_playlists.schedule import Level, Rule
from bangtin_server.console.form import CLOCK, DAY, ClockField, DayField, Form
from bangtin_server.console.plan.rule_choices import WEEK, followed, following, holiday_choices, weekdays_of
from bangtin_server.console.plan.rule_words import days, read_days, read_spans, span
from bangtin_server.console.words import WORDS
from bangtin_server.scheduling.entries import Place, Wanted, calendars_for, layouts_for, playlists_for
from bangtin_server.scheduling.layouts import size_of
from bangtin_server.scheduling.models import Layout


def _text(longest: int) -> forms.CharField:
    return forms.CharField(max_length=longest, required=False)


LABELS = {
    "plays": "plays",
    "level": "level",
    "weekday": "which_days",
    "start": "from_time",
    "end": "to_time",
    "first": "from_day",
    "last": "to_day",
    "holidays": "holidays",
    "lunar": "lunar",
    "except_days": "except_days",
    "order": "order",
}
"""What the page calls each field."""


def _with_size(row: Layout) -> str:
    """Name a layout with the size that it is made for: zones are pixels, and stretch with no screen."""
    width, height = size_of(row)
    return f"{row} ({width} × {height})"


class EntryForm(Form):
    """What plays, at which level, and when; *kept* is what of a rule the form does not show."""

    plays = forms.ChoiceField()
    level = forms.TypedChoiceField(
        coerce=int, choices=[(int(one), "") for one in (Level.FALLBACK, Level.NORMAL, Level.PRIORITY)]
    )
    weekday = forms.TypedMultipleChoiceField(coerce=int, required=False, choices=[(one, "") for one in WEEK])
    start = ClockField(required=False)
    end = ClockField(required=False)
    first = DayField(required=False)
    last = DayField(required=False)
    holidays = forms.ChoiceField(required=False)
    lunar = _text(200)
    except_days = _text(2000)
    order = forms.IntegerField(min_value=-1000, max_value=1000, required=False)

    def __init__(self, place: Place, language: str, kept: Rule, *given: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*given, **more)
        self._words, self._kept = WORDS[language], kept
        lists = sorted((str(row), f"p{row.pk}") for row in playlists_for(place))
        layouts = sorted((_with_size(row), f"l{row.pk}") for row in layouts_for(place).prefetch_related("zones"))
        self.lists = [(key, name) for name, key in lists]
        self.layouts = [(key, name) for name, key in layouts]
        self.calendars = [(row.code, str(row)) for row in calendars_for(place)]
        self._choose("plays", [*self.lists, *self.layouts])
        self._choose("holidays", holiday_choices(self.calendars))

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """See that both ends are there, and that the last day is not before the first."""
        said = super().clean() or {}
        if (said.get("start") is None) != (said.get("end") is None) and not {"start", "end"} & self.errors.keys():
            self.add_error("end", self._words["both_times"])
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", self._words["last_before_first"])
        return said

    def clean_lunar(self) -> Any:  # noqa: ANN401 - what a field is cleaned to
        """Read the lunar days."""
        try:
            return read_spans(self.cleaned_data["lunar"])
        except ValueError as error:
            raise forms.ValidationError(self._words["lunar_wrong"]) from error

    def clean_except_days(self) -> Any:  # noqa: ANN401 - the same
        """Read the days that are left out."""
        try:
            return read_days(self.cleaned_data["except_days"])
        except ValueError as error:
            raise forms.ValidationError(self._words["days_wrong"]) from error

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        said = self.cleaned_data
        kind, key = said["plays"][0], int(said["plays"][1:])
        plays = {"playlist": key} if kind == "p" else {"layout": key}
        return Wanted(**plays, level=said["level"], order=said["order"] or 0, rule=self._rule(said))

    def _rule(self, said: dict[str, Any]) -> Rule:
        rule = replace(
            self._kept,
            weekdays=weekdays_of(said["weekday"]),
            start=said["start"],
            end=said["end"],
            first=said["first"],
            last=said["last"],
            except_days=said["except_days"],
        )
        if said["lunar"] != tuple(read_spans(", ".join(map(span, self._kept.lunar)))):
            rule = replace(rule, lunar=said["lunar"])  # those that stand keep which leap month they mean
        return following(rule, said["holidays"])


def first_said(wanted: Wanted) -> dict[str, Any]:
    """Return what the form of a line shows first."""
    rule = wanted.rule
    return {
        "plays": f"p{wanted.playlist}" if wanted.playlist else f"l{wanted.layout}" if wanted.layout else "",
        "level": wanted.level,
        "weekday": list(rule.weekdays or WEEK),
        "start": f"{rule.start:{CLOCK}}" if rule.start else "",
        "end": f"{rule.end:{CLOCK}}" if rule.end else "",
        "first": f"{rule.first:{DAY}}" if rule.first else "",
        "last": f"{rule.last:{DAY}}" if rule.last else "",
        "holidays": followed(rule),
        "lunar": ", ".join(map(span, rule.lunar)),
        "except_days": days(rule.except_days),
        "order": wanted.order,
    }
