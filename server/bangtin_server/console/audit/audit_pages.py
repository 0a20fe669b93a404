"""The log of who did what: read, filtered, taken out as CSV (domain.md 3.9)."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
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

from bangtin_server.accounts.audit import SYSTEM, Deed, note
from bangtin_server.accounts.audit_search import Sought, found
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.console.account.devices import device_in_words
from bangtin_server.console.acting import LARGEST_KEY, person_of
from bangtin_server.console.audit.deed_things import Thing, things
from bangtin_server.console.audit.deed_values import changes, spoken
from bangtin_server.console.audit.deed_words import DEED_WORDS
from bangtin_server.console.audit.thing_search import called
from bangtin_server.console.counts.count_files import harmless, separator_of
from bangtin_server.console.form import DAY, DayField, Form
from bangtin_server.console.language import chosen, say

_PAGE = 100
_AT_ONCE = 500
"""Rows of the file whose things are looked up together."""

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
    return _page(request, form)


def _page(request: HttpRequest, form: FilterForm, status: int = 200) -> HttpResponse:
    rows = list(_rows(request, form)[: _PAGE + 1])
    asked = _asked(form)
    older = urlencode(asked | {"before": rows[_PAGE - 1].pk}) if len(rows) > _PAGE else ""
    deeds = sorted(((deed.value, deed_in_words(request, deed)) for deed in Deed), key=lambda one: one[1])
    told = zip(rows[:_PAGE], things(request, rows[:_PAGE]), strict=True)
    lines = [_line(request, row, thing) for row, thing in told]
    shown = {"form": form, "lines": lines, "older": older, "deeds": deeds}
    shown |= {"days": _days(form), "query": urlencode(asked)}
    return render(request, "console/audit.html", shown, status=status)


@never_cache
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Hand out the same rows as a file for a spreadsheet; none, where a field cannot be read."""
    form = FilterForm(request.GET)
    if not form.is_valid():  # the whole log is not what was asked for
        return _page(request, form, status=422)
    rows = _rows(request, form)
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


def _rows(request: HttpRequest, form: FilterForm) -> QuerySet[AuditEvent]:
    """Return what was asked for; a field that cannot be read asks for nothing."""
    form.is_valid()
    said = {key: value for key, value in form.cleaned_data.items() if value}
    before = said.pop("before", None)
    also = called(request, said["thing"]) if "thing" in said else None
    if said.get("by", "").casefold() == say(request, "the_system").casefold():
        said["by"] = SYSTEM
    rows = found(Sought(**said, also=also)).order_by("-pk")
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
    writer = csv.writer(_Echo(), delimiter=separator_of(chosen(request)))
    heads = ("at", "by", "deed", "thing_kept", "thing", "changed", "from_where")
    named = [*(say(request, f"audit_{head}") for head in heads), say(request, "device")]
    yield "\ufeff" + writer.writerow(named)  # Excel takes it for UTF-8 by this
    coming = rows.iterator(_AT_ONCE)
    while some := list(islice(coming, _AT_ONCE)):
        for row, thing in zip(some, things(request, some), strict=True):
            yield writer.writerow([harmless(cell) for cell in _cells(row, _line(request, row, thing))])


def _cells(row: AuditEvent, line: Line) -> tuple[str, ...]:
    """Return a row of the file: the name that never changes is for programs, the one beside it for people."""
    at = f"{localtime(row.at):%d/%m/%Y %H:%M:%S}"
    changed = "; ".join(line.changed)
    return at, row.by, line.deed, row.thing, line.thing.said, changed, line.address, row.device
