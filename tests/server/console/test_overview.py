"""The overview asks the database the same few questions, be it one screen or a thousand."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from bangtin_server import clock
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.models import Playlist, Publication
from tests.server.api.people import an_administrator
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
HEARD, OTHERS = 5, 995


def published(screen: Screen) -> None:
    Playlist.objects.create(code="ngay", home=screen)
    Publication.objects.create(screen=screen, version=1, fingerprint="f", document=b"", since=clock.now())


def heard(name: str) -> None:
    screen, machine = a_screen(name), Machine()
    machine.enrolled(screen)
    machine.tell("heartbeat", a_heartbeat())
    published(screen)


def test_a_thousand_screens_cost_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = Client()
    client.force_login(an_administrator())
    heard("S0")
    with CaptureQueriesContext(connection) as ran:
        client.get("/")
    asked = len(ran)
    for number in range(1, HEARD):
        heard(f"S{number}")
    site = Site.objects.get()
    columns = {"site": site, "width": 96, "height": 96, "made_at": clock.now()}
    for screen in Screen.objects.bulk_create(Screen(name=f"T{number}", **columns) for number in range(OTHERS)):
        published(screen)

    with django_assert_num_queries(asked):
        page = client.get("/").content.decode()
    assert page.count('<th scope="row">') == HEARD + OTHERS
