"""Proof of play taken in."""

import io
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pytest_django import Settings

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_server.api import bodies
from bangtin_server.players import enrolment
from bangtin_server.players.models import Player
from bangtin_server.reports import intake, retention, totals
from bangtin_server.reports.comparison import compare
from bangtin_server.reports.days import Span
from bangtin_server.reports.models import DailyTotal, Play, Touched
from bangtin_server.reports.period import Period
from bangtin_server.reports.shown import lit_ms
from tests.server.machines import Machine, a_play, a_screen, at

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 6)


@pytest.fixture(autouse=True)
def _in_april(settings: Settings) -> None:
    settings.CLOCK_OFFSET = datetime(2026, 4, 15, 8, tzinfo=UTC) - datetime.now(UTC)


def a_machine(name: str = "LED-NCK-01") -> Machine:
    machine = Machine()
    machine.enrolled(a_screen(name))
    return machine


def test_a_row_counts_once_whatever_comes_twice() -> None:
    machine, row = a_machine(), a_play()
    assert machine.bring([row, row]).json() == {"kept": 2, "refused": []}
    assert machine.bring([row], packed=True).json() == {"kept": 1, "refused": []}
    assert Play.objects.count() == 1


def test_rows_of_strange_screens_are_refused_by_their_line_and_block_nothing() -> None:
    machine = a_machine()
    a_machine("LED-DV-01")
    answer = machine.bring([a_play(), a_play(screen="LED-DV-01"), a_play(screen="?"), a_play("N2")])
    assert answer.status_code == 200
    assert answer.json()["kept"] == 2
    assert [one["line"] for one in answer.json()["refused"]] == [2, 3]
    assert "LED-DV-01" in answer.json()["refused"][0]["error"]


def test_a_player_that_was_given_another_screen_still_brings_what_it_showed_before() -> None:
    machine = Machine()
    screen = a_screen()
    player = machine.enrolled(screen)
    enrolment.drive(screen, None)
    before = a_play(start="2026-04-15T14:59:00")
    after = a_play(start="2026-04-15T15:10:00")
    answer = machine.bring([before, after])
    assert answer.json()["kept"] == 1
    assert "another player" in answer.json()["refused"][0]["error"]
    assert Play.objects.get().player == player


@pytest.mark.parametrize(
    "bad",
    [
        b"{}",
        b"null",
        b"[" * 20_000,
        b"\xff\xfe\x00",
        b'{"id": 1}',
        b"x" * 20_000,
        encode(a_play()).replace(b'"N1"', b'"' + b"N" * 300 + b'"'),
        encode(a_play()).replace(b'"N1"', b'"N\\u0000"'),
        encode(a_play()).replace(b'"N1"', b'"\\ud800"'),
        encode(a_play()).replace(b'"shown_ms":90000', b'"shown_ms":-1'),
        encode(a_play()).replace(b'"shown_ms":90000', b'"shown_ms":1e400'),
        encode(a_play(planned_start=Instant(1 << 60))),
        encode(a_play(planned_start=Instant(-5))),
        encode(a_play(start="2026-04-25T06:00:00")),
        encode(a_play(must_understand=("hologram",))),
    ],
    ids=range(15),
)
def test_a_bad_line_is_named_and_the_others_are_kept(bad: bytes) -> None:
    machine = a_machine()
    answer = machine.post("plays", encode(a_play()) + b"\n\n" + bad + b"\n" + encode(a_play("N2")))
    assert answer.status_code == 200
    assert (answer.json()["kept"], [one["line"] for one in answer.json()["refused"]]) == (2, [3])
    alone = machine.post("plays", bad)
    assert alone.status_code == 400
    assert alone.json()["error"].startswith("line 1: ")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"no gzip", {"Content-Encoding": "gzip"}, 400),
        (b"", {"Content-Encoding": "br"}, 400),
        (b"", {"Transfer-Encoding": "chunked"}, 411),
        (b"", {"Authorization": "Bearer nonsense"}, 401),
        (b"", {}, 200),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_in_words(body: bytes, headers: dict[str, str], status: int) -> None:
    answer = a_machine().post("plays", body, headers)
    assert answer.status_code == status
    assert ("error" in answer.json()) is (status != 200)


