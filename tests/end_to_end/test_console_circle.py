"""An operator goes the whole circle in a browser, in Vietnamese; a real player's wall follows, by its pixels."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.benchmarks.handoff.wall import xvfb
from tests.demonstration.pages import QUIET
from tests.end_to_end.circle import SIZE, Centre, Wall, centre_in, player_on, until

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the Debian package chromium is not there")
SCREEN, SITE = "SANH-01", "Trụ sở Ban Quản lý"
_FIRST = """
import django; django.setup()
from bangtin_server.accounts import sign_in_link
print(sign_in_link.make())
"""
_INVITED = """
import django; django.setup()
from bangtin_server.accounts import grants, people, sign_in_link
from bangtin_server.accounts.roles import Role
made = people.make("binh.tran", "Trần Văn Bình", None, "lan.nguyen")
grants.give_everywhere(made, (Role.REVIEWER, Role.APPROVER), "lan.nguyen")
print(sign_in_link.invite(made, "lan.nguyen"))
"""
_SOON_MS, _MINUTE_MS = 30_000, 90_000


def test_an_operator_goes_the_whole_circle_in_the_browser(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, "blue").save(tmp_path / "chao-mung.png")
    with centre_in(tmp_path / "centre") as centre, xvfb(SIZE) as display, ExitStack() as stack:
        browser = stack.enter_context(chromium())
        operator = Person(browser, centre, _FIRST, user_name="lan.nguyen", full_name="Nguyễn Thị Lan")
        approver = Person(browser, centre, _INVITED)
        (tmp_path / "player.yaml").write_text(f"centre: {centre.address}\nstate: state\ncollect: {{every_s: 5}}\n")
        wall = Wall(display)
        stack.callback(wall.close)
        stack.enter_context(player_on(display, tmp_path))

        operator.enrols(until(wall.code).rpartition("/")[2])
        operator.sends_in(tmp_path / "chao-mung.png")
        approver.approves()
        operator.puts_on_the_schedule()
        until(lambda: wall.colour() == "blue" or None)
        operator.sees_it_on_the_wall()
        operator.raises_an_emergency()
        until(lambda: wall.colour() is None or None)
        operator.clears_it()
        until(lambda: wall.colour() == "blue" or None)
        operator.asks_for_a_picture()
        operator.has_the_pattern_shown()
        until(lambda: wall.colour() != "blue" or None)
        operator.ends_the_pattern()
        until(lambda: wall.colour() == "blue" or None)
        operator.reads_the_play_count()
        assert operator.faults == approver.faults == []


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


class Person:
    """Somebody at a browser of their own, signed in by a link for one use."""

    def __init__(self, browser: Browser, centre: Centre, link: str, **named: str) -> None:
        self.page: Page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN").new_page()
        self.page.set_default_timeout(_SOON_MS)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self._address = centre.address
        self.page.goto(f"{centre.address}/sign-in/{centre.run('-c', link).strip()}")
        for name, value in named.items():
            self.page.fill(f"[name={name}]", value)
        for name in ("password", "password_again"):
            self.page.fill(f"[name={name}]", "mot-mat-khau-that-dai-de-thu")
        self.page.click("main form button")
        expect(self.page.locator("nav")).to_contain_text("Tổng quan")

    def _open(self, path: str) -> None:
        self.page.goto(f"{self._address}{path}")

    def enrols(self, code: str) -> None:
        """Enter the code that stands on the wall, and make the screen and its site."""
        self.page.click("nav >> text=Kích hoạt")
        self.page.fill("#code", code)
        self.page.click("text=Tiếp tục")
        for name, value in (("name", SCREEN), ("width", SIZE[0]), ("height", SIZE[1]), ("new_site", SITE)):
            self.page.fill(f"[name={name}]", str(value))
        self.page.click("main button.main")
        expect(self.page.locator(".notice.good")).to_contain_text(SCREEN)
        expect(self.page.locator("#live")).to_contain_text("Trực tuyến", timeout=_SOON_MS)  # by itself

    def sends_in(self, file: Path) -> None:
        """Upload a picture, say what it is, and send it for approval."""
        self.page.click("nav >> text=Thư viện")
        self.page.set_input_files("#upload-files", file)
        self.page.click(".coming .does a")
        self.page.click("text=Soạn nội dung")
        self.page.fill("#name", "Chào mừng")
        self.page.select_option("#category", index=1)
        for name, value in (("source", "Văn phòng"), ("accuracy_officer", "Lê Minh"), ("alternative", "Nền xanh")):
            self.page.fill(f"#{name}", value)
        self.page.check("[name=no_secrets]")
        self.page.click("main button[name=submit]")
        expect(self.page.locator(".named")).to_contain_text("Chờ thẩm định")

    def approves(self) -> None:
        """Review what somebody else sent in, and approve it."""
        self.page.click("nav >> text=Thư viện")
        self.page.click("text=Chào mừng")
        self.page.click(".steps button.main")
        expect(self.page.locator(".named")).to_contain_text("Chờ duyệt")
        for box in self.page.locator(".steps input[type=checkbox]").all():
            box.check()
        self.page.check("[name=check-map][value=none]")
        self.page.click(".steps button.main")
        expect(self.page.locator(".named")).to_contain_text("Đã duyệt")

    def puts_on_the_schedule(self) -> None:
        """Make a playlist of it, and have the screen play that all day; see it published."""
        self.page.click("nav >> text=Danh sách phát")
        self.page.fill("#name", "Cả ngày")
        self.page.click("text=Tạo danh sách phát")
        self.page.locator(".found li", has_text="Chào mừng").locator("button").first.click()
        expect(self.page.locator(".line")).to_have_count(1)
        self.page.click("button[value=save]")
        expect(self.page.locator(".notice.good")).to_have_text("Đã lưu.")
        self._open(f"/schedule/screens/{SCREEN}/new")
        self.page.select_option("#plays", label="Cả ngày")
        self.page.click("main button.main")
        expect(self.page.locator("#following .steps li").nth(1)).to_have_class("reached", timeout=_SOON_MS)

    def sees_it_on_the_wall(self) -> None:
        """Find the screen without marks, and see its newest picture with its age, without touching the page."""
        self._open("/")
        self.page.fill("#q", "tru so sanh")
        expect(self.page).to_have_url(re.compile("q=tru"))
        self.page.click(f"#to-{SCREEN}")
        expect(self.page.locator("#live")).to_contain_text("Đã nhận bản mới nhất", timeout=_MINUTE_MS)
        expect(self.page.locator("#live .wall img")).to_be_visible(timeout=_MINUTE_MS)
        expect(self.page.locator("#live figcaption time")).to_have_text("vừa xong", timeout=_MINUTE_MS)

    def raises_an_emergency(self) -> None:
        self.page.click("nav >> text=Khẩn cấp")
        self.page.click("a.tile.fire")
        if not self.page.is_checked(".where input[name=site]"):
            self.page.check(".where input[name=site]")
        self.page.fill("[name=place]", "Trụ sở")
        self.page.click("main button.main")
        self.page.click("button.now")
        expect(self.page.locator(".order-head")).to_be_visible()

    def clears_it(self) -> None:
        self.page.uncheck("[name=say]")
        self.page.click("button.stop")
        expect(self.page.locator(".order-head.over")).to_be_visible()

    def asks_for_a_picture(self) -> None:
        """See the picture come by itself, and who asked for it below."""
        self._open(f"/screens/{SCREEN}")
        self.page.click("#photograph")
        expect(self.page.locator("#history li").first).to_contain_text("Đã làm", timeout=_SOON_MS)
        expect(self.page.locator("#history li").first).to_contain_text("lan.nguyen")
        expect(self.page.locator("#photograph")).to_be_visible()

    def has_the_pattern_shown(self) -> None:
        self.page.click("button[value=pattern]")
        expect(self.page.locator(".notice.good")).to_contain_text("Hiện hình thử")

    def ends_the_pattern(self) -> None:
        self.page.click("button[value=pattern-end]")
        expect(self.page.locator("#history li").first).to_contain_text("Đã làm", timeout=_SOON_MS)

    def reads_the_play_count(self) -> None:
        """Read what was planned and what was shown today; the player brings its log every five minutes."""
        self.page.click("nav >> text=Lượt phát")
        self.page.select_option("#kind", "day")
        self.page.click("main button.main")
        expect(self.page.locator(".counted tbody th").first).to_contain_text("Chào mừng")
        planned = self.page.locator(".counted tbody td").first.inner_text()
        assert int(planned) > 0
