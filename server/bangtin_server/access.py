"""Who may what: one declared table of every route. A route that is not in it answers nobody, and fails the build."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from bangtin_server.errors import NotAllowedError


class Who(StrEnum):
    """Whom a route answers."""

    ANYBODY = "anybody"
    """Pages before the sign-in, and what is no secret."""
    PLAYER = "player"
    """A machine by its key; the view itself asks for it (api/player_key)."""
    ADMINISTRATOR = "administrator"
    """A person who has signed in, by the session's cookie; tokens do not count."""
    PROGRAM = "program"
    """A person's program, by a bearer token; cookies do not count (api/bearer)."""


class Right(StrEnum):
    """What a person does about orders; pages and API ask `may` for each (domain.md 1.4, 2.3)."""

    RAISE = "raise"
    """Raise, extend and clear a message: duty officers."""
    APPROVE = "approve"
    """Approve a message that somebody else raised."""
    BLACK_OUT = "black-out"
    """Any one operator."""
    LIFT = "lift"
    """Lift a blackout that somebody else ordered: the leaders."""
    MOURN = "mourn"
    END_MOURNING = "end-mourning"
    """Before its time: the leaders (S6)."""
    RECALL = "recall"


BY_ANOTHER = frozenset({Right.APPROVE, Right.LIFT, Right.END_MOURNING})
"""Never by who gave the order."""


def may(request: HttpRequest, right: Right, thing: object = None) -> bool:
    """Say whether who asks may do it to *thing*: an order, or where one is to hold. Roles come here, nowhere else."""
    if not _is_administrator(request):
        return False
    return right not in BY_ANOTHER or request.user.get_username() != getattr(thing, "given_by", None)


def require(request: HttpRequest, right: Right, thing: object = None) -> None:
    """Refuse what who asks may not do to *thing*.

    Raises:
        NotAllowedError: they may not.
    """
    if not may(request, right, thing):
        raise NotAllowedError(
            "who gave this order cannot approve or lift it; somebody else has to (docs/adr/0014)",
            "Người ra lệnh không tự duyệt, không tự gỡ lệnh của mình; cần một người khác có quyền.",
        )


_DECLARED: Mapping[Who, str] = {
    Who.ANYBODY: """
        GET,POST  sign-in
        GET,POST  sign-in/{secret}
        POST      language
        GET       api/v1/openapi.json
    """,
    Who.PLAYER: """
        GET   api/player/v1/enrolment
        POST  api/player/v1/enrolments
        GET   api/player/v1/addresses
        POST  api/player/v1/heartbeat
        POST  api/player/v1/plays
        POST  api/player/v1/answers
        POST  api/player/v1/pictures/{screen}
        POST  api/player/v1/logs/{command}
    """,
    Who.ADMINISTRATOR: """
        GET       {}
        POST      sign-out
        GET,POST  enrol
        GET,POST  enrol/{code}
        GET,POST  tokens
        POST      tokens/{number}/revoke
        GET       emergencies
        GET,POST  emergencies/new/{code}
        GET       emergencies/{number}
        POST      emergencies/{number}/approve
        POST      emergencies/{number}/extend
        POST      emergencies/{number}/clear
        GET,POST  blackouts/new
        GET       blackouts/{number}
        POST      blackouts/{number}/lift
        GET,POST  mournings/new
        GET       mournings/{number}
        POST      mournings/{number}/end
        GET,POST  recalls/new
    """,
    Who.PROGRAM: """
        GET,POST  api/v1/sites
        GET,POST  api/v1/screens
        GET       api/v1/screens/{name}
        POST      api/v1/screens/{name}/publish
        GET,POST  api/v1/screens/{name}/commands
        GET       api/v1/screens/{name}/commands/{command}
        POST      api/v1/screens/{name}/commands/{command}/cancel
        POST      api/v1/enrolments
        GET       api/v1/media/{digest}
        POST      api/v1/programmes
        GET       api/v1/templates
        GET,POST  api/v1/emergencies
        GET       api/v1/emergencies/{number}
        POST      api/v1/emergencies/{number}/extend
        POST      api/v1/emergencies/{number}/clear
        POST      api/v1/emergencies/{number}/approve
        GET,POST  api/v1/blackouts
        POST      api/v1/blackouts/{number}/lift
        GET,POST  api/v1/mournings
        POST      api/v1/mournings/{number}/end
        GET,POST  api/v1/recalls
    """,
}


def _table() -> dict[tuple[str, str], Who]:
    rows = ((who, line.split()) for who, block in _DECLARED.items() for line in block.strip().splitlines())
    return {
        (method, route.strip("{}") and route): who for who, (methods, route) in rows for method in methods.split(",")
    }


TABLE: Mapping[tuple[str, str], Who] = _table()
"""By method and route, with `{name}` for what varies."""


def plain(route: str) -> str:
    """Return a route of Django's as the table writes it.

    >>> plain("api/player/v1/pictures/<str:screen>")
    'api/player/v1/pictures/{screen}'
    """
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


def who_may(method: str, route: str) -> Who | None:
    """Return whom a route answers; None where nobody declared it."""
    return TABLE.get(("GET" if method == "HEAD" else method, plain(route)))


class Gate:
    """Middleware: lets a request through to its view only as the table says."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self._answer(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Stop a request that may not go on."""
        found = request.resolver_match
        who = who_may(request.method or "", found.route) if found else None
        if who is None:
            return _refused(found.route if found else "")
        if who is Who.ADMINISTRATOR and not _is_administrator(request):
            return HttpResponseRedirect("/sign-in?" + urlencode({"next": request.get_full_path()}))
        return None


def _is_administrator(request: HttpRequest) -> bool:
    return bool(request.user.is_active and request.user.is_staff)


def _refused(route: str) -> HttpResponse:
    """Answer a method that a declared route does not know, or a route that nobody declared."""
    methods = sorted(method for method, known in TABLE if known == plain(route))
    said = {"vi": "Không có chức năng này ở đây.", "en": "Nothing answers to this here."}
    return JsonResponse(
        said, status=405 if methods else 403, headers={"Allow": ", ".join(methods)} if methods else None
    )


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from. A proxy of ours is believed about whom it speaks for; nobody else."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if not address or address in settings.PROXIES:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:45] or address
    return address
