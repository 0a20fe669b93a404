"""Every route × every role, at one's own park and at another's, by real requests: the table is kept."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from pytest_django import Settings

from bangtin_server.access import TABLE, Entry, Who
from bangtin_server.accounts.models import Unit, User
from bangtin_server.accounts.roles import BY_ANOTHER, EVERYWHERE_ONLY, RIGHT_WORDS, RIGHTS, ROLE_WORDS, Right, Role
from bangtin_server.environment import ROLES
from bangtin_server.players.models import Assignment, ScreenGroup
from bangtin_server.scheduling.models import Playlist
from tests.server.walk import Asked, Park, Walker, a_park

pytestmark = pytest.mark.django_db

OURS = sorted(key for key, entry in TABLE.items() if entry.who in {Who.PERSON, Who.ENTERING, Who.PROGRAM})
EVERYWHERE = {("POST", "api/v1/sites"), ("POST", "api/v1/calendars"), ("POST", "calendars")}
EVERYWHERE |= {key for key, entry in TABLE.items() if entry.right in EVERYWHERE_ONLY}
"""Only who holds the right everywhere."""
REFUSED = {403, 404}
PROGRAMME = """
screen: {{name: {screen}, size: [640, 320], timezone: Asia/Ho_Chi_Minh}}
playlists: {{p: [{{id: a, text: "Chào", for: 10s}}]}}
schedule: [{{play: p}}]
"""
REFUSED_IN_WORDS = {"enrol/{code}", "people/invite", "units", "groups"}
"""Forms: what in them is another's is not there, and the form is shown again."""


def where(park: Park) -> dict[str, Any]:
    return {"where": {"sites": [park.site.code]}}


def ticked(park: Park, **more: object) -> dict[str, Any]:
    return {"site": [park.site.code], **more}


def a_layout() -> dict[str, Any]:
    shared, _ = Playlist.objects.get_or_create(code="chung", home=None)
    zone = {"name": "main", "x": 0, "y": 0, "width": 640, "height": 320, "playlist": shared.pk}
    return {"name": "Mới", "width": 640, "height": 320, "zones": [zone]}


def a_layout_form() -> dict[str, Any]:
    zone = a_layout()["zones"][0]
    numbers = {key: str(zone[key]) for key in ("x", "y", "width", "height")}
    whole = {"title": "Mới", "across": "640", "down": "320", "background": "#000000", "fitted": "640x320"}
    return whole | {"zone": "main", "play": str(zone["playlist"])} | numbers


