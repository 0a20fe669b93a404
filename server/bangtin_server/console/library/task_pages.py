"""What waits for a person: versions to judge or to change, and what was said of their own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bangtin_server import clock
from bangtin_server.access import may, seen
from bangtin_server.console.acting import person_of
from bangtin_server.console.language import say
from bangtin_server.console.library.library_pages import TONES, digests_of, in_tongue, item_tile, looks_of
from bangtin_server.library.models import Item, Notice, State
from bangtin_server.library.reviewing import STATE_WORDS
from bangtin_server.library.waiting import TASKS, Task, notices_of, read_notices, waiting

_MOST = 100
_TITLES = {Task.REVIEW: "tasks_review", Task.APPROVE: "tasks_approve", Task.CHANGE: "tasks_mine"}


@never_cache
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Show what waits."""
    name = person_of(request).get_username()
    notices = notices_of(name).select_related("version__item").order_by("-at")[:_MOST]
    lists = [(say(request, title), _waiting(request, task)) for task, title in _TITLES.items()]
    shown = {
        "lists": lists,
        "nothing": not any(rows for _, rows in lists),
        "notices": [_notice(request, row) for row in notices],
        "unread": any(row.read_at is None for row in notices),
    }
    return render(request, "console/tasks.html", shown)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one's notices as read."""
    read_notices(person_of(request).get_username(), clock.now())
    return HttpResponseRedirect(reverse("tasks"))


def _waiting(request: HttpRequest, task: Task) -> list[dict[str, object]]:
    rows = waiting(task, seen(request, TASKS[task].right, Item.objects.all()), request.user.get_username())
    found = list(rows.select_related("newest", "unit", "site", "home").order_by("newest__made_at")[:_MOST])
    thumbnails = looks_of(digest for row in found for digest in digests_of(row))
    return [item_tile(request, row, thumbnails) for row in found]


def _notice(request: HttpRequest, row: Notice) -> dict[str, object]:
    state = State(row.state)
    return {"row": row, "state": in_tongue(request, STATE_WORDS[state]), "tone": TONES.get(state, "none")}


def awaited(request: HttpRequest) -> dict[str, object]:
    """Give templates how many things wait for who asks, notices that were not read included."""
    return {"awaited": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    name = request.user.get_username()
    count = notices_of(name).filter(read_at=None).count()
    for task in (Task.REVIEW, Task.APPROVE):
        if may(request, TASKS[task].right):
            count += waiting(task, seen(request, TASKS[task].right, Item.objects.all()), name).count()
    return count
