"""A file from a person's program into the library, and an item out of it: the API, the door and the reception."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from starlette.testclient import TestClient

from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import AuditEvent, User
from bangtin_server.composition import office
from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.door.spool import Spool
from bangtin_server.door.uploads import UploadDoor
from bangtin_server.library import uploads
from bangtin_server.library.models import Examination, Medium, Upload
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from tests.server.library_people import Office, a_picture, an_examined_medium, an_office, browser_of

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Cổng KCN Đình Vũ",
    "category": "1.3a",
    "nature": "tuyen-truyen",
    "source": "Báo cáo số 12/BC-MT (mẫu)",
    "accuracy_officer": "Nguyễn Thị Hương",
    "alternative": "Cổng khu công nghiệp",
    "no_secrets": True,
}


class Program:
    """A person's program."""

    def __init__(self, person: User) -> None:
        secret = tokens.make(person, uuid4().hex, "tests")
        self._client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})

    def post(self, path: str, **body: object) -> Any:  # noqa: ANN401 - an answer of Django's test client
        return self._client.post(f"/api/v1/{path}", body, content_type="application/json")

    def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - the same
        return self._client.get(f"/api/v1/{path}", query)


@pytest.fixture
def people() -> Office:
    return an_office()


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool", reserve=0)


def send(program: Program, spool: Spool, content: bytes, name: str = "cổng.png") -> Upload:
    """Send a file whole, as a program would."""
    told = program.post("uploads", name=name, size=len(content)).json()
    caller = TestClient(door(FolderStorage(Path("unused")), Hub(), uploads=UploadDoor(spool, office())))
    headers = {"Tus-Resumable": "1.0.0", "Authorization": f"Bearer {told['ticket']}"}
    at = caller.post(told["at"], headers={**headers, "Upload-Length": str(len(content))}).headers["Location"]
    more = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    assert caller.patch(at, content=content, headers=headers | more).status_code == 204
    return Upload.objects.get(pk=told["upload"])


def test_a_program_sends_a_file_and_makes_an_item_that_others_judge(
    people: Office, spool: Spool, storage: FolderStorage
) -> None:
    sender = Program(people.contributor)
    upload = send(sender, spool, a_picture())
    assert sender.get(f"uploads/{upload.pk}").json()["state"] == "coming"
    assert uploads.take_in(spool, storage) == 1
    digest = sender.get(f"uploads/{upload.pk}").json()["medium"]
    assert storage.get(names.medium(digest)) == a_picture()
    assert not list(spool.all())

    early = sender.post("items", file=digest, **SAID)
    assert (early.status_code, "đang được kiểm tra" in early.json()["vi"]) == (422, True)
    Medium.objects.filter(pk=digest).update(examination=Examination.SOUND)  # the worker has looked at it
    made = sender.post("items", file=digest, **SAID).json()
    assert (made["state"], made["missing"], made["unit"]) == ("draft", [], people.unit.name)
    at = f"items/{made['number']}"
    assert sender.post(f"{at}/submit").json()["state"] == "submitted"
    assert sender.post(f"{at}/review", verdict="pass").status_code == 403
    assert Program(people.reviewer).post(f"{at}/review", verdict="pass").json()["state"] == "reviewed"
    leader = Program(people.approver)
    assert leader.post(f"{at}/approval", verdict="return").status_code == 422  # says no reason
    assert made["owed"] == ["map"]
    refused = leader.post(f"{at}/approval", verdict="approve", checks={"figures": True})
    assert (refused.status_code, "Hoàng Sa" in refused.json()["vi"]) == (422, True)
    assert leader.post(f"{at}/approval", verdict="approve", checks={"map": "some"}).status_code == 422
    assert leader.post(f"{at}/approval", verdict="approve", checks={"map": "whole"}).json()["state"] == "approved"
    assert leader.post(f"{at}/recall", reason="Số liệu sai").json()["state"] == "recalled"
    assert [one["number"] for one in leader.get("items", find="dinh vu").json()["items"]] == [made["number"]]


