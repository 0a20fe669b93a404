"""Layouts in the browser: made from templates, changed as they are drawn, and never over what somebody else wrote."""

import re
from typing import Any

import pytest
from django.test import Client

from bangtin_playlists.layout import Box
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.accounts.roles import Role
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import entries, layouts
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Due, Layout, Playlist, Zone
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item
from tests.server.walk import Walker, a_park

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def written(*zones: tuple[str, str, str, str, str], **more: object) -> dict[str, Any]:
    """Return a form as the page sends it; every zone plays one list."""
    playlist = str((Playlist.objects.filter(code="ngay").first() or a_playlist(an_item("X"))).pk)
    columns = dict(zip(("zone", "x", "y", "width", "height"), map(list, zip(*zones, strict=True)), strict=True))
    whole: dict[str, Any] = {"title": "Hai vùng", "across": "1024", "down": "512", "fitted": "1024x512"}
    whole |= {"do": "save", "background": "#000000", "play": [playlist] * len(zones)}
    return whole | columns | more


FILM = ("main", "0", "0", "1024", "448")
TICKER = ("chữ chạy", "0", "448", "1024", "64")


def made(browser: Client, **more: object) -> Layout:
    browser.post("/layouts/new", written(FILM, TICKER, **more))
    return Layout.objects.get(home=None)


def imported(home: Screen) -> Layout:
    """Return a layout as a programme of older centres left it: without a size."""
    layout = Layout.objects.create(code="sanh", home=home)
    playlist = a_playlist(an_item("X"), name="Tin sảnh")
    box = {"layout": layout, "playlist": playlist, "x": 0, "width": 1920}
    Zone.objects.create(position=0, name="main", y=0, height=1000, **box)
    Zone.objects.create(position=1, name="ticker", y=1000, height=80, **box)
    return layout


def rows_of(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]*)"', page)


def test_a_layout_is_drawn_and_says_what_plays_and_where(browser: Client) -> None:
    screen = a_screen("TV-1")
    Screen.objects.update(width=1920, height=1080)
    row = imported(screen)
    entries.make(screen, entries.Wanted(layout=row.pk), "lan")
    page = browser.get("/layouts").text

    assert 'width="1920" height="1000"' in page
    assert page.count("Tin sảnh") == 2
    assert 'href="/schedule/screens/TV-1"' in page
    assert "bố cục nhiều vùng" in browser.get("/schedule/screens/TV-1").text
    assert rows_of(browser.get(f"/layouts/{row.pk}").text, "across") == ["1920"]


def test_where_there_is_none_that_is_said_in_both_languages(browser: Client) -> None:
    assert "Chưa có bố cục nào" in browser.get("/layouts").text
    browser.cookies["bangtin-language"] = "en"
    assert "No layouts yet" in browser.get("/layouts").text


def test_a_new_one_begins_with_the_size_that_most_screens_have(browser: Client) -> None:
    a_screen("A")
    a_screen("B")
    Screen.objects.filter(name="A").update(width=128, height=64)
    Screen.objects.filter(name="B").update(width=2048, height=512)
    a_screen("C")
    Screen.objects.filter(name="C").update(width=2048, height=512)
    page = browser.get("/layouts/new").text

    assert (rows_of(page, "across"), rows_of(page, "down")) == (["2048"], ["512"])
    assert rows_of(page, "zone") == ["main"]
    assert "Chưa có danh sách phát nào" in page
    assert page.index("2 màn hình") < page.index("1 màn hình")


def test_a_template_divides_the_screen_and_keeps_what_was_chosen(browser: Client) -> None:
    form = written(("Cũ", "0", "0", "9", "9"), do="template:side-ticker", title="Đang viết")
    page = browser.post("/layouts/new", form).text

    assert rows_of(page, "zone") == ["main", "bên cạnh", "chữ chạy"]
    assert rows_of(page, "width")[0] == "688"
    assert page.count("selected") == 1
    assert 'value="Đang viết"' in page
    assert not Layout.objects.exists()


def test_what_is_made_in_the_console_and_scheduled_reaches_the_manifest(browser: Client) -> None:
    screen = a_screen("LED-1")
    row = made(browser)
    browser.post("/schedule/screens/LED-1/new", {"plays": f"l{row.pk}", "level": "10", "weekday": list("1234567")})
    (written_layout,) = manifest_of(screen).layouts

    assert [(zone.name, zone.box) for zone in written_layout.zones] == [
        ("main", Box(0, 0, 1024, 448)),
        ("chữ chạy", Box(0, 448, 1024, 64)),
    ]
    assert AuditEvent.objects.filter(deed="layout-made", by="lan.nguyen").count() == 1
    page = browser.get(f"/layouts/{row.pk}").text
    assert "Lưu: 1 màn hình đổi nội dung" in page
    assert '/schedule/screens/LED-1"' in page
    assert "/delete" not in page


