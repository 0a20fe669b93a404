"""A person sets up a second factor, has new recovery codes made, or turns it off."""

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import held
from bangtin_server.accounts import second_factor
from bangtin_server.accounts.models import SecondFactor
from bangtin_server.console.account.known_browser import prove
from bangtin_server.console.acting import act, person_of
from bangtin_server.console.language import say
from bangtin_server.errors import AccountError

_MOST_CODE = 40


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Show the code to scan, and take the first code of the authenticator."""
    person, wrong = person_of(request), ""
    if second_factor.is_set(person):
        return HttpResponseRedirect(reverse("account"))
    if request.method == "POST":
        codes = second_factor.confirm(person, request.POST.get("code", "")[:_MOST_CODE])
        if codes:
            return _codes(request, codes)
        wrong = say(request, "wrong_code")
    row = second_factor.offer(person)
    due = second_factor.wanted(held(request).roles)
    shown = {"qr": _picture(row), "letters": second_factor.in_letters(row), "wrong": wrong, "due": due}
    return render(request, "console/second-factor-set-up.html", shown, status=422 if wrong else 200)


@never_cache
@sensitive_post_parameters()
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, for who knows the password."""
    if wrong := _unproved(request):
        return act(request, wrong, "saved", reverse("account"))
    return _codes(request, second_factor.fresh_recovery_codes(person_of(request)))


@sensitive_post_parameters()
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Turn the second factor off, for who knows the password."""
    person = person_of(request)
    deed = _unproved(request) or (lambda: second_factor.remove(person, person.username))
    return act(request, deed, "second_removed", reverse("account"))


class _Unproved:
    """Raises again, where a page says it, that the present password was wrong."""

    def __init__(self, error: AccountError) -> None:
        self._error = error

    def __call__(self) -> None:
        raise self._error


def _unproved(request: HttpRequest) -> _Unproved | None:
    try:
        prove(request, request.POST.get("password_now", "")[:256])
    except AccountError as error:
        return _Unproved(error)
    return None


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "console/recovery-codes.html", {"codes": codes})


def _picture(row: SecondFactor) -> SafeString:
    """Return the code that an authenticator scans, as part of the page: nothing of it goes over another address."""
    drawn = segno.make(second_factor.address(row), error="m", micro=False)
    return mark_safe(drawn.svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None))  # noqa: S308 - drawn here, holds no text
