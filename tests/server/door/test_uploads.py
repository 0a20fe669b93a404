"""Uploads by the protocol's letter, without a network; with one, and cut: tests/server/test_cut_uploads.py."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import msgspec
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.door.spool import LARGEST, Spool
from bangtin_server.door.tickets import Ticket, TicketOffice
from bangtin_server.door.uploads import UploadDoor
from bangtin_server.errors import SpoolBusyError, SpoolFullError
from bangtin_server.storage.folder import FolderStorage

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
OFFICE = TicketOffice("bí mật")


def ticket_for(size: int = len(PICTURE), name: str = "ảnh.png") -> Ticket:
    return Ticket(uuid4().hex, "huong", name, size)


class Sender:
    """A client that says exactly what a test wants."""

    def __init__(self, client: TestClient, ticket: Ticket, signed: str = "") -> None:
        self.client, self.ticket = client, ticket
        self.headers = {"Tus-Resumable": "1.0.0", "Authorization": f"Bearer {signed or OFFICE.signed(ticket)}"}

    def create(self, **headers: str) -> Response:
        told = {"Upload-Length": str(self.ticket.size), **{key.replace("_", "-"): one for key, one in headers.items()}}
        return self.client.post("/uploads", headers=self.headers | told)

    def head(self) -> Response:
        return self.client.head(f"/uploads/{self.ticket.upload}", headers=self.headers)

    def patch(self, content: bytes, offset: int = 0, kind: str = "application/offset+octet-stream") -> Response:
        told = {"Upload-Offset": str(offset), "Content-Type": kind}
        return self.client.patch(f"/uploads/{self.ticket.upload}", content=content, headers=self.headers | told)

    def delete(self) -> Response:
        return self.client.delete(f"/uploads/{self.ticket.upload}", headers=self.headers)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool", reserve=0)


@pytest.fixture
def client(storage: FolderStorage, spool: Spool) -> TestClient:
    return TestClient(door(storage, Hub(), uploads=UploadDoor(spool, OFFICE)))


@pytest.fixture
def sender(client: TestClient) -> Sender:
    return Sender(client, ticket_for())


def test_what_comes_in_two_parts_is_whole(sender: Sender, spool: Spool) -> None:
    assert sender.create().headers["Location"] == f"/uploads/{sender.ticket.upload}"
    assert sender.patch(PICTURE[:5000]).headers["Upload-Offset"] == "5000"
    assert sender.head().headers["Upload-Offset"] == "5000"
    assert sender.patch(PICTURE[5000:], 5000).status_code == 204

    assert spool.whole(sender.ticket.upload).read_bytes() == PICTURE
    assert [one.ticket for one in spool.arrived()] == [sender.ticket]


def test_the_door_says_what_it_understands(client: TestClient) -> None:
    told = client.options("/uploads").headers

    assert (told["Tus-Version"], told["Tus-Max-Size"]) == ("1.0.0", str(LARGEST))
    assert set(told["Tus-Extension"].split(",")) == {"creation", "termination", "expiration"}


def test_a_ticket_begun_again_goes_on_where_it_stands(sender: Sender) -> None:
    sender.create()
    sender.patch(PICTURE[:77])

    assert sender.create().headers["Upload-Offset"] == "77"


def test_a_part_that_does_not_fit_is_refused_with_where_it_stands(sender: Sender) -> None:
    sender.create()
    sender.patch(PICTURE[:100])
    answer = sender.patch(PICTURE[200:], 200)

    assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "100")


def test_more_than_was_said_is_refused_and_none_of_it_makes_the_file_whole(sender: Sender, spool: Spool) -> None:
    sender.create()

    assert sender.patch(PICTURE + b"!").status_code == 413
    assert not list(spool.arrived())


def test_two_at_once_do_not_write_into_one_another(sender: Sender, spool: Spool) -> None:
    sender.create()
    coming = spool.find(sender.ticket.upload)
    assert coming
    with spool.writing(coming):
        answer = sender.patch(PICTURE)
        assert (answer.status_code, answer.headers["Retry-After"]) == (423, "2")
        assert sender.delete().status_code == 423

    assert sender.patch(PICTURE).status_code == 204


def test_what_is_whole_takes_no_other_part(sender: Sender, spool: Spool) -> None:
    sender.create()
    sender.patch(PICTURE)

    assert sender.patch(b"more", len(PICTURE)).status_code == 204  # an answer that was lost is asked for again
    answer = sender.patch(b"other", 5)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, str(len(PICTURE)))
    assert spool.whole(sender.ticket.upload).read_bytes() == PICTURE


def test_who_comes_just_after_the_last_byte_of_another_waits(sender: Sender, spool: Spool) -> None:
    sender.create()
    late = spool.find(sender.ticket.upload)
    assert late
    sender.patch(PICTURE)

    with pytest.raises(SpoolBusyError), spool.writing(late):
        pass


def test_what_the_disk_did_not_have_for_sure_is_not_counted(sender: Sender, spool: Spool, tmp_path: Path) -> None:
    sender.create()
    sender.patch(PICTURE[:300])
    with (tmp_path / "spool" / f"{sender.ticket.upload}.part").open("ab") as torn:
        torn.write(b"\0" * 999)  # what a power cut leaves behind the durable end

    assert sender.patch(PICTURE[300:], 300).status_code == 204
    assert spool.whole(sender.ticket.upload).read_bytes() == PICTURE


def test_an_upload_is_taken_back(sender: Sender, spool: Spool) -> None:
    sender.create()

    assert sender.delete().status_code == 204
    assert sender.head().status_code == 410
    assert not list(spool.all())


@pytest.mark.parametrize(
    ("length", "status"), [(str(LARGEST + 1), 413), ("7", 422), ("-1", 400), ("1e3", 400), ("9" * 30, 400)]
)
def test_a_size_that_is_not_the_ticket_s_is_refused(sender: Sender, length: str, status: int) -> None:
    sender.headers["Upload-Length"] = length

    assert sender.client.post("/uploads", headers=sender.headers).status_code == status


def test_only_the_ticket_of_an_upload_opens_it(client: TestClient, sender: Sender) -> None:
    sender.create()
    other = Sender(client, sender.ticket, OFFICE.signed(ticket_for()))
    forged = Sender(client, sender.ticket, TicketOffice("khác").signed(sender.ticket))
    late = Sender(client, sender.ticket, OFFICE.signed(sender.ticket, datetime.now(UTC) - timedelta(hours=1)))

    assert [one.patch(PICTURE).status_code for one in (other, forged, late)] == [403, 401, 401]
    assert "hết hạn" in late.patch(PICTURE).json()["vi"]


def test_a_ticket_that_is_renewed_goes_on_where_the_old_one_stood(client: TestClient, sender: Sender) -> None:
    sender.create()
    sender.patch(PICTURE[:900])
    again = Sender(client, sender.ticket)

    assert again.patch(PICTURE[900:], 900).status_code == 204


def test_another_protocol_is_told_which_one_this_is(sender: Sender) -> None:
    sender.headers["Tus-Resumable"] = "0.2.2"
    answer = sender.create()

    assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0")


def test_a_body_of_another_kind_is_refused(sender: Sender) -> None:
    sender.create()

    assert sender.patch(PICTURE, kind="application/json").status_code == 415


@pytest.mark.parametrize(
    ("content", "said"), [(b"PK\3\4" + bytes(9000), "ảnh.png"), (b"MZ" + b"x" * 9000, "ảnh.png"), (b"a,b\n" * 3000, "")]
)
def test_what_no_screen_shows_is_refused_with_its_first_bytes(
    client: TestClient, spool: Spool, content: bytes, said: str
) -> None:
    sender = Sender(client, ticket_for(10**6))
    sender.create()
    answer = sender.patch(content)

    assert answer.status_code == 415
    assert said in answer.json()["vi"]
    assert not list(spool.all())


def test_a_disk_without_room_is_named_before_a_byte_is_sent(tmp_path: Path) -> None:
    free = os.statvfs(tmp_path)
    crowded = UploadDoor(Spool(tmp_path / "spool", reserve=free.f_bavail * free.f_frsize), OFFICE)
    sender = Sender(TestClient(door(FolderStorage(tmp_path), Hub(), uploads=crowded)), ticket_for())
    answer = sender.create()

    assert answer.status_code == 507
    assert "không đủ chỗ" in answer.json()["vi"]


def test_uploads_that_wait_are_promised_their_room(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = SimpleNamespace(total=2000, used=1000, free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    spool.begin(ticket_for(600))

    with pytest.raises(SpoolFullError):
        spool.begin(ticket_for(600))
    spool.begin(ticket_for(400))


def test_a_disk_that_fills_up_on_the_way_is_named_and_what_came_stays(
    sender: Sender, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.create()
    sender.patch(PICTURE[:500])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert sender.patch(PICTURE[500:], 500).status_code == 507
    assert sender.head().headers["Upload-Offset"] == "500"
    assert sender.patch(PICTURE[500:], 500).status_code == 204
    assert spool.whole(sender.ticket.upload).read_bytes() == PICTURE


def test_what_rests_for_days_is_swept_and_what_is_whole_is_not(sender: Sender, spool: Spool) -> None:
    sender.create()
    sender.patch(PICTURE)
    rests = spool.begin(ticket_for())

    assert spool.sweep(rests.until - 1) == 0
    assert spool.sweep(rests.until + 1) == 1
    assert [one.ticket for one in spool.all()] == [sender.ticket]


def test_a_process_that_dies_between_the_name_and_the_note_loses_nothing(sender: Sender, tmp_path: Path) -> None:
    sender.create()
    note = tmp_path / "spool" / f"{sender.ticket.upload}.json"
    before = note.read_bytes()
    sender.patch(PICTURE)
    note.write_bytes(before)

    assert sender.head().headers["Upload-Offset"] == str(len(PICTURE))
    assert msgspec.json.decode(note.read_bytes())["offset"] == 0