def test_a_change_is_published_to_the_very_screens_that_show_it(browser: Client) -> None:
    row, screen = made(browser), a_screen("LED-1")
    a_screen("LED-2")
    entries.make(screen, entries.Wanted(layout=row.pk), "lan")
    Due.objects.all().delete()
    changed = {"x": ["0", "0"], "height": ["400", "64"], "play": [str(one.playlist_id) for one in row.zones.all()]}
    page = browser.post(f"/layouts/{row.pk}", written(FILM, TICKER) | changed, follow=True).text

    assert list(Due.objects.values_list("screen__name", flat=True)) == ["LED-1"]
    assert "Đã lưu: 1 màn hình" in page


@pytest.mark.parametrize(
    ("zones", "more", "said"),
    [
        ((FILM, ("chữ chạy", "0", "449", "1024", "64")), {}, "Vùng 2 “chữ chạy”: Khung [0, 449, 1024, 64] vượt ra"),
        ((FILM, ("main", "0", "448", "9", "9")), {}, "Vùng 2 “main”: Hai vùng cùng tên “main”."),
        ((FILM, (" ", "0", "448", "9", "9")), {}, "Vùng 2: Hãy đặt tên cho vùng."),
        ((FILM, ("x", "bốn", "", "9", "9")), {}, "Vùng 2 “x”: Ghi bằng số nguyên"),
        ((FILM, ("x", "-1", "0", "0", "9")), {}, "Vùng 2 “x”: Trái và trên từ 0 trở lên"),
        ((FILM,), {"play": [""]}, "Vùng 1 “main”: Hãy chọn danh sách phát cho vùng này."),
        ((FILM,), {"play": ["999"]}, "Hãy chọn danh sách phát"),
        ((FILM,), {"title": " "}, "Hãy đặt tên cho bố cục."),
        ((FILM,), {"down": "rộng"}, "số nguyên từ 16 đến 16384"),
        ((FILM,), {"background": "xanh"}, "Ghi màu nền như #0b1f3a."),
        ((FILM,), {"zone": []}, "Bố cục cần ít nhất một vùng."),
    ],
)
def test_what_is_wrong_is_said_beside_the_row_and_what_was_typed_stays(
    browser: Client, zones: tuple[tuple[str, str, str, str, str], ...], more: dict[str, object], said: str
) -> None:
    form = written(*zones, **more)
    answer = browser.post("/layouts/new", form)

    assert answer.status_code == 422
    assert said in answer.text
    assert [one.strip() for one in form["zone"]] == rows_of(answer.text, "zone")
    assert answer.text.count("aria-invalid") >= 1 or not form["zone"]
    assert not Layout.objects.exists()


def test_what_is_only_missing_yet_is_no_mistake_while_somebody_types(browser: Client) -> None:
    form = written(FILM, TICKER, title="", play=["", ""], do="refresh")

    assert 'class="wrong"' not in browser.post("/layouts/new", form).text
    assert 'class="wrong"' in browser.post("/layouts/new", form | {"tried": "1"}).text
    assert 'class="wrong"' in browser.post("/layouts/new", form | {"height": ["449", "65"]}).text


def test_what_lies_over_what_is_said_in_words(browser: Client) -> None:
    over = ("đồng hồ", "900", "0", "124", "64")
    page = browser.post("/layouts/new", written(FILM, over, TICKER, do="refresh")).text
    hidden = browser.post("/layouts/new", written(over, FILM, do="refresh")).text

    assert "Bị vùng 2 che một phần." in page
    assert "Nằm đè lên vùng 1." in page
    assert "Bị vùng 2 che kín" in hidden
    lower = browser.post("/layouts/new", written(over, FILM, do="down:0")).text
    assert rows_of(lower, "zone") == ["main", "đồng hồ"]
    assert "Bị vùng 2 che một phần." in lower


def test_who_comes_second_is_told_and_keeps_what_they_wrote(browser: Client) -> None:
    row = made(browser)
    read, said = layouts.version(row), layouts.wanted_of(row)
    layouts.change(row, said._replace(name="Của Minh"), read, "lan.nguyen")
    form = written(FILM, TICKER, version=read, title="Của tôi")
    late = browser.post(f"/layouts/{row.pk}", form)

    assert late.status_code == 409
    assert "Nguyễn Thị Lan đã sửa bố cục này" in late.text
    assert 'value="Của tôi"' in late.text
    now = rows_of(late.text, "version")[0]
    browser.post(f"/layouts/{row.pk}", form | {"version": now})
    assert Layout.objects.get().name == "Của tôi"


