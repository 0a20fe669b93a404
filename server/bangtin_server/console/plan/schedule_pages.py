"""The schedule: of a screen, a group or a site, a week at a time; and its lines."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangtin_playlists import words
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.schedule import Rule
from bangtin_server import clock
from bangtin_server.access import Right, may, require, seen
from bangtin_server.console.acting import LARGEST_KEY
from bangtin_server.console.form import complaints_of
from bangtin_server.console.language import chosen, in_words, say, tongue
from bangtin_server.console.plan.entry_form import LABELS, EntryForm, first_said
from bangtin_server.console.plan.following import follow, followed
from bangtin_server.console.plan.places import address_of, place_called
from bangtin_server.console.plan.rule_words import spoken
from bangtin_server.console.plan.week_grid import COLUMN, HOUR, LEFT, TOP, beaten, week
from bangtin_server.console.telling import lasting
from bangtin_server.emergencies.timelines import timeline_of
from bangtin_server.errors import ChangedMeanwhileError, PublishingError, ScheduleRefusedError
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling import entries as nouns
from bangtin_server.scheduling.changes import ANY, last_changes
from bangtin_server.scheduling.entries import LEVELS, Place, Wanted
from bangtin_server.scheduling.hours import Row
from bangtin_server.scheduling.hours import of_place as hours_of_place
from bangtin_server.scheduling.layouts import size_of
from bangtin_server.scheduling.models import Entry
from bangtin_server.scheduling.rows import turn_of
from bangtin_server.scheduling.week import monday_of

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_GRID = {"width": LEFT + 7 * COLUMN, "height": TOP + 24 * HOUR + 1, "column": COLUMN, "bottom": TOP + 24 * HOUR}


@never_cache
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show for which sites, groups and screens there is a schedule."""
    sites = seen(request, Right.SEE, Site.objects.order_by("name").prefetch_related("screens"))
    groups = seen(request, Right.SEE, ScreenGroup.objects.order_by("name"))
    shown = {"sites": sites, "groups": groups}
    return render(request, "console/schedules.html", shown)


