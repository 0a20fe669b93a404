"""An operator in a browser: playlists and layouts are made, put on the schedule, and followed to the wall.

The player is simulated: it asks and tells as a real one does, and shows nothing.
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.seal import key_text
from tests.demonstration.centre import Centre, centre_in, until
from tests.demonstration.pages import QUIET

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the Debian package chromium is not there")
SCREEN, ANOTHER = "LED-NCK-01", "LED-NCK-02"
CONTENT = """
import django
django.setup()
from bangtin_playlists.playlist import Card
from bangtin_server.library import chains
from bangtin_server.library.models import Item, State
for code, name in (("DV-01", "Cảng Đình Vũ: sản lượng"), ("AT-02", "An toàn lao động"), ("CM-03", "Chào mừng")):
    chains.add(Item.objects.create(code=code, name=name), chains.Said(Card(title=name)), "tests", State.APPROVED)
"""


class Player:
    """A machine that takes its manifest and says so."""

    def __init__(self, centre: Centre, screen: str = SCREEN) -> None:
        self._centre, self._screen, self._key, self._told = centre, screen, Ed25519PrivateKey.generate(), 0
        code = self._ask("POST", "enrolments", b"{}").json()["code"]
        centre.ask("POST", "enrolments", json={"code": code, "screens": [screen]})
        self._boot = uuid4()

    def _ask(self, method: str, path: str, body: bytes | None = None) -> requests.Response:
        claims = {"aud": "bangtin-centre", "iat": int(time.time())}
        token = jwt.encode(claims, self._key, "EdDSA", headers={"kid": key_text(self._key.public_key())})
        address = f"{self._centre.address}/api/player/v1/{path}"
        headers = {"Authorization": f"Bearer {token}"}
        answer = requests.request(method, address, data=body, headers=headers, timeout=20)
        answer.raise_for_status()
        return answer

    def manifest(self) -> Manifest | None:
        path = self._ask("GET", "addresses").json()["manifests"][self._screen]
        answer = requests.get(f"{self._centre.address}/{path}", timeout=20)
        return decode(Manifest, answer.content.partition(b"\n")[2]) if answer.ok else None

    def tell(self, manifest: Manifest, *, on_wall: bool) -> None:
        self._told += 1
        state = ScreenState(self._screen, manifest.version if on_wall else 0)
        seen = {f"{Manifest.kind}/{self._screen}": manifest.version}
        now = Instant(int(time.time() * 1000))
        heartbeat = Heartbeat("p", self._boot, self._told, now, "network", screens=(state,), seen=seen)
        self._ask("POST", "heartbeat", encode(heartbeat))


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with centre_in(Path(tmp_path_factory.mktemp("centre"))) as running:
        running.ask("POST", "sites", json={"code": "nck", "name": "KCN Nam Cầu Kiền"})
        for name in (SCREEN, ANOTHER):
            running.ask("POST", "screens", json={"name": name, "site": "nck", "width": 1024, "height": 512})
        subprocess.run([sys.executable, "-c", CONTENT], env=running.environment, check=True)
        yield running


@pytest.fixture(scope="module")
def operator(centre: Centre) -> Iterator[BrowserContext]:
    """Sign in once: the link is for one use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
        page = context.new_page()
        page.goto(centre.link)
        for name, value in (("user_name", "lan.nguyen"), ("full_name", "Nguyễn Thị Lan")):
            page.fill(f"[name={name}]", value)
        for name in ("password", "password_again"):
            page.fill(f"[name={name}]", "mot-mat-khau-that-dai-de-thu")
        page.click("main form button")
        page.close()
        yield context
        browser.close()


@pytest.fixture
def page(operator: BrowserContext, centre: Centre) -> Iterator[Page]:
    page = operator.new_page()
    page.goto(f"{centre.address}/")
    yield page
    page.close()


def shown(manifest: Manifest) -> list[str]:
    return [one.id for row in manifest.playlists for one in row.elements if isinstance(one, Item)]


def with_playlist(player: Player) -> Manifest | None:
    manifest = player.manifest()
    return manifest if manifest and manifest.playlists else None


def _drag(page: Page, what: str, where: str) -> None:
    """Take one thing to the upper part of another at a hand's pace, both in view: a page that scrolls ends a drag."""
    page.wait_for_function("Object.keys(document.querySelector('.sortable')).some((key) => key.startsWith('Sortable'))")
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(300)
    start, end = page.locator(what).bounding_box(), page.locator(where).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 20)
    page.mouse.down()
    page.wait_for_timeout(100)
    page.mouse.move(start["x"] + 12, start["y"] + 10, steps=3)  # far enough to be a drag
    page.mouse.move(end["x"] + 10, end["y"] + 8, steps=5)
    page.wait_for_timeout(300)
    page.mouse.up()


