"""The log: added to only, by the database's own word; kept as long as domain.md 2.6 says, then archived."""

import gzip
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from bangtin_server import clock
from bangtin_server.accounts import audit, audit_archive
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.console.audit.deed_words import DEED_WORDS
from bangtin_server.errors import AccountError
from bangtin_server.storage.folder import FolderStorage

pytestmark = pytest.mark.django_db


def a_row(age: timedelta = timedelta()) -> AuditEvent:
    return AuditEvent.objects.create(at=clock.now() - age, by="lan", deed=Deed.SIGN_IN.value)


def test_every_deed_has_its_words() -> None:
    assert set(DEED_WORDS) == set(Deed)


def test_a_deed_within_a_request_says_from_where_and_by_which_device() -> None:
    with audit.coming_from("203.0.113.7", "Mozilla\r\n" + "x" * 300):
        inside = note(Deed.SIGN_OUT, "lan")
    with audit.coming_from("no address", ""):
        odd = note(Deed.SIGN_OUT, "lan")

    assert (inside.address, len(inside.device)) == ("203.0.113.7", 200)
    assert odd.address is None
    assert note(Deed.SIGN_OUT, "lan").address is None


def test_nothing_in_the_code_changes_or_deletes_a_row() -> None:
    a_row()
    with pytest.raises(AccountError):
        AuditEvent.objects.update(by="another")
    with pytest.raises(AccountError):
        AuditEvent.objects.filter(by="lan").delete()


def test_the_database_itself_refuses_to_change_a_row() -> None:
    row = a_row()
    row.by = "another"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.save()
    assert AuditEvent.objects.get().by == "lan"


def test_the_database_itself_lets_no_row_of_this_year_go() -> None:
    row, old = a_row(timedelta(days=300)), a_row(timedelta(days=367))
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        row.delete()
    old.delete()
    assert AuditEvent.objects.get() == row


def test_old_rows_go_to_the_archive_in_batches_and_are_readable_there(
    storage: FolderStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_archive, "_BATCH", 3)
    old = [a_row(audit_archive.ONLINE + timedelta(days=1)).pk for _ in range(7)]
    young = a_row(timedelta(days=700))
    assert audit_archive.archive_old(storage) == 7

    files = list(storage.names("audit/"))
    assert len(files) == 3
    kept = [json.loads(line) for name in files for line in gzip.decompress(storage.get(name)).splitlines()]
    assert sorted(one["id"] for one in kept) == old
    assert kept[0]["by"] == "lan"
    assert list(AuditEvent.objects.exclude(deed="audit-archived")) == [young]
    assert audit_archive.archive_old(storage) == 0
    assert AuditEvent.objects.filter(deed="audit-archived").count() == 1


def test_killed_between_archive_and_table_a_batch_is_archived_again_under_its_name(
    storage: FolderStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_row(audit_archive.ONLINE + timedelta(days=1))
    with monkeypatch.context() as killed:
        killed.setattr(audit_archive, "_delete", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            audit_archive.archive_old(storage)
    before = list(storage.names("audit/"))
    assert audit_archive.archive_old(storage) == 1
    assert list(storage.names("audit/")) == before


def test_the_archive_is_kept_for_five_years_more(storage: FolderStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_archive, "_BATCH", 1)
    whole = audit_archive.ONLINE + audit_archive.ARCHIVED
    kept, gone = a_row(whole - timedelta(days=3)), a_row(whole + timedelta(days=3))
    assert audit_archive.archive_old(storage) == 2

    (name,) = storage.names("audit/")
    assert f"{kept.pk:012d}" in name
    assert f"{gone.pk:012d}" not in name
