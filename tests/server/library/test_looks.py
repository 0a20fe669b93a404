"""What people see of files: thumbnails and previews, for who may see the file, and films in parts."""

import hashlib
from pathlib import Path

import pytest

from bangtin_server import clock
from bangtin_server.composition import storage
from bangtin_server.library.models import Medium, Rendition
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from tests.server.library_people import Office, an_examined_medium, an_office, browser_of

pytestmark = pytest.mark.django_db
FILM = bytes(range(256)) * 20


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def medium(tmp_path: Path, office: Office) -> Medium:
    medium = an_examined_medium(tmp_path, FolderStorage(tmp_path / "kept"), office)
    digest = hashlib.sha256(FILM).hexdigest()
    storage().put(names.rendition(digest, "mp4"), FILM)
    done = {"state": Rendition.State.DONE, "digest": digest, "suffix": "mp4", "asked_at": clock.now()}
    medium.renditions.create(purpose=Rendition.Purpose.PREVIEW, **done)
    return medium


def test_a_preview_is_given_whole_and_in_part(office: Office, medium: Medium) -> None:
    browser, at = browser_of(office.contributor), f"/library/files/{medium.digest}/preview/0"
    whole = browser.get(at)
    part = browser.get(at, headers={"Range": "bytes=100-199"})
    rest = browser.get(at, headers={"Range": "bytes=5000-"})

    assert (whole.status_code, whole.getvalue(), whole["Content-Type"]) == (200, FILM, "video/mp4")
    assert (part.status_code, part.getvalue()) == (206, FILM[100:200])
    assert (part["Content-Range"], rest.getvalue()) == (f"bytes 100-199/{len(FILM)}", FILM[5000:])
    assert browser.get(at, headers={"Range": "bytes=9999-"}).status_code == 416
    assert at in browser.get(f"/library/files/{medium.digest}").text


@pytest.mark.parametrize(
    "asked", ["bytes=²-", "bytes=0-²", "bytes=0-" + "9" * 5000, "bytes=" + "9" * 5000 + "-", "bytes=-5"]
)
def test_a_range_that_cannot_be_read_gets_the_whole(office: Office, medium: Medium, asked: str) -> None:
    answer = browser_of(office.contributor).get(
        f"/library/files/{medium.digest}/preview/0", headers={"Range": asked.encode().decode("latin-1")}
    )
    assert (answer.status_code, answer.getvalue()) == (200, FILM)


@pytest.mark.parametrize("way", ["thumbnail/0", "preview/1", "play/0", "nonsense/0"])
def test_what_was_not_made_for_people_is_not_there(office: Office, medium: Medium, way: str) -> None:
    assert browser_of(office.contributor).get(f"/library/files/{medium.digest}/{way}").status_code == 404


def test_a_stranger_gets_no_preview(medium: Medium) -> None:
    stranger = browser_of(an_office("đầu tư").contributor)

    assert stranger.get(f"/library/files/{medium.digest}/preview/0").status_code == 404
