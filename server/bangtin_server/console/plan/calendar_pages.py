"""Calendars: holidays, and days that work as another weekday; all of them, and one to be changed."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_playlists import words
from bangtin_server import clock
from bangtin_server.access import Right, may, require, seen
from bangtin_server.authority import EVERYWHERE
from bangtin_server.console.acting import LARGEST_KEY, act_and_go, go_on, person_of, version_read
from bangtin_server.console.language import in_words, say, tongue
from bangtin_server.console.plan.calendar_draft import Draft, Row, draft_of, read
from bangtin_server.console.plan.following import follow, followed
from bangtin_server.console.plan.places import address_of
from bangtin_server.errors import ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.library.folding import tidy
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import calendars as nouns
from bangtin_server.scheduling.changes import ANY, last_changes
from bangtin_server.scheduling.marking import aimed_at
from bangtin_server.scheduling.models import Calendar, Entry, Hours


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_calendars(request: HttpRequest) -> HttpResponse:
    """Show the calendars, and make one."""
    if request.method == "POST":
        return _make(request)
    rows = seen(request, Right.SEE, Calendar.objects.select_related("home").prefetch_related("days"))
    shown = {
        "rows": [_in_list(request, row) for row in sorted(rows, key=lambda row: (str(row), row.code))],
        "may_make": may(request, Right.SCHEDULE, EVERYWHERE),
    }
    return render(request, "console/calendars.html", shown)


def _in_list(request: HttpRequest, row: Calendar) -> dict[str, Any]:
    today, days = localtime(clock.now()).date(), nouns.days_of(row)
    coming = min((one for one in days if one.day >= today), default=None)
    uses = {use["name"]: use for use in _uses(request, row)}
    return {"row": row, "count": len(days), "next": coming, "uses": list(uses.values())}


def _make(request: HttpRequest) -> HttpResponse:
    require(request, Right.SCHEDULE, EVERYWHERE)
    name = tidy(request.POST.get("name", "")[:200])
    if not name:
        messages.error(request, say(request, "calendar_needs_name"))
        return HttpResponseRedirect(reverse("calendars"))
    try:
        made = nouns.make(nouns.free_code(name), name, (), person_of(request).username)
    except ScheduleRefusedError as error:
        messages.error(request, in_words(request, error))
        return HttpResponseRedirect(reverse("calendars"))
    messages.success(request, say(request, "calendar_made", name=name))
    return HttpResponseRedirect(reverse("calendar", args=[made.pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """Show a calendar, and change it: each button sends the whole form; only one of them saves."""
    row = _row(request, number)
    if request.method != "POST":
        return _page(request, row, draft_of(str(row), nouns.days_of(row)))
    require(request, Right.SCHEDULE, row)
    deed = request.POST.get("do", "")[:40]
    if deed == "save":
        return _save(request, row, read(request.POST).checked())
    draft = read(request.POST).done(deed)
    return _page(request, row, draft, status=422 if draft.span.wrong else 200, unsaved=True)


def _save(request: HttpRequest, row: Calendar, draft: Draft) -> HttpResponse:
    if draft.is_wrong:
        return _page(request, row, draft, status=422, unsaved=True)
    read_version, by = request.POST.get("version", "")[:40] or ANY, person_of(request).username
    try:
        nouns.change(row, draft.name, draft.days(), read_version, by)
    except ChangedMeanwhileError:
        return _page(request, _row(request, row.pk), draft, status=409, second=_second(request, row))
    except ScheduleRefusedError as error:
        return _page(request, row, draft, status=422, refusal=in_words(request, error))
    screens = _screens(row)
    follow(request, screens)
    messages.success(request, say(request, "saved_on", n=len(screens)) if screens else say(request, "saved_plain"))
    return go_on(request, reverse("calendar", args=[row.pk]))


def _second(request: HttpRequest, row: Calendar) -> str:
    """Tell who comes second who was first; saving again is then meant."""
    last = last_changes([nouns.thing(row)]).get(nouns.thing(row))
    return say(request, "second_calendar", by=last.by, at=f"{localtime(last.at):%H:%M:%S %d/%m/%Y}") if last else ""


def _screens(row: Calendar) -> list[Screen]:
    """Return the screens that follow a calendar."""
    screens = aimed_at(nouns.used_by(row)).select_related("site", "player__presence").order_by("name")
    return list(screens.filter(pk=row.home_id) if row.home_id else screens)


def _page(
    request: HttpRequest,
    row: Calendar,
    draft: Draft,
    *,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template shows besides
) -> HttpResponse:
    screens = _screens(row)
    shown = {
        "row": row,
        "draft": draft,
        "rows": [_written(request, n, one) for n, one in enumerate(draft.padded, 1)],
        "span": draft.span,
        "span_wrong": {key: say(request, said) for key, said in draft.span.wrong.items()},
        "complaints": list(_complaints(request, draft)) if status == 422 else [],  # noqa: PLR2004 - the HTTP status
        "kinds": _kinds(request),
        "version": nouns.version(row),
        "uses": _uses(request, row),
        "effect": say(request, "calendar_effect", n=len(screens)) if screens else "",
        "may_change": may(request, Right.SCHEDULE, row),
        "change": last_changes([nouns.thing(row)]).get(nouns.thing(row)),
        "followed": followed(request),
        **more,
    }
    return render(request, "console/calendar.html", shown, status=status)


def _written(request: HttpRequest, number: int, row: Row) -> dict[str, Any]:
    day = row.read
    weekday = words.name(f"weekday.{day.isoweekday()}", tongue(request)) if day else ""
    return {
        "row": row,
        "number": number,
        "weekday": weekday,
        "kind": dict(_kinds(request)).get(row.works_as, ""),
        "wrong": say(request, row.wrong) if row.wrong else "",
    }


def _complaints(request: HttpRequest, draft: Draft) -> list[str]:
    found = [] if draft.name else [say(request, "calendar_needs_name")]
    if len(draft.rows) > nouns.MOST_DAYS:
        found.append(say(request, "calendar_full", n=nouns.MOST_DAYS))
    for number, row in enumerate(draft.rows, 1):
        if row.wrong:
            named = row.day or row.name or say(request, "calendar_row", n=number)
            found.append(say(request, "wrong_in", field=named, said=say(request, row.wrong)))
    return found + [_in_span(request, key, said) for key, said in draft.span.wrong.items()]


def _in_span(request: HttpRequest, key: str, said: str) -> str:
    return say(request, "wrong_in", field=say(request, f"calendar_span_{key}"), said=say(request, said))


def _kinds(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a day can be."""
    week = [(str(n), words.name(f"weekday.{n}", tongue(request))) for n in range(1, 8)]
    works = [(key, say(request, "calendar_works_as", day=name)) for key, name in week]
    return [("0", say(request, "calendar_holiday")), *works]


