"""Calendars in the browser: days written as people write them, and only the screens that follow them are published."""

from datetime import date

import pytest
from django.test import Client

from bangtin_playlists.schedule import Rule
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.console.plan.calendar_draft import Draft, Row, Span
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import calendars, entries
from bangtin_server.scheduling.calendars import Day
from bangtin_server.scheduling.models import Calendar, Due
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item

pytestmark = pytest.mark.django_db
NATIONAL = Day(date(2027, 9, 2), 0, "Quốc khánh")


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def made(browser: Client, name: str = "Ngày lễ 2027") -> Calendar:
    browser.post("/calendars", {"name": name})
    return Calendar.objects.get(name=name)


def written(**more: object) -> dict[str, object]:
    asked: dict[str, object] = {"do": "save", "name": "Ngày lễ 2027"}
    asked |= {"day": ["2/9/2027", "11-9-2027", ""], "works_as": ["0", "1", "0"], "called": ["Quốc khánh", "", ""]}
    return asked | more


def followed_by(screen: Screen, calendar: Calendar) -> None:
    rule = Rule(not_holidays_of=(calendar.code,))
    entries.make(screen, entries.Wanted(playlist=a_playlist(an_item("X")).pk, rule=rule), "lan")


def test_days_are_written_as_people_here_write_them(browser: Client) -> None:
    calendar = made(browser)
    page = browser.post(f"/calendars/{calendar.pk}", written(), follow=True).text

    assert calendar.code == "ngay-le-2027"
    assert calendars.days_of(calendar) == [NATIONAL, Day(date(2027, 9, 11), 1)]
    assert 'value="02/09/2027"' in page
    assert "thứ Năm" in page
    assert "Ngày lễ 2027" in browser.get("/calendars").text
    assert AuditEvent.objects.filter(deed="calendar-changed").count() == 1


def test_only_the_screens_that_follow_it_are_published(browser: Client) -> None:
    calendar, follower = made(browser), a_screen("LED-1")
    a_screen("LED-2")
    followed_by(follower, calendar)
    Due.objects.all().delete()
    page = browser.post(f"/calendars/{calendar.pk}", written(), follow=True).text

    assert list(Due.objects.values_list("screen__name", flat=True)) == ["LED-1"]
    assert "Đã lưu: 1 màn hình" in page
    assert "/schedule/screens/LED-1" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": ["31/02/2027", "", ""]}, "Mục “31/02/2027”: Không đọc được: ghi ngày như 24/11/2026."),
        ({"day": ["09/25/2027", "", ""]}, "Mục “09/25/2027”: Không đọc được"),
        ({"day": ["2/9/2027", "02.09.2027", ""]}, "Mục “02.09.2027”: Ngày này đã có ở dòng trên."),
        ({"day": ["", "", ""]}, "Mục “Quốc khánh”: Thiếu ngày."),
        ({"name": " "}, "Hãy đặt tên cho lịch."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(browser: Client, wrong: dict[str, object], said: str) -> None:
    calendar = made(browser)
    answer = browser.post(f"/calendars/{calendar.pk}", written(**wrong))

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Quốc khánh"' in answer.text
    assert not calendars.days_of(calendar)


def test_a_run_of_days_is_written_out_and_kept_by_saving_alone(browser: Client) -> None:
    calendar = made(browser)
    span = {"first": "6/2/2027", "last": "9/2/2027", "span_name": "Nghỉ Tết"}
    page = browser.post(f"/calendars/{calendar.pk}", written(do="span", **span)).text

    assert page.index('value="06/02/2027"') < page.index('value="09/02/2027"') < page.index('value="2/9/2027"')
    assert "Chưa lưu" in page
    assert not calendars.days_of(calendar)


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("mai", "9/2/2027", {"first": "day_wrong"}),
        ("9/2/2027", "6/2/2027", {"last": "last_before_first"}),
        ("1/1/2027", "31/12/2027", {"last": "calendar_span_long"}),
    ],
)
def test_a_run_that_cannot_be_is_said_and_stays(first: str, last: str, wrong: dict[str, str]) -> None:
    draft = Draft("Lịch", (), Span(first, last, "Nghỉ")).done("span")

    assert draft.span == Span(first, last, "Nghỉ", wrong)
    assert not draft.rows


def test_a_row_is_taken_off_and_empty_ones_stand_below() -> None:
    rows = (Row("1/1/2027"), Row("2/1/2027", "3", "Bù"))

    assert [row.day for row in Draft("Lịch", rows).done("drop:0").padded] == ["2/1/2027", "", "", ""]


def test_who_comes_second_is_told_and_keeps_what_they_wrote(browser: Client) -> None:
    calendar = made(browser)
    read = calendars.version(calendar)
    calendars.change(calendar, "Của Lan", [NATIONAL], read, "lan.nguyen")
    late = browser.post(f"/calendars/{calendar.pk}", written(version=read))

    assert late.status_code == 409
    assert "Nguyễn Thị Lan đã sửa lịch này" in late.text
    assert 'value="11-9-2027"' in late.text


def test_a_calendar_goes_once_no_line_uses_it(browser: Client) -> None:
    calendar, screen = made(browser), a_screen("LED-1")
    followed_by(screen, calendar)
    assert "1 dòng lịch đang dùng" in browser.post(f"/calendars/{calendar.pk}/delete", follow=True).text
    screen_own = Calendar.objects.create(code=calendar.code, home=screen)  # from now on the line means this one
    assert [str(row) for row in calendars.used_by(calendar)] == []
    assert len(calendars.used_by(screen_own)) == 1
    assert "Đã xóa lịch" in browser.post(f"/calendars/{calendar.pk}/delete", follow=True).text
    assert list(Calendar.objects.all()) == [screen_own]


def test_everything_has_its_english(browser: Client) -> None:
    calendar = made(browser)
    browser.cookies["bangtin-language"] = "en"

    assert "Make a calendar" in browser.get("/calendars").text
    assert "Works as Monday" in browser.get(f"/calendars/{calendar.pk}").text
    twice = written(day=["2/9/2027", "2/9/2027", ""])
    assert "This day stands in a row above." in browser.post(f"/calendars/{calendar.pk}", twice).text
