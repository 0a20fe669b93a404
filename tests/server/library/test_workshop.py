"""The workshop from an upload to what screens play: real files, real ffmpeg, the real rows."""

import random
import struct
import zlib
from pathlib import Path

import pytest

from bangtin_media.digest import digest_of
from bangtin_media.screen_class import ScreenClass
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

    def convert(self, *targets: ScreenClass) -> None:
        plan(targets)
        while lease := leases.next_play():
            make(lease, self.storage, self.work)

    def converted(self, target: ScreenClass) -> Rendition:
        self.convert(target)
        return Rendition.objects.get(purpose=Purpose.PLAY, target=target.key)


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
    room.convert(GATE, ScreenClass(128, 60))
    plays = list(Rendition.objects.filter(purpose=Purpose.PLAY))
    assert len({row.digest for row in plays}) == 1
    assert [row.state for row in plays] == [State.DONE, State.DONE]


def test_a_flashing_film_is_refused_with_its_second(room: Room, tmp_path: Path) -> None:
    target = tmp_path / "strobe.mp4"
    flicker = "color=black:s=320x180:r=30:d=2,geq=lum='if(mod(floor(N/3)\\,2)\\,235\\,16)':cb=128:cr=128"
    specimens.ffmpeg("-f", "lavfi", "-i", flicker, "-pix_fmt", "yuv420p", str(target))
    medium = room.examined(room.upload(target))
    assert medium.found["flashes_a_second"] >= 4
    row = room.converted(GATE)
    assert row.state == State.IMPOSSIBLE
    assert of_rendition(row).vi.startswith("Không phát được: nhấp nháy 5 lần trong một giây, tại 00:00;")


@pytest.mark.parametrize("name", ["ten_bit", "odd_sized", "variable_rate", "rotated", "anamorphic", "avi", "ntsc"])
def test_every_odd_film_becomes_one_that_plays(room: Room, tmp_path: Path, name: str) -> None:
    medium = room.examined(room.upload(specimens.specimen(name, tmp_path)))
    row = room.converted(GATE)
    assert row.state == State.DONE, row.reason
    assert row.measures["codec"] == "h264"
    frame_ms = 1000 / min(30, medium.measures["frame_rate"])
    assert abs(row.measures["length_ms"] - medium.measures["length_ms"]) <= frame_ms + 2


def test_what_is_made_for_hdr_is_made_for_our_screens(room: Room, tmp_path: Path) -> None:
    target, colours = tmp_path / "hdr.mp4", "colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
    tags = ("-color_trc", "smpte2084", "-color_primaries", "bt2020", "-colorspace", "bt2020nc")
    codec = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", f"log-level=error:{colours}", *tags)
    specimens.film(target, *codec, "-pix_fmt", "yuv420p10le")
    assert room.examined(room.upload(target)).measures["hdr"]
    row = room.converted(GATE)
    assert row.state == State.DONE, row.reason
    assert "hdr" not in row.measures
    assert "HDR → SDR" in row.reason["vi"]


def test_a_film_that_claims_to_be_endless_ends_by_the_frames_it_has(room: Room, tmp_path: Path) -> None:
    """Every duration in its head says years; the frames say a second."""
    data = bytearray(specimens.good(tmp_path).read_bytes())
    for box in (b"mvhd", b"tkhd", b"mdhd"):
        at = data.index(box)
        data[at + 20 : at + 24] = b"\x7f\xff\xff\xff"
    path = tmp_path / "endless.mp4"
    path.write_bytes(data)
    medium = room.examined(room.upload(path))
    assert medium.examination in {Examination.SOUND, Examination.REFUSED}
    assert medium.measures.get("length_ms", 0) <= 1100


def test_a_picture_of_a_milliard_by_a_milliard_pixels_is_refused(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    head = struct.pack(">IIBBBBB", 10**9, 10**9, 8, 2, 0, 0, 0)
    body = b""
    for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        body += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    assert room.examined(room.upload(path, "image")).examination == Examination.REFUSED


def test_films_that_were_tampered_with_come_to_a_clear_end(room: Room, tmp_path: Path) -> None:
    """Whatever bytes are changed: sound or refused, and what is sound has an end on every screen, too."""
    source, whole = random.Random(7), specimens.good(tmp_path).read_bytes()
    for number in range(5):
        data = bytearray(whole)
        for _ in range(source.randint(1, 60)):
            data[source.randrange(len(data))] = source.randrange(256)
        path = tmp_path / f"fuzz-{number}.mp4"
        path.write_bytes(data)
        medium = room.examined(room.upload(path))
        assert medium.examination in {Examination.SOUND, Examination.REFUSED}
    room.convert(GATE)
    left = Rendition.objects.filter(purpose=Purpose.PLAY).exclude(state__in=(State.DONE, State.IMPOSSIBLE))
    assert not left.exists()
    assert all(row.reason["vi"] for row in Rendition.objects.filter(state=State.IMPOSSIBLE))


def test_a_film_that_brought_three_workers_down_is_given_up(room: Room, tmp_path: Path) -> None:
    room.examined(room.upload(specimens.hevc(tmp_path)))
    plan([GATE])
    play = Rendition.objects.filter(purpose=Purpose.PLAY)
    for _ in range(leases.MOST_TRIES):
        assert leases.next_play()
        play.update(worked_at=clock.now() - leases.LASTS * 2)
    row = room.converted(GATE)
    assert row.state == State.IMPOSSIBLE
    assert "3 lần" in row.reason["vi"]


def test_who_lost_its_lease_finishes_nothing(room: Room, tmp_path: Path) -> None:
    room.examined(room.upload(specimens.hevc(tmp_path)))
    plan([GATE])
    frozen = leases.next_play()
    assert frozen
    assert leases.next_play() is None, "two workers have one row"
    Rendition.objects.filter(purpose=Purpose.PLAY).update(worked_at=clock.now() - leases.LASTS * 2)
    second = leases.next_play()
    assert second
    assert not frozen.end(state=State.IMPOSSIBLE)
    frozen.give_back()
    make(second, room.storage, room.work)
    assert Rendition.objects.get(purpose=Purpose.PLAY).state == State.DONE


def test_a_worker_that_ends_gives_back_what_it_had(room: Room, tmp_path: Path) -> None:
    room.examined(room.upload(specimens.hevc(tmp_path)))
    plan([GATE])
    lease = leases.next_play()
    assert lease
    lease.halted = lambda: True
    with pytest.raises(leases.HaltedError):
        make(lease, room.storage, room.work)
    lease.give_back()
    row = Rendition.objects.get(purpose=Purpose.PLAY)
    assert (row.state, row.tries, row.worker) == (State.WAITING, 0, "")
    assert list(room.work.iterdir()) == []


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
