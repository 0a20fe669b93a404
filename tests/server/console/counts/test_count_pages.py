"""Play counts in the browser where there is little to count; S9's whole month is in reports/test_monthly_report."""

import csv
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent, Grant, User
from bangtin_server.accounts.roles import Role
from bangtin_server.library.models import Item
from bangtin_server.players.models import Screen, Site
from bangtin_server.reports.models import DailyScreen, DailyTotal
from bangtin_server.scheduling.models import Publication
from tests.server.api.people import Program, an_administrator
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def day_of(days_ago: int) -> date:
    return localtime(clock.now() - timedelta(days=days_ago)).date()


def counted(screen: Screen, item: str = "N1", days_ago: int = 3, **numbers: int) -> None:
    """Count a day that is over as the worker does."""
    day = day_of(days_ago)
    columns = {"planned": 100, "full": 98, "cut": 1, "full_ms": 980_000, "cut_ms": 4_000} | numbers
    DailyTotal.objects.create(screen=screen, day=day, item=item, category="1.2a", **columns)
    DailyScreen.objects.get_or_create(
        screen=screen,
        day=day,
        defaults={"planned_to": 1 << 52, "planned_ms": 1_000_000, "lit_ms": 984_000, "counted_at": clock.now()},
    )


def cells(page: str) -> list[list[str]]:
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page, re.DOTALL)
    return [re.sub(r"<small>.*?</small>", "", re.sub(r"</th>|</td>", "|", row)).split("|") for row in rows]


def texts(page: str) -> list[list[str]]:
    return [[re.sub(r"<[^>]*>", "", cell).replace("\xa0", " ") for cell in row if cell] for row in cells(page)]


def test_a_day_is_counted_by_item_screen_site_and_day(browser: Client) -> None:
    one, other = a_screen(), a_screen("LED-DV-01", "dv")
    counted(one)
    counted(other, planned=10, full=10, cut=0, full_ms=100_000, cut_ms=0)
    counted(other, "N2", planned=2, full=2, cut=0, full_ms=20_000, cut_ms=0)
    Item.objects.create(code="N1", name="Mục tiêu 2030")
    day = day_of(3)
    page = browser.get(f"/counts?kind=day&day={day}").text

    assert "Mục tiêu 2030" in page
    assert texts(page) == [
        ["N1", "110", "108", "1", "1", "98,18 %", "18 phút 4 giây"],
        ["N2", "2", "2", "0", "0", "100,00 %", "20 giây"],
        ["Tổng", "112", "110", "1", "1", "98,21 %", "18 phút 24 giây"],
    ]
    by = {way: [row[0] for row in texts(browser.get(f"/counts?kind=day&day={day}&by={way}").text)] for way in WAYS}
    assert by["screens"] == ["LED-DV-01", "LED-NCK-01", "Tổng"]
    assert by["sites"] == ["dv", "nck", "Tổng"]
    assert by["groups"] == ["1.2", "Tổng"]
    assert by["days"] == [f"{day:%d/%m/%Y}", "Tổng"]
    assert [row[1] for row in texts(browser.get(f"/counts?kind=day&day={day}&where=site:dv").text)] == ["10", "2", "12"]
    assert [row[1] for row in texts(browser.get(f"/counts?kind=day&day={day}&where=screen:LED-NCK-01").text)] == [
        "100",
        "100",
    ]


WAYS = ("screens", "sites", "groups", "days")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "Chưa màn hình nào được chọn có chương trình"),
        ("kind=day&day=2098-01-01", "Kỳ này chưa bắt đầu."),
        ("where=screen:NO-SUCH", "Chưa có màn hình nào."),
    ],
)
def test_an_empty_period_says_why(browser: Client, asked: str, said: str) -> None:
    a_screen()
    page = browser.get(f"/counts?{asked}").text

    assert "Chưa có gì để đếm" in page
    assert said in page
    assert "counts.csv" not in page


@pytest.mark.parametrize("page", ["counts", "counts.csv", "counts.xlsx"])
def test_a_day_that_cannot_be_read_is_said_and_no_other_is_counted(browser: Client, page: str) -> None:
    answer = browser.get(f"/{page}", {"kind": "day", "day": "11/24/2026"})

    assert answer.status_code == 422
    assert "Mục “Ngày”: Không đọc được: ghi ngày như 24/11/2026." in answer.text
    assert 'value="11/24/2026"' in answer.text


def test_a_day_is_asked_for_as_people_here_write_it(browser: Client) -> None:
    counted(a_screen(), "N9", days_ago=3)

    assert texts(browser.get("/counts", {"kind": "day", "day": f"{day_of(3):%d/%m/%Y}"}).text)[0][0] == "N9"


