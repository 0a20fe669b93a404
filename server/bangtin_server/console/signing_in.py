"""Pages before and around the sign-in."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import address_of
from bangtin_server.accounts import people, sign_in_link
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import User
from bangtin_server.console.language import COOKIE, LANGUAGES, chosen, say
from bangtin_server.errors import AccountError

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_YEAR = 365 * 24 * 3600


class SignInForm(forms.Form):
    """Who, and the password."""

    user_name = forms.CharField(max_length=150)
    password = forms.CharField(max_length=256, strip=False)


class FirstForm(forms.Form):
    """The first administrator; says all that is wrong at once."""

    user_name = forms.CharField(max_length=40)
    full_name = forms.CharField(max_length=120)
    password = forms.CharField(max_length=256, strip=False)
    password_again = forms.CharField(max_length=256, strip=False)

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST or None)
        self._request = request

    def clean(self) -> dict[str, Any]:
        """Judge the name and the password."""
        said = {"user_name": "", "full_name": "", "password": ""} | (super().clean() or {})
        if said["user_name"]:
            self._judge("user_name", lambda: people.USER_NAME(said["user_name"]))
        if said["password"]:
            person = User(username=said["user_name"], full_name=said["full_name"])
            self._judge("password", lambda: validate_password(said["password"], person))
        if said["password"] and said["password"] != said.get("password_again"):
            self.add_error("password_again", say(self._request, "passwords_differ"))
        return said

    def _judge(self, field: str, judge: Callable[[], None]) -> None:
        try:
            judge()
        except ValidationError as error:
            self.add_error(field, [_translated(self._request, one) for one in error.error_list])


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
        user = _who(form, address_of(request))
    except people.LockedOutError as error:
        return render(request, "console/sign-in.html", shown | {"wrong": _said(request, error)}, status=429)
    if user is None:
        return render(request, "console/sign-in.html", shown | {"wrong": say(request, "wrong_sign_in")}, status=403)
    login(request, user, _BACKEND)
    return HttpResponseRedirect(_onward(request))


def _who(form: SignInForm, address: str) -> User | None:
    if not form.is_valid():
        return None
    return people.sign_in(form.cleaned_data["user_name"], form.cleaned_data["password"], address)


@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def first_sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Make the first administrator, by the link that the centre printed."""
    if not sign_in_link.counts(secret):
        told = {"title": say(request, "link_gone_title"), "text": say(request, "link_gone")}
        return render(request, "console/refusal.html", told, status=410)
    form = FirstForm(request)
    if request.method == "POST" and form.is_valid() and (user := _made(request, form, secret)):
        login(request, user, _BACKEND)
        return HttpResponseRedirect(reverse("overview"))
    status = 422 if request.method == "POST" else 200
    return render(request, "console/first-sign-in.html", {"form": form}, status=status)


def _made(request: HttpRequest, form: FirstForm, secret: str) -> User | None:
    """Make the account; None with what is wrong in *form*."""
    said = form.cleaned_data
    try:
        return people.make_first(secret, said["user_name"], said["full_name"], said["password"], address_of(request))
    except AccountError as error:
        form.add_error("user_name", _said(request, error))
        return None


def _translated(request: HttpRequest, error: ValidationError) -> str:
    """Say a validator's words; for these Django has no Vietnamese, or none that helps."""
    ours = {"password_too_short": "too_short", "invalid": "user_name_wrong"}.get(str(error.code))
    return say(request, ours) if ours else str(error.messages[0])


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign a person out."""
    note(Deed.SIGN_OUT, request.user.get_username(), address=address_of(request))
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


def _said(request: HttpRequest, error: AccountError) -> str:
    return error.en if chosen(request) == "en" else error.vi
