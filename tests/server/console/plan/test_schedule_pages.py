"""The schedule in the browser: what the timeline says, drawn; and lines by a form."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from bangtin_playlists.schedule import LunarDay, LunarSpan, Rule
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import entries
from bangtin_server.scheduling.models import Entry, Hours, Playlist
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item

pytestmark = pytest.mark.django_db
WEEK = "?week=2026-11-23&list"


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


@pytest.fixture
def screen() -> Screen:
    return a_screen()


@pytest.fixture
def day() -> Playlist:
    return a_playlist(an_item("X"), name="Ban ngày")


ASKED = {"level": "10", "weekday": ["1", "2"], "start": "21:30", "end": "05:30", "order": ""}


def made(browser: Client, screen: Screen, day: Playlist, **more: object) -> str:
    asked = ASKED | {"plays": f"p{day.pk}"} | more
    return browser.post(f"/schedule/screens/{screen.name}/new", asked, follow=True).text


def test_a_line_over_midnight_is_drawn_on_both_days(browser: Client, screen: Screen, day: Playlist) -> None:
    assert "Đã lưu: 1 màn hình" in made(browser, screen, day)
    page = browser.get(f"/schedule/screens/{screen.name}{WEEK}").text
    monday, tuesday = (page.index(f"{name}/2026</h3>") for name in ("Thứ Hai 23/11", "Thứ Ba 24/11"))

    assert "21:30–24:00" in page[monday:tuesday]
    assert "00:00–05:30" in page[tuesday:]
    assert "Thứ Hai, thứ Ba · 21:30–05:30 hôm sau" in page


def test_what_never_shows_is_said_and_by_whom(browser: Client, screen: Screen, day: Playlist) -> None:
    made(browser, screen, day)
    above = a_playlist(an_item("Y"), name="Lễ")
    made(browser, screen, above, level="20", start="", end="", weekday=[])
    page = browser.get(f"/schedule/screens/{screen.name}{WEEK}").text

    assert "“Ban ngày” không lên màn hình lúc nào trong tuần: bị “Lễ” (Ưu tiên) che." in page


def test_what_is_only_due_in_the_dark_is_said(browser: Client, screen: Screen, day: Playlist) -> None:
    Hours.objects.create(screen=screen, position=0, rule={"start": "07:00:00", "end": "17:00:00"})
    made(browser, screen, day)
    page = browser.get(f"/schedule/screens/{screen.name}{WEEK}").text

    assert "“Ban ngày” chỉ rơi vào lúc màn hình tắt" in page
    assert "Tắt: ngoài giờ hoạt động" in page


def test_lunar_days_and_exceptions_are_read_as_people_write_them(
    browser: Client, screen: Screen, day: Playlist
) -> None:
    made(browser, screen, day, lunar="23/12 – 6/1, 15/8", except_days="2/9/2026", holidays="")
    rule = entries.wanted_of(Entry.objects.get()).rule

    assert [(one.first.day, one.last.month) for one in rule.lunar] == [(23, 1), (15, 8)]
    assert [str(one) for one in rule.except_days] == ["2026-09-02"]


def test_what_the_form_does_not_show_of_a_rule_stays(browser: Client, screen: Screen, day: Playlist) -> None:
    kept = Rule(rrule="FREQ=WEEKLY", lunar=(LunarSpan(LunarDay(1, 1), LunarDay(1, 3), leap="both"),))
    line = entries.make(screen, entries.Wanted(playlist=day.pk, rule=kept), "lan")
    asked = ASKED | {"plays": f"p{day.pk}", "lunar": "1/1 - 3/1", "version": entries.version(line)}
    browser.post(f"/entries/{line.pk}", asked)
    rule = entries.wanted_of(Entry.objects.get()).rule

    assert (rule.rrule, rule.lunar[0].leap, rule.weekdays) == ("FREQ=WEEKLY", "both", (1, 2))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"end": ""}, "Ghi cả giờ bắt đầu"),
        ({"first": "2026-05-02", "last": "2026-05-01"}, "Ngày cuối trước ngày đầu"),
        ({"lunar": "tết"}, "Viết ngày/tháng"),
        ({"end": "25:00"}, "Mục “Đến giờ”: Không đọc được: ghi giờ như 16:00."),
        ({"first": "09/25/2026"}, "Mục “Từ ngày”: Không đọc được: ghi ngày như 24/11/2026."),
        ({"except_days": "31/02/2026"}, "Viết ngày/tháng/năm"),
        ({"plays": "p99"}, "Phát gì"),
        ({"level": "30"}, "Mức"),
        ({"holidays": "only:khong-co"}, "Ngày lễ"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    browser: Client, screen: Screen, day: Playlist, wrong: dict[str, str], said: str
) -> None:
    page = browser.post(f"/schedule/screens/{screen.name}/new", ASKED | {"plays": f"p{day.pk}"} | wrong)

    assert page.status_code == 422
    assert said in page.text
    assert 'value="21:30"' in page.text
    assert not Entry.objects.exists()


def test_who_comes_second_is_told_and_deleting_wants_the_newest(browser: Client, screen: Screen, day: Playlist) -> None:
    line = entries.make(screen, entries.Wanted(playlist=day.pk), "lan.nguyen")
    read = entries.version(line)
    entries.change(line, entries.wanted_of(line)._replace(level=20), read, "lan.nguyen")
    asked = ASKED | {"plays": f"p{day.pk}", "version": read}

    late = browser.post(f"/entries/{line.pk}", asked)
    assert (late.status_code, "Nguyễn Thị Lan đã sửa dòng này" in late.text) == (409, True)
    browser.post(f"/entries/{line.pk}/delete", {"version": read})
    assert Entry.objects.exists()
    browser.post(f"/entries/{line.pk}/delete", {"version": entries.version(Entry.objects.get())})
    assert not Entry.objects.exists()


def test_a_site_is_drawn_as_on_one_of_its_screens_with_what_that_has_besides(browser: Client, day: Playlist) -> None:
    one, other = a_screen("LED-1"), a_screen("LED-2")
    entries.make(one.site, entries.Wanted(playlist=day.pk), "lan")
    entries.make(other, entries.Wanted(playlist=a_playlist(an_item("Y"), name="Riêng").pk), "lan")
    page = browser.get(f"/schedule/sites/{one.site.code}?screen=LED-2").text

    assert "Xem trên màn hình" in page
    assert "Lịch đặt ở nơi khác" in page
    assert "LED-1" in browser.get("/schedule").text


@pytest.mark.parametrize("path", ["screens/KHONG", "groups/khong", "sites/khong", "khac/a"])
def test_what_is_not_there_is_not_there(browser: Client, path: str) -> None:
    assert browser.get(f"/schedule/{path}").status_code == 404


def test_an_instant_is_answered_with_reasons_and_what_comes_next(
    browser: Client, screen: Screen, day: Playlist
) -> None:
    entries.make(screen, entries.Wanted(playlist=day.pk, rule=Rule(weekdays=(2,))), "lan")
    tuesday = browser.get(f"/screens/{screen.name}/at?at=2026-11-24T18:05").text
    monday = browser.get(f"/screens/{screen.name}/at?at=2026-11-23T18:05:07").text

    assert "đang phát" in tuesday
    assert "<b>X</b>" in tuesday
    assert "không phát vào thứ Hai, chỉ: thứ Ba" in monday
    assert "00:00:00" in monday[monday.index("Tiếp theo") :]


@pytest.mark.parametrize("asked", ["bao giờ", "9999-99-99", "0001-01-01T00:00", "2026-11-24"])
def test_an_instant_that_nobody_can_read_is_said(browser: Client, screen: Screen, asked: str) -> None:
    answer = browser.get(f"/screens/{screen.name}/at", {"at": asked})

    assert answer.status_code == 422
    assert "Mục “Thời điểm”: Không đọc được: ghi ngày và giờ như 24/11/2026 08:30." in answer.text
    assert f'value="{asked}"' in answer.text


def test_an_instant_is_asked_for_as_people_here_write_it_in_the_zone_of_the_screen(
    browser: Client, screen: Screen
) -> None:
    Screen.objects.update(timezone="Asia/Tokyo")
    page = browser.get(f"/screens/{screen.name}/at", {"at": "24/11/2026 18:05:07"}).text

    assert 'value="24/11/2026 18:05:07"' in page
    assert "18:05:07 24/11/2026" in page


def test_a_line_is_written_with_days_and_hours_of_here(browser: Client, screen: Screen, day: Playlist) -> None:
    made(browser, screen, day, start="7h30", end="1130", first="02/09/2026", last="3/9/2026")
    line = Entry.objects.get()
    rule, page = entries.wanted_of(line).rule, browser.get(f"/entries/{line.pk}").text

    assert (str(rule.start), str(rule.end), str(rule.last)) == ("07:30:00", "11:30:00", "2026-09-03")
    for shown in ("07:30", "11:30", "02/09/2026", "03/09/2026"):
        assert f'value="{shown}"' in page


def test_everything_has_its_english(browser: Client, screen: Screen, day: Playlist) -> None:
    made(browser, screen, day)
    browser.cookies["bangtin-language"] = "en"
    tomorrow = f"{datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')) + timedelta(days=1):%Y-%m-%dT%H:%M}"

    assert "Lines of the schedule" in browser.get(f"/schedule/screens/{screen.name}").text
    assert "What shows when, and why" in browser.get(f"/screens/{screen.name}/at?at={tomorrow}").text
    assert "Order of play" in browser.get(f"/playlists/{day.pk}").text
