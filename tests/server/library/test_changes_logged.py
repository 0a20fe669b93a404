"""Whatever somebody changes of an item, by the page or by a program, stands in the log before and after."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bangtin_server.accounts import tokens
from bangtin_server.accounts.audit import Deed
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.console.audit.deed_words import KEY_WORDS
from bangtin_server.library.models import ItemVersion, Medium
from bangtin_server.storage.folder import FolderStorage
from tests.server.api.people import Program, an_administrator
from tests.server.library_people import Office, an_examined_medium, an_office, browser_of

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {
    "name": "Số hóa",
    "category": "1.3a",
    "nature": "tuyen-truyen",
    "ai": "made",
    "alternative": "A",
}


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def medium(tmp_path: Path, storage: FolderStorage, office: Office) -> Medium:
    return an_examined_medium(tmp_path, storage, office)


@pytest.fixture
def program(office: Office) -> Program:
    return Program(tokens.make(office.contributor, "thử", "tests"))


def a_draft(program: Program, medium: Medium) -> int:
    made = program.post("items", SAID | {"file": medium.digest})
    assert made.status_code == 201, made.text
    return int(made.json()["number"])


def lines() -> list[str]:
    """Return what the newest row of the log says was changed."""
    browser = Client()
    browser.force_login(an_administrator())
    row = browser.get("/audit").text.partition("<tbody>")[2].partition("</tr>")[0]
    return re.findall(r"<span>(.*?)</span>", row)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ai": "none"}, "nhãn AI: Do AI tạo, chưa có nhãn → Không dùng AI"),
        ({"category": "AT"}, "nhóm nội dung: 1.3a Ban quản lý: đầu tư, xây dựng, môi trường → An toàn"),
        ({"nature": "an-toan"}, "tính chất: Tuyên truyền → An toàn"),
        ({"language": "en"}, "ngôn ngữ: Tiếng Việt → Tiếng Anh"),
        ({"alternative": "B"}, "lời mô tả hình ảnh: A → B"),
        ({"source": "Báo"}, "nguồn tin: – → Báo"),
        ({"mourning_ok": True}, "phát được trong Quốc tang: không → có"),
        ({"no_secrets": True}, "không có bí mật nhà nước: không → có"),
        ({"valid_to": "2026-12-01T00:00:00+07:00"}, "phát đến trước lúc: – → 01/12/2026 00:00"),
        ({"valid_from": "2026-12-01T01:30:00+00:00"}, "phát từ lúc: – → 01/12/2026 08:30"),
    ],
)
def test_every_change_of_a_draft_stands_in_the_log_in_words(
    program: Program, medium: Medium, change: dict[str, object], said: str
) -> None:
    number = a_draft(program, medium)

    assert program.post(f"items/{number}", SAID | change).status_code == 200
    assert lines() == [said]


def test_what_the_log_keeps_of_an_item_is_called_by_words(program: Program, medium: Medium) -> None:
    program.post(f"items/{a_draft(program, medium)}", SAID | {"source": "Báo"})
    row = AuditEvent.objects.get(deed=Deed.ITEM_CHANGED)
    before, after = row.before or {}, row.after or {}

    assert before.keys() == after.keys() != set()
    assert after.keys() <= KEY_WORDS.keys()


def test_saving_without_a_change_writes_nothing(program: Program, medium: Medium) -> None:
    program.post(f"items/{a_draft(program, medium)}", SAID)

    assert not AuditEvent.objects.filter(deed=Deed.ITEM_CHANGED).exists()


def test_a_change_that_is_sent_in_at_once_stands_in_the_log_too(
    office: Office, program: Program, medium: Medium
) -> None:
    number = a_draft(program, medium)
    form = SAID | {"language": "vi", "ai": "none", "source": "", "submit": "yes"}
    browser_of(office.contributor).post(f"/library/items/{number}/change", form)

    assert ItemVersion.objects.get(item=number).tags.get("ai", "none") == "none"
    assert AuditEvent.objects.filter(deed=Deed.ITEM_CHANGED).values_list("after__ai", flat=True).get() == "none"
