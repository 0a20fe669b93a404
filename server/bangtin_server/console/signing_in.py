"""Pages before and around the sign-in."""

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
    """The first administrator."""

    user_name = forms.CharField(max_length=40, validators=[people.USER_NAME])
    full_name = forms.CharField(max_length=120)
    password = forms.CharField(max_length=256, strip=False)
    password_again = forms.CharField(max_length=256, strip=False)


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
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (user := _made(request, form, secret)):
        login(request, user, _BACKEND)
        return HttpResponseRedirect(reverse("overview"))
    status = 422 if request.method == "POST" else 200
    return render(request, "console/first-sign-in.html", {"form": form}, status=status)


def _made(request: HttpRequest, form: FirstForm, secret: str) -> User | None:
    """Make the account; None with what is wrong in *form*."""
    said = form.cleaned_data
    user_name, full_name, password = said["user_name"], said["full_name"], said["password"]
    if password != said["password_again"]:
        form.add_error("password_again", say(request, "passwords_differ"))
        return None
    try:
        validate_password(password, User(username=user_name, full_name=full_name))
        return people.make_first(secret, user_name, full_name, password, address_of(request))
    except ValidationError as error:
        form.add_error("password", [_translated(request, one) for one in error.error_list])
    except AccountError as error:
        form.add_error("user_name", _said(request, error))
    return None


def _translated(request: HttpRequest, error: ValidationError) -> str:
    """Say a validator's words; one has no Vietnamese in Django."""
    return say(request, "too_short") if error.code == "password_too_short" else str(error.messages[0])


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