def test_a_bomb_is_not_unpacked_and_nothing_of_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bangtin_server.api.player_reports.MOST_PLAYS", 1 << 20)
    answer = a_machine().post("plays", encode(a_play()) + b"\n" + b" " * (2 << 20), packed=True)
    assert answer.status_code == 413
    assert not Play.objects.exists()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_make_the_intake_fall(noise: bytes) -> None:
    player = Player.objects.first() or Machine().enrolled(a_screen(os.urandom(4).hex()))
    taken = intake.take(player, enumerate(noise.split(b"\n"), 1))
    assert taken.kept == 0


def test_a_late_batch_changes_the_day_to_which_it_belongs() -> None:
    machine = a_machine()
    machine.bring([a_play()])
    totals.count(Play.objects.get().screen, DAY)
    assert not Touched.objects.exists()
    machine.bring([a_play(start="2026-04-06T23:59:59"), a_play(start="2026-04-07T00:00:00")])
    screen = Play.objects.all()[0].screen
    report = compare([screen], Period(DAY, DAY))
    assert report.total.full == 2
    assert compare([screen], Period(DAY, DAY + timedelta(days=1))).total.full == 3


def test_fillers_and_the_slate_are_no_plays_but_light_the_wall() -> None:
    machine = a_machine()
    machine.bring(
        [
            a_play(),
            a_play("N2", "2026-04-06T06:31:30", full=False, filler="N3", why="unplayable"),
            a_play("slate", "2026-04-06T06:33:00"),
            a_play("N4", "2026-04-06T06:34:30", full=False, shown_ms=Millis(0), why="unplayable"),
        ]
    )
    screen = Play.objects.all()[0].screen
    report = compare([screen], Period(DAY, DAY))
    assert [(row.name, row.full, row.cut) for row in report.items if row.full or row.cut] == [("N1", 1, 0)]
    assert lit_ms(screen, Span(at("2026-04-06T00:00:00"), at("2026-04-07T00:00:00"))) == 270_000


def test_zones_side_by_side_light_the_wall_once_and_a_hand_off_is_no_darkness() -> None:
    machine = a_machine()
    machine.bring(
        [
            a_play("L1", shown_ms=Millis(120_000)),
            a_play("B1", "2026-04-06T06:30:10", zone="side", shown_ms=Millis(20_000)),
            a_play("L2", "2026-04-06T06:32:00", actual_start=at("2026-04-06T06:32:00") + 40, shown_ms=Millis(60_000)),
            a_play("L3", "2026-04-06T06:40:00", shown_ms=Millis(10_000)),
        ]
    )
    screen = Play.objects.all()[0].screen
    assert lit_ms(screen, Span(at("2026-04-06T00:00:00"), at("2026-04-07T00:00:00"))) == 190_040


@pytest.mark.django_db(transaction=True)
def test_chores_settle_what_is_quiet_and_drop_what_is_old(settings: Settings) -> None:
    machine = a_machine()
    machine.bring([a_play()])
    assert totals.settle_touched() == 0
    settings.CLOCK_OFFSET += totals.QUIET + timedelta(minutes=1)
    assert totals.settle_touched() == 1
    assert DailyTotal.objects.get().full == 1
    settings.CLOCK_OFFSET += retention.PLAYS_KEPT + timedelta(days=31)
    retention.forget_old()
    assert not Play.objects.exists()
    assert DailyTotal.objects.get().full == 1
    assert machine.bring([replace(a_play(), id=uuid4())]).status_code == 400


class Dripping:
    """The lines of a slow player, and whether anybody was kept from writing while one was waited for."""

    def __init__(self, *rows: ProofOfPlay) -> None:
        self.rows, self.locked = rows, list[bool]()

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        for number, row in enumerate(self.rows, 1):
            self.locked.append(connection.in_atomic_block)
            yield number, encode(row)


@pytest.mark.django_db(transaction=True)
def test_a_slow_player_keeps_nobody_from_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    player = Machine().enrolled(a_screen())
    slow = Dripping(*(a_play() for _ in range(5)))
    assert intake.take(player, slow).kept == Play.objects.count() == 5
    assert slow.locked == [False] * 5
    assert Touched.objects.count() == 1


def test_lines_are_handed_on_only_when_all_have_come() -> None:
    class Slow(io.BytesIO):
        """A body of which each read brings a line."""

        def read(self, size: int | None = -1, /) -> bytes:
            del size
            return self.readline()

    body = b"".join(encode(a_play()) + b"\n" for _ in range(5))
    come = Slow(body)
    request = RequestFactory().post("/")
    request._stream = come  # noqa: SLF001 - as a server gives it, a line at a time
    first = next(bodies.lines(request, 1 << 20, 1 << 16))
    assert first.number == 1
    assert come.tell() == len(body)
