"""The monthly report of domain.md S9 to the digit, from rows that went through the real intake."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client
from msgspec.structs import replace
from pytest_django import Settings

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.programme import read_programme
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_server import clock
from bangtin_server.library.models import Examination, Medium
from bangtin_server.players.models import Screen, Site
from bangtin_server.reports import figures
from bangtin_server.reports.catalogue import manifest_in
from bangtin_server.reports.comparison import ad_hoc, compare
from bangtin_server.reports.days import Span
from bangtin_server.reports.models import DailyTotal, Play
from bangtin_server.reports.period import month
from bangtin_server.scheduling.programmes import take
from bangtin_server.scheduling.publishing import Publisher
from bangtin_server.storage.folder import FolderStorage
from tests.server.api.people import Program, an_administrator
from tests.server.machines import Machine, a_play, at
from tests.server.shelves import DrawnShelf

pytestmark = pytest.mark.django_db
PROGRAMME = Path(__file__).parents[3] / "playlists" / "examples" / "s01-nam-cau-kien.yaml"
DARK = Span(at("2026-04-07T08:10:00"), at("2026-04-07T10:25:30"))
"""Mất điện."""


def now_is(settings: Settings, text: str) -> None:
    settings.CLOCK_OFFSET = datetime.fromisoformat(text + "+07:00") - datetime.now(UTC)


def published(storage: FolderStorage) -> tuple[Screen, Timeline]:
    reading = read_programme(PROGRAMME.name, PROGRAMME.read_bytes(), DrawnShelf())
    assert reading.manifest is not None
    for one in reading.manifest.media:
        kept = {"size": one.size, "kind": one.kind, "name": one.name, "examination": Examination.SOUND}
        Medium.objects.create(digest=one.digest, added_at=clock.now(), **kept)
    site = Site.objects.create(code="nck", name="KCN Nam Cầu Kiền")
    screen = take(reading.manifest, site, "t")
    [publication] = Publisher(storage, Ed25519PrivateKey.generate()).publish_due()
    return screen, prepare(manifest_in(bytes(publication.document)))


def witnessed(timeline: Timeline, day: date) -> Iterator[ProofOfPlay]:
    """What the player would write down in a day, by the timeline, but for the time without mains."""
    now, end = at(f"{day}T00:00:00"), at(f"{day}T23:59:59")
    number = 0
    while now < end:
        shown = timeline.on_air(now)
        airing = shown.zone("main")
        if airing is None:
            now = shown.until
            continue
        number += 1
        row = a_play(
            airing.item.id,
            id=UUID(int=(day.toordinal() << 64) + number),
            planned_start=airing.start,
            shown_ms=Millis(airing.end - airing.start),
            slot_ms=airing.item.slot_ms,
            manifest_version=timeline.manifest.version,
        )
        yield from _spared(row)
        now = airing.end


def _spared(row: ProofOfPlay) -> Iterator[ProofOfPlay]:
    end = Instant(row.planned_start + row.shown_ms)
    if end <= DARK.start or row.planned_start >= DARK.end:
        yield row
    elif end > DARK.end:
        yield replace(row, actual_start=DARK.end, shown_ms=Millis(end - DARK.end), full=False, why="late")


def operating_days() -> list[date]:
    days = (date(2026, 3, 23).toordinal() + number for number in range(23))
    return [day for day in map(date.fromordinal, days) if day.isoweekday() < 7]


def test_the_report_of_s9_to_the_digit(storage: FolderStorage, settings: Settings) -> None:
    now_is(settings, "2026-03-22T20:00:00")
    screen, timeline = published(storage)
    machine = Machine()
    machine.enrolled(screen)
    now_is(settings, "2026-04-15T08:00:00")
    days = operating_days()
    late = days.pop(3)
    for number, day in enumerate(days):
        answer = machine.bring(witnessed(timeline, day), packed=number % 2 == 0)
        assert answer.json()["refused"] == []
    assert len(days) == 19
    assert compare([screen], month(2026, 4)).total.full == 42_431 - 2_130

    again = list(witnessed(timeline, late))
    assert machine.bring(again).json()["kept"] == 2_130
    assert machine.bring(again).json()["kept"] == 2_130
    report = compare([screen], month(2026, 4))

    rows = {row.name: (row.planned, row.full, row.cut, row.lost, row.rate.replace("\xa0", " ")) for row in report.items}
    assert rows == {
        **{f"C{number}": (3_600, 3_600, 0, 0, "100,00 %") for number in range(1, 7)},
        **{f"N{number}": (4_200, 4_166, 0, 34, "99,19 %") for number in range(1, 4)},
        "N4": (4_200, 4_166, 1, 33, "99,19 %"),
        "N5": (4_200, 4_167, 0, 33, "99,21 %"),
    }
    total = report.total
    assert (total.planned, total.full, total.cut, total.lost) == (42_600, 42_431, 1, 168)
    assert (figures.whole(total.full), total.rate) == ("42.431", "99,60\xa0%")
    assert (report.planned_ms, report.planned_ms - report.lit_ms) == (1_224_000_000, 8_130_000)
    assert report.availability == "99,34\xa0%"
    groups = {row.name: row.full for row in report.groups}
    assert groups == {"1.2": 11_932, "1.3": 4_166, "1.4": 4_166, "1.5": 7_200, "SK": 4_167, "AT": 3_600, "TI": 7_200}
    of_resolution = next(row for row in report.groups if row.name == "1.2")
    assert figures.length(of_resolution.full_ms) == "166 giờ 13 phút 30 giây"
    assert figures.length(total.full_ms) == "337 giờ 44 phút 15 giây"
    assert report.screens[0].full == 42_431

    the_console_and_programs_say_the_same()
    half_an_hour = Span(at("2026-04-06T06:00:00"), at("2026-04-06T06:30:00"))
    found = {row.name: (row.planned, row.full) for row in ad_hoc([screen], half_an_hour)}
    assert found == {f"C{number}": (30, 30) for number in range(1, 7)}
    assert Play.objects.count() == 42_432
    assert DailyTotal.objects.filter(day=date(2026, 4, 5)).count() == 0


def the_console_and_programs_say_the_same() -> None:
    """See the table of S9 on the page, as reports write it, and its sums by the API."""
    browser = Client()
    browser.force_login(an_administrator())
    page = browser.get("/counts?kind=report&month=2026-04&where=screen:LED-NCK-01").text.replace("\xa0", " ")
    rows = re.findall(r'<th scope="row">([^<]+)(?:<small>.*?</small>)?</th>(.*?)</tr>', page)
    table = {name: re.findall(r"<td[^>]*>([^<]*)</td>", row)[:5] for name, row in rows}

    assert table == {
        **{f"C{number}": ["3.600", "3.600", "0", "0", "100,00 %"] for number in range(1, 7)},
        **{f"N{number}": ["4.200", "4.166", "0", "34", "99,19 %"] for number in range(1, 4)},
        "N4": ["4.200", "4.166", "1", "33", "99,19 %"],
        "N5": ["4.200", "4.167", "0", "33", "99,21 %"],
        "Tổng": ["42.600", "42.431", "1", "168", "99,60 %"],
    }
    assert "42.431 lượt phát đủ" in page
    assert "99,34 %" in page
    assert "2 giờ 15 phút 30 giây mất trên 340 giờ phải sáng" in page
    assert "từ 15/03/2026 đến 14/04/2026 · cập nhật lúc 15/04/2026 08:00" in page
    told = Program().get("counts?first=2026-03-15&last=2026-04-14&by=groups").json()
    assert {row["name"]: row["full"] for row in told["rows"]}["1.2"] == 11_932
    assert (told["total"]["full"], told["total"]["lost"], told["whole"]) == (42_431, 168, True)
