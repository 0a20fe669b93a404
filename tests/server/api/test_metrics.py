"""How the centre is, as Prometheus reads it, and who may."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from msgspec.structs import replace
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import DjangoAssertNumQueries, Settings

from bangtin_playlists.wire.heartbeat import ScreenState
from bangtin_server import clock
from bangtin_server.emergencies.models import OrdersDue
from bangtin_server.library.models import Medium
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.models import Due, Publication
from tests.server.machines import Machine, a_heartbeat, a_play, a_screen

pytestmark = pytest.mark.django_db
TOKEN = "mot-ma-de-theo-doi"  # noqa: S105 - of this test
Values = dict[tuple[str, ...], float]


@pytest.fixture
def _watched(settings: Settings) -> None:
    settings.ENVIRONMENT = replace(django_settings.ENVIRONMENT, metrics_token=TOKEN)


def read() -> Values:
    """Return each value by its name and its labels, read as Prometheus reads them."""
    answer = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


@pytest.mark.usefixtures("_watched")
def test_states_publications_and_queues_are_told() -> None:
    machine, behind, site = Machine(), a_screen(), Site.objects.get()
    machine.enrolled(behind)
    machine.tell("heartbeat", a_heartbeat(ScreenState(behind.name, manifest_version=1)))
    Publication.objects.create(screen=behind, version=2, fingerprint="f", document=b"", since=clock.now())
    Screen.objects.create(name="S2", site=site, width=64, height=64, made_at=clock.now())
    Due.objects.all().delete()
    OrdersDue.objects.all().delete()
    Due.objects.create(screen=behind, since=clock.now() - timedelta(seconds=90))
    Medium.objects.create(digest="ab" * 32, size=1000, kind="video", name="a", added_at=clock.now())
    told = read()

    assert (told["bangtin_screens", "online"], told["bangtin_screens", "no_player"]) == (1, 1)
    assert told["bangtin_screens", "silent"] == 0
    assert (told["bangtin_players", "enrolled"], told["bangtin_players_heard",]) == (1, 1)
    assert told["bangtin_screens_behind",] == 1
    assert told["bangtin_manifests_due",] == 1
    assert 90 <= told["bangtin_manifests_lag_seconds",] < 150
    assert (told["bangtin_orders_due",], told["bangtin_orders_lag_seconds",]) == (0, 0)
    assert told["bangtin_stored_bytes", "media"] == 1000
    assert told["process_resident_memory_bytes",] > 0


@pytest.mark.usefixtures("_watched")
def test_requests_are_counted_by_their_routes_and_plays_as_they_are_taken() -> None:
    machine = Machine()
    machine.enrolled(a_screen())
    before = read()
    machine.bring([a_play(), a_play("N2")])
    Client().get("/screens/LED-NCK-01")
    Client().get("/no/such/page")
    Client().generic("BREW", "/")
    told = read()

    def more(*key: str) -> float:
        return told.get(key, 0) - before.get(key, 0)

    assert more("bangtin_plays_taken_total") == 2
    assert more("bangtin_requests_total", "POST", "api/player/v1/plays", "200") == 1
    assert more("bangtin_request_seconds_count", "api/player/v1/plays") == 1
    assert more("bangtin_requests_total", "GET", "screens/{name}", "302") == 1
    assert more("bangtin_requests_total", "GET", "-", "404") == 1
    assert more("bangtin_requests_total", "-", "/", "405") == 1


@pytest.mark.usefixtures("_watched")
def test_a_thousand_screens_cost_as_many_queries_as_one(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    site, now = a_screen().site, clock.now()
    Screen.objects.bulk_create(Screen(name=f"S{n}", site=site, width=64, height=64, made_at=now) for n in range(999))

    with django_assert_max_num_queries(20):
        assert read()["bangtin_screens", "no_player"] == 1000


def test_where_nobody_is_named_there_is_no_such_page() -> None:
    assert Client().get("/metrics").status_code == 404


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize("said", ["", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer đ"])
def test_who_has_not_the_token_reads_nothing(said: str) -> None:
    answer = Client().get("/metrics", headers={"Authorization": said})

    assert answer.status_code == 401
    assert b"bangtin_screens" not in answer.content


def test_a_named_network_needs_no_token_and_what_a_stranger_forwards_is_not_believed(settings: Settings) -> None:
    settings.ENVIRONMENT = replace(django_settings.ENVIRONMENT, metrics_from=frozenset({"10.1.0.0/24"}))

    assert Client(REMOTE_ADDR="10.1.0.7").get("/metrics").status_code == 200
    assert Client(REMOTE_ADDR="10.2.0.7").get("/metrics").status_code == 401
    forged = Client(REMOTE_ADDR="192.0.2.7").get("/metrics", headers={"X-Forwarded-For": "10.1.0.7"})
    assert forged.status_code == 401
