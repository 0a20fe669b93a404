"""Uploads over a real line that is cut at nine tenths: by tuspy, and by a person's browser."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import pytest
import requests
from playwright.sync_api import Page, sync_playwright
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError
from tusclient.uploader.uploader import Uploader

from bangtin_server.door.spool import Spool
from bangtin_server.door.tickets import Ticket, TicketOffice
from bangtin_server.secret import secret_key
from tests.engines.cutting import cutting
from tests.engines.process import free_ports, listens, serving

SIZE = 24 << 20
CUT = SIZE * 9 // 10
SWALLOWED = CUT // 2
"""What lies in the kernel's buffers when a line is cut is lost, and on a busy machine that is megabytes; what began at
the beginning again would lose twice as much."""
BROWSER = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_PREPARE = """
import os; os.umask(0o077)
from pathlib import Path
from bangtin_server.command_line.preparation import ready_data_folder, ready_database, ready_keys
ready_data_folder(Path(os.environ["BANGTIN_DATA"])); ready_database(); ready_keys(Path(os.environ["BANGTIN_DATA"]))
from bangtin_server import clock
from bangtin_server.accounts.models import Grant, Unit, User
unit = Unit.objects.create(name="Phòng Môi trường")
user = User.objects.create_user("huong", password="ba con voi xám", full_name="Hương", unit=unit)
Grant.objects.create(user=user, role="contributor", unit=unit, given_by="tests", given_at=clock.now())
"""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Return a file that looks like a film from outside, and is like no other."""
    path = tmp_path / "phim tài liệu.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + random.Random(7).randbytes(SIZE - 24))
    return path


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    [port] = free_ports(1)
    told = {"BANGTIN_DATA": str(tmp_path / "data"), "BANGTIN_LISTEN": f"127.0.0.1:{port}"}
    told |= {"BANGTIN_ADDRESS": f"http://127.0.0.1:{port}", "DJANGO_SETTINGS_MODULE": "bangtin_server.settings"}
    return {**os.environ, **told}


def port_of(variables: dict[str, str]) -> int:
    return int(variables["BANGTIN_LISTEN"].rpartition(":")[2])


@pytest.fixture
def door(tmp_path: Path, variables: dict[str, str]) -> Iterator[int]:
    port = port_of(variables)
    call = [sys.executable, "-m", "bangtin_server", "door"]
    with serving(call, tmp_path / "log", lambda: listens(port), variables):
        yield port


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def uploader(port: int, film: BinaryIO, signed: str, url: str | None = None) -> Uploader:
    client = TusClient(f"http://127.0.0.1:{port}/uploads", headers={"Authorization": f"Bearer {signed}"})
    return client.uploader(file_stream=film, chunk_size=SIZE, url=url)


def test_tuspy_goes_on_where_its_one_request_was_cut(door: int, film: Path, tmp_path: Path) -> None:
    ticket, data = Ticket(uuid4().hex, "huong", film.name, SIZE), tmp_path / "data"
    signed, spool = TicketOffice(secret_key(data)).signed(ticket), Spool(data / "spool")
    with cutting(door, CUT) as line, film.open("rb") as file:
        first = uploader(line.port, file, signed)
        with pytest.raises((TusCommunicationError, requests.RequestException)):
            first.upload()
        before = line.sent
        assert line.cuts == 1
        again = uploader(line.port, file, signed, _when_free(spool, ticket, str(first.url)))
        again.upload()
        second = line.sent - before

    assert second < SIZE - CUT + SWALLOWED
    assert sha256(spool.whole(ticket.upload)) == sha256(film)


def _when_free(spool: Spool, ticket: Ticket, url: str) -> str:
    """Wait until the door has noticed the cut, as a client that tries again after a second would."""
    last = time.monotonic() + 20
    while time.monotonic() < last:
        coming = spool.find(ticket.upload)
        if coming and coming.offset > CUT - SWALLOWED:
            return url
        time.sleep(0.05)
    pytest.fail("the door has not noticed that the line was cut")


@pytest.fixture
def centre(tmp_path: Path, variables: dict[str, str]) -> Iterator[int]:
    port = port_of(variables)
    call = [sys.executable, "-m", "bangtin_server", "run"]
    subprocess.run([sys.executable, "-c", _PREPARE], env=variables, check=True, timeout=60)
    with serving(call, tmp_path / "log", lambda: _answers(port), variables):
        yield port


def _answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/sign-in", timeout=2).ok
    except requests.RequestException:
        return False


@pytest.fixture
def page() -> Iterator[Page]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not on this machine: install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER))
        yield browser.new_page(viewport={"width": 1280, "height": 900}, locale="vi")
        browser.close()


def test_a_browser_goes_on_where_the_line_was_cut_and_is_told_of_a_file_that_is_there(
    centre: int, page: Page, film: Path, tmp_path: Path
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    with cutting(centre) as line:
        page.goto(f"http://127.0.0.1:{line.port}/sign-in")
        page.fill("[name=user_name]", "huong")
        page.fill("[name=password]", "ba con voi xám")
        page.click("main form button.main")
        page.wait_for_selector("nav a[href='/library']")
        page.goto(f"http://127.0.0.1:{line.port}/library")
        begun = line.sent
        line.cut_after = begun + CUT
        page.set_input_files("#upload-files", film)
        page.wait_for_selector(".coming .good", timeout=60_000)
        travelled = line.sent - begun

        assert line.cuts == 1
        assert travelled < SIZE + SWALLOWED  # from the start again it would be nearly twice as much
        page.set_input_files("#upload-files", film)
        page.wait_for_selector(".coming .good:nth-child(2)", timeout=60_000)
        assert "Đã có trong thư viện" in page.inner_text(".coming .good:nth-child(2) .said")

    digest = sha256(film)
    kept = tmp_path / "data" / "storage" / "media" / digest[:2] / digest
    assert sha256(kept) == digest
    assert not [text for text in complaints if "Content Security Policy" in text]
