"""Operating hours in the browser: rows of days and hours, in order, for a screen, a group or a site."""

import pytest
from django.test import Client

from bangtin_playlists.schedule import LunarDay, LunarSpan, Rule
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import hours
from bangtin_server.scheduling.hours import Row
from bangtin_server.scheduling.models import Calendar, Due, Hours
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


@pytest.fixture
def screen() -> Screen:
    return a_screen("LED-1")


def row(key: int, days: str = "123456", start: str = "5h30", end: str = "22:30", **more: str) -> dict[str, object]:
    told: dict[str, object] = {f"{key}-weekday": list(days), f"{key}-start": start, f"{key}-end": end}
    return told | {f"{key}-{name}": value for name, value in more.items()}


def save(browser: Client, screen: Screen, *rows: dict[str, object], do: str = "save", **more: object) -> str:
    asked: dict[str, object] = {"do": do, "row": [str(n) for n in range(len(rows))], **more}
    for one in rows:
        asked |= one
    return browser.post(f"/schedule/screens/{screen.name}/hours", asked, follow=True).text


def said(screen: Screen) -> list[tuple[tuple[int, ...], str, str, bool]]:
    return [(one.rule.weekdays, str(one.rule.start), str(one.rule.end), one.closed) for one in hours.of_place(screen)]


def test_rows_are_kept_in_their_order_and_only_their_screens_published(browser: Client, screen: Screen) -> None:
    a_screen("LED-2")
    Due.objects.all().delete()
    page = save(browser, screen, row(0, "7", closed="yes"), row(1))

    assert said(screen) == [((7,), "None", "None", True), ((1, 2, 3, 4, 5, 6), "05:30:00", "22:30:00", False)]
    assert list(Due.objects.values_list("screen__name", flat=True)) == ["LED-1"]
    assert "Đã lưu: 1 màn hình" in page
    plan = browser.get(f"/schedule/screens/{screen.name}").text
    assert "Chủ nhật: tắt cả ngày" in plan
    assert "Thứ Hai – thứ Bảy · 05:30–22:30" in plan


def test_the_log_says_hours_in_words(browser: Client, screen: Screen) -> None:
    save(browser, screen, row(0, "7", closed="yes"))

    assert AuditEvent.objects.get(deed="hours-changed").thing == "hours screen LED-1"
    assert "giờ hoạt động: – → Chủ nhật (tắt cả ngày)" in browser.get("/audit").text


def test_what_the_form_does_not_show_of_a_rule_stays(browser: Client, screen: Screen) -> None:
    Calendar.objects.create(code="le", name="Ngày lễ")
    kept = Rule(lunar=(LunarSpan(LunarDay(1, 1), LunarDay(1, 3)),), not_holidays_of=("le",))
    hours.change(screen, [Row(kept)], "*", "lan")
    page = browser.get(f"/schedule/screens/{screen.name}/hours").text
    save(browser, screen, row(0, "1234567", was="0", holidays="not:le"))

    assert "Trừ ngày thuộc Ngày lễ" in page
    assert "âm lịch 1/1 - 3/1" in page
    [now] = hours.of_place(screen)
    assert (now.rule.lunar, now.rule.not_holidays_of, str(now.rule.start)) == (kept.lunar, ("le",), "05:30:00")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (row(0, end=""), "Dòng 1. Mục “Đến giờ”: Ghi cả giờ bắt đầu và giờ kết thúc"),
        (row(0, start="10:30 PM"), "Dòng 1. Mục “Từ giờ”: Không đọc được: ghi giờ như 16:00."),
        (row(0, days=""), "Dòng 1. Mục “Ngày nào”: Chọn ít nhất một ngày trong tuần."),
        (row(0, holidays="only:khong-co"), "Dòng 1. Mục “Ngày lễ”"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    browser: Client, screen: Screen, wrong: dict[str, object], told: str
) -> None:
    page = save(browser, screen, wrong)

    assert told in page
    assert f'value="{wrong["0-start"]}"' in page
    assert not Hours.objects.exists()


def test_rows_are_added_moved_and_taken_off_before_anything_is_kept(browser: Client, screen: Screen) -> None:
    two = row(0, start="01:00"), row(1, start="02:00")
    moved, less, more = (save(browser, screen, *two, do=deed) for deed in ("up:1", "drop:0", "add"))

    assert moved.index('value="02:00"') < moved.index('value="01:00"')
    assert 'value="01:00"' not in less
    assert more.count("</fieldset>") == 3
    assert not Hours.objects.exists()


def test_no_rows_are_always_open_again(browser: Client, screen: Screen) -> None:
    save(browser, screen, row(0))
    save(browser, screen)

    assert not Hours.objects.exists()
    assert "Không có gì thay đổi." in save(browser, screen)


def test_who_comes_second_is_told_and_keeps_what_they_wrote(browser: Client, screen: Screen) -> None:
    read = hours.version(screen)
    hours.change(screen, [Row(closed=True)], read, "lan.nguyen")
    page = save(browser, screen, row(0, start="04:44"), version=read)

    assert "Nguyễn Thị Lan đã sửa giờ này" in page
    assert 'value="04:44"' in page
    assert [one.closed for one in hours.of_place(screen)] == [True]


def test_the_hours_of_the_site_stand_on_the_page_of_its_screen(browser: Client, screen: Screen) -> None:
    hours.change(screen.site, [Row(Rule(weekdays=(1,)))], "*", "lan")
    page = browser.get(f"/schedule/screens/{screen.name}/hours").text

    assert "Giờ đặt ở nơi khác" in page
    assert f'href="/schedule/sites/{screen.site.code}/hours"' in page


def test_everything_has_its_english(browser: Client, screen: Screen) -> None:
    browser.cookies["bangtin-language"] = "en"

    assert "Operating hours" in browser.get(f"/schedule/screens/{screen.name}/hours").text
    assert "Row 1. “To”: Give both times, or neither." in save(browser, screen, row(0, end=""))
