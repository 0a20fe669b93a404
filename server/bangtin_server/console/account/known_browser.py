"""The cookies by which a browser shows who signed in there before; one for each, so that a duty room may share one."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bangtin_server.access import address_of
from bangtin_server.accounts import known_browsers, proof
from bangtin_server.accounts.models import User
from bangtin_server.console.acting import person_of

_PREFIX = "__Host-bangtin-known-" if settings.SESSION_COOKIE_SECURE else "bangtin-known-"
MOST = 8
"""Cookies of one browser: more would grow past what servers read of a request's head."""


def number(request: HttpRequest, user_name: str) -> str:
    """Return by what the browser is known, if *user_name* signed in there before; else nothing."""
    name = proof.plain(user_name)
    held = request.COOKIES.get(_cookie(name), "")
    return known_browsers.number_of(held, name) if held else ""


def remember(request: HttpRequest, answer: HttpResponse, user: User) -> HttpResponse:
    """Return *answer* with what makes the browser know *user*, who has just proved who they are."""
    mine = _cookie(user.username)
    others = [name for name in request.COOKIES if name.startswith(_PREFIX) and name != mine]
    for name in others[: max(0, len(others) - MOST + 1)]:  # browsers name the oldest first
        answer.delete_cookie(name)
    answer.set_cookie(
        mine,
        known_browsers.proof(user, number(request, user.username)),
        max_age=known_browsers.LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return answer


def prove(request: HttpRequest, password: str) -> None:
    """See that who is signed in knows the password, before what cannot be undone.

    Raises:
        AccountError: it is wrong.
        LockedOutError: too many were; this one was not looked at.
    """
    person = person_of(request)
    proof.prove(person, password, address_of(request), number(request, person.username))


def _cookie(name: str) -> str:
    return _PREFIX + sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