def test_one_that_a_screen_could_not_show_is_refused_by_the_screens_name(browser: Client) -> None:
    row, screen = made(browser), a_screen("LED-1")
    entries.make(screen, entries.Wanted(layout=row.pk), "lan")
    play = str(row.zones.all()[0].playlist_id)
    wide = written(("main", "0", "0", "2048", "512"), across="2048", fitted="2048x512", play=[play])
    answer = browser.post(f"/layouts/{row.pk}", wide)

    assert answer.status_code == 422
    assert "LED-1: bố cục “Hai vùng”: Vùng “main”: Khung [0, 0, 2048, 512] vượt ra ngoài" in answer.text
    assert layouts.size_of(Layout.objects.get()) == (1024, 512)


def test_one_is_copied_and_goes_once_no_line_shows_it(browser: Client) -> None:
    row, screen = made(browser), a_screen("LED-1")
    assert "Hai vùng (bản sao)" in browser.post(f"/layouts/{row.pk}/copy", follow=True).text
    line = entries.make(screen, entries.Wanted(layout=row.pk), "lan")
    assert "lịch phát của LED-1" in browser.post(f"/layouts/{row.pk}/delete", follow=True).text
    line.delete()
    assert "Đã xóa bố cục “Hai vùng”" in browser.post(f"/layouts/{row.pk}/delete", follow=True).text
    assert [str(one) for one in Layout.objects.all()] == ["Hai vùng (bản sao)"]


def test_who_may_only_see_sees_no_form(browser: Client) -> None:
    park = a_park("nck")
    walker = Walker(Role.CONTRIBUTOR, park.unit)
    browser.cookies = walker.cookies
    page = browser.get(f"/layouts/{park.layout}").text

    assert "Chỉ xem" in page
    assert 'id="layout-form"' not in page
    assert "/layouts/new" not in browser.get("/layouts").text
    assert browser.get("/layouts/new").status_code == 403


def test_one_that_is_shown_elsewhere_too_is_changed_by_who_schedules_there_too(browser: Client) -> None:
    ours, theirs = a_park("nck"), a_park("dv")
    Screen.objects.update(width=1024, height=512)
    row = made(browser)
    browser.cookies = Walker(Role.OPERATOR, ours.unit).cookies
    entries.make(ours.screen, entries.Wanted(layout=row.pk), "lan")
    own = browser.post(f"/layouts/{row.pk}", written(FILM, TICKER, title="Của ta"), follow=True)
    entries.make(theirs.screen, entries.Wanted(layout=row.pk), "lan")
    shared = browser.post(f"/layouts/{row.pk}", written(FILM, TICKER, title="Của cả hai"))

    assert (own.status_code, shared.status_code) == (200, 403)
    assert Layout.objects.get(pk=row.pk).name == "Của ta"
    page = browser.get(f"/layouts/{row.pk}").text
    assert "LED-nck" in page
    assert "LED-dv" not in page
    assert "Còn 1 màn hình ở nơi bạn không xem được." in page


def test_everything_has_its_english(browser: Client) -> None:
    browser.cookies["bangtin-language"] = "en"
    row = made(browser)
    page = browser.post(f"/layouts/{row.pk}", written(FILM, ("x", "0", "0", "2000", "9"), title="")).text

    for said in ("Zone 2 “x”: The box [0, 0, 2000, 9] leaves the screen of 1024x512.", "Give the layout a name."):
        assert said in page
    for said in ("Start from a template", "Film + side + ticker", "Lies over zone 1.", "Where it is used"):
        assert said in page


def test_a_layout_for_screens_of_another_size_says_so_where_it_is_scheduled(browser: Client) -> None:
    row, screen = made(browser), a_screen("TV-1")
    Screen.objects.filter(pk=screen.pk).update(width=1920, height=1080)
    screen.refresh_from_db()
    entries.make(screen, entries.Wanted(layout=row.pk), "lan")

    assert "Hai vùng (1024 × 512)</option>" in browser.get(f"/schedule/screens/{screen.name}/new").text
    assert "Bố cục làm cho màn hình 1024 × 512" in browser.get(f"/schedule/screens/{screen.name}").text
    Screen.objects.filter(pk=screen.pk).update(width=1024, height=512)
    assert "Bố cục làm cho màn hình" not in browser.get(f"/schedule/screens/{screen.name}").text