LATER = {"since": "2027-01-01T00:00:00+07:00", "until": "2027-01-03T00:00:00+07:00"}
BODIES: dict[str, Callable[[Park], dict[str, Any]]] = {
    "api/v1/sites": lambda _: {"code": "moi", "name": "Mới"},
    "api/v1/screens": lambda park: {"name": "MOI", "site": park.site.code, "width": 64, "height": 64},
    "api/v1/screens/{name}/commands": lambda _: {"do": "identify"},
    "api/v1/enrolments": lambda park: {"code": park.code, "screens": [park.screen.name]},
    "api/v1/programmes": lambda park: {"programme": a_file(PROGRAMME.format(screen=park.screen.name))},
    "api/v1/emergencies": lambda park: {"template": "fire", "place": "KCN", **where(park)},
    "api/v1/emergencies/{number}/extend": lambda _: {"until": "2020-01-01T00:00:00+07:00"},
    "api/v1/blackouts": where,
    "api/v1/mournings": lambda park: LATER | where(park),
    "api/v1/recalls": lambda park: {"item": park.item, "reason": "sai", **where(park)},
    "enrol": lambda park: {"code": park.code},
    "enrol/{code}": lambda park: {"screen": park.screen.name},
    "emergencies/new/{code}": lambda park: ticked(park, place="KCN"),
    "emergencies/{number}/extend": lambda _: {"lasts": "15"},
    "blackouts/new": lambda park: ticked(park, stage="give"),
    "mournings/new": lambda park: ticked(park, stage="give", since="2027-01-01T00:00", until="2027-01-03T00:00"),
    "recalls/new": lambda park: ticked(park, stage="give", item=park.item, reason="sai"),
    "playlists": lambda _: {"name": "Mới"},
    "groups": lambda park: {"name": "Mới", "screen": [park.screen.name]},
    "groups/{code}": lambda park: {"name": "Khác", "screen": [park.screen.name]},
    "groups/{code}/delete": lambda _: {},
    "schedule/{kind}/{place}/hours": lambda _: {
        "do": "save",
        "row": "0",
        "0-weekday": ["1"],
        "0-start": "07:00",
        "0-end": "17:00",
    },
    "calendars": lambda _: {"name": "Mới"},
    "calendars/{number}": lambda _: {"do": "save", "name": "Khác"},
    "texts/new": lambda park: {
        "name": "Mới",
        "template": "title",
        "title": "Chào",
        "place": f"unit:{park.unit.pk}",
    },
    "layouts/new": lambda _: {"do": "save", **a_layout_form()},
    "layouts/{number}": lambda _: {"do": "save", **a_layout_form()},
    "api/v1/playlists": lambda _: {"name": "Mới"},
    "api/v1/playlists/{number}": lambda _: {"name": "Khác", "version": "*"},
    "api/v1/playlists/{number}/copy": lambda _: {"name": "Khác"},
    "api/v1/playlists/{number}/delete": lambda _: {"version": "*"},
    "api/v1/entries": lambda park: {"playlist": park.playlist, "screen": park.screen.name},
    "api/v1/entries/{number}": lambda park: {"playlist": park.playlist, "version": "*"},
    "api/v1/entries/{number}/delete": lambda _: {"version": "*"},
    "api/v1/groups": lambda park: {"code": "moi", "name": "Mới", "screens": [park.screen.name]},
    "api/v1/groups/{code}": lambda _: {"name": "Khác", "screens": [], "version": "*"},
    "api/v1/groups/{code}/delete": lambda _: {"version": "*"},
    "api/v1/layouts": lambda _: a_layout(),
    "api/v1/layouts/{number}": lambda _: {**a_layout(), "version": "*"},
    "api/v1/layouts/{number}/copy": lambda _: {"name": "Khác"},
    "api/v1/layouts/{number}/delete": lambda _: {"version": "*"},
    **dict.fromkeys(
        ("api/v1/screens/{name}/hours", "api/v1/groups/{code}/hours", "api/v1/sites/{code}/hours"),
        lambda _: {"version": "*", "rows": [{"rule": {"weekdays": [1], "start": "07:00", "end": "17:00"}}]},
    ),
    "api/v1/calendars": lambda _: {"code": "moi", "name": "Mới"},
    "api/v1/calendars/{number}": lambda _: {"name": "Khác", "days": [], "version": "*"},
    "api/v1/calendars/{number}/delete": lambda _: {"version": "*"},
    "schedule/{kind}/{place}/new": lambda park: {"plays": f"p{park.playlist}", "level": "10"},
    "entries/{number}": lambda park: {"plays": f"p{park.playlist}", "level": "20"},
    "api/v1/uploads": lambda park: {"name": "a.png", "size": 9, "unit": park.unit.pk},
    "api/v1/texts": lambda park: {"name": "Mới", "title": "Chào", "unit": park.unit.pk},
    "api/v1/items": lambda park: {"name": "Mới", "file": park.in_library[1], "unit": park.unit.pk},
    "api/v1/items/{number}": lambda _: {"name": "Tên khác"},
    "api/v1/items/{number}/review": lambda _: {"verdict": "pass"},
    "api/v1/items/{number}/approval": lambda _: {"verdict": "approve"},
    "api/v1/items/{number}/recall": lambda _: {"reason": "sai"},
    "library/uploads": lambda _: {"name": "a.png", "size": "9"},
    "library/new": lambda park: {"name": "Mới", "file": park.in_library[1]},
    "library/items/{number}/change": lambda _: {"name": "Tên khác"},
    "people/invite": lambda park: {"full_name": "Mới", "user_name": "moi", "unit": str(park.unit.pk)},
    "people/{number}/grants": lambda park: {"role": "reviewer", "where": f"unit:{park.unit.pk}"},
    "people/{number}/unit": lambda park: {"unit": str(park.unit.pk)},
    "people/{number}/delete": lambda park: {"user_name": park.person.username},
    "units": lambda park: {"name": "Mới", "above": str(park.unit.pk)},
    "units/{number}": lambda park: {"name": "Khác", "above": "", "sites": [str(park.site.pk)]},
    "account": lambda _: {"full_name": "Tên khác"},
}


def a_file(text: str) -> io.BytesIO:
    file = io.BytesIO(text.encode())
    file.name = "programme.yaml"
    return file


def request_for(method: str, route: str, park: Park, walker: Walker) -> Asked:
    """Return a request for *route* that is about *park*."""
    numbers = {"emergencies": park.emergency, "blackouts": park.blackout, "mournings": park.mourning}
    numbers |= {
        "items": park.in_library[0],
        "playlists": park.playlist,
        "entries": park.entry,
        "calendars": park.calendar,
        "layouts": park.layout,
        "units": park.unit.pk,
        "library": park.in_library[0],
    }
    number = numbers.get(route.removeprefix("api/v1/").partition("/")[0], park.person.pk)
    code = "fire" if route.startswith("emergencies") else park.code
    code = park.group if route.removeprefix("api/v1/").startswith("groups") else code
    code = park.site.code if route.startswith("api/v1/sites/") else code
    schedule = {"kind": "screens", "place": park.screen.name}
    values = {"number": number, "code": code, "name": park.screen.name, "digest": "ab" * 32, "command": park.command}
    values |= schedule
    values |= {"purpose": "thumbnail", "verdict": "pass"} | {"grant": park.grant.pk} | walker.own(route)
    if route.startswith("library/") or route.endswith("/uses"):
        values["digest"] = park.in_library[1]
    asked = {"library/new": f"?file={park.in_library[1]}", "api/v1/tasks": "?task=review"}.get(route, "")
    make = BODIES.get(route)
    body = make(park) if make and method == "POST" else {}
    return Asked(method, "/" + route.format_map(values) + (asked if method == "GET" else ""), body)


