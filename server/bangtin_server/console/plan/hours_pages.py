"""Operating hours of a screen, a group or a site: all of its rows on one page."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bangtin_playlists import words
from bangtin_playlists.schedule import Rule
from bangtin_server.access import Right, may, require
from bangtin_server.console.acting import go_on, person_of
from bangtin_server.console.form import complaints_of
from bangtin_server.console.language import in_words, say, tongue
from bangtin_server.console.plan.following import follow, followed
from bangtin_server.console.plan.hours_form import LABELS, RowForm, calendars_of, done, first_shown, typed
from bangtin_server.console.plan.places import address_of, place_called
from bangtin_server.console.plan.rule_words import spoken
from bangtin_server.errors import ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import hours as nouns
from bangtin_server.scheduling.changes import ANY, last_changes
from bangtin_server.scheduling.entries import Place, screens_of
from bangtin_server.scheduling.hours import Row


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """Show the hours of a place, and change them: each button sends the whole form; only one of them saves."""
    where = place_called(request, kind, place)
    stands = nouns.of_place(where)
    if request.method != "POST":
        return _page(request, where, first_shown(where, stands))
    require(request, Right.SCHEDULE, where)
    deed, rows = request.POST.get("do", "")[:40], typed(where, request.POST)
    if deed != "save":
        return _page(request, where, done(rows, deed, where), unsaved=True)
    if not all([row.is_valid() for row in rows]):  # noqa: C419 - each says what is wrong with it, not the first alone
        return _page(request, where, rows, status=422, unsaved=True)
    return _keep(request, where, rows, stands)


def _keep(request: HttpRequest, where: Place, rows: Sequence[RowForm], stands: Sequence[Row]) -> HttpResponse:
    read, by = request.POST.get("version", "")[:40] or ANY, person_of(request).username
    try:
        screens = nouns.change(where, [row.row(stands) for row in rows], read, by)
    except ChangedMeanwhileError:
        return _page(request, where, rows, status=409, second=_second(request, where), unsaved=True)
    except ScheduleRefusedError as error:
        return _page(request, where, rows, status=422, refusal=in_words(request, error), unsaved=True)
    follow(request, screens)
    messages.success(request, say(request, "saved_on", n=len(screens)) if screens else say(request, "saved_same"))
    return go_on(request, address_of(where, "hours"))


def _second(request: HttpRequest, where: Place) -> str:
    """Tell who comes second who was first; saving again is then meant."""
    last = last_changes([nouns.thing(where)]).get(nouns.thing(where))
    return say(request, "second_hours", by=last.by, at=f"{localtime(last.at):%H:%M:%S %d/%m/%Y}") if last else ""


def _page(
    request: HttpRequest,
    where: Place,
    rows: Sequence[RowForm],
    *,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template shows besides
) -> HttpResponse:
    stands, judged = nouns.of_place(where), status == 422  # noqa: PLR2004 - the HTTP status
    shown = {
        "where": where,
        "schedule": address_of(where),
        "rows": [_row(request, n, row, stands, judged=judged) for n, row in enumerate(rows, 1)],
        "said": [_said(request, row) for row in stands],
        "calendars": calendars_of(where),
        "week": [(n, words.name(f"weekday.{n}", tongue(request))) for n in range(1, 8)],
        "version": nouns.version(where),
        "effect": say(request, "hours_effect", n=len(screens_of(where))),
        "elsewhere": _elsewhere(request, where),
        "may_change": may(request, Right.SCHEDULE, where),
        "change": last_changes([nouns.thing(where)]).get(nouns.thing(where)),
        "followed": followed(request),
        **more,
    }
    shown["complaints"] = [one for row in shown["rows"] for one in row["complaints"]]
    return render(request, "console/hours.html", shown, status=status)


def _row(request: HttpRequest, number: int, form: RowForm, stands: Sequence[Row], *, judged: bool) -> dict[str, Any]:
    named = say(request, "hours_row", n=number)
    wrong: Mapping[str, Any] = form.errors if judged else {}
    at = form["was"].value()
    kept = stands[int(at)].rule if str(at).isdecimal() and int(at) < len(stands) else Rule()
    return {
        "form": form,
        "number": number,
        "key": form.prefix,
        "picked": [str(one) for one in form["weekday"].value() or []],
        "wrong": {name: list(told) for name, told in wrong.items()},
        "complaints": [f"{named}. {one}" for one in complaints_of(form, LABELS)] if judged else [],
        "also": _also(request, kept),
    }


def _also(request: HttpRequest, rule: Rule) -> str:
    """Return what a rule says that the form does not show."""
    shown = {"weekdays": (), "start": None, "end": None, "holidays_of": (), "not_holidays_of": ()}
    rest = msgspec.structs.replace(rule, **shown)
    return "" if rest == Rule() else spoken(request, rest)


def _said(request: HttpRequest, row: Row) -> str:
    return spoken(request, row.rule) + (f": {say(request, 'hours_dark')}" if row.closed else "")


def _elsewhere(request: HttpRequest, where: Place) -> list[Mapping[str, str]]:
    """Return the rows that a screen gets from its groups and its site, in the order in which they decide."""
    if not isinstance(where, Screen):
        return []
    return [
        {"said": _said(request, row), "place": str(there), "at": address_of(there, "hours")}
        for there, row in nouns.inherited(where)
        if may(request, Right.SEE, there)
    ]
