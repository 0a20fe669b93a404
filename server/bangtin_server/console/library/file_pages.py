"""A file of the library: what it was found to be, and where it is used."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server.access import Right, may, seen
from bangtin_server.console.language import chosen, say
from bangtin_server.console.library.library_pages import file_tile, in_tongue, kind_in_words, looks_of
from bangtin_server.console.library.looks import preview_of
from bangtin_server.library.models import Examination, Item, Medium, Rendition, State
from bangtin_server.library.preflight import of_class, of_rendition
from bangtin_server.library.reviewing import STATE_WORDS
from bangtin_server.scheduling.models import Font

_UNITS = ("byte", "KB", "MB", "GB")


@never_cache
@require_safe
def file(request: HttpRequest, digest: str) -> HttpResponse:
    """Show one file."""
    medium = get_object_or_404(seen(request, Right.SEE, Medium.objects.all()), pk=digest)
    waits = medium.examination in {Examination.WAITING, Examination.WORKING}
    used = seen(request, Right.SEE, Item.objects.filter(versions__media=medium)).distinct().order_by("name")
    shown = {
        "medium": medium,
        "tile": file_tile(request, medium, looks_of([digest])),
        "preview": preview_of(request, medium),
        "facts": _facts(request, medium),
        "waits": waits,
        "fault": medium.fault.get(chosen(request), "") if medium.examination == Examination.REFUSED else "",
        "may_compose": medium.examination == Examination.SOUND
        and medium.kind != "font"
        and may(request, Right.CONTRIBUTE),
        "used": [_use(request, row, medium) for row in used.select_related("home")],
        "fonts_of": sorted({str(row.screen or row.group or row.site) for row in Font.objects.filter(medium=medium)}),
        "renditions": [_rendition(request, row) for row in medium.renditions.filter(purpose=Rendition.Purpose.PLAY)],
    }
    return render(request, "console/file.html", shown)


def _facts(request: HttpRequest, medium: Medium) -> list[tuple[str, str]]:
    """Return what is known of a file."""
    found = medium.measures
    rows = [
        ("file_kind", f"{kind_in_words(request, medium.kind)} {found.get('format', '')}".strip()),
        ("file_size", in_bytes(medium.size)),
        ("file_pixels", f"{found['width']} × {found['height']}" if found.get("width") and medium.kind != "pdf" else ""),
        ("file_length", f"{found['length_ms'] / 1000:.1f} s".replace(".", ",") if found.get("length_ms") else ""),
        ("file_pages", str(found["pages"]) if found.get("pages") else ""),
    ]
    return [(say(request, key), value) for key, value in rows if value]


def in_bytes(size: int) -> str:
    """Return a size as people say it.

    >>> in_bytes(512), in_bytes(2_400_000), in_bytes(10_737_418_240)
    ('512 byte', '2,4 MB', '10,7 GB')
    """
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:  # noqa: PLR2004 - a thousand
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.{1 if unit else 0}f} {_UNITS[unit]}".replace(".", ",")


def _use(request: HttpRequest, row: Item, medium: Medium) -> dict[str, Any]:
    version = row.versions.filter(media=medium).order_by("-number").first()
    state = STATE_WORDS[State(version.state)] if version else STATE_WORDS[State.DRAFT]
    return {"item": row, "state": in_tongue(request, state)}


def _rendition(request: HttpRequest, row: Rendition) -> dict[str, Any]:
    standing, named = of_rendition(row), of_class(row.target)
    english = chosen(request) == "en"
    return {"target": named.en if english else named.vi, "says": standing.en if english else standing.vi}
