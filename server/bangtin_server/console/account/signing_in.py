"""Pages before and around the sign-in."""

from django import forms
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import address_of
from bangtin_server.accounts import proof, second_factor, sign_ins
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import User
from bangtin_server.console.account import known_browser, second_step
from bangtin_server.console.account.second_step import BACKEND
from bangtin_server.console.form import Form
from bangtin_server.console.language import COOKIE, LANGUAGES, in_words, say

_YEAR = 365 * 24 * 3600


class SignInForm(Form):
    """Who, and the password."""

    user_name = forms.CharField(max_length=150)
    password = forms.CharField(max_length=256, strip=False)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign a person in."""
    form = SignInForm(request.POST or None)
    shown = {"form": form, "next": _onward(request), "wrong": ""}
    if request.method != "POST":
        return render(request, "console/sign-in.html", shown)
    try:
        user = _who(request, form)
    except proof.LockedOutError as error:
        return render(request, "console/sign-in.html", shown | {"wrong": in_words(request, error)}, status=429)
    if user is None:
        return render(request, "console/sign-in.html", shown | {"wrong": say(request, "wrong_sign_in")}, status=403)
    if second_factor.is_set(user):
        return second_step.begin(request, user, _onward(request))
    login(request, user, BACKEND)
    return known_browser.remember(request, HttpResponseRedirect(_onward(request)), user)


def _who(request: HttpRequest, form: SignInForm) -> User | None:
    if not form.is_valid():
        return None
    name, known = form.cleaned_data["user_name"], known_browser.number(request, form.cleaned_data["user_name"])
    return proof.sign_in(name, form.cleaned_data["password"], address_of(request), known)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign a person out."""
    note(Deed.SIGN_OUT, request.user.get_username())
    sign_ins.forget(request.session.session_key)
    logout(request)
    return HttpResponseRedirect(reverse("sign-in"))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember which language this browser reads."""
    asked = request.POST.get("language", "")
    answer = HttpResponseRedirect(_onward(request))
    kept = asked if asked in LANGUAGES else LANGUAGES[0]
    answer.set_cookie(COOKIE, kept, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    return answer


def _onward(request: HttpRequest) -> str:
    """Return where to go on to: an address of ours, never another's."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours else reverse("overview")
