"""The log as a civil servant reads it: no keys, no JSON, no numbers for moments."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from bangtin_playlists.instant import instant
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies import alarms
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.templates import Particulars
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

LINES = "Sơ tán theo lối thoát nạn gần nhất; Không dùng thang máy; Gọi 114"
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def told(browser: Client) -> list[str]:
    """Return what the newest row says was changed."""
    row = browser.get("/audit").text.partition("<tbody>")[2].partition("</tr>")[0]
    return re.findall(r"<span>(.*?)</span>", row)


def test_a_raised_message_is_told_by_its_template_its_level_its_end_and_its_pages(browser: Client) -> None:
    a_screen()
    particulars = Particulars("KCN Đình Vũ", source="Phòng cháy 114")
    row = alarms.raise_(alarms.from_template("fire", particulars, None), Given(Where(), "lan.nguyen"))
    until = row.until + timedelta(hours=7)

    assert told(browser) == [
        "ở đâu: mọi nơi, tất cả",
        f"đến: {until:%d/%m/%Y %H:%M}",
        "mẫu tin: Cháy",
        "mức ưu tiên: Khẩn cấp",
        "diễn tập: không",
        f"nội dung: “CHÁY” – KCN Đình Vũ; {LINES}; Phòng cháy 114",
    ]
    content = b"".join(browser.get("/audit.csv")).decode()
    assert f"đến: {until:%d/%m/%Y %H:%M}; mẫu tin: Cháy; mức ưu tiên: Khẩn cấp" in content
    assert "{" not in content


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"until": instant(NOON)}, "đến: 24/11/2026 12:00"),
        ({"until": NOON.isoformat()}, "đến: 24/11/2026 12:00"),
        ({"since": "2026-11-24"}, "từ: 24/11/2026"),
        ({"since": "bao giờ"}, "từ: bao giờ"),
        ({"where": "unit Khu A"}, "ở đâu: đơn vị Khu A"),
        ({"where": "LED-NCK-01, LED-NCK-02"}, "ở đâu: LED-NCK-01, LED-NCK-02"),
        ({"rule": {"start": "07:00:00", "end": "11:00:00"}}, "khi nào: 07:00–11:00"),
        ({"rule": {"start": "sáng"}}, "khi nào: {&quot;start&quot;:&quot;sáng&quot;}"),
        ({"cards": [{"other": 1}]}, "nội dung: [{&quot;other&quot;:1}]"),
        ({"missing": ["source", "category"]}, "còn thiếu: nguồn tin, nhóm nội dung"),
        ({"state": "approved"}, "trạng thái: Đã duyệt"),
        ({"id": "0192", "type": "reboot"}, "Khởi động lại thiết bị"),
        ({"checks": {"secrets": False}}, "các điểm đã kiểm tra: Không bí mật nhà nước – chưa đánh dấu"),
        ({"checks": {"secrets": True}}, "các điểm đã kiểm tra: Không bí mật nhà nước – đã đánh dấu"),
        (
            {"zones": ["main [0, 16, 640, 344] Cả ngày [2, 3, 4, 5] x"]},
            "các vùng: vùng “main”: cách trái 0, cách trên 16, rộng 640, cao 344, phát “Cả ngày [2, 3, 4, 5] x”",
        ),
        ({"zones": ["main"]}, "các vùng: main"),
        ({"category": "9.9"}, "nhóm nội dung: 9.9"),
    ],
)
def test_each_kind_of_value_is_said_in_words_and_what_is_not_understood_is_shown_as_it_is_kept(
    browser: Client, after: dict[str, object], said: str
) -> None:
    note(Deed.ITEM_CHANGED, "lan.nguyen", "x", after=after)

    assert told(browser) == [said]


def test_what_became_of_what_is_an_arrow_between_two_moments(browser: Client) -> None:
    later = NOON + timedelta(hours=2)
    note(Deed.EMERGENCY_EXTENDED, "x", "y", before={"until": instant(NOON)}, after={"until": instant(later)})

    assert told(browser) == ["đến: 24/11/2026 12:00 → 24/11/2026 14:00"]
