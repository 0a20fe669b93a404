"""Pages for what went wrong. Programs get the same in JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from bangtin_server.console.language import in_words, say
from bangtin_server.console.words import PHRASES
from bangtin_server.errors import CentreError


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there."""
    del exception
    return _page(request, "not_found", 404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer to who may not do it: with what was missing."""
    error = exception.args[0] if exception and exception.args else None
    told = in_words(request, error) if isinstance(error, CentreError) else ""
    return _page(request, "not_allowed", 403, told)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer for a fault of ours."""
    return _page(request, "error", 500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for a form that did not come from our page, or is too old."""
    del reason
    return _page(request, "forged", 403)


def _page(request: HttpRequest, what: str, status: int, text: str = "") -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"vi": PHRASES[what].vi, "en": PHRASES[what].en}, status=status)
    told = {"title": say(request, f"{what}_title"), "text": text or say(request, what)}
    return render(request, "console/refusal.html", told, status=status)