def about_a_park(method: str, route: str, ours: Park, theirs: Park, walker: Walker) -> bool:
    """Say whether a request for *route* names the park that it is about."""
    one, other = (request_for(method, route, park, walker) for park in (ours, theirs))
    return one.path != other.path or str(one.body) != str(other.body)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def text_of(answer: HttpResponseBase) -> str:
    if isinstance(answer, StreamingHttpResponse):
        return b"".join(part for part in cast("Iterable[bytes]", answer)).decode()
    is_text = "text/" in answer["Content-Type"] or "json" in answer["Content-Type"]
    return answer.text if isinstance(answer, HttpResponse) and is_text else ""


def allowed(answer: HttpResponseBase) -> bool:
    """Say whether an answer comes from behind the gate; what is wrong with a request is said by who would do it."""
    assert answer.status_code < 500, text_of(answer)
    assert answer.status_code not in {401, 405}
    assert not answer.headers.get("Location", "").startswith("/sign-in?")
    return answer.status_code not in REFUSED


@pytest.mark.parametrize(("method", "route"), OURS, ids=[" ".join(one) for one in OURS])
def test_each_role_may_what_the_table_says_and_only_at_its_own_park(
    method: str, route: str, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    ours, theirs = a_park("nck"), a_park("dv")
    parks = ours, theirs._replace(code=ours.code)  # a machine that nobody has enrolled stands nowhere yet
    for role in (None, *Role):
        for everywhere in (False, True) if holds(role, TABLE[method, route]) else (True,):
            with undone():  # who holds the right nowhere has no park of their own: everywhere is the hardest case
                judge((method, route), Walker(role, None if everywhere else ours.unit), parks, role)


def holds(role: Role | None, entry: Entry) -> bool:
    return entry.right is None or (role is not None and entry.right in RIGHTS[role])


def judge(key: tuple[str, str], walker: Walker, parks: tuple[Park, Park], role: Role | None) -> None:
    """See what somebody with *role*, at the first of *parks* or everywhere, may do by a route at each of them."""
    (method, route), entry, (ours, theirs) = key, TABLE[key], parks
    everywhere = walker.user.unit is None
    held = holds(role, entry)
    told = f"{method} {route} by {role}, everywhere={everywhere}"
    with undone():
        mine = walker.ask(entry.who, request_for(method, route, ours, walker))
        may = held and (everywhere or key not in EVERYWHERE)
        assert allowed(mine) is may or is_missing(mine, route), f"{told}: {mine.status_code}"
        if method == "GET" and held and not everywhere:
            assert not [mark for mark in theirs.marks if mark in text_of(mine)], f"{told} shows another's"
    if not held or not about_a_park(method, route, ours, theirs, walker):
        return
    with undone():
        before = rows()
        other = walker.ask(entry.who, request_for(method, route, theirs, walker))
        if route in REFUSED_IN_WORDS:
            assert (rows() != before) is everywhere, f"{told}: {other.status_code}"
        else:
            may = entry.right is None or everywhere
            assert allowed(other) is may or is_missing(other, route), f"{told}: {other.status_code}"


def is_missing(answer: HttpResponseBase, route: str) -> bool:
    """Say whether what was asked for cannot be there in a test: a picture of the wall, a file of the library, a log."""
    kept = {"screens/{name}/picture", "screens/{name}/commands/{command}/log", "api/v1/media/{digest}"}
    kept.add("library/files/{digest}/{purpose}/{number}")
    return answer.status_code == 404 and route.removeprefix("api/v1/") in {one.removeprefix("api/v1/") for one in kept}


def rows() -> list[int]:
    """Return what forms make that are shown again where something in them will not do."""
    kinds = User, Unit, Assignment, ScreenGroup
    return [kind._default_manager.count() for kind in kinds]  # noqa: SLF001 - Django's public name


def test_every_role_and_right_has_its_words_and_every_right_a_role() -> None:
    assert set(ROLE_WORDS) == set(RIGHTS) == set(Role)
    assert set(RIGHT_WORDS) == set(Right) == set().union(*RIGHTS.values())
    assert {role.value for role in Role} == ROLES
    assert {right for right in Right if "approve" in right or right is Right.LIFT} - {Right.APPROVE_ITEM} <= BY_ANOTHER


def test_who_keeps_accounts_approves_nothing_by_that() -> None:
    assert not RIGHTS[Role.ADMINISTRATOR] & (RIGHTS[Role.APPROVER] - RIGHTS[Role.OPERATOR] - {Right.SEE})
    assert Right.LIFT not in RIGHTS[Role.OPERATOR]
    assert Right.BLACK_OUT in RIGHTS[Role.TECHNICIAN]