def test_a_playlist_goes_from_the_form_to_the_wall(page: Page, centre: Centre) -> None:
    said: list[Any] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    player = Player(centre)

    page.click("text=Danh sách phát")
    page.fill("#name", "Giờ đổi ca")
    page.click("text=Tạo danh sách phát")
    lines = page.locator(".line .what b")
    page.fill("#find", "dinh vu")
    page.click("button[value=find]")
    expect(page.locator(".found li")).to_have_count(1)
    page.click(".found button")
    expect(lines).to_have_count(1)
    page.fill("#find", "")
    page.click("button[value=find]")
    for count, name in ((2, "An toàn lao động"), (3, "Chào mừng")):
        page.click(f'.found button[aria-label="Thêm: {name}"]')
        expect(lines).to_have_count(count)
    _drag(page, ".line:nth-child(3) .grip", ".line:nth-child(1) .grip")
    expect(lines.first).to_have_text("Chào mừng")
    page.click('button[aria-label="Lên: An toàn lao động"]')
    expect(page.locator('button[aria-label="Lên: An toàn lao động"]')).to_be_focused()
    expect(lines).to_have_text(["Chào mừng", "An toàn lao động", "Cảng Đình Vũ: sản lượng"])
    page.fill("#length-1", "1:30")
    page.keyboard.press("Tab")
    expect(page.locator(".sum b")).to_have_text("1 phút 50 giây")
    page.click("button[value=save]")
    expect(page.locator(".notice.good")).to_have_text("Đã lưu.")

    page.goto(f"{centre.address}/schedule/screens/{SCREEN}/new")
    page.select_option("#plays", label="Giờ đổi ca")
    page.click("main button.main")
    expect(page.locator(".block.level-10").first).to_be_visible()
    expect(page.locator("#following .steps li").nth(1)).to_have_class("reached", timeout=20_000)

    manifest = until(lambda: with_playlist(player), "the manifest with the playlist")
    assert shown(manifest) == ["CM-03", "AT-02", "DV-01"]
    player.tell(manifest, on_wall=False)
    expect(page.locator("#following")).to_contain_text("thiết bị đã nhận", timeout=20_000)
    player.tell(manifest, on_wall=True)
    expect(page.locator("#following h2")).to_have_text("Thay đổi đã lên mọi màn hình", timeout=20_000)
    assert re.search(r"sau \d+ giây", page.inner_text("#following"))

    page.goto(f"{centre.address}/screens/{SCREEN}/at")
    expect(page.locator(".on-air h2")).to_have_text("Giờ đổi ca")
    assert said == []


def test_a_layout_follows_as_one_types_and_reaches_the_manifest(page: Page, centre: Centre) -> None:
    said: list[Any] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in ("Tin ngày", "Chữ chạy"):
        centre.ask("POST", "playlists", json={"name": name, "lines": [{"item_code": "DV-01"}]})
    player = Player(centre, ANOTHER)

    page.goto(f"{centre.address}/layouts")
    page.click("text=Tạo bố cục")
    page.click("button[value='template:ticker']")
    drawn = page.locator("#drawing g")
    expect(drawn).to_have_count(2)
    page.fill("#title", "Phim và chữ chạy")
    page.fill("#height-1", "500")
    expect(page.locator("#remarks-1")).to_have_text("Bị vùng 2 che một phần.")
    expect(page.locator("#drawing g:nth-of-type(1) rect")).to_have_attribute("height", "500")
    expect(page.locator("#height-1")).to_be_focused()
    page.fill("#height-1", "600")
    expect(page.locator("#remarks-1 .wrong")).to_contain_text("vượt ra ngoài màn hình 1024x512")
    expect(page.locator("#drawing g.amiss")).to_have_count(1)
    page.fill("#height-1", "448")
    expect(page.locator("#remarks-1")).to_be_empty()
    _drag_zone(page, 2, 0, -90)
    expect(page.locator("#remarks-2")).to_have_text("Nằm đè lên vùng 1.")
    assert 200 < int(page.input_value("#y-2")) < 300
    _drag_zone(page, 2, 0, 500)  # no further than the screen goes
    expect(page.locator("#remarks-2")).to_be_empty()
    assert [page.input_value(f"#{side}-2") for side in ("x", "y", "width", "height")] == ["0", "448", "1024", "64"]
    page.click("button[value='down:0']")
    expect(page.locator("#zone-2")).to_have_value("main")
    expect(page.locator("button[value='up:1']")).to_be_focused()
    page.select_option("#play-1", label="Chữ chạy")
    page.select_option("#play-2", label="Tin ngày")
    page.click("button[value=save]")
    expect(page.locator(".notice.good")).to_contain_text("Đã tạo bố cục “Phim và chữ chạy”.")

    page.goto(f"{centre.address}/schedule/screens/{ANOTHER}/new")
    page.select_option("#plays", label="Phim và chữ chạy (1024 × 512)")
    page.click("main button.main")
    manifest = until(lambda: with_layout(player), "the manifest with the layout")
    assert [(zone.name, zone.box.y, zone.playlist) for zone in manifest.layouts[0].zones] == [
        ("chữ chạy", 448, "chu-chay"),
        ("main", 0, "tin-ngay"),
    ]
    assert said == []


def _drag_zone(page: Page, number: int, across: int, down: int) -> None:
    """Take a zone in the drawing by its middle, and leave it elsewhere."""
    page.locator("#drawing").scroll_into_view_if_needed()
    zone = page.locator(f'#drawing g[data-zone="{number}"] > rect').bounding_box()
    assert zone
    x, y = zone["x"] + zone["width"] / 2, zone["y"] + zone["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y + down / 2, steps=3)
    page.mouse.move(x + across, y + down, steps=3)
    page.mouse.up()


def with_layout(player: Player) -> Manifest | None:
    manifest = player.manifest()
    return manifest if manifest and manifest.layouts else None