def test_a_program_makes_a_text_card_and_a_running_line_for_a_unit_that_it_found(people: Office) -> None:
    sender = Program(people.contributor)
    (unit,) = sender.get("units").json()["items"]
    card = sender.post("texts", name="Chào", title="Chào ca sáng", lines=["An toàn là trên hết"], unit=unit["number"])
    line = sender.post("texts", name="Chạy", title="Gió mạnh cấp 8", template="ticker")

    assert (card.status_code, card.json()["state"], card.json()["unit"]) == (201, "draft", people.unit.name)
    assert (card.json()["content"]["type"], card.json()["content"]["lines"]) == ("card", ["An toàn là trên hết"])
    assert line.json()["content"] == {"type": "ticker", "text": "Gió mạnh cấp 8"}
    assert sender.get("items", code=card.json()["code"]).json()["items"] == [card.json()]
    assert sender.get("items", state="xyz").status_code == 422
    assert sender.post("texts", name="Trống", title="").status_code == 422


def test_the_same_bytes_are_kept_once_and_that_is_said(people: Office, spool: Spool, storage: FolderStorage) -> None:
    others = an_office("đầu tư")
    for person, name in ((people.contributor, "một.png"), (others.contributor, "hai.png")):
        send(Program(person), spool, a_picture(), name)
    uploads.take_in(spool, storage)

    assert list(Upload.objects.order_by("made_at").values_list("state", flat=True)) == ["taken", "known"]
    assert Medium.objects.get().name == "một.png"
    assert AuditEvent.objects.filter(deed="medium-added").count() == 1
    assert "một.png" in browser_of(others.contributor).get("/library/files").text  # whoever sent it has it


def test_a_reception_that_dies_before_its_rows_stand_does_it_again(
    people: Office, spool: Spool, storage: FolderStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = send(Program(people.contributor), spool, a_picture())

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Medium.objects, "get_or_create", dies)
        with pytest.raises(KeyboardInterrupt):
            uploads.take_in(spool, storage)
    assert uploads.take_in(spool, storage) == 1
    upload.refresh_from_db()
    assert upload.state == "taken"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\An\\cổng.png", "cổng.png"),
        ("co\u0302\u0309ng\u202egnp.exe", "cổnggnp.exe"),
        ("a\0b\n\x1b[2J.png", "ab[2J.png"),
        ("ả" * 300 + ".png", "ả" * 251 + ".png"),
        ("…" * 400, "…" * 255),
        ("...", "không tên"),
        ("<script>alert(1)</script>.png", "script>.png"),
    ],
)
def test_a_hostile_name_is_a_name_and_never_a_path(people: Office, name: str, kept: str) -> None:
    assert Program(people.contributor).post("uploads", name=name, size=9).json()["name"] == kept


@pytest.mark.parametrize(("size", "said"), [(0, "Tệp rỗng"), (11 << 30, "Tệp quá lớn")])
def test_a_size_that_cannot_be_is_refused_before_a_byte_is_sent(people: Office, size: int, said: str) -> None:
    answer = Program(people.contributor).post("uploads", name="a.png", size=size)

    assert answer.status_code == 422
    assert said in answer.json()["vi"]


def test_only_who_contributes_may_send_and_only_for_their_own_unit(people: Office) -> None:
    other = an_office("đầu tư")

    assert Program(people.approver).post("uploads", name="a.png", size=9).status_code == 403
    assert Program(people.contributor).post("uploads", name="a.png", size=9, unit=other.unit.pk).status_code == 404
    mine = Program(people.contributor).post("uploads", name="a.png", size=9).json()["upload"]
    assert Program(other.contributor).get(f"uploads/{mine}").status_code == 404


def test_a_ticket_is_renewed_without_a_login_as_long_as_the_person_is_here(people: Office) -> None:
    told = Program(people.contributor).post("uploads", name="a.png", size=9).json()
    nobody = Client()

    assert nobody.post("/library/uploads/renew", {"ticket": told["ticket"]}).json()["upload"] == told["upload"]
    assert nobody.post("/library/uploads/renew", {"ticket": told["ticket"] + "x"}).status_code == 409
    User.objects.filter(pk=people.contributor.pk).update(is_active=False)
    assert nobody.post("/library/uploads/renew", {"ticket": told["ticket"]}).status_code == 409


def test_a_spoofed_kind_is_known_by_its_content(people: Office, spool: Spool, storage: FolderStorage) -> None:
    send(Program(people.contributor), spool, a_picture(), "phim.mp4")
    uploads.take_in(spool, storage)

    assert Medium.objects.get().kind == "image"


def test_a_picture_that_came_with_a_programme_counts_as_examined(
    tmp_path: Path, people: Office, storage: FolderStorage
) -> None:
    medium = an_examined_medium(tmp_path, storage, people)

    assert medium.examination == Examination.SOUND
