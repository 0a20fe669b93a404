"""An item: made of a file or words, described, looked at; its way to the screens is in `item_steps`."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangtin_server import clock
from bangtin_server.access import Right, may, require, seen
from bangtin_server.console.language import in_words, say
from bangtin_server.console.library.item_form import Fields, bounds_of, fields_of, fit_of, typed, wanted
from bangtin_server.console.library.item_found import item_row, newest_of, own_name
from bangtin_server.console.library.item_steps import checklist, offered, taken
from bangtin_server.console.library.library_pages import TONES, in_tongue, options
from bangtin_server.console.library.library_places import place_choices, place_from
from bangtin_server.console.library.looks import preview_of
from bangtin_server.emergencies.standing import WORDS, Standing, standing
from bangtin_server.errors import ChainError, LibraryError
from bangtin_server.library import editing
from bangtin_server.library.chains import said_by
from bangtin_server.library.models import Item, ItemVersion, Medium, State
from bangtin_server.library.particulars import AI_STATES, CATEGORIES, LANGUAGES, NATURES, gaps, particulars
from bangtin_server.library.reviewing import STATE_WORDS, Step
from bangtin_server.scheduling.marking import showing_lists
from bangtin_server.scheduling.models import Playlist

_REASON = 500


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_item(request: HttpRequest) -> HttpResponse:
    """Make an item of a file."""
    asked = request.POST if request.method == "POST" else request.GET
    files = seen(request, Right.CONTRIBUTE, Medium.objects.all())
    medium = get_object_or_404(files, pk=asked.get("file", "").replace("\0", "")[:64])
    if request.method != "POST":
        stem = medium.name.rpartition(".")[0] or medium.name
        return _new_form(request, medium, Fields(name=stem.replace("_", " ")))
    fields = typed(request)
    try:
        place = place_from(request, request.POST.get("place", ""))
        made = editing.begin(wanted(fields, editing.content_from(medium)), place, own_name(request))
    except LibraryError as error:
        return _new_form(request, medium, fields, in_words(request, error))
    return _submitted_or_saved(request, made)


@never_cache
@require_safe
def item(request: HttpRequest, number: int) -> HttpResponse:
    """Show an item."""
    return _page(request, item_row(request, number))


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a draft, or begin the next version; with `submit` send it in at once."""
    row = item_row(request, number)
    require(request, Right.CONTRIBUTE, row)
    fields, version = typed(request), newest_of(row)
    try:
        said = said_by(version)
        now = wanted(fields, said.content)
        made = editing.revise(version, now, own_name(request))
    except (LibraryError, ChainError) as error:
        return _page(request, row, fields, in_words(request, error))
    return _submitted_or_saved(request, made)


def _submitted_or_saved(request: HttpRequest, version: ItemVersion) -> HttpResponse:
    if "submit" in request.POST:
        return taken(request, version.item, Step.SUBMIT)
    messages.success(request, say(request, "item_saved"))
    return HttpResponseRedirect(reverse("item", args=[version.item_id]))


def _page(request: HttpRequest, row: Item, fields: Fields | None = None, wrong: str = "") -> HttpResponse:
    version = newest_of(row)
    said, state = said_by(version), State(version.state)
    may_change = may(request, Right.CONTRIBUTE, row) and state not in {State.SUBMITTED, State.REVIEWED} and not row.home
    written = fields or fields_of(version)
    shown = {
        "item": row,
        "version": version,
        **_state(request, version),
        "preview": preview_of(request, version),
        "fields": written,
        "bounds": bounds_of(written),
        "wrong": wrong,
        "may_change": may_change,
        "is_draft": state == State.DRAFT,
        "facts": _facts(request, version),
        "gaps": [in_tongue(request, gap.said) for gap in gaps(said)] if state == State.DRAFT else [],
        "steps": [one for one in offered(request, row, version) if one["step"] != Step.SUBMIT or not may_change],
        **checklist(request, said),
        "versions": [_version(request, one) for one in row.versions.order_by("-number")],
        "used": _used(row),
        "fit": fit_of(said.content),
        **_choices(request),
    }
    return render(request, "console/item.html", shown, status=422 if wrong else 200)


def _new_form(request: HttpRequest, medium: Medium, fields: Fields, wrong: str = "") -> HttpResponse:
    shown = {"medium": medium, "fields": fields, "bounds": bounds_of(fields), "wrong": wrong}
    shown["places"] = place_choices(request)
    shown |= {"preview": preview_of(request, medium), "place": request.POST.get("place", "")}
    return render(request, "console/item-new.html", shown | _choices(request), status=422 if wrong else 200)


def _choices(request: HttpRequest) -> dict[str, Any]:
    lists = {"categories": CATEGORIES, "natures": NATURES, "languages": LANGUAGES, "ai_states": AI_STATES}
    return {name: options(request, phrases) for name, phrases in lists.items()}


def _facts(request: HttpRequest, version: ItemVersion) -> list[tuple[str, str]]:
    """Return what is said of a version, for who does not change it."""
    said, kept = said_by(version), particulars(said_by(version))
    tags = said.tags
    category, nature, ai = CATEGORIES.get(tags.category), NATURES.get(tags.nature), AI_STATES[tags.ai]
    shown = fields_of(version)
    rows = [
        ("library_group", in_tongue(request, category) if category else tags.category),
        ("item_nature", in_tongue(request, nature) if nature else tags.nature),
        ("item_source", tags.source),
        ("item_officer", kept.accuracy_officer),
        ("item_basis", kept.legal_basis),
        ("item_alternative", tags.alternative),
        ("item_consent", kept.consent if kept.shows_people else ""),
        ("item_ai", in_tongue(request, ai)),
        ("item_mourning", say(request, "item_yes" if tags.mourning_ok else "item_no")),
        ("item_from", shown.valid_from),
        ("item_to", shown.valid_to),
    ]
    return [(say(request, key), value) for key, value in rows if value]


def _version(request: HttpRequest, row: ItemVersion) -> dict[str, object]:
    last = row.notices.order_by("-at").first()
    return {
        "row": row,
        "named": say(request, "item_version", n=row.number),
        **_state(request, row),
        "reason": last.reason if last and last.state == row.state else "",
    }


def _state(request: HttpRequest, version: ItemVersion) -> dict[str, str]:
    """Return how far a version is; of an approved one that screens have, what has become of it."""
    stands = standing(version, clock.now())
    if stands is not None:
        return {"state": in_tongue(request, WORDS[stands]), "tone": _STANDING_TONES.get(stands, "good")}
    state = State(version.state)
    return {"state": in_tongue(request, STATE_WORDS[state]), "tone": TONES.get(state, "none")}


_STANDING_TONES = {Standing.PAUSED: "dark", Standing.EXPIRED: "dark"}


def _used(row: Item) -> list[dict[str, object]]:
    """Return the playlists that have the item, each with the screens that it reaches."""
    lists = Playlist.objects.filter(elements__item=row).select_related("home").distinct().order_by("code")
    return [{"name": str(one), "home": one.home, "screens": sorted(map(str, showing_lists([one.pk])))} for one in lists]
