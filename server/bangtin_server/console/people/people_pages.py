"""Who has an account here: found, invited, looked at."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bangtin_server.access import Right, may, require, seen
from bangtin_server.accounts import grants, lock_out, people, second_factor, sign_in_link, sign_ins, units
from bangtin_server.accounts.models import Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.console.account.passwords import translated
from bangtin_server.console.acting import LARGEST_KEY, person_of
from bangtin_server.console.form import Form
from bangtin_server.console.language import in_words, say
from bangtin_server.console.numbers import number_in
from bangtin_server.console.people.role_places import place_from, places
from bangtin_server.console.people.role_words import indented, role_in_words, roles_in_words
from bangtin_server.errors import AccountError, CentreError

_MOST = 200
"""Rows of the list; who is not among them is found by name."""


class InviteForm(Form):
    """Whom, and as what."""

    full_name = forms.CharField(max_length=120)
    user_name = forms.CharField(max_length=40)
    unit = forms.CharField(max_length=20, required=False)
    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role], required=False)
    where = forms.CharField(max_length=40, required=False)


@never_cache
@require_safe
def list_people(request: HttpRequest) -> HttpResponse:
    """List people, those with the name that was typed."""
    asked = request.GET.get("name", "").replace("\0", "")[:120].strip()
    rows = mine(request).select_related("unit").prefetch_related("grants__unit", "grants__site")
    if asked:
        rows = rows.filter(Q(full_name__icontains=asked) | Q(username__icontains=asked))
    shown = [_row(request, one) for one in rows.order_by("-is_active", "full_name", "username")[:_MOST]]
    return render(request, "console/people.html", {"rows": shown, "asked": asked})


def mine(request: HttpRequest) -> QuerySet[User]:
    """Return those whose accounts who asks may look at."""
    return seen(request, Right.PEOPLE, User.objects.filter(deleted_at=None))


def _row(request: HttpRequest, person: User) -> dict[str, object]:
    roles = dict.fromkeys(role_in_words(request, grant.role) for grant in person.grants.all())
    return {"person": person, "roles": ", ".join(roles), "state": state_of(person)}


def state_of(person: User) -> str:
    """Return how an account stands: `suspended`, `invited` or `active`."""
    if not person.is_active:
        return "suspended"
    return "active" if person.has_usable_password() else "invited"


@never_cache
@require_safe
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Show one person's account."""
    return shown_person(request, found(request, number))


def found(request: HttpRequest, number: int) -> User:
    """Return the person of that number, if who asks may look at them."""
    one = mine(request).filter(pk=min(number, LARGEST_KEY)).first()
    if one is None:
        raise Http404
    return one


def shown_person(request: HttpRequest, one: User, **more: object) -> HttpResponse:
    """Show a person's account, after what was just done to it."""
    own = one.pk == person_of(request).pk
    shown = {
        "one": one,
        "own": own,
        "may": may(request, Right.PEOPLE, one),
        "state": state_of(one),
        "roles": [row | {"may": may(request, Right.PEOPLE, row["grant"])} for row in roles_in_words(request, one)],
        "role_choices": [] if own else role_choices(request),
        "places": places(request),
        "unit_choices": unit_choices(request),
        "locked": lock_out.waits(one.username),
        "second_on": second_factor.is_set(one),
        "sessions": (count := sign_ins.of(one).count()),
        "sessions_told": say(request, "sessions_end_all", n=count),
        "link_told": say(request, "invited", name=one),
    }
    return render(request, "console/person.html", shown | more)


def role_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the roles to choose from."""
    return [(role.value, role_in_words(request, role)) for role in Role]


def unit_choices(request: HttpRequest) -> list[tuple[int, str]]:
    """Return the units to choose from."""
    return indented(units.in_order(seen(request, Right.PEOPLE, Unit.objects.all())))


def unit_from(request: HttpRequest, text: str) -> Unit | None:
    """Return the unit that was chosen; None is none.

    Raises:
        AccountError: there is none like that.
    """
    if not text:
        return None
    known = seen(request, Right.PEOPLE, Unit.objects.all())
    unit = known.filter(pk=number_in(text) or 0).first()
    if unit is None:
        raise AccountError("choose a unit of the list", "Hãy chọn một đơn vị trong danh sách.")
    return unit


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account, and show the link by which its person chooses a password."""
    form, wrong = InviteForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            one = _invited(request, form.cleaned_data)
        except ValidationError as error:
            form.add_error("user_name", translated(request, error))
        except CentreError as error:
            wrong = in_words(request, error)
        else:
            return shown_person(request, one, link=link_for(request, one))
    shown = {"form": form, "wrong": wrong, "role_choices": role_choices(request), "places": places(request)}
    shown["unit_choices"] = unit_choices(request)
    return render(request, "console/invite.html", shown, status=422 if request.method == "POST" else 200)


@transaction.atomic
def _invited(request: HttpRequest, said: dict[str, Any]) -> User:
    by = person_of(request).username
    one = people.make(said["user_name"], said["full_name"], unit_from(request, said["unit"]), by)
    if said["role"]:
        grants.give(one, Role(said["role"]), place_from(request, said["where"]), by)
    require(request, Right.PEOPLE, one)
    return one


def link_for(request: HttpRequest, one: User) -> str:
    """Return a fresh link by which a person chooses a password."""
    secret = sign_in_link.invite(one, person_of(request).username)
    return settings.ENVIRONMENT.address + reverse("first-sign-in", args=[secret])
