"""Pages for what went wrong. Programs get the same in JSON."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from bangtin_server.console.language import in_words, say
from bangtin_server.console.words import PHRASES
from bangtin_server.errors import CentreError
from bangtin_server.refusal import Refusal


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer to what cannot be read, by a page that stands by itself: also under a name not ours."""
    refusal = _elsewhere() if isinstance(exception, DisallowedHost) else _UNREADABLE
    headers, body = refusal.answer(request.path)
    told = {name: value for name, value in headers.items() if name != "Connection"}  # the server's, says WSGI
    return HttpResponse(body, status=refusal.status, headers=told)


_UNREADABLE = Refusal(HTTPStatus.BAD_REQUEST, "Không đọc được yêu cầu.", "The request cannot be read.")


def _elsewhere() -> Refusal:
    address = settings.ENVIRONMENT.address
    return Refusal(
        HTTPStatus.BAD_REQUEST,
        f"Trung tâm không trả lời ở địa chỉ này. Hãy mở {address}, hoặc nhờ quản trị viên sửa BANGTIN_ADDRESS.",
        f"The centre does not answer under this address. Open {address}, or let an administrator set BANGTIN_ADDRESS.",
    )


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
