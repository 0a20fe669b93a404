"""The library: items and files, looked for and filtered."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_playlists.words import Phrase
from bangtin_server.access import Right, may, seen
from bangtin_server.accounts.models import Unit
from bangtin_server.console.language import chosen, say
from bangtin_server.console.library.library_places import place_choices
from bangtin_server.library import finding
from bangtin_server.library.chains import words_of
from bangtin_server.library.finding import Query
from bangtin_server.library.models import Examination, Item, Medium, Rendition, State
from bangtin_server.library.particulars import CATEGORIES
from bangtin_server.library.reviewing import STATE_WORDS

_PAGE = 60
TONES = {
    State.SUBMITTED: "late",
    State.REVIEWED: "late",
    State.CHANGES_REQUESTED: "bad",
    State.REJECTED: "bad",
    State.APPROVED: "good",
    State.RECALLED: "dark",
    State.ARCHIVED: "dark",
}
"""The colour of a state; every other has none."""
_EXAMINED: Mapping[str, Phrase] = {
    Examination.WAITING: Phrase(str(Examination.WAITING.label), "Waits"),
    Examination.WORKING: Phrase(str(Examination.WORKING.label), "Being examined"),
    Examination.SOUND: Phrase(str(Examination.SOUND.label), "Sound"),
    Examination.REFUSED: Phrase(str(Examination.REFUSED.label), "Refused"),
}
_EXAMINED_TONES = {Examination.SOUND: "good", Examination.REFUSED: "bad"}


@never_cache
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Show the items."""
    query = _query(request, CATEGORIES, STATE_WORDS)
    rows = seen(request, Right.SEE, Item.objects.exclude(newest=None))
    found, more = _page(request, finding.items(rows, query))
    thumbnails = looks_of(digest for row in found for digest in digests_of(row))
    shown = {
        "rows": [item_tile(request, row, thumbnails) for row in found],
        "kinds": _kinds(request, ("video", "image", "pages", "card", "ticker")),
        "groups": options(request, CATEGORIES),
        "states": options(request, STATE_WORDS),
        "tab": "items",
        **_frame(request, query, more),
    }
    return render(request, "console/library.html", shown)


@never_cache
@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """Show the files."""
    query = _query(request, {}, _EXAMINED)
    found, more = _page(request, finding.media(seen(request, Right.SEE, Medium.objects.all()), query))
    thumbnails = looks_of(row.digest for row in found)
    shown = {
        "rows": [file_tile(request, row, thumbnails) for row in found],
        "kinds": _kinds(request, ("video", "image", "pdf", "font")),
        "states": options(request, _EXAMINED),
        "tab": "files",
        **_frame(request, query, more),
    }
    return render(request, "console/library.html", shown)


def item_tile(request: HttpRequest, row: Item, thumbnails: Mapping[str, int]) -> dict[str, Any]:
    """Return what a tile says of an item."""
    assert row.newest is not None  # noqa: S101 - asked for by whoever lists
    digest = next((each for each in digests_of(row) if each in thumbnails), "")
    return {
        "to": reverse("item", args=[row.pk]),
        "name": row.name,
        "look": reverse("look", args=[digest, "thumbnail", 0]) if digest else "",
        "kind": kind_in_words(request, row.newest.content.get("type", "")),
        "words": " · ".join(words_of(row.newest.content)[:3]),
        "state": in_tongue(request, STATE_WORDS[State(row.newest.state)]),
        "tone": TONES.get(State(row.newest.state), "none"),
        "group": row.newest.tags.get("category", ""),
        "from": _provider(row),
    }


def file_tile(request: HttpRequest, row: Medium, thumbnails: Mapping[str, int]) -> dict[str, Any]:
    """Return what a tile says of a file."""
    return {
        "to": reverse("file", args=[row.digest]),
        "name": row.name,
        "look": reverse("look", args=[row.digest, "thumbnail", 0]) if row.digest in thumbnails else "",
        "kind": kind_in_words(request, row.kind),
        "state": in_tongue(request, _EXAMINED[row.examination]),
        "tone": _EXAMINED_TONES.get(Examination(row.examination), "none"),
        "group": "",
        "from": _provider(row),
    }


def looks_of(digests: Iterable[str]) -> dict[str, int]:
    """Return the rows of the thumbnails of those files that have one."""
    done = Rendition.objects.filter(
        medium__in=set(digests), purpose=Rendition.Purpose.THUMBNAIL, state=Rendition.State.DONE
    )
    return dict(done.values_list("medium", "pk"))


def digests_of(row: Item) -> list[str]:
    """Return the files that the newest version of an item shows."""
    content = row.newest.content if row.newest else {}
    return [*filter(None, [content.get("medium")]), *content.get("media", [])]


def kind_in_words(request: HttpRequest, kind: str) -> str:
    """Return the name of a kind."""
    known = {"video", "image", "pdf", "pages", "font", "card", "ticker", "pattern"}
    return say(request, f"shown_as_{kind}") if kind in known else kind


def in_tongue(request: HttpRequest, phrase: Phrase) -> str:
    """Return a phrase in the language of *request*."""
    return phrase.en if chosen(request) == "en" else phrase.vi


def options(request: HttpRequest, phrases: Mapping[Any, Phrase]) -> list[tuple[str, str]]:
    """Return the choices of a list."""
    return [(str(key), in_tongue(request, phrase)) for key, phrase in phrases.items()]


def _kinds(request: HttpRequest, kinds: Iterable[str]) -> list[tuple[str, str]]:
    return [(kind, kind_in_words(request, kind)) for kind in kinds]


def _provider(row: Item | Medium) -> str:
    if isinstance(row, Item) and row.home:
        return row.home.name
    return row.unit.name if row.unit else row.site.name if row.site else ""


def _query(request: HttpRequest, groups: Mapping[str, Phrase], states: Mapping[Any, Phrase]) -> Query:
    """Return what is looked for; what nobody offered is not looked for."""
    asked = request.GET
    unit = asked.get("unit", "")
    kind, group, state = asked.get("kind", ""), asked.get("group", ""), asked.get("state", "")
    return Query(
        words=asked.get("find", "")[:200].replace("\0", ""),
        kind=kind if kind in {"video", "image", "pages", "card", "ticker", "pdf", "font"} else "",
        category=group if group in groups else "",
        state=state if state in set(map(str, states)) else "",
        unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 18 else None,  # noqa: PLR2004 - a key
    )


def _page(request: HttpRequest, rows: Any) -> tuple[list[Any], str]:  # noqa: ANN401 - items or files
    """Return a page of *rows*, and how the next one is asked for."""
    text = request.GET.get("after", "")
    start = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0  # noqa: PLR2004 - a million rows
    found = list(rows[start : start + _PAGE + 1])
    asked = {key: value for key, value in request.GET.items() if key in {"find", "kind", "group", "state", "unit"}}
    return found[:_PAGE], "?" + urlencode(asked | {"after": str(start + _PAGE)}) if len(found) > _PAGE else ""


def _frame(request: HttpRequest, query: Query, more: str) -> dict[str, Any]:
    """Return what both lists have around them."""
    units = seen(request, Right.SEE, Unit.objects.order_by("name"))
    return {
        "query": query,
        "filtered": any(query),
        "more": more,
        "units": [(str(row.pk), row.name) for row in units],
        "unit": str(query.unit or ""),
        "may_upload": may(request, Right.CONTRIBUTE),
        "places": place_choices(request),
    }
