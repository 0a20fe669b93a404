"""What the law wants answered before anything is approved, on pages as by the API, and what the log keeps of it."""

import re
from pathlib import Path

import pytest
from django.test import Client

from bangtin_playlists.playlist import Card, Digest, Image, Tags, Ticker
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.accounts.roles import Role
from bangtin_server.library import chains
from bangtin_server.library.chains import Said
from bangtin_server.library.checks import CHECKS, owed, unanswered
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.storage.folder import FolderStorage
from tests.server.library_people import Office, a_person, an_examined_medium, an_office, browser_of

PICTURE = Image(Digest("a" * 64))
AI = Tags(ai="labelled")
WITH_PEOPLE = {"shows_people": True, "consent": "bằng văn bản ngày 02/4/2026"}
COMPLETE = {"no_secrets": True, "accuracy_officer": "Nguyễn Thị Hương"}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (Said(Card(title="Chào ca")), ()),
        (Said(Ticker("Gió mạnh cấp 8")), ()),
        (Said(PICTURE), ("map",)),
        (Said(Card(title="Chào ca"), AI), ("ai",)),
        (Said(PICTURE, AI, WITH_PEOPLE), ("map", "ai", "consent")),
    ],
)
def test_only_what_the_item_may_hold_is_asked_for(said: Said, wanted: tuple[str, ...]) -> None:
    assert owed(said) == wanted
    assert [gap.field for gap in unanswered(said, {})] == list(wanted)


def test_a_tick_is_no_answer_on_maps_and_a_word_is_no_tick() -> None:
    said = Said(PICTURE, AI)
    assert [gap.field for gap in unanswered(said, {"map": True, "ai": "none"})] == ["map", "ai"]
    assert list(unanswered(said, {"map": "whole", "ai": True})) == []


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def version(tmp_path: Path, storage: FolderStorage, office: Office) -> ItemVersion:
    """An item that is complete, reviewed, and shows people by AI."""
    medium = an_examined_medium(tmp_path, storage, office)
    item = Item.objects.create(code="N1", name="N1", unit=office.unit)
    tags = Tags(category="1.2", nature="tuyen-truyen", source="NQ 57", alternative="Người", ai="labelled")
    said = Said(Image(Digest(medium.digest)), tags, WITH_PEOPLE | COMPLETE)
    return chains.add(item, said, office.contributor.username, State.REVIEWED)


def approve(browser: Client, version: ItemVersion, **answers: str) -> str:
    ticked = {f"check-{check}": answer for check, answer in answers.items()}
    return browser.post(f"/library/items/{version.item_id}/approval/approve", ticked, follow=True).text


@pytest.mark.django_db
def test_an_approval_without_its_answers_is_refused_in_words_and_stands_in_the_log(
    office: Office, version: ItemVersion
) -> None:
    leader = browser_of(office.approver)
    page = approve(leader, version, ai="on", spelling="on")
    assert "Cần trả lời có bản đồ hay không" in page
    assert "Cần xác nhận người trong hình đã đồng ý" in page
    assert "Cần xác nhận nhìn thấy nhãn" not in page
    version.refresh_from_db()
    assert version.state == State.REVIEWED
    assert AuditEvent.objects.get(deed="item-blocked").after == {"missing": ["map", "consent"]}


@pytest.mark.django_db
def test_the_answers_of_an_approval_are_kept_and_read_in_words(office: Office, version: ItemVersion) -> None:
    approve(browser_of(office.approver), version, map="whole", ai="on", consent="on", spelling="on")
    version.refresh_from_db()
    assert version.state == State.APPROVED
    kept = AuditEvent.objects.get(deed="item-approved").after
    assert kept is not None
    assert {check for check, answer in kept["checks"].items() if answer} == {"map", "ai", "consent", "spelling"}
    assert kept["checks"].keys() == CHECKS.keys()
    administrator = browser_of(a_person("quan-tri", Role.ADMINISTRATOR, None))
    log = administrator.get("/audit").text
    assert "Bản đồ đủ Hoàng Sa, Trường Sa – Có, thể hiện đủ Hoàng Sa và Trường Sa" in log
    note(Deed.ITEM_APPROVED, "lan", "N1", after={"checks": {"4": True}})
    assert "Bản đồ đủ Hoàng Sa, Trường Sa – Có" in administrator.get("/audit").text, "as older centres wrote it"


@pytest.mark.django_db
def test_the_page_asks_first_for_what_is_owed(office: Office, version: ItemVersion) -> None:
    page = browser_of(office.approver).get(f"/library/items/{version.item_id}").text
    required = re.findall(r'name="check-(\w+)"[^>]* required', page)
    assert required == ["map", "map", "ai", "consent"]
    assert page.index("Phải trả lời theo luật") < page.index("Danh mục kiểm tra trước khi duyệt")
