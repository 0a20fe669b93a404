"""The workshop from an upload to what screens play: real files, real ffmpeg, the real rows."""

from pathlib import Path

import pytest

from bangtin_media.digest import digest_of
from bangtin_media.preflight import ScreenClass
from bangtin_server import clock
from bangtin_server.library.models import Examination, Medium, Rendition
from bangtin_server.library.preflight import of_rendition
from bangtin_server.library.renditions import leases
from bangtin_server.library.renditions.examining import examine
from bangtin_server.library.renditions.making import make
from bangtin_server.library.renditions.planning import plan
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from tests.media import specimens

pytestmark = pytest.mark.django_db

GATE, STRIP = ScreenClass(128, 64), ScreenClass(128, 64, sound=True)
State, Purpose = Rendition.State, Rendition.Purpose


class Room:
    """A library and somebody who works in it."""

    def __init__(self, folder: Path, storage: FolderStorage) -> None:
        self.folder, self.storage, self.work = folder, storage, folder / "work"

    def upload(self, path: Path, kind: str = "video") -> Medium:
        digest = digest_of(path)
        self.storage.put_path(names.medium(digest), path)
        rest = {"size": path.stat().st_size, "kind": kind, "name": path.name, "added_at": clock.now(), "added_by": "an"}
        return Medium.objects.create(digest=digest, **rest)

    def examined(self, medium: Medium) -> Medium:
        while lease := leases.next_medium():
            examine(lease, self.storage, self.work)
        medium.refresh_from_db()
        return medium

    def made(self, *targets: ScreenClass) -> dict[tuple[str, str, int], Rendition]:
        plan(targets)
        while lease := leases.next_look() or leases.next_play():
            make(lease, self.storage, self.work)
        return {(row.purpose, row.target, row.number): row for row in Rendition.objects.all()}


@pytest.fixture
def room(tmp_path: Path, storage: FolderStorage) -> Room:
    return Room(tmp_path, storage)


def test_a_film_goes_from_upload_to_what_the_panel_plays(room: Room, tmp_path: Path) -> None:
    film = specimens.film(tmp_path / "film.mp4", size=(640, 360), rate="60", frames=90, sound=True)
    medium = room.examined(room.upload(film))
    assert medium.examination == Examination.SOUND, medium.fault
    assert medium.measures["width"] == 640
    assert medium.found["loudness"] == pytest.approx(-21.8, abs=1)
    found = room.made(GATE, STRIP, ScreenClass(1920, 1080))
    assert {key: row.state for key, row in found.items()} == {
        ("thumbnail", "", 0): State.DONE,
        ("preview", "", 0): State.DONE,
        ("play", GATE.key, 0): State.DONE,
        ("play", STRIP.key, 0): State.DONE,
        ("play", ScreenClass(1920, 1080).key, 0): State.NEEDLESS,
    }
    played = found["play", GATE.key, 0]
    assert room.storage.size(names.medium(played.digest)) == played.size
    assert (played.measures["width"], played.measures["height"]) == (128, 72)
    assert played.measures["length_ms"] == 1500
    assert "has_sound" not in played.measures
    assert found["play", STRIP.key, 0].measures["has_sound"]
    assert of_rendition(played) == ("Đã chuyển đổi: 640×360 → 128×72.", "Converted: 640×360 → 128×72.", 100)
    assert room.storage.size(names.rendition(found["preview", "", 0].digest, "mp4"))
    assert list(room.work.iterdir()) == [], "the workbench is cleared"


def test_two_classes_that_need_the_same_share_one_file(room: Room, tmp_path: Path) -> None:
    room.examined(room.upload(specimens.hevc(tmp_path)))
    found = room.made(GATE, ScreenClass(128, 60))
    plays = [row for row in found.values() if row.purpose == Purpose.PLAY]
    assert len({row.digest for row in plays}) == 1
    assert [row.state for row in plays] == [State.DONE, State.DONE]


def test_a_flashing_film_is_refused_with_its_second(room: Room, tmp_path: Path) -> None:
    target = tmp_path / "strobe.mp4"
    flicker = "color=black:s=320x180:r=30:d=2,geq=lum='if(mod(floor(N/3)\\,2)\\,235\\,16)':cb=128:cr=128"
    specimens.ffmpeg("-f", "lavfi", "-i", flicker, "-pix_fmt", "yuv420p", str(target))
    medium = room.examined(room.upload(target))
    assert medium.found["flashes_a_second"] >= 4
    row = room.made(GATE)["play", GATE.key, 0]
    assert row.state == State.IMPOSSIBLE
    assert of_rendition(row).vi.startswith("Không phát được: nhấp nháy 5 lần trong một giây, tại 00:00;")


@pytest.mark.parametrize(
    "name", ["ten_bit", "odd_sized", "variable_rate", "rotated", "anamorphic", "vp9", "avi", "transport", "ntsc"]
)
def test_every_odd_film_becomes_one_that_plays(room: Room, tmp_path: Path, name: str) -> None:
    medium = room.examined(room.upload(specimens.specimen(name, tmp_path)))
    row = room.made(GATE)["play", GATE.key, 0]
    assert row.state == State.DONE, row.reason
    assert row.measures["codec"] == "h264"
    assert abs(row.measures["length_ms"] - medium.measures["length_ms"]) <= 70


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("half", "video"), ("index_zeroed", "video"), ("data_noise", "video"), ("tail_zeroed", "video"),
        ("frameless", "video"), ("sound_only", "video"), ("bomb", "image"), ("broken_png", "image"),
        ("broken_jpeg", "image"), ("broken_pdf", "pdf"), ("locked_pdf", "pdf"),
    ],
)  # fmt: skip
def test_a_hostile_file_comes_to_a_clear_end(room: Room, tmp_path: Path, name: str, kind: str) -> None:
    medium = room.examined(room.upload(specimens.specimen(name, tmp_path), kind))
    assert medium.examination == Examination.REFUSED
    assert medium.fault["vi"]
    assert medium.fault["en"] != medium.fault["vi"]
    assert str(tmp_path) not in str(medium.fault), "people are told the file's name, not where we keep it"
    assert room.made(GATE) == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("jpeg_turned", "image"), ("poster", "image"), ("cmyk", "image"), ("bmp", "image"), ("animated_gif", "image")],
)
def test_pictures_have_their_thumbnail_and_posters_a_smaller_form(
    room: Room, tmp_path: Path, name: str, kind: str
) -> None:
    medium = room.examined(room.upload(specimens.specimen(name, tmp_path), kind))
    assert medium.examination == Examination.SOUND, medium.fault
    found = room.made(GATE)
    assert found["thumbnail", "", 0].state == State.DONE, found["thumbnail", "", 0].reason
    played = found["play", GATE.key, 0]
    assert played.state == (State.DONE if name == "poster" else State.NEEDLESS), played.reason


def test_a_pdf_has_its_pages(room: Room, tmp_path: Path) -> None:
    room.examined(room.upload(specimens.pdf(tmp_path), "pdf"))
    found = room.made(GATE)
    assert sorted(number for purpose, _, number in found if purpose == Purpose.PAGE) == [1, 2, 3]
    assert {row.state for row in found.values()} == {State.DONE}
    assert found["page", "", 2].measures["width"] == 1280
