"""Layouts: all of them, drawn, and one to be made or changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangtin_server.access import Right, may, require, seen
from bangtin_server.console.acting import LARGEST_KEY, act_and_go, go_on, person_of, version_read
from bangtin_server.console.language import in_words, say
from bangtin_server.console.plan.following import follow, followed
from bangtin_server.console.plan.layout_draft import Draft, draft_of, read
from bangtin_server.console.plan.layout_drawing import HUES, Part, drawn
from bangtin_server.console.plan.layout_editor import Editor, first_draft
from bangtin_server.console.plan.places import address_of
from bangtin_server.console.plan.playlist_draft import focus_after
from bangtin_server.errors import ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import layouts as nouns
from bangtin_server.scheduling.changes import ANY, last_changes
from bangtin_server.scheduling.entries import place_of_entry
from bangtin_server.scheduling.models import Layout

_ROWS = Layout.objects.select_related("home__site").prefetch_related("zones__playlist")


@never_cache
@require_safe
def list_layouts(request: HttpRequest) -> HttpResponse:
    """Show the layouts, each drawn."""
    rows = seen(request, Right.SEE, _ROWS.order_by("name", "code", "home__name"))
    shown = {"rows": [_in_list(request, row) for row in rows], "may_make": may(request, Right.SCHEDULE)}
    return render(request, "console/layouts.html", shown)


def _in_list(request: HttpRequest, row: Layout) -> dict[str, Any]:
    said = nouns.wanted_of(row)
    parts = [Part(zone.name, zone.box) for zone in said.zones]
    zones = zip(row.zones.all(), parts, strict=True)
    return {
        "row": row,
        "drawing": drawn(said.size, parts, said.background),
        "drawn": say(request, "layout_drawn", name=row),
        "zones": [{"row": zone, "number": n, "hue": (n - 1) % HUES + 1} for n, (zone, _) in enumerate(zones, 1)],
        "places": _places(request, row),
    }


def _places(request: HttpRequest, row: Layout) -> list[tuple[str, str]]:
    """Return where a layout is on the schedule, by name and page, of those that who asks may see."""
    places = (where for where in map(place_of_entry, nouns.lines(row)) if may(request, Right.SEE, where))
    return list({str(where): address_of(where) for where in places}.items())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_layout(request: HttpRequest) -> HttpResponse:
    """Make a layout: each button sends the whole form; only one of them saves."""
    require(request, Right.SCHEDULE)
    if request.method != "POST":
        return _page(request, None, first_draft(request))
    draft, deed = _asked(request)
    if deed != "save" or _is_wrong(request, None, draft):
        return _page(request, None, draft, status=422 if deed == "save" else 200, unsaved=True)
    try:
        made = nouns.make(draft.wanted(), person_of(request).username)
    except ScheduleRefusedError as error:
        return _page(request, None, draft, status=422, refusal=in_words(request, error), unsaved=True)
    messages.success(request, say(request, "layout_made", name=made))
    return go_on(request, reverse("layout", args=[made.pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def layout(request: HttpRequest, number: int) -> HttpResponse:
    """Show a layout, and change it, likewise."""
    row = _row(request, number)
    if request.method != "POST":
        return _page(request, row, draft_of(nouns.wanted_of(row), nouns.version(row)))
    require(request, Right.SCHEDULE, row)
    draft, deed = _asked(request)
    if deed != "save" or _is_wrong(request, row, draft):
        return _page(request, row, draft, status=422 if deed == "save" else 200, unsaved=True)
    return _save(request, row, draft)


def _asked(request: HttpRequest) -> tuple[Draft, str]:
    """Return the form after the button that was pressed, and which that was."""
    deed = request.POST.get("do", "")[:40]
    draft = read(request.POST).done(deed, lambda key: say(request, key))
    return (draft.to_be_saved() if deed == "save" else draft), deed


def _is_wrong(request: HttpRequest, row: Layout | None, draft: Draft) -> bool:
    return bool(Editor(request, row, draft).wrongs)


def _save(request: HttpRequest, row: Layout, draft: Draft) -> HttpResponse:
    try:
        screens = nouns.change(row, draft.wanted(), draft.version or ANY, person_of(request).username)
    except ChangedMeanwhileError:
        fresh = _row(request, row.pk)
        again = draft.instead_of(nouns.version(fresh))
        return _page(request, fresh, again, status=409, second=_second(request, fresh), unsaved=True)
    except ScheduleRefusedError as error:
        return _page(request, row, draft, status=422, refusal=in_words(request, error), unsaved=True)
    follow(request, screens)
    messages.success(request, say(request, "saved_on", n=len(screens)) if screens else say(request, "saved_plain"))
    return go_on(request, reverse("layout", args=[row.pk]))


def _second(request: HttpRequest, row: Layout) -> str:
    """Tell who comes second who was first; saving again is then meant."""
    last = last_changes([nouns.thing(row)]).get(nouns.thing(row))
    return say(request, "second_layout", by=last.by, at=f"{localtime(last.at):%H:%M:%S %d/%m/%Y}") if last else ""


def _page(
    request: HttpRequest,
    row: Layout | None,
    draft: Draft,
    *,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template says besides
) -> HttpResponse:
    editor = Editor(request, row, draft)
    focus = focus_after(request.POST.get("do", "")[:40], len(draft.rows))
    shown = {
        "row": row,
        "draft": draft,
        "editor": editor,
        "here": request.path,
        "focus": focus,
        "complaints": editor.complaints() if status == 422 and editor.wrongs else [],  # noqa: PLR2004 - the HTTP status
        "may_change": row is None or may(request, Right.SCHEDULE, row),
        **(_of_row(request, row) if row else {}),
        **more,
    }
    return render(request, "console/layout.html", shown, status=status)


def _of_row(request: HttpRequest, row: Layout) -> dict[str, Any]:
    screens, places = list(nouns.showing(row)), _places(request, row)
    mine = set(seen(request, Right.SEE, Screen.objects.all()).values_list("pk", flat=True))
    visible = [screen for screen in screens if screen.pk in mine]
    return {
        "screens": visible,
        "by_groups": {screen.name for screen in visible} != {name for name, _ in places},
        "effect": say(request, "will_change", n=len(screens)) if screens else say(request, "layout_on_none"),
        "places": places,
        "elsewhere": say(request, "layout_elsewhere", n=unseen) if (unseen := len(screens) - len(visible)) else "",
        "version": nouns.version(row),
        "change": last_changes([nouns.thing(row)]).get(nouns.thing(row)),
        "followed": followed(request),
    }


@require_POST
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Make another that says the same."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row.home)
    made = nouns.copy(row, say(request, "copy_of", name=str(row)[:180]), person_of(request).username)
    messages.success(request, say(request, "copied_playlist", name=made))
    return HttpResponseRedirect(reverse("layout", args=[made.pk]))


@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete one that no line shows."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    places = reverse("layout", args=[row.pk]), reverse("layouts")
    read, by = version_read(request), person_of(request).username
    return act_and_go(request, lambda: nouns.delete(row, read, by), "layout_deleted", places, name=row)


def _row(request: HttpRequest, number: int) -> Layout:
    found = seen(request, Right.SEE, _ROWS.filter(pk=min(number, LARGEST_KEY))).first()
    if found is None:
        raise Http404
    return found