@never_cache
@require_safe
def schedule(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """Show a week of a place."""
    where = place_called(request, kind, place)
    mine = set(seen(request, Right.SEE, Screen.objects.all()).values_list("pk", flat=True))
    screens = [one for one in nouns.screens_of(where) if one.pk in mine]
    asked = request.GET.get("screen", "")
    screen = next((one for one in screens if one.name == asked), screens[0] if screens else None)
    monday = _monday(request.GET.get("week", ""), screen)
    shown = {
        "kind": kind,
        "key": place,
        "where": where,
        "screens": screens,
        "screen": screen,
        "monday": monday,
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
        "sunday": monday + timedelta(days=6),
        "lines": [_line(request, row) for row in nouns.of_place(where)],
        "open": [_open(request, row) for row in hours_of_place(where)],
        "hours_at": address_of(where, "hours"),
        "others": [_line(request, row) for row in _others(where, screen)],
        "may_change": may(request, Right.SCHEDULE, where),
        "followed": followed(request),
        "grid": _GRID,
        "as_list": "list" in request.GET,
        "hours": [(f"{hour:02}:00", TOP + hour * HOUR) for hour in range(0, 24, 2)],
        "now": localtime(clock.now(), WallClock(screen.timezone).zone) if screen else clock.now(),
        **(_drawn(request, screen, monday) if screen else {}),
    }
    return render(request, "console/schedule.html", shown)


def _open(request: HttpRequest, row: Row) -> str:
    """Return a row of operating hours in words."""
    return spoken(request, row.rule) + (f": {say(request, 'hours_dark')}" if row.closed else "")


def _drawn(request: HttpRequest, screen: Screen, monday: date) -> dict[str, Any]:
    now = clock.now()
    try:
        timeline = timeline_of(screen, now)
        days = week(request, screen, timeline, monday, localtime(now, WallClock(screen.timezone).zone).date())
        rows = beaten(request, screen, timeline, monday)
    except PublishingError as error:
        return {"refusal": in_words(request, error)}
    except PlaylistsError as error:
        return {"refusal": str(error)}
    return {"days": days, "beaten": [_beaten(request, one) for one in rows]}


def _beaten(request: HttpRequest, one: dict[str, Any]) -> dict[str, Any]:
    key = "beaten_dark" if one["dark"] else "beaten_never" if one["never"] else "beaten_partly"
    told = {"what": one["title"], "by": one["by"], "level": one["level"], "length": lasting(request, one["length_ms"])}
    return {"never": one["never"], "said": say(request, key, **told, first=f"{one['first']:%H:%M %d/%m}")}


def _monday(text: str, screen: Screen | None) -> date:
    """Return the Monday of the week that is asked for; this week's where none is."""
    today = localtime(clock.now(), WallClock(screen.timezone).zone if screen else None).date()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today
    if not _FIRST_YEAR < day.year < _LAST_YEAR:
        day = today
    return monday_of(day)


def _others(where: Place, screen: Screen | None) -> list[Entry]:
    """Return the lines that *screen* gets from elsewhere: its groups, its site, or itself."""
    if screen is None:
        return []
    aimed = Q(screen=screen) | Q(group__screens=screen) | Q(site=screen.site_id)
    rows = Entry.objects.filter(aimed).select_related("playlist", "layout", "screen", "group", "site").distinct()
    found = sorted(rows, key=lambda row: (-row.level, row.order, turn_of(row), row.pk))
    return [row for row in found if nouns.place_of_entry(row) != where]


def _line(request: HttpRequest, row: Entry) -> dict[str, Any]:
    language = tongue(request)
    level = 30 if row.trigger else row.level
    return {
        "row": row,
        "plays": str(row.playlist or row.layout),
        "list": row.playlist,
        "level": words.name(f"level.{level}", language),
        "tone": f"level-{level}",
        "when": say(request, "on_trigger", trigger=row.trigger)
        if row.trigger
        else spoken(request, msgspec.convert(row.rule, Rule)),
        "misfit": _misfit(request, row),
        "place": str(nouns.place_of_entry(row)),
        "at": address_of(nouns.place_of_entry(row)),
    }


def _misfit(request: HttpRequest, row: Entry) -> str:
    """Say that a layout is made for screens of another size than the one whose line it is."""
    if row.layout is None or row.screen is None:
        return ""
    width, height = size_of(row.layout)
    if (width, height) == (row.screen.width, row.screen.height):
        return ""
    return say(request, "layout_misfit", width=width, height=height)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_entry(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """Add a line."""
    where = place_called(request, kind, place)
    require(request, Right.SCHEDULE, where)
    by = request.user.get_username()

    def keep(wanted: Wanted, _: str) -> Entry:
        return nouns.make(where, wanted, by)

    if request.method == "POST":
        return _keep(request, where, EntryForm(where, chosen(request), Rule(), request.POST), keep)
    said = first_said(Wanted()) | {"plays": request.GET.get("plays", "")[:30]}
    return _form(request, where, EntryForm(where, chosen(request), Rule(), initial=said))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Change a line."""
    row = _row(request, number)
    where, wanted = nouns.place_of_entry(row), nouns.wanted_of(row)
    by = request.user.get_username()

    def keep(asked: Wanted, read: str) -> Entry:
        return nouns.change(row, asked, read, by)

    if request.method == "POST":
        return _keep(request, where, EntryForm(where, chosen(request), wanted.rule, request.POST), keep, row)
    form = EntryForm(where, chosen(request), wanted.rule, initial=first_said(wanted))
    return _form(request, where, form, row)


def _row(request: HttpRequest, number: int) -> Entry:
    rows = seen(request, Right.SCHEDULE, Entry.objects.select_related("screen__site", "group", "site"))
    row = rows.filter(pk=min(number, LARGEST_KEY)).first()
    if row is None:
        raise Http404
    require(request, Right.SCHEDULE, row)
    return row


def _keep(
    request: HttpRequest, where: Place, form: EntryForm, keep: Callable[[Wanted, str], Entry], row: Entry | None = None
) -> HttpResponse:
    if not form.is_valid():
        return _form(request, where, form, row, status=422)
    try:
        made = keep(form.wanted(), request.POST.get("version", "")[:40] or ANY)
    except ChangedMeanwhileError:
        return _second(request, where, form, row)
    except ScheduleRefusedError as error:
        return _form(request, where, form, row, status=422, refusal=in_words(request, error))
    return _kept(request, where, list(nouns.affected(made)))


def _kept(request: HttpRequest, where: Place, screens: list[Screen]) -> HttpResponse:
    follow(request, screens)
    messages.success(request, say(request, "saved_on", n=len(screens)))
    return HttpResponseRedirect(address_of(where))


def _second(request: HttpRequest, where: Place, form: EntryForm, row: Entry | None) -> HttpResponse:
    """Tell who comes second who was first; saving again is then meant."""
    fresh = Entry.objects.get(pk=row.pk) if row else None
    last = last_changes([nouns.thing(fresh)]).get(nouns.thing(fresh)) if fresh else None
    told = say(request, "second_line", by=last.by, at=f"{localtime(last.at):%H:%M:%S %d/%m/%Y}") if last else ""
    theirs = _line(request, fresh) if fresh else None
    return _form(request, where, form, fresh, status=409, second=told, theirs=theirs)


def _form(
    request: HttpRequest,
    where: Place,
    form: EntryForm,
    row: Entry | None = None,
    *,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template shows besides
) -> HttpResponse:
    language = tongue(request)
    shown = {
        "form": form,
        "where": where,
        "row": row,
        "back": address_of(where),
        "version": nouns.version(row) if row else "",
        "levels": [
            (int(one), words.name(f"level.{one}", language), say(request, f"level_hint_{one}")) for one in LEVELS
        ],
        "week": [(n, words.name(f"weekday.{n}", language)) for n in range(1, 8)],
        "picked": [str(one) for one in form["weekday"].value() or []],
        "effect": say(request, "on_n_screens", n=len(nouns.screens_of(where))),
        "change": last_changes([nouns.thing(row)]).get(nouns.thing(row)) if row else None,
        "fixed": bool(row and row.trigger),
        "complaints": complaints_of(form, LABELS),
        **more,
    }
    return render(request, "console/entry.html", shown, status=status)


@require_POST
def delete_entry(request: HttpRequest, number: int) -> HttpResponse:
    """Take a line out."""
    row = _row(request, number)
    where, screens = nouns.place_of_entry(row), list(nouns.affected(row))
    try:
        nouns.delete(row, request.POST.get("version", "")[:40] or ANY, request.user.get_username())
    except ChangedMeanwhileError as error:
        messages.error(request, in_words(request, error))
        return HttpResponseRedirect(reverse("entry", args=[number]))
    return _kept(request, where, screens)
