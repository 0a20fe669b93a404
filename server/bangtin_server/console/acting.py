"""What a page does when a button was pressed: the deed, one line on it, and back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from bangtin_server.accounts.models import User
from bangtin_server.console.language import in_words, say
from bangtin_server.errors import AccountError, ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.scheduling.changes import ANY

LARGEST_KEY = (1 << 63) - 1


def person_of(request: HttpRequest) -> User:
    """Return who is signed in."""
    assert isinstance(request.user, User)  # noqa: S101 - the gate has seen to it
    return request.user


def act(request: HttpRequest, deed: Callable[[], object], said: str, back: str, **params: object) -> HttpResponse:
    """Do *deed*, say that it is done, or why not, on the page *back*."""
    return act_and_go(request, deed, said, (back, back), **params)


def act_and_go(
    request: HttpRequest, deed: Callable[[], object], said: str, places: tuple[str, str], **params: object
) -> HttpResponse:
    """Do *deed* and say so on the second of *places*; where it is refused, say why on the first."""
    back, there = places
    try:
        deed()
    except (AccountError, ChangedMeanwhileError, ScheduleRefusedError) as error:
        messages.error(request, in_words(request, error))
        return HttpResponseRedirect(back)
    messages.success(request, say(request, said, **params))
    return HttpResponseRedirect(there)


def version_read(request: HttpRequest) -> str:
    """Return the version that the person had before them, as the form carries it."""
    return request.POST.get("version", "")[:40] or ANY


def go_on(request: HttpRequest, there: str) -> HttpResponse:
    """Go on to another page, also where a script asked in the page's stead."""
    by_htmx = "HX-Request" in request.headers
    return HttpResponse(headers={"HX-Redirect": there}) if by_htmx else HttpResponseRedirect(there)
