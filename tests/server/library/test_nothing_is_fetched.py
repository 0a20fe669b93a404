"""Whatever a file or a text asks for, the centre and its programs fetch nothing from anywhere."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from bangtin_media.errors import UnknownKindError
from bangtin_media.probe import probe
from bangtin_server.library.models import Examination, Rendition
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.storage.folder import FolderStorage
from tests.media import reaching
from tests.media.reaching import Inside
from tests.server.api.people import Program
from tests.server.library.test_workshop import GATE, Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside() -> Iterator[Inside]:
    with reaching.inside() as inside:
        yield inside


def test_ffmpeg_left_to_itself_would_be_caught_fetching(inside: Inside, tmp_path: Path) -> None:
    path = tmp_path / "list.m3u8"  # by another name ffmpeg 7 does not believe it
    path.write_bytes(reaching.playlists(inside.address)["hls"])
    free = ["ffprobe", "-v", "quiet", "-protocol_whitelist", "file,http,tcp,crypto", str(path)]
    subprocess.run(free, check=False, timeout=60)

    assert inside.calls


@pytest.mark.parametrize("name", sorted(reaching.playlists("")))
def test_a_list_of_films_elsewhere_is_refused_unread(name: str, inside: Inside, tmp_path: Path) -> None:
    path = tmp_path / "phim.mp4"
    path.write_bytes(reaching.playlists(inside.address)[name])
    with pytest.raises(UnknownKindError):
        probe(path)

    assert inside.calls == 0


def test_no_film_and_no_paper_makes_the_workshop_fetch_what_lies_elsewhere(
    inside: Inside, tmp_path: Path, storage: FolderStorage
) -> None:
    room = Room(tmp_path, storage)
    kinds = {"video": reaching.films(tmp_path, inside.address), "pdf": reaching.papers(inside.address)}
    for kind, files in kinds.items():
        for name, content in files.items():
            path = tmp_path / name
            path.write_bytes(content)
            assert room.examined(room.upload(path, kind)).examination == Examination.SOUND, name
    made = room.made(GATE)

    assert {row.state for row in made.values()} == {Rendition.State.DONE}
    assert inside.calls == 0


def test_an_address_that_somebody_writes_is_drawn_and_never_asked(
    inside: Inside, tmp_path: Path, settings: Settings
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    Site.objects.create(code="nck", name="Nam Cầu Kiền")
    programme = f"""\
screen: {{name: LED-NCK-01, size: [1024, 512], timezone: Asia/Ho_Chi_Minh}}
playlists:
  ngay: [{{id: Q, card: {{template: qr, title: Quét mã, link: "{inside.address}"}}, for: 10s}}]
schedule: [{{play: ngay}}]
"""
    file = SimpleUploadedFile("s01.yaml", programme.encode())
    answer = Program().send("programmes", {"programme": file, "site": "nck"})

    assert answer.status_code == 200, answer.content
    assert inside.address in str(manifest_of(Screen.objects.get()))
    assert inside.calls == 0
