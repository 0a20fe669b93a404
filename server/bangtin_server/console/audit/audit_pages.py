"""The log of who did what: read, filtered, taken out as CSV (domain.md 3.9)."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.audit_search import Sought, found
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.console.account.devices import device_in_words
from bangtin_server.console.acting import LARGEST_KEY, person_of
from bangtin_server.console.audit.deed_things import Thing, things
from bangtin_server.console.audit.deed_values import changes, spoken
from bangtin_server.console.audit.deed_words import DEED_WORDS
from bangtin_server.console.form import DAY, DayField, Form
from bangtin_server.console.language import say

_PAGE = 100
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

_YEARS = (MinValueValidator(date(1970, 1, 1)), MaxValueValidator(date(2999, 12, 31)))
"""Midnight in Vietnam and the day after must be instants, too."""


class FilterForm(Form):
    """Which rows."""

    by = forms.CharField(max_length=150, required=False)
    deed = forms.CharField(max_length=60, required=False)
    thing = forms.CharField(max_length=200, required=False)
    since = DayField(required=False, validators=_YEARS)
    until = DayField(required=False, validators=_YEARS)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


class Line(NamedTuple):
    """One row, as a person reads it."""

    at: datetime
    by: str
    deed: str
    thing: Thing
    changed: list[str]
    address: str
    device: str


@never_cache
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Show the log, the newest first."""
    form = FilterForm(request.GET)
    rows = list(_rows(form)[: _PAGE + 1])
    asked = _asked(form)
    older = urlencode(asked | {"before": rows[_PAGE - 1].pk}) if len(rows) > _PAGE else ""
    deeds = sorted(((deed.value, deed_in_words(request, deed)) for deed in Deed), key=lambda one: one[1])
    told = zip(rows[:_PAGE], things(request, rows[:_PAGE]), strict=True)
    lines = [_line(request, row, thing) for row, thing in told]
    shown = {"form": form, "lines": lines, "older": older, "deeds": deeds}
    shown |= {"days": _days(form), "query": urlencode(asked)}
    return render(request, "console/audit.html", shown)


@never_cache
@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Hand out the same rows as a file for a spreadsheet."""
    form = FilterForm(request.GET)
    rows = _rows(form)
    rows.exists()  # what cannot be asked fails here, not in the middle of the file
    note(Deed.AUDIT_EXPORTED, person_of(request).username, after=_asked(form))
    answer = StreamingHttpResponse(_csv(request, rows), "text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bang-tin-nhat-ky.csv"'
    return answer


def deed_in_words(request: HttpRequest, deed: str) -> str:
    """Return the name of a deed; one that nobody has named is shown as it is kept."""
    return spoken(request, DEED_WORDS.get(deed), deed)


def _asked(form: FilterForm) -> dict[str, str]:
    form.is_valid()
    return {key: str(value) for key, value in form.cleaned_data.items() if value and key != "before"}


def _days(form: FilterForm) -> dict[str, str]:
    """Return the two days as people here write them; one that cannot be read stays as it was typed."""
    read = form.cleaned_data
    return {key: f"{read[key]:{DAY}}" if read.get(key) else form.data.get(key, "") for key in ("since", "until")}


def _rows(form: FilterForm) -> QuerySet[AuditEvent]:
    """Return what was asked for; a field that cannot be read asks for nothing."""
    form.is_valid()
    said = {key: value for key, value in form.cleaned_data.items() if value}
    before = said.pop("before", None)
    rows = found(Sought(**said)).order_by("-pk")
    return rows.filter(pk__lt=before) if before else rows


def _line(request: HttpRequest, row: AuditEvent, thing: Thing) -> Line:
    by = say(request, "the_system") if row.by.partition(":")[0] == "system" else row.by
    told = (
        row.at,
        by,
        deed_in_words(request, row.deed),
        thing,
        changes(request, row.before or {}, row.after or {}),
    )
    return Line(*told, row.address or "", device_in_words(row.device))


class _Echo:
    """Hands each line that is written on to who asked for it."""

    def write(self, line: str) -> str:
        return line


def _csv(request: HttpRequest, rows: QuerySet[AuditEvent]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    heads = ("audit_at", "audit_by", "audit_deed", "audit_thing", "audit_changed", "audit_from_where", "device")
    yield "\ufeff" + writer.writerow([say(request, head) for head in heads])  # Excel takes it for UTF-8 by this
    for row in rows.iterator():
        line = _line(request, row, Thing(row.thing))  # the name that never changes: a file is worked on by programs
        at = f"{localtime(row.at):%d/%m/%Y %H:%M:%S}"
        cells = (at, row.by, line.deed, line.thing.said, "; ".join(line.changed), line.address, row.device)
        yield writer.writerow([_harmless(cell) for cell in cells])


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
