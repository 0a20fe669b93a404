"""The hands of the workshop: what cannot be done just now keeps nothing else from being done."""

from pathlib import Path

import pytest

from bangtin_media.digest import digest_of
from bangtin_server import clock
from bangtin_server.library.models import Examination, Medium, Rendition
from bangtin_server.library.renditions.leases import next_look, next_medium
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from bangtin_server.workshop import Hand, Planner
from tests.media import specimens

pytestmark = pytest.mark.django_db


def _uploaded(path: Path) -> Medium:
    rest = {"size": path.stat().st_size, "kind": "image", "name": path.name, "added_at": clock.now(), "added_by": "an"}
    return Medium.objects.create(digest=digest_of(path), **rest)


def test_a_file_that_cannot_be_examined_just_now_holds_up_no_other_work(tmp_path: Path, storage: FolderStorage) -> None:
    unread, there = specimens.jpeg(tmp_path), specimens.png(tmp_path)
    lost, found = _uploaded(unread), _uploaded(there)  # nothing in the storage for the first, which is the oldest
    storage.put_path(names.medium(found.digest), there)
    hand = Hand("examining", storage, tmp_path / "work", (next_medium, next_look), Planner().turn)

    while hand.turn():
        pass

    assert Medium.objects.get(pk=lost.pk).examination == Examination.WAITING
    assert Medium.objects.get(pk=found.pk).examination == Examination.SOUND
    assert set(Rendition.objects.values_list("state", flat=True)) == {Rendition.State.DONE}
