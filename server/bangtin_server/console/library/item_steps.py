"""The way of an item to the screens, as buttons: sent in, judged, recalled; each only for who may, and said aloud."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from bangtin_server.access import Right, may, require
from bangtin_server.console.language import in_words, say
from bangtin_server.console.library.item_found import item_row, newest_of, own_name
from bangtin_server.console.library.library_pages import in_tongue
from bangtin_server.errors import LibraryError, NotAllowedError
from bangtin_server.library import reviewing
from bangtin_server.library.chains import Said
from bangtin_server.library.checks import CHECKS, MAP_ASKED, MAPS, Answers, owed
from bangtin_server.library.folding import tidy
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.library.reviewing import MOVES, STATE_WORDS, STEP_WORDS, Doing, Step

_REASON = 500
_CHECKED = {Step.PASS, Step.APPROVE}


@require_POST
def submit(request: HttpRequest, number: int) -> HttpResponse:
    """Send a draft in as it stands."""
    row = item_row(request, number)
    require(request, Right.CONTRIBUTE, row)
    return taken(request, row, Step.SUBMIT)


@require_POST
def review(request: HttpRequest, number: int, verdict: str) -> HttpResponse:
    """Judge the facts of a version."""
    return _verdict(request, number, verdict, Right.REVIEW)


@require_POST
def approve(request: HttpRequest, number: int, verdict: str) -> HttpResponse:
    """Judge whether a version is shown."""
    return _verdict(request, number, verdict, Right.APPROVE_ITEM)


@require_POST
def recall(request: HttpRequest, number: int) -> HttpResponse:
    """Take an item off the screens."""
    row = item_row(request, number)
    require(request, Right.RECALL, row)
    return taken(request, row, Step.RECALL)


def _verdict(request: HttpRequest, number: int, verdict: str, right: Right) -> HttpResponse:
    """Take the step that *verdict* names, as far as it is one of *right* where the version stands."""
    row = item_row(request, number)
    require(request, right, row)
    version = newest_of(row)
    move = MOVES.get((Step(verdict), State(version.state))) if verdict in set(Step) else None
    if move is None or move.right is not right:
        state = in_tongue(request, STATE_WORDS[State(version.state)])
        messages.error(request, say(request, "item_stands", state=state))
        return HttpResponseRedirect(reverse("item", args=[row.pk]))
    return taken(request, row, Step(verdict))


def taken(request: HttpRequest, row: Item, step: Step) -> HttpResponse:
    """Take a step, say what came of it, and show the item."""
    version = _recallable(row) if step is Step.RECALL else newest_of(row)
    answers = _answers(request) if step in _CHECKED else {}
    doing = Doing(own_name(request), tidy(request.POST.get("reason", "")[: _REASON + 1]), answers)
    try:
        reviewing.take_step(step, version, doing)
    except (LibraryError, NotAllowedError) as error:
        messages.error(request, in_words(request, error))
    else:
        messages.success(request, say(request, "item_done", what=in_tongue(request, STEP_WORDS[step])))
    return HttpResponseRedirect(reverse("item", args=[row.pk]))


def _answers(request: HttpRequest) -> Answers:
    """Return what was ticked; of maps, which answer was chosen."""
    ticked = {check: f"check-{check}" in request.POST for check in CHECKS if check != "map"}
    chosen = request.POST.get("check-map", "")
    return ticked | ({"map": chosen} if chosen in MAPS else {})


def offered(request: HttpRequest, row: Item, version: ItemVersion) -> list[Mapping[str, object]]:
    """Return the buttons for who asks: what the version's state leads to, and they may do."""
    found: list[Mapping[str, object]] = []
    recallable = row.versions.filter(state=State.APPROVED).exists()
    for (step, state), move in MOVES.items():
        fits = recallable if step is Step.RECALL else state == version.state
        if not fits or not may(request, move.right, row) or (move.by_another and version.made_by == own_name(request)):
            continue
        route = {Right.REVIEW: "review-item", Right.APPROVE_ITEM: "approve-item"}.get(move.right)
        to = reverse(route, args=[row.pk, step.value]) if route else reverse(f"{step.value}-item", args=[row.pk])
        asks = {"reason": move.needs_reason, "checks": step in _CHECKED, "owed": step is Step.APPROVE}
        found.append({"step": step.value, "to": to, "word": in_tongue(request, STEP_WORDS[step]), **asks})
    return found


def checklist(request: HttpRequest, said: Said) -> Mapping[str, object]:
    """Return what whoever judges *said* goes through: what the law wants answered, and the rest."""
    needed = owed(said)
    return {
        "owed": [{"key": one, "said": in_tongue(request, CHECKS[one])} for one in needed if one != "map"],
        "maps": [{"key": key, "said": in_tongue(request, phrase)} for key, phrase in MAPS.items()] * ("map" in needed),
        "map_asked": in_tongue(request, MAP_ASKED),
        "checks": [
            {"key": one, "said": in_tongue(request, phrase)}
            for one, phrase in CHECKS.items()
            if one != "map" and one not in needed
        ],
    }


def _recallable(row: Item) -> ItemVersion:
    """Return the version that is on air; without one the newest, which then says why nothing is recalled."""
    return row.versions.filter(state=State.APPROVED).order_by("-number").first() or newest_of(row)
