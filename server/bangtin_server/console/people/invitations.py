"""Pages behind a link for one use: the first administrator's, and that of somebody who was invited."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bangtin_server.access import address_of
from bangtin_server.accounts import people, second_factor, sign_in_link
from bangtin_server.accounts.models import User
from bangtin_server.console.account import known_browser, second_step
from bangtin_server.console.account.passwords import FirstForm, PasswordForm
from bangtin_server.console.account.second_step import BACKEND
from bangtin_server.console.language import in_words, say
from bangtin_server.errors import AccountError


@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def first_sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Make the first administrator, or let a person choose a password: whose link it is."""
    link = sign_in_link.found(secret)
    if link is None:
        return _gone(request)
    form = PasswordForm(request, link.user) if link.user else FirstForm(request)
    user = _entered(request, form, secret, link.user) if request.method == "POST" and form.is_valid() else None
    if user is None:
        status = 422 if request.method == "POST" else 200
        return render(request, "console/first-sign-in.html", {"form": form, "person": link.user}, status=status)
    if second_factor.is_set(user):
        return second_step.begin(request, user, reverse("overview"))
    login(request, user, BACKEND)
    return known_browser.remember(request, HttpResponseRedirect(reverse("overview")), user)


def _entered(request: HttpRequest, form: PasswordForm, secret: str, person: User | None) -> User | None:
    """Make the account, or set its password; None with what is wrong in *form*."""
    said = form.cleaned_data
    try:
        if person:
            return people.enter(secret, said["password"])
        return people.make_first(secret, said["user_name"], said["full_name"], said["password"], address_of(request))
    except AccountError as error:
        form.add_error("password" if person else "user_name", in_words(request, error))
        return None


def _gone(request: HttpRequest) -> HttpResponse:
    told = {"title": say(request, "link_gone_title"), "text": say(request, "link_gone")}
    return render(request, "console/refusal.html", told, status=410)
