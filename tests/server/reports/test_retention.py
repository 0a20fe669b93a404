"""What is too old goes: a batch or a month at a time, never what totals are still to be made from."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from bangtin_server.players.models import Screen
from bangtin_server.reports import partitions, retention
from bangtin_server.reports.models import DailyTotal, Play, Touched
from tests.server.machines import Machine, a_play, a_screen

pytestmark = pytest.mark.django_db(transaction=True)
BEGUN = datetime(2026, 4, 15, 8, tzinfo=UTC)
POSTGRESQL = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def _in_april(settings: Settings) -> None:
    settings.CLOCK_OFFSET = BEGUN - datetime.now(UTC)


def brought(count: int) -> Screen:
    """Let a player bring plays of April; no totals are to be made from them any more."""
    machine, screen = Machine(), a_screen()
    machine.enrolled(screen)
    machine.bring(a_play(f"N{number}") for number in range(count))
    Touched.objects.all().delete()
    return screen


def years_later(settings: Settings) -> None:
    settings.CLOCK_OFFSET += retention.PLAYS_KEPT + timedelta(days=31)


def test_rows_go_in_batches(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)
    brought(7)
    years_later(settings)
    retention.forget_old()

    assert not Play.objects.exists()


@pytest.mark.skipif(POSTGRESQL, reason="there a month goes at once")
def test_a_turn_that_lasts_too_long_leaves_the_rest_to_the_next(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)
    seconds = iter([0.0, 1.0, retention.TURN_S, retention.TURN_S, retention.TURN_S])
    monkeypatch.setattr(retention, "monotonic", lambda: next(seconds))
    brought(7)
    years_later(settings)
    retention.forget_old()

    assert Play.objects.count() == 4


def test_what_totals_are_still_to_be_made_from_stays(settings: Settings) -> None:
    screen = brought(2)
    Touched.objects.create(screen=screen, day=date(2026, 4, 6), at=BEGUN)
    years_later(settings)
    retention.forget_old()
    assert Play.objects.count() == 2

    Touched.objects.all().delete()
    retention.forget_old()
    assert not Play.objects.exists()


def test_what_is_young_enough_stays(settings: Settings) -> None:
    screen = brought(1)
    DailyTotal.objects.create(screen=screen, day=date(2026, 4, 6), item="N0")
    settings.CLOCK_OFFSET += retention.PLAYS_KEPT - timedelta(days=10)
    retention.forget_old()
    assert (Play.objects.count(), DailyTotal.objects.count()) == (1, 1)

    settings.CLOCK_OFFSET += retention.TOTALS_KEPT
    retention.forget_old()
    assert not DailyTotal.objects.exists()


@pytest.mark.skipif(not POSTGRESQL, reason="parts are PostgreSQL's")
@pytest.mark.parametrize("broken", [False, True])
def test_a_month_goes_with_its_part_also_where_the_last_turn_was_killed(settings: Settings, *, broken: bool) -> None:
    brought(1)
    part = f"{partitions.TABLE}_2026_04"
    if broken:
        with connection.cursor() as cursor:
            cursor.execute(f'ALTER TABLE "{partitions.TABLE}" DETACH PARTITION "{part}"')
    years_later(settings)
    retention.forget_old()

    assert part not in connection.introspection.table_names()
    assert not Play.objects.exists()
