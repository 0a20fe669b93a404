from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path

from bangtin_server import access, urls
from bangtin_server.access import TABLE, Who, plain
from bangtin_server.api.people import api
from tests.server.api.people import Program, an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db


def routes(patterns: list[Any], before: str = "") -> Iterator[str]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, here)
        else:
            yield plain(here)


def operations() -> Iterator[tuple[str, str]]:
    for route, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            yield method.upper(), route.removeprefix("/")


def concrete(route: str) -> str:
    values = {"number": "1", "grant": "1", "name": "LED-NCK-01", "digest": "ab" * 32, "code": "ACDEFGHJ", "secret": "x"}
    values |= {"screen": "LED-NCK-01", "command": "6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"}
    values |= {"kind": "screens", "place": "LED-NCK-01"}
    values |= {"purpose": "thumbnail", "verdict": "pass", "upload": "6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"}
    return "/" + route.format_map(values)


def test_every_route_is_in_the_table_and_the_table_names_no_other() -> None:
    declared = {route for _, route in TABLE}

    unreachable = {"api/v1/"}  # ninja's own index, which the gate refuses
    assert set(routes(get_resolver().url_patterns)) - unreachable == declared


def test_every_operation_of_the_api_is_for_programs() -> None:
    assert {TABLE[one].who for one in operations()} == {Who.PROGRAM}


@override_settings(ROOT_URLCONF=__name__)
def test_a_route_that_nobody_declared_answers_nobody() -> None:
    client = Client()
    client.force_login(an_administrator())

    assert client.get("/undeclared").status_code == 403


def _undeclared(request: HttpRequest) -> HttpResponse:
    del request
    return HttpResponse("secret")


urlpatterns: list[URLPattern | URLResolver] = [*urls.urlpatterns, path("undeclared", _undeclared)]


@pytest.mark.parametrize(("method", "route"), sorted(TABLE))
def test_each_route_answers_only_whom_the_table_names(method: str, route: str) -> None:
    a_screen()
    signed_in, stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
    signed_in.force_login(an_administrator())
    who, address = TABLE[method, route].who, concrete(route)
    by_cookie = signed_in.generic(method, address)
    by_token = stranger.generic(method, address, headers=Program().headers)
    by_nothing = stranger.generic(method, address)

    if who in {Who.PERSON, Who.ENTERING}:
        assert by_nothing.status_code == by_token.status_code == 302
        assert by_token["Location"].startswith("/sign-in?")
        assert by_cookie.status_code in {200, 302, 404, 422}
        assert not by_cookie.headers.get("Location", "").startswith("/sign-in?")
    elif who in {Who.PROGRAM, Who.PLAYER}:
        assert by_nothing.status_code == by_cookie.status_code == 401
    if who is Who.PROGRAM:
        assert by_token.status_code in {200, 201, 202, 404, 422, 400}


def test_a_person_who_left_sees_no_page_and_has_no_token_that_counts() -> None:
    person = an_administrator()
    program = Program()
    client = Client()
    client.force_login(person)
    person.is_active = False
    person.save()

    assert client.get("/").status_code == 302
    assert program.get("sites").status_code == 401


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "OPTIONS"])
def test_a_method_that_is_not_declared_is_refused_with_those_that_are(method: str) -> None:
    answer = Client().generic(method, "/api/v1/sites")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, POST"


def test_a_proxy_on_this_machine_is_believed_and_nobody_else() -> None:
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.7"}
    assert access.address_of(request) == "203.0.113.7"
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}
    assert access.address_of(request) == "192.0.2.1"


@override_settings(PROXIES=frozenset(("192.0.2.1",)))
def test_a_proxy_elsewhere_is_believed_where_the_centre_was_told_of_it() -> None:
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}
    assert access.address_of(request) == "203.0.113.7"
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    assert access.address_of(request) == "127.0.0.1"
