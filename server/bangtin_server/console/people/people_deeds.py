"""What an administrator does with one person's account; each deed a button of that person's page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bangtin_server.access import Right, require
from bangtin_server.accounts import grants, leaving, lock_out, people, second_factor, sign_ins
from bangtin_server.accounts.models import User
from bangtin_server.accounts.roles import Role
from bangtin_server.console.acting import LARGEST_KEY, act, person_of
from bangtin_server.console.language import say
from bangtin_server.console.people.people_pages import found, link_for, shown_person, unit_from
from bangtin_server.console.people.role_places import place_from
from bangtin_server.errors import AccountError


def _whole(request: HttpRequest, number: int) -> User:
    """Return a person whose whole account is who asks' to keep."""
    one = found(request, number)
    require(request, Right.PEOPLE, one)
    return one


def _done(request: HttpRequest, one: User, deed: Callable[[str], object], said: str, **params: object) -> HttpResponse:
    by = person_of(request).username
    return act(request, lambda: deed(by), said, reverse("person", args=[one.pk]), **params)


@require_POST
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give a role, somewhere where who asks keeps accounts."""
    one, role = found(request, number), request.POST.get("role", "")

    def deed(by: str) -> None:
        if role not in set(Role):
            raise AccountError("choose a role of the list", "Hãy chọn một vai trò trong danh sách.")
        grants.give(one, Role(role), place_from(request, request.POST.get("where", "")[:40]), by)

    return _done(request, one, deed, "role_given")


@require_POST
def take(request: HttpRequest, number: int, grant: int) -> HttpResponse:
    """Take a role back."""
    one = found(request, number)
    row = one.grants.filter(pk=min(grant, LARGEST_KEY)).first()
    if row is None:
        raise Http404
    require(request, Right.PEOPLE, row)
    return _done(request, one, lambda by: grants.take(row, by), "role_taken")


@never_cache
@require_POST
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Show a fresh link by which the person chooses a password."""
    one = _whole(request, number)
    return shown_person(request, one, link=link_for(request, one))


@require_POST
def unlock(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person try to sign in again at once."""
    one = _whole(request, number)
    return _done(request, one, lambda by: lock_out.unlock(one.username, by), "unlocked")


@require_POST
def remove_second_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Take away the second factor of a person who has lost it."""
    one = _whole(request, number)
    return _done(request, one, lambda by: second_factor.remove(one, by), "second_removed")


@require_POST
def end_sessions(request: HttpRequest, number: int) -> HttpResponse:
    """End all sessions of a person."""
    one = _whole(request, number)
    ended = sign_ins.end(one, person_of(request).username)
    return _done(request, one, lambda _: None, "sessions_ended", n=ended)


@require_POST
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person belong to another unit."""
    one = _whole(request, number)
    unit = request.POST.get("unit", "")[:20]
    return _done(request, one, lambda by: people.move(one, unit_from(request, unit), by), "saved")


@require_POST
def suspend(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person sign in no more."""
    one = _whole(request, number)
    return _done(request, one, lambda by: leaving.suspend(one, by), "suspended")


@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person sign in again."""
    one = _whole(request, number)
    return _done(request, one, lambda by: leaving.restore(one, by), "restored")


@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a person's account; the user name that was typed says that it is meant."""
    one = _whole(request, number)
    if request.POST.get("user_name", "").strip() != one.username:
        messages.error(request, say(request, "confirm_wrong"))
        return HttpResponseRedirect(reverse("person", args=[one.pk]))
    by = person_of(request).username
    return act(request, lambda: leaving.delete(one, by), "account_deleted", reverse("people"))
