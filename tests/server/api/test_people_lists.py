"""Lists of the people's API: a page at a time, in an order that stands, at a cost that does not grow with the rows."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangtin_server import clock
from bangtin_server.api.people import api
from bangtin_server.emergencies.models import Mourning
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.models import Publication
from tests.server.api.people import Program
from tests.server.machines import BOOT, Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
LISTS = ["sites", "screens", "emergencies", "blackouts", "mournings", "recalls"]


def every(program: Program, path: str, limit: int) -> list[list[Any]]:
    """Return all pages of a list."""
    pages, cursor = [], ""
    while True:
        page = program.get(f"{path}?limit={limit}&cursor={cursor}").json()
        pages.append(page["items"])
        if page["next"] is None:
            return pages
        cursor = page["next"]


def driven(name: str) -> None:
    """Make a screen of a site of its own with all that a list says of it."""
    screen, machine = a_screen(name, name.lower()), Machine()
    machine.enrolled(screen)
    machine.tell("heartbeat", a_heartbeat(boot=BOOT))
    Publication.objects.create(screen=screen, version=1, fingerprint="f", document=b"x" * 100, since=clock.now())
    screen.site.orders_publications.create(version=1, fingerprint="f", document=b"", since=clock.now())


def a_mourning() -> int:
    now = clock.now()
    return Mourning.objects.create(given_by="t", given_at=now, since=now, until=now).pk


def queries(program: Program, path: str) -> int:
    with CaptureQueriesContext(connection) as ran:
        assert program.get(path).status_code == 200
    return len(ran)


def test_screens_come_by_name_each_once_whatever_the_page() -> None:
    program = Program()
    for number in (3, 1, 5, 2, 4):
        a_screen(f"S{number}")
    pages = every(program, "screens", 2)

    assert [[one["name"] for one in page] for page in pages] == [["S1", "S2"], ["S3", "S4"], ["S5"]]
    assert [len(page) for page in every(program, "screens", 5)] == [5]


def test_what_comes_between_two_pages_moves_nothing() -> None:
    program = Program()
    ids = [a_mourning() for _ in range(3)]
    first = program.get("mournings?limit=2").json()
    a_mourning()
    second = program.get(f"mournings?limit=2&cursor={first['next']}").json()

    assert [one["number"] for one in first["items"] + second["items"]] == ids[::-1]
    assert second["next"] is None


def test_a_screen_that_is_renamed_takes_no_page_with_it() -> None:
    program = Program()
    for number in range(1, 5):
        a_screen(f"S{number}")
    cursor = program.get("screens?limit=2").json()["next"]
    Screen.objects.filter(name="S2").update(name="A2")

    assert [one["name"] for one in program.get(f"screens?cursor={cursor}").json()["items"]] == ["S3", "S4"]


@pytest.mark.parametrize("path", ["screens", "sites"])
def test_a_long_list_asks_the_database_no_more_than_a_short_one(path: str) -> None:
    program = Program()
    driven("S1")
    program.get(path)  # the hour in which a token was used is noted once
    one = queries(program, path)
    for number in range(2, 12):
        driven(f"S{number}")

    assert queries(program, path) == one


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("paging", ["limit=0", "limit=501", "limit=x", "cursor=%00", "cursor=" + "9" * 65])
def test_a_page_that_cannot_be_is_refused_in_both_languages(path: str, paging: str) -> None:
    answer = Program().get(f"{path}?{paging}")

    assert answer.status_code == 422
    assert answer.json()["vi"]
    assert answer.json()["en"]


@pytest.mark.parametrize("cursor", ["LED-1", "-1", "1.5", "٣", str(1 << 63)])
def test_a_cursor_of_another_list_is_refused(cursor: str) -> None:
    assert Program().get(f"recalls?cursor={cursor}").status_code == 422


def test_every_list_says_in_its_description_how_it_is_paged() -> None:
    paths = api.get_openapi_schema()["paths"]
    for path in LISTS:
        operation = paths[f"/api/v1/{path}"]["get"]
        assert {one["name"] for one in operation["parameters"]} >= {"limit", "cursor"}
        assert "Listing" in operation["responses"][200]["content"]["application/json"]["schema"]["$ref"]


def test_sites_are_pages_too() -> None:
    for code in ("c", "a", "b"):
        Site.objects.create(code=code, name=code)

    assert [[one["code"] for one in page] for page in every(Program(), "sites", 2)] == [["a", "b"], ["c"]]
