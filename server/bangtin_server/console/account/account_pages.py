"""A person's own account: name, password, where they are signed in, their data, and its end."""

import json

from django import forms
from django.contrib.auth import logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangtin_server.access import held
from bangtin_server.accounts import delegations, leaving, people, second_factor, sign_ins, tokens
from bangtin_server.accounts.models import SignIn, User
from bangtin_server.console.account import known_browser
from bangtin_server.console.account.devices import device_in_words
from bangtin_server.console.account.known_browser import prove
from bangtin_server.console.account.passwords import PasswordForm
from bangtin_server.console.acting import LARGEST_KEY, act, person_of
from bangtin_server.console.form import Form
from bangtin_server.console.language import in_words, say
from bangtin_server.console.people.role_words import roles_in_words
from bangtin_server.errors import AccountError


class NameForm(Form):
    """What a person is called."""

    full_name = forms.CharField(max_length=120)


class ChangeForm(PasswordForm):
    """The present password, a new one twice, and whether the tokens stay: they go unless somebody says so."""

    password_now = forms.CharField(max_length=256, strip=False)
    keep_tokens = forms.BooleanField(required=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the person's own account, and change their name."""
    person = person_of(request)
    form = NameForm(request.POST or None, initial={"full_name": person.full_name})
    if request.method == "POST" and form.is_valid():
        back = reverse("account")
        return act(
            request, lambda: people.rename(person, form.cleaned_data["full_name"], person.username), "saved", back
        )
    return _shown(request, 422 if request.method == "POST" else 200, form=form)


def _shown(request: HttpRequest, status: int, **more: object) -> HttpResponse:
    person = person_of(request)
    lent = [row for row in delegations.standing(person) if row.taker_id == person.pk]
    shown = {
        "person": person,
        "form": NameForm(initial={"full_name": person.full_name}),
        "change": ChangeForm(request, person) if "change" not in more else None,
        "roles": roles_in_words(request, person),
        "lent": lent,
        "second_on": second_factor.is_set(person),
        "second_wanted": second_factor.wanted(held(request).roles),
        "second_told": say(request, "second_is_on", n=person.recovery_codes.count()),
        "has_tokens": person.tokens.filter(revoked_at=None).exists(),
        "sessions": [_session(request, row) for row in sign_ins.of(person)],
    }
    return render(request, "console/account.html", shown | more, status=status)


def _session(request: HttpRequest, row: SignIn) -> dict[str, object]:
    here = row.session == request.session.session_key
    return {"row": row, "device": device_in_words(row.device) or say(request, "unknown_device"), "here": here}


@sensitive_post_parameters()
@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """Change the person's password; they stay signed in here and nowhere else."""
    person, form = person_of(request), ChangeForm(request, person_of(request))
    if form.is_valid():
        _require_password(request, form, "password_now")
    if not form.is_valid():
        return _shown(request, 422, change=form)
    key = request.session.session_key or ""
    with transaction.atomic():
        people.set_password(person, form.cleaned_data["password"], person.username, keep=key)
        if not form.cleaned_data["keep_tokens"]:
            tokens.revoke_all(person, person.username)
        update_session_auth_hash(request, person)  # renews the session's key
        SignIn.objects.filter(session=key).update(session=request.session.session_key)
    answer = act(request, lambda: None, "password_changed", reverse("account"))
    return known_browser.remember(request, answer, person)


def _require_password(request: HttpRequest, form: forms.Form, field: str) -> None:
    """Note in *form* where the present password is wrong; guessing it here counts as guessing at the sign-in."""
    try:
        prove(request, form.cleaned_data[field])
    except AccountError as error:
        form.add_error(field, in_words(request, error))


@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the person's sessions."""
    person = person_of(request)
    ended = sign_ins.end(person, person.username, number=min(number, LARGEST_KEY))
    return act(request, lambda: None, "sessions_ended", reverse("account"), n=ended)


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of the person's sessions but this one."""
    person = person_of(request)
    ended = sign_ins.end(person, person.username, keep=request.session.session_key or "")
    return act(request, lambda: None, "sessions_ended", reverse("account"), n=ended)


@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Hand out all that is held on the person."""
    person = person_of(request)
    return as_file(leaving.held_on(person, person.username), person)


def as_file(told: dict[str, object], person: User) -> HttpResponse:
    """Return what is held on *person* as a file to keep."""
    content = json.dumps(told, ensure_ascii=False, indent=1)
    name = f'attachment; filename="bang-tin-{person.username}.json"'
    return HttpResponse(content, "application/json; charset=utf-8", headers={"Content-Disposition": name})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Ask once more, with the password, and delete the person's account."""
    person, wrong = person_of(request), ""
    if request.method == "POST":
        try:
            prove(request, request.POST.get("password_now", "")[:256])
            leaving.delete(person, person.username)
        except AccountError as error:
            wrong = in_words(request, error)
        else:
            logout(request)
            return act(request, lambda: None, "account_deleted", reverse("sign-in"))
    shown = {"question": say(request, "account_delete_title", name=person), "wrong": wrong}
    return render(request, "console/account-delete.html", shown, status=422 if wrong else 200)
