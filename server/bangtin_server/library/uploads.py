"""Files that people send: promised with a ticket, brought to the door, taken into the library."""

import logging
import unicodedata
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from bangtin_media.digest import digest_of
from bangtin_media.errors import MediaError
from bangtin_media.kind import kind_of
from bangtin_media.words import say
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import Unit, User
from bangtin_server.door.spool import LARGEST, Coming, Spool
from bangtin_server.door.tickets import Ticket
from bangtin_server.errors import LibraryError
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Examination, Medium, Upload
from bangtin_server.players.models import Site
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
AT_ONCE = 100
"""Uploads that one person may have open."""
RENEWED_FOR = timedelta(days=1)
"""For how long after its end a ticket is taken in exchange for another: a login that ends does not end an upload."""
_NAME = 255


class Place(NamedTuple):
    """To whom a file or an item belongs; neither is to those alone whose role holds everywhere."""

    unit: Unit | None = None
    site: Site | None = None


def promise(person: User, name: str, size: int, place: Place) -> Upload:
    """Let *person* send a file.

    Raises:
        LibraryError: it is empty or too large, or too many are open.
    """
    if size <= 0:
        raise LibraryError("the file is empty", "Tệp rỗng (0 byte); hãy xuất lại tệp.")
    if size > LARGEST:
        raise LibraryError(
            f"the file is too large: {size} bytes, at most {LARGEST}",
            f"Tệp quá lớn ({size / 1e9:.1f} GB); tối đa 10 GiB.".replace(".", ",", 1),
        )
    if Upload.objects.filter(person=person, state=Upload.State.COMING).count() >= AT_ONCE:
        raise LibraryError(
            f"{AT_ONCE} uploads of yours are open; finish or cancel some first",
            f"Bạn đang có {AT_ONCE} tệp tải dở; hãy tải xong hoặc hủy bớt.",
        )
    return Upload.objects.create(
        person=person, name=called(name), size=size, unit=place.unit, site=place.site, made_at=clock.now()
    )


def ticket(upload: Upload) -> Ticket:
    """Return what the door has to know of an upload."""
    return Ticket(upload.pk.hex, upload.person.get_username(), upload.name, upload.size)


def renewed(old: Ticket) -> Upload:
    """Return the upload of a ticket that was ours, to be given another.

    Raises:
        LibraryError: the upload has ended, or the person has left.
    """
    upload = Upload.objects.select_related("person").filter(pk=UUID(old.upload)).first()
    if upload is None or upload.state != Upload.State.COMING or not upload.person.is_active:
        raise LibraryError("this upload has ended", "Lần tải lên này đã kết thúc.")
    return upload


def called(name: str) -> str:
    r"""Return what a file is called: its last part, NFC, without what cannot be seen; never empty.

    >>> called("C:\\ảnh\\cổng.png"), called("../../etc/passwd"), called("a\u202egnp.exe\0"), called(" .. ")
    ('cổng.png', 'passwd', 'agnp.exe', 'không tên')
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/")).rpartition("/")[2]
    seen = "".join(one if unicodedata.category(one)[0] != "Z" else " " for one in last)
    seen = "".join(one for one in seen if unicodedata.category(one)[0] != "C")
    seen = " ".join(seen.split()).strip(". ")
    if len(seen) > _NAME:
        stem, dot, end = seen.rpartition(".")
        short = len(end) <= 10 and dot  # noqa: PLR2004 - longer than any extension
        seen = f"{stem[: _NAME - len(end) - 1]}.{end}" if short else seen[:_NAME]
    return seen or "không tên"


def take_in(spool: Spool, storage: Storage) -> int:
    """Take what has come whole into the library; return how many files that were.

    Killed in the middle, it is done again: a file leaves the spool only after its rows stand.
    """
    count = 0
    for coming in spool.arrived():
        _take_one(coming, spool, storage)
        spool.drop(coming.ticket.upload)
        count += 1
    return count


def _take_one(coming: Coming, spool: Spool, storage: Storage) -> None:
    upload = Upload.objects.select_related("person").filter(pk=UUID(coming.ticket.upload)).first()
    if upload is None or upload.state != Upload.State.COMING:
        return
    path = spool.whole(coming.ticket.upload)
    try:
        kind = kind_of(path).kind
    except MediaError as error:
        facts = dict(error.facts) | {"file": upload.name}
        said = {"code": error.code, "vi": say(error.code, facts), "en": say(error.code, facts, "en")}
        _end(upload, Upload.State.REFUSED, fault=said)
        return
    digest = digest_of(path)
    stored = names.medium(digest)
    if storage.size(stored) != upload.size:
        storage.put_path(stored, path)
    with transaction.atomic():
        medium, is_new = Medium.objects.get_or_create(digest=digest, defaults=_columns(upload, kind))
        if is_new:
            note(Deed.MEDIUM_ADDED, upload.person.get_username(), upload.name, after={"file": digest})
        _end(upload, Upload.State.TAKEN if is_new else Upload.State.KNOWN, medium=medium)


def _columns(upload: Upload, kind: str) -> dict[str, object]:
    return {
        "size": upload.size,
        "kind": kind,
        "name": upload.name,
        "folded": folded(upload.name)[:_NAME],
        "unit": upload.unit,
        "site": upload.site,
        "examination": Examination.WAITING,
        "examined_at": clock.now(),
        "added_at": clock.now(),
        "added_by": upload.person.get_username(),
    }


def sweep(spool: Spool) -> None:
    """Forget uploads that rest for too long."""
    now = clock.now()
    spool.sweep(now.timestamp())
    there = {one.ticket.upload for one in spool.all()}
    for upload in Upload.objects.filter(state=Upload.State.COMING, made_at__lt=now - RENEWED_FOR):
        if upload.pk.hex not in there:
            _end(upload, Upload.State.GONE)


def _end(upload: Upload, state: str, medium: Medium | None = None, fault: dict[str, str] | None = None) -> None:
    upload.state, upload.medium, upload.fault, upload.ended_at = state, medium, fault or {}, clock.now()
    upload.save(update_fields=["state", "medium", "fault", "ended_at"])
