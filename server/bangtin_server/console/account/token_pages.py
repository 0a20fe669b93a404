"""A person's tokens: made, shown once, revoked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import held
from bangtin_server.accounts import tokens as issuing
from bangtin_server.accounts.models import ApiToken, User
from bangtin_server.accounts.roles import Role
from bangtin_server.console.account.known_browser import prove
from bangtin_server.console.language import chosen, say
from bangtin_server.console.people.role_words import role_in_words
from bangtin_server.errors import AccountError

_LARGEST = (1 << 63) - 1
_SPANS = (7, 30, issuing.LONGEST_DAYS)


@never_cache
@sensitive_post_parameters("password_now")
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List the person's tokens, and make one."""
    person = _person(request)
    shown: dict[str, Any] = {"secret": "", "wrong": "", "name": request.POST.get("name", "")[:200]}
    status = 200
    if request.method == "POST":
        try:
            name = shown["name"].replace("\0", "")
            roles = [role.value for role in Role if role in request.POST.getlist("roles")]
            prove(request, request.POST.get("password_now", "")[:256])
            shown |= {"secret": issuing.make(person, name, person.username, roles, _days(request)), "name": ""}
        except AccountError as error:
            shown["wrong"], status = (error.en if chosen(request) == "en" else error.vi), 422
    rows = [_row(request, one) for one in issuing.standing(person).order_by("-pk")]
    mine = [(role.value, role_in_words(request, role)) for role in Role if role in held(request).roles]
    spans = [(days, say(request, "days", n=days), days == issuing.LONGEST_DAYS) for days in _SPANS]
    shown |= {"tokens": rows, "mine": mine, "spans": spans}
    return render(request, "console/tokens.html", shown, status=status)


def _days(request: HttpRequest) -> int:
    chosen_span = request.POST.get("days", "")
    return next((days for days in _SPANS if str(days) == chosen_span), issuing.LONGEST_DAYS)


def _row(request: HttpRequest, token: ApiToken) -> dict[str, object]:
    return {"token": token, "roles": ", ".join(role_in_words(request, role) for role in token.roles)}


@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke one of the person's tokens."""
    person = _person(request)
    row = person.tokens.filter(pk=number).first() if number <= _LARGEST else None
    if row is None:
        raise Http404
    issuing.revoke(row, person.username)
    messages.success(request, say(request, "token_revoked", name=row.name))
    return HttpResponseRedirect(reverse("tokens"))


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the gate has seen to it
    return request.user