def _uses(request: HttpRequest, row: Calendar) -> list[Mapping[str, str]]:
    """Return the lines and hours that name a calendar, of those that who asks may see."""
    found: list[Mapping[str, str]] = []
    for one in nouns.used_by(row):
        place = _place(request, one)
        if place is None:
            continue
        kind = "calendar_use_entry" if isinstance(one, Entry) else "calendar_use_hours"
        what = str(one.playlist or one.layout) if isinstance(one, Entry) else ""
        found.append({"at": place[0], "name": place[1], "kind": say(request, kind), "what": what})
    return found


def _place(request: HttpRequest, one: Entry | Hours) -> tuple[str, str] | None:
    """Return the page and the name of where a row holds; None where who asks does not see it."""
    where = one.screen or one.group or one.site
    if where is None or not may(request, Right.SEE, where):
        return None
    return address_of(where, "schedule" if isinstance(one, Entry) else "hours"), str(where)


@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a calendar that no line names."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    places = reverse("calendar", args=[row.pk]), reverse("calendars")
    read, by = version_read(request), person_of(request).username
    return act_and_go(request, lambda: nouns.delete(row, read, by), "calendar_deleted", places, name=row)


def _row(request: HttpRequest, number: int) -> Calendar:
    rows = seen(request, Right.SEE, Calendar.objects.select_related("home__site"))
    found = rows.filter(pk=min(number, LARGEST_KEY)).first()
    if found is None:
        raise Http404
    return found
