"""Who may what: one declared table of every route. A route that is not in it answers nobody, and fails the build."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict

from bangtin_server.accounts import audit, second_factor, sign_ins
from bangtin_server.accounts.models import User
from bangtin_server.accounts.roles import Right
from bangtin_server.authority import held, may, require, seen
from bangtin_server.errors import NotAllowedError, NotHereError

__all__ = [
    "TABLE",
    "Entry",
    "Gate",
    "Right",
    "Who",
    "address_of",
    "admit",
    "entry_of",
    "held",
    "may",
    "may_go",
    "require",
    "seen",
]


class Who(StrEnum):
    """Whom a route answers."""

    ANYBODY = "anybody"
    """Pages before the sign-in, and what is no secret."""
    PLAYER = "player"
    """A machine by its key; the view itself asks for it (api/player_key)."""
    PERSON = "person"
    """A person who has signed in, by the session's cookie; tokens do not count."""
    ENTERING = "entering"
    """Likewise, even one whose role wants a second factor that is not set up yet."""
    WATCH = "watch"
    """What watches the centre, by a token or an address of the settings; the view itself asks (api/metrics)."""
    PROGRAM = "program"
    """A person's program, by a bearer token; cookies do not count (api/bearer)."""


_ANY = "-"
"""In the place of a right: a person's own things need none."""
_DECLARED: Mapping[Who, str] = {
    Who.ANYBODY: """
        GET,POST  sign-in
        POST      library/uploads/renew
        GET,POST  sign-in/{secret}
        GET,POST  second-factor
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
    Who.WATCH: """
        GET   metrics
    """,
    Who.ENTERING: """
        POST      sign-out                                  -
        GET,POST  account/second-factor                     -
    """,
    Who.PERSON: """
        GET       {}                                        see
        GET,POST  enrol                                     enrol
        GET,POST  enrol/{code}                              enrol
        GET       screens/{name}                            see
        GET       screens/{name}/picture                    see
        POST      screens/{name}/photograph                 command
        POST      screens/{name}/commands                   command
        POST      screens/{name}/commands/{command}/cancel  command
        GET       screens/{name}/commands/{command}/log     command
        GET       playlists                                 see
        POST      playlists                                 schedule
        GET       playlists/{number}                        see
        POST      playlists/{number}                        schedule
        POST      playlists/{number}/copy                   schedule
        POST      playlists/{number}/delete                 schedule
        GET,POST  texts/new                                 contribute
        GET       schedule                                  see
        GET       schedule/{kind}/{place}                   see
        GET,POST  schedule/{kind}/{place}/new               schedule
        GET       schedule/{kind}/{place}/hours             see
        POST      schedule/{kind}/{place}/hours             schedule
        GET,POST  entries/{number}                          schedule
        POST      entries/{number}/delete                   schedule
        GET       screens/{name}/at                         see
        GET       groups                                    see
        POST      groups                                    schedule
        GET       groups/{code}                             see
        POST      groups/{code}                             schedule
        POST      groups/{code}/delete                      schedule
        GET       layouts                                   see
        GET,POST  layouts/new                               schedule
        GET       layouts/{number}                          see
        POST      layouts/{number}                          schedule
        POST      layouts/{number}/copy                     schedule
        POST      layouts/{number}/delete                   schedule
        GET       calendars                                 see
        POST      calendars                                 schedule
        GET       calendars/{number}                        see
        POST      calendars/{number}                        schedule
        POST      calendars/{number}/delete                 schedule
        GET       following                                 see
        POST      following/stop                            see
        GET       counts                                    see-reports
        GET       counts.csv                                see-reports
        GET       counts.xlsx                               see-reports
        GET       library                                   see
        GET       library/files                             see
        GET       library/files/{digest}                    see
        GET       library/files/{digest}/{purpose}/{number}  see
        POST      library/uploads                           contribute
        GET       library/uploads/{upload}                  -
        GET,POST  library/new                               contribute
        GET       library/items/{number}                    see
        POST      library/items/{number}/change             contribute
        POST      library/items/{number}/submit             contribute
        POST      library/items/{number}/review/{verdict}   review
        POST      library/items/{number}/approval/{verdict}  approve-item
        POST      library/items/{number}/recall             recall
        GET       tasks                                     -
        POST      tasks/read                                -
        GET,POST  tokens                                    -
        POST      tokens/{number}/revoke                    -
        GET       emergencies                               see
        GET,POST  emergencies/new/{code}                    raise
        GET       emergencies/{number}                      see
        POST      emergencies/{number}/approve              approve
        POST      emergencies/{number}/extend               raise
        POST      emergencies/{number}/clear                raise
        GET,POST  blackouts/new                             black-out
        GET       blackouts/{number}                        see
        POST      blackouts/{number}/lift                   lift
        GET,POST  mournings/new                             mourn
        GET       mournings/{number}                        see
        POST      mournings/{number}/end                    end-mourning
        GET,POST  recalls/new                               recall
        GET,POST  account                                   -
        POST      account/password                          -
        POST      account/second-factor/remove              -
        POST      account/recovery-codes                    -
        POST      account/sessions/{number}/end             -
        POST      account/sessions/end-others               -
        GET       account/export                            -
        GET,POST  account/delete                            -
        GET,POST  delegations                               delegate
        POST      delegations/{number}/end                  delegate
        GET       people                                    people
        GET,POST  people/invite                             people
        GET       people/{number}                           people
        POST      people/{number}/grants                    people
        POST      people/{number}/grants/{grant}/take       people
        POST      people/{number}/link                      people
        POST      people/{number}/unlock                    people
        POST      people/{number}/second-factor/remove      people
        POST      people/{number}/sessions/end              people
        POST      people/{number}/unit                      people
        POST      people/{number}/suspend                   people
        POST      people/{number}/restore                   people
        POST      people/{number}/delete                    people
        GET,POST  units                                     people
        POST      units/{number}                            people
        POST      units/{number}/delete                     people
        GET       audit                                     audit
        GET       audit.csv                                 audit
    """,
    Who.PROGRAM: """
        GET   api/v1/sites                                  see
        POST  api/v1/sites                                  sites
        GET   api/v1/screens                                see
        POST  api/v1/screens                                enrol
        GET   api/v1/screens/{name}                         see
        POST  api/v1/screens/{name}/publish                 publish
        GET   api/v1/screens/{name}/commands                see
        POST  api/v1/screens/{name}/commands                command
        GET   api/v1/screens/{name}/commands/{command}      see
        GET   api/v1/screens/{name}/commands/{command}/log  command
        GET   api/v1/screens/{name}/picture                 see
        GET   api/v1/screens/{name}/at                      see
        GET   api/v1/screens/{name}/week                    see
        GET   api/v1/screens/{name}/condition               see
        GET   api/v1/screens/{name}/hours                   see
        POST  api/v1/screens/{name}/hours                   schedule
        GET   api/v1/groups/{code}/hours                    see
        POST  api/v1/groups/{code}/hours                    schedule
        GET   api/v1/sites/{code}/hours                     see
        POST  api/v1/sites/{code}/hours                     schedule
        POST  api/v1/screens/{name}/commands/{command}/cancel  command
        POST  api/v1/enrolments                             enrol
        GET   api/v1/media/{digest}                         schedule
        POST  api/v1/programmes                             schedule
        GET   api/v1/media                                  see
        GET   api/v1/media/{digest}/uses                    see
        POST  api/v1/uploads                                contribute
        GET   api/v1/uploads/{upload}                       -
        POST  api/v1/uploads/{upload}/ticket                -
        GET   api/v1/items                                  see
        POST  api/v1/texts                                  contribute
        POST  api/v1/items                                  contribute
        GET   api/v1/items/{number}                         see
        POST  api/v1/items/{number}                         contribute
        POST  api/v1/items/{number}/submit                  contribute
        POST  api/v1/items/{number}/review                  review
        POST  api/v1/items/{number}/approval                approve-item
        POST  api/v1/items/{number}/recall                  recall
        GET   api/v1/playlists                              see
        POST  api/v1/playlists                              schedule
        GET   api/v1/playlists/{number}                     see
        POST  api/v1/playlists/{number}                     schedule
        POST  api/v1/playlists/{number}/copy                schedule
        POST  api/v1/playlists/{number}/delete              schedule
        GET   api/v1/entries                                see
        POST  api/v1/entries                                schedule
        GET   api/v1/entries/{number}                       see
        POST  api/v1/entries/{number}                       schedule
        POST  api/v1/entries/{number}/delete                schedule
        GET   api/v1/layouts                                see
        POST  api/v1/layouts                                schedule
        GET   api/v1/layouts/{number}                       see
        POST  api/v1/layouts/{number}                       schedule
        POST  api/v1/layouts/{number}/copy                  schedule
        POST  api/v1/layouts/{number}/delete                schedule
        GET   api/v1/groups                                 see
        POST  api/v1/groups                                 schedule
        GET   api/v1/groups/{code}                          see
        POST  api/v1/groups/{code}                          schedule
        POST  api/v1/groups/{code}/delete                   schedule
        GET   api/v1/calendars                              see
        POST  api/v1/calendars                              schedule
        GET   api/v1/calendars/{number}                     see
        POST  api/v1/calendars/{number}                     schedule
        POST  api/v1/calendars/{number}/delete              schedule
        GET   api/v1/tasks                                  -
        GET   api/v1/notices                                -
        POST  api/v1/notices/read                           -
        GET   api/v1/audit                                  audit
        GET   api/v1/units                                  contribute
        GET   api/v1/counts                                 see-reports
        GET   api/v1/templates                              see
        GET   api/v1/emergencies                            see
        POST  api/v1/emergencies                            raise
        GET   api/v1/emergencies/{number}                   see
        GET   api/v1/emergencies/{number}/receipts          see
        POST  api/v1/emergencies/{number}/extend            raise
        POST  api/v1/emergencies/{number}/clear             raise
        POST  api/v1/emergencies/{number}/approve           approve
        GET   api/v1/blackouts                              see
        POST  api/v1/blackouts                              black-out
        GET   api/v1/blackouts/{number}                     see
        GET   api/v1/blackouts/{number}/receipts            see
        POST  api/v1/blackouts/{number}/lift                lift
        GET   api/v1/mournings                              see
        POST  api/v1/mournings                              mourn
        GET   api/v1/mournings/{number}                     see
        GET   api/v1/mournings/{number}/receipts            see
        POST  api/v1/mournings/{number}/end                 end-mourning
        GET   api/v1/recalls                                see
        POST  api/v1/recalls                                recall
    """,
}


class Entry(NamedTuple):
    """Whom a route answers, and with which right."""

    who: Who
    right: Right | None = None
    """None where everybody of `who` may."""


def _table() -> dict[tuple[str, str], Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for who, block in _DECLARED.items():
        for line in block.strip().splitlines():
            methods, route, *right = line.split()
            entry = Entry(who, None if right in ([], [_ANY]) else Right(*right))
            if who in {Who.ENTERING, Who.PERSON, Who.PROGRAM} and not right:
                raise AssertionError(f"{route}: say which right it wants, or {_ANY}")
            found |= {(method, route.strip("{}") and route): entry for method in methods.split(",")}
    return found


TABLE: Mapping[tuple[str, str], Entry] = _table()
"""By method and route, with `{name}` for what varies."""


def plain(route: str) -> str:
    """Return a route of Django's as the table writes it.

    >>> plain("api/player/v1/pictures/<str:screen>")
    'api/player/v1/pictures/{screen}'
    """
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


def entry_of(method: str, route: str) -> Entry | None:
    """Return whom a route answers; None where nobody declared it."""
    return TABLE.get(("GET" if method == "HEAD" else method, plain(route)))


class Gate:
    """Middleware: lets a request through to its view only as the table says, and notes where it comes from."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        with audit.coming_from(address_of(request), request.headers.get("User-Agent", "")):
            return self._answer(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Stop a request that may not go on."""
        if "\0" in request.path_info:
            raise Http404  # nothing is called so, and PostgreSQL keeps no such text
        found = request.resolver_match
        entry = entry_of(request.method or "", found.route) if found else None
        if entry is None:
            return _refused(found.route if found else "")
        if entry.who not in {Who.PERSON, Who.ENTERING}:
            return None
        if "%00" in (asked := request.META["QUERY_STRING"]):  # a page reads an address as far as it can
            request.GET = QueryDict(asked.replace("%00", ""))
        try:
            return _stopped(request, entry)
        except NotAllowedError as error:  # what is raised before the view passes `process_exception` by
            raise PermissionDenied(error) from error

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Let pages say what a person may not do, and what is not there for them."""
        del request
        if isinstance(error, NotAllowedError):
            raise PermissionDenied(error) from error
        if isinstance(error, NotHereError):
            raise Http404(error) from error


def _stopped(request: HttpRequest, entry: Entry) -> HttpResponse | None:
    """Stop who is not signed in, whose second factor is due, or who does not hold the right anywhere."""
    if not sign_ins.counts(request.user, request.session.session_key, is_there="X-Live" not in request.headers):
        return HttpResponseRedirect("/sign-in?" + urlencode({"next": request.get_full_path()}))
    assert isinstance(request.user, User)  # noqa: S101 - who is signed in is a person
    if entry.who is Who.PERSON and second_factor.due(request.user, held(request).roles):
        return HttpResponseRedirect("/account/second-factor")
    admit(request, entry)
    return None


def admit(request: HttpRequest, entry: Entry | None = None) -> None:
    """Refuse who holds the right of a route nowhere; whether they hold it where the thing is, the view asks.

    Raises:
        NotAllowedError: they do not.
    """
    found = request.resolver_match
    entry = entry or (entry_of(request.method or "", found.route) if found else None)
    if entry and entry.right:
        require(request, entry.right)


def may_go(request: HttpRequest, route: str) -> bool:
    """Say whether who asks may open a page: what they may not is not offered to them."""
    entry = entry_of("GET", route)
    return bool(entry and (entry.right is None or may(request, entry.right)))


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
