"""Groups of screens: all of them, a new one, and one to be changed."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import Right, may, require, seen
from bangtin_server.console.acting import act_and_go, person_of, version_read
from bangtin_server.console.form import complaints_of
from bangtin_server.console.language import in_words, say
from bangtin_server.console.plan.following import follow, followed
from bangtin_server.console.screens.group_form import LABELS, GroupForm, choosable
from bangtin_server.errors import ChangedMeanwhileError, FleetError, ScheduleRefusedError
from bangtin_server.players import groups as fleet
from bangtin_server.players.models import Screen, ScreenGroup
from bangtin_server.scheduling import groups as nouns
from bangtin_server.scheduling.changes import ANY, last_changes
from bangtin_server.scheduling.models import Entry

_MOST_NAMED = 6


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_groups(request: HttpRequest) -> HttpResponse:
    """Show the groups, and make one."""
    if request.method != "POST":
        return _all(request, GroupForm(choosable(request)))
    require(request, Right.SCHEDULE)
    form = GroupForm(choosable(request), request.POST)
    if not form.is_valid():
        return _all(request, form, status=422)
    name, by = form.cleaned_data["name"], person_of(request).username
    try:
        made = fleet.make(nouns.free_code(name), name, form.picked(), by)
    except FleetError as error:
        return _all(request, form, status=422, refusal=in_words(request, error))
    messages.success(request, say(request, "group_made", name=made.name))
    return HttpResponseRedirect(reverse("group", args=[made.code]))


def _all(
    request: HttpRequest,
    form: GroupForm,
    *,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template shows besides
) -> HttpResponse:
    rows = list(seen(request, Right.SEE, ScreenGroup.objects.order_by("name", "code")))
    lines = dict(Entry.objects.filter(group__in=rows).values_list("group").annotate(Count("pk")))
    shown = {
        "rows": [{"row": row, "lines": lines.get(row.pk, 0), **_named(request, row)} for row in rows],
        "form": form,
        "complaints": complaints_of(form, LABELS),
        **more,
    }
    return render(request, "console/groups.html", shown, status=status)


def _named(request: HttpRequest, row: ScreenGroup) -> dict[str, Any]:
    """Return the screens of a group that who asks may see: the first by name, and how many there are."""
    names = list(seen(request, Right.SEE, row.screens.order_by("name")).values_list("name", flat=True))
    more = say(request, "and_more_screens", n=len(names) - _MOST_NAMED) if len(names) > _MOST_NAMED else ""
    return {"count": len(names), "names": names[:_MOST_NAMED], "more": more}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, code: str) -> HttpResponse:
    """Show a group, and change it."""
    row = _row(request, code)
    if request.method != "POST":
        named = row.screens.values_list("name", flat=True)
        return _page(request, row, GroupForm(choosable(request), initial={"name": row.name, "screen": list(named)}))
    require(request, Right.SCHEDULE, row)
    form = GroupForm(choosable(request), request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    return _keep(request, row, form)


def _keep(request: HttpRequest, row: ScreenGroup, form: GroupForm) -> HttpResponse:
    read, by = request.POST.get("version", "")[:40] or ANY, person_of(request).username
    try:
        moved = nouns.change(row, form.cleaned_data["name"], form.picked(), read, by)
    except ChangedMeanwhileError:
        return _page(request, ScreenGroup.objects.get(pk=row.pk), form, status=409, second=_second(request, row))
    except ScheduleRefusedError as error:
        return _page(request, row, form, status=422, refusal=in_words(request, error))
    changed: list[Screen] = moved if nouns.lines_for(row) else []
    follow(request, changed)
    messages.success(request, say(request, "saved_on", n=len(changed)) if changed else say(request, "saved_plain"))
    return HttpResponseRedirect(reverse("group", args=[row.code]))


def _second(request: HttpRequest, row: ScreenGroup) -> str:
    """Tell who comes second who was first; saving again is then meant."""
    last = last_changes([nouns.thing(row)]).get(nouns.thing(row))
    return say(request, "second_group", by=last.by, at=f"{localtime(last.at):%H:%M:%S %d/%m/%Y}") if last else ""


def _page(
    request: HttpRequest,
    row: ScreenGroup,
    form: GroupForm,
    *,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template shows besides
) -> HttpResponse:
    shown = {
        "row": row,
        "form": form,
        "complaints": complaints_of(form, LABELS),
        "version": nouns.version(row),
        "lines": nouns.lines_for(row),
        "may_change": may(request, Right.SCHEDULE, row),
        "change": last_changes([nouns.thing(row)]).get(nouns.thing(row)),
        "members": seen(request, Right.SEE, row.screens.select_related("site").order_by("site__name", "name")),
        "followed": followed(request),
        **more,
    }
    return render(request, "console/group.html", shown, status=status)


@require_POST
def delete(request: HttpRequest, code: str) -> HttpResponse:
    """Delete a group that nothing is scheduled for."""
    row = _row(request, code)
    require(request, Right.SCHEDULE, row)
    places = reverse("group", args=[row.code]), reverse("groups")
    read, by = version_read(request), person_of(request).username
    return act_and_go(request, lambda: nouns.delete(row, read, by), "group_deleted", places, name=row.name)


def _row(request: HttpRequest, code: str) -> ScreenGroup:
    found = seen(request, Right.SEE, ScreenGroup.objects.filter(code=code)).first()
    if found is None:
        raise Http404
    return found
