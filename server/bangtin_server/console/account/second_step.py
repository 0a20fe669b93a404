"""The second step of signing in: a code of the authenticator, or one on paper."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bangtin_server import clock
from bangtin_server.access import address_of
from bangtin_server.accounts import proof
from bangtin_server.accounts.models import User
from bangtin_server.console.account import known_browser
from bangtin_server.console.language import in_words, say

BACKEND = "django.contrib.auth.backends.ModelBackend"
_WAITS = timedelta(minutes=5)
_KEY = "second-step"
_MOST_CODE = 40


def begin(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Remember for some minutes whose password was right, and ask for the code."""
    request.session.cycle_key()
    request.session[_KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "until": (clock.now() + _WAITS).isoformat(),
        "onward": onward,
    }
    return HttpResponseRedirect(reverse("second-factor"))


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and sign the person in."""
    told = request.session.get(_KEY, {})
    user = _whose(told)
    if user is None:
        return HttpResponseRedirect(reverse("sign-in"))
    if request.method != "POST":
        return render(request, "console/second-factor.html", {"wrong": ""})
    try:
        known = known_browser.number(request, user.username)
        right = proof.pass_second(user, request.POST.get("code", "")[:_MOST_CODE], address_of(request), known)
    except proof.LockedOutError as error:
        return render(request, "console/second-factor.html", {"wrong": in_words(request, error)}, status=429)
    if not right:
        return render(request, "console/second-factor.html", {"wrong": say(request, "wrong_code")}, status=403)
    del request.session[_KEY]
    login(request, user, BACKEND)
    return known_browser.remember(request, HttpResponseRedirect(told["onward"]), user)


def _whose(told: dict[str, Any]) -> User | None:
    """Return whose password was right a moment ago and is still theirs."""
    if not told or datetime.fromisoformat(str(told["until"])) <= clock.now():
        return None
    user = User.objects.filter(pk=told["user"], is_active=True).first()
    return user if user and user.get_session_auth_hash() == told["password"] else None