@pytest.mark.parametrize(
    "asked",
    ["kind=year", "month=2026-13", "day=2026-02-30", "month=0001-01", "day=9999-12-31", "by=%00", "where=site:%00x"],
)
def test_what_an_address_says_amiss_is_what_is_usual(browser: Client, asked: str) -> None:
    a_screen()

    assert browser.get(f"/counts?{asked}").status_code == 200


def test_a_month_that_is_not_whole_says_so(browser: Client, settings: Settings) -> None:
    screen, machine = a_screen(), Machine()
    machine.enrolled(screen)
    machine.tell("heartbeat", a_heartbeat())
    counted(screen, days_ago=0)
    Publication.objects.create(screen=screen, version=1, fingerprint="f", document=b"", since=clock.now())
    settings.CLOCK_OFFSET = timedelta(minutes=20)
    page = browser.get("/counts?kind=day").text

    assert "Kỳ chưa kết thúc" in page
    assert "1 màn hình đang mất liên lạc (LED-NCK-01)" in page
    assert "Chương trình đầu tiên bắt đầu ngày" not in page
    assert "Chương trình đầu tiên bắt đầu ngày" in browser.get("/counts").text


def test_csv_opens_in_excel_and_runs_nothing(browser: Client) -> None:
    screen = a_screen()
    counted(screen, '=HYPERLINK("http://a")')
    day = day_of(3)
    answer = browser.get(f"/counts.csv?kind=day&day={day}")
    text = answer.content.decode()

    assert text.startswith("\ufeff")
    head, row, total = csv.reader(io.StringIO(text[1:]), delimiter=";")
    assert head[:5] == ["Mục phát", "Tên", "Kế hoạch", "Phát đủ", "Dở"]
    assert row == ['\'=HYPERLINK("http://a")', "", "100", "98", "1", "1", "98,00", "980", "4"]
    assert total[0] == "Tổng"
    assert AuditEvent.objects.filter(deed="report-exported").count() == 1

    browser.cookies["bangtin-language"] = "en"
    text = browser.get(f"/counts.csv?kind=day&day={day}").content.decode()
    assert next(csv.reader([text.splitlines()[1]]))[6] == "98.00"


def test_the_workbook_has_a_sheet_for_each_way_and_its_sums_are_formulas(browser: Client) -> None:
    counted(a_screen(), "=1+1")
    day = day_of(3)
    answer = browser.get(f"/counts.xlsx?kind=day&day={day}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
        strings = book.read("xl/sharedStrings.xml").decode()

    assert names == ["Mục phát", "Nhóm nội dung", "Màn hình", "Địa điểm", "Ngày"]
    formulas = [one.text for one in sheet.iter() if one.tag.endswith("}f")]
    assert formulas == [
        "MAX(0,C4-D4-E4)",
        "SUM(C4:C4)",
        "SUM(D4:D4)",
        "SUM(E4:E4)",
        "MAX(0,C5-D5-E5)",
        "SUM(H4:H4)",
        "SUM(I4:I4)",
    ]
    assert "=1+1" in strings  # as text
    assert "từ" not in strings


def test_who_sees_one_site_counts_only_that(browser: Client) -> None:
    counted(a_screen())
    counted(a_screen("LED-DV-01", "dv"), "N9")
    person = User.objects.create(username="mot", full_name="Một")
    Grant.objects.create(
        user=person, role=Role.REVIEWER, site=Site.objects.get(code="dv"), given_by="tests", given_at=clock.now()
    )
    client, day = Client(), day_of(3)
    client.force_login(person)

    assert [row[0] for row in texts(client.get(f"/counts?kind=day&day={day}").text)] == ["N9", "Tổng"]
    assert not texts(client.get(f"/counts?kind=day&day={day}&where=screen:LED-NCK-01").text)
    assert len(texts(browser.get(f"/counts?kind=day&day={day}").text)) == 3


def test_a_program_counts_the_same_and_bad_spans_are_refused(browser: Client) -> None:
    del browser
    counted(a_screen())
    program, day = Program(), day_of(3)
    told = program.get(f"counts?first={day}&last={day}&by=screens&site=nck").json()

    assert [(row["name"], row["planned"], row["lost"]) for row in told["rows"]] == [("LED-NCK-01", 100, 1)]
    assert (told["whole"], told["planned_ms"], told["total"]["full"]) == (True, 1_000_000, 98)
    assert program.get(f"counts?first={day}&last=2020-01-01").status_code == 422
    assert program.get("counts?first=2020-01-01&last=2099-01-01").status_code == 422
    assert program.get(f"counts?first={day}&last={day}&screen=NO-SUCH").status_code == 404
