"""Pictures and pages from files: turned, fitted, bounded in memory, and refused with a reason (issue letters D, H)."""

import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image as Pillow
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from bangtin_player.errors import PictureError
from bangtin_player.screen.drawing import image, panorama, picture, reader
from bangtin_player.screen.drawing.frame import on_black
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Digest, Fit, Image, Pages

UTC = ZoneInfo("UTC")
ZONE = QSize(200, 100)
HALVES = Pillow.new("RGB", (100, 50), "#FF0000")
HALVES.paste("#0000FF", (50, 0, 100, 50))


def channels(made: QImage, x: int, y: int) -> tuple[int, int, int]:
    """Return red, green and blue of a pixel."""
    colour = made.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def show(path: Path, fit: str = "contain", size: QSize = ZONE) -> list[str]:
    """Return the colours at the left, middle and right of the picture, and at its top."""
    made = picture(Image(Digest("d"), fit=fit), size, Instant(0), UTC, {"d": str(path)})  # type: ignore[arg-type]  # of the table
    assert made.size() == size
    spots = [(2, 50), (120, 50), (197, 50), (100, 1)]
    return ["".join("x" if part > 128 else "-" for part in channels(made, *spot)) for spot in spots]


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff", "webp", "gif"])
def test_pictures_of_every_kind_fill_their_zone(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "medium"
    HALVES.save(path, kind)
    assert show(path)[:3] == ["x--", "--x", "--x"]


def test_a_photograph_is_turned_as_its_camera_was_held(tmp_path: Path) -> None:
    path = tmp_path / "medium"
    exif = Pillow.Exif()
    exif[0x0112] = 6
    HALVES.rotate(90, expand=True).save(path, "jpeg", exif=exif, quality=95)
    assert show(path)[:3] == ["x--", "--x", "--x"]


def test_a_square_is_whole_with_bars_or_fills_the_zone(tmp_path: Path) -> None:
    path = tmp_path / "medium"
    Pillow.new("RGB", (60, 60), "#00FF00").save(path, "png")
    assert show(path, "contain") == ["---", "-x-", "---", "-x-"]
    assert show(path, "cover") == ["-x-"] * 4


def test_a_tall_picture_pans_at_the_zone_s_width(tmp_path: Path) -> None:
    path = tmp_path / "medium"
    Pillow.new("RGB", (100, 900), "#00FF00").save(path, "png")
    assert panorama(Image(Digest("d"), fit="pan"), ZONE, {"d": str(path)}).size() == QSize(200, 1800)
    assert show(path, "pan") == ["-x-"] * 4


def test_an_endless_picture_pans_no_further_than_a_texture_goes(tmp_path: Path) -> None:
    path = tmp_path / "medium"
    Pillow.new("L", (2, 5_000)).save(path, "png")
    made = panorama(Image(Digest("d"), fit="pan"), ZONE, {"d": str(path)})
    assert made.height() == image.LONGEST_PAN


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16", "RGBA", "LA"])
def test_every_colour_depth_is_read(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "medium"
    if mode == "I;16":
        Pillow.new("I;16", (20, 10), 60_000).save(path, "png")
    else:
        Pillow.new("RGB", (20, 10), "#FFFFFF").convert(mode).save(path, "tiff" if mode == "CMYK" else "png")
    assert show(path)[0] == "xxx"


def test_what_is_clear_lies_on_black(tmp_path: Path) -> None:
    path = tmp_path / "medium"
    Pillow.new("RGBA", (20, 10), (255, 255, 255, 0)).save(path, "png")
    assert show(path) == ["---"] * 4


def broken(path: Path, what: str) -> None:
    HALVES.resize((800, 400)).save(path, "jpeg")
    whole = path.read_bytes()
    path.write_bytes({"empty": b"", "truncated": whole[: len(whole) // 2], "mislabelled": b"notes " * 50}[what])


@pytest.mark.parametrize("what", ["empty", "truncated", "mislabelled"])
def test_a_broken_picture_is_refused_by_name(what: str, tmp_path: Path) -> None:
    path = tmp_path / "hoi-nghi.jpg"
    broken(path, what)
    with pytest.raises(PictureError, match="hoi-nghi") as refused:
        show(path)
    assert refused.value.code == "picture-broken"


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="gone") as refused:
        show(tmp_path / "gone.png")
    assert refused.value.code == "media-missing"
    with pytest.raises(PictureError) as unknown:
        picture(Image(Digest("abc")), ZONE, Instant(0), UTC, {})
    assert unknown.value.code == "media-missing"


def poster(path: Path, width: int, height: int, *, interlaced: bool) -> None:
    """Write a grey PNG line by line."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    row = b"\0" + b"\xaa" * (width // 8)
    rows = b"" if interlaced else b"".join(packer.compress(row * 500) for _ in range(height // 500))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, int(interlaced))
    data = rows + packer.flush()
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def test_a_poster_of_a_gigapixel_stays_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "poster.png"
    poster(path, 40_000, 25_000, interlaced=False)
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QSize\n"
        "from bangtin_player.screen.drawing import image\n"
        "made = image.fitted(Path(sys.argv[1]), QSize(1024, 512), 'cover')\n"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(made.width(), made.height(), int(peak.split()[1]) // 1024)"
    )  # not ru_maxrss: that begins with what the test's own process held when it forked
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    width, height, megabytes = map(int, done.stdout.split())
    assert (width, height) == (1024, 512)
    assert megabytes < 500  # whole it would be 1,000 as greys and 4,000 as colours


def test_a_poster_that_must_be_read_whole_is_refused_where_memory_is_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "poster.png"
    poster(path, 40_000, 25_000, interlaced=True)
    monkeypatch.setattr(image, "free_bytes", lambda: 512_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(PictureError, match=r"40000×25000.*1,000 MB where 512 MB.*not progressive") as refused:
        show(path)
    assert refused.value.code == "picture-too-large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_only_what_is_held_whole_is_weighed(tmp_path: Path) -> None:
    held = {}
    for name, how in {"plain": {}, "progressive": {"progressive": True}}.items():
        HALVES.save(tmp_path / name, "jpeg", **how)
        held[name] = reader.head(tmp_path / name).held
    HALVES.save(tmp_path / "w", "webp")
    assert held == {"plain": 0, "progressive": 100 * 50 * 3}
    assert reader.head(tmp_path / "w").held == 100 * 50 * 5


def test_a_large_progressive_picture_is_read_by_a_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "medium"
    HALVES.resize((3_000, 1_500)).save(path, "jpeg", progressive=True)
    here = show(path)
    monkeypatch.setattr(image, "MOST_HELD", 1_000_000)
    monkeypatch.setattr(reader, "read", lambda *_: pytest.fail("the screen itself read it"))
    assert show(path) == here == ["x--", "--x", "--x", "--x"]


def test_a_child_that_needs_more_than_it_may_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "medium"
    poster(path, 40_000, 25_000, interlaced=True)
    true = reader.head(path)
    monkeypatch.setattr(image, "MOST_HELD", 1_000)
    monkeypatch.setattr(reader, "head", lambda _: true._replace(held=2_000))
    with pytest.raises(PictureError, match="not progressive") as refused:
        show(path)
    assert refused.value.code == "picture-too-large"


def test_a_broken_picture_is_named_by_a_child_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hoi-nghi.jpg"
    HALVES.resize((900, 600)).save(path, "jpeg", progressive=True)
    path.write_bytes(path.read_bytes()[:2_000])
    monkeypatch.setattr(image, "MOST_HELD", 1_000)
    with pytest.raises(PictureError, match="hoi-nghi") as refused:
        show(path)
    assert refused.value.code == "picture-broken"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A PDF of a red and a blue page."""
    path = tmp_path / "lich.pdf"
    red, blue = (Pillow.new("RGB", (400, 200), colour) for colour in ("#FF0000", "#0000FF"))
    red.save(path, "pdf", save_all=True, append_images=[blue])
    return path


def page(path: Path, number: int | None) -> str:
    content = Pages((Digest("d"),), count=2, page_ms=Millis(1))
    made = picture(content, ZONE, Instant(0), UTC, {"d": str(path)}, number)
    assert made.size() == ZONE
    return made.pixelColor(100, 50).name()


def test_pages_count_from_one(document: Path) -> None:
    assert [page(document, number) for number in (1, 2)] == ["#fe0000", "#0000fe"]


def test_a_page_that_is_not_there_is_refused(document: Path) -> None:
    with pytest.raises(PictureError, match=r"lich\.pdf has 2 pages, and no page 3") as refused:
        page(document, 3)
    assert refused.value.code == "page-missing"


def test_a_broken_document_is_refused_by_name(document: Path) -> None:
    document.write_bytes(document.read_bytes()[:300])
    with pytest.raises(PictureError, match="lich") as refused:
        page(document, 1)
    assert refused.value.code == "pages-broken"


def odd(path: Path, *sizes: tuple[int, int]) -> None:
    """Write a PDF of grey pages of these sizes, each with a white frame."""
    drawn = []
    for width, height in sizes:
        sheet = Pillow.new("RGB", (width, height), "#FFFFFF")
        sheet.paste("#808080", (2, 2, width - 2, height - 2))
        drawn.append(sheet)
    drawn[0].save(path, "pdf", save_all=True, append_images=drawn[1:], quality=100)


@pytest.mark.parametrize("fit", ["contain", "cover", "pan"])
def test_pages_of_any_size_stand_whole_in_the_middle_or_fill_the_zone(fit: Fit, tmp_path: Path) -> None:
    path = tmp_path / "khac-co.pdf"
    sizes = [(595, 842), (842, 595), (300, 300), (1000, 60), (60, 1000)]
    odd(path, *sizes)
    for number, (width, height) in enumerate(sizes, start=1):
        content = Pages((Digest("d"),), count=5, page_ms=Millis(1), fit=fit)
        made = picture(content, ZONE, Instant(0), UTC, {"d": str(path)}, number)
        assert made.size() == ZONE
        lit = [(x, y) for x in range(0, 200, 4) for y in range(0, 100, 4) if channels(made, x, y)[0] > 90]
        scale = min(200 / width, 100 / height)
        share = 1.0 if fit == "cover" else width * scale * height * scale / (200 * 100)
        assert len(lit) / 1250 == pytest.approx(share, abs=0.06)


def test_the_two_hundredth_page_is_as_good_as_the_first(tmp_path: Path) -> None:
    path = tmp_path / "dai.pdf"
    odd(path, *[(40, 20)] * 199, (20, 40))
    assert page(path, 199) == "#808080"
    content = Pages((Digest("d"),), count=200, page_ms=Millis(1))
    last = picture(content, ZONE, Instant(0), UTC, {"d": str(path)}, 200)
    assert [channels(last, x, 50)[0] > 90 for x in (60, 100, 140)] == [False, True, False]


def test_a_page_turned_by_its_own_file_stands_upright(tmp_path: Path) -> None:
    odd(tmp_path / "a.pdf", (400, 100))
    document = PdfDocument(tmp_path / "a.pdf")
    document[0].set_rotation(90)
    document.save(tmp_path / "b.pdf")
    content = Pages((Digest("d"),), count=1, page_ms=Millis(1))
    made = picture(content, ZONE, Instant(0), UTC, {"d": str(tmp_path / "b.pdf")}, 1)
    assert [channels(made, x, 50)[0] > 90 for x in (60, 100, 140)] == [False, True, False]


def test_a_locked_document_is_refused_with_the_remedy(document: Path) -> None:
    key = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    trailer = b"/Encrypt " + key + b" /ID [<00> <00>] /Root"
    document.write_bytes(document.read_bytes().replace(b"/Root", trailer, 1))
    with pytest.raises(PictureError, match="locked with a password: save it without one") as refused:
        page(document, 1)
    assert refused.value.code == "pages-broken"


def test_only_what_a_page_shows_of_itself_is_drawn(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd(document, (60, 1000))
    sizes: list[QSize] = []

    def noted(made: QImage, size: QSize) -> QImage:
        sizes.append(made.size())
        return on_black(made, size)

    monkeypatch.setattr("bangtin_player.screen.drawing.pages.on_black", noted)
    content = Pages((Digest("d"),), count=1, page_ms=Millis(1), fit="cover")
    picture(content, ZONE, Instant(0), UTC, {"d": str(document)}, 1)
    assert (sizes[0].width(), sizes[0].height()) == pytest.approx((200, 100), abs=2)


def test_a_sequence_of_pictures_is_pages_too(tmp_path: Path) -> None:
    for name, colour in (("a", "#FF0000"), ("b", "#0000FF")):
        Pillow.new("RGB", (20, 10), colour).save(tmp_path / name, "png")
    content = Pages((Digest("a"), Digest("b")), count=2, page_ms=Millis(1))
    places = {name: str(tmp_path / name) for name in ("a", "b")}
    made = [picture(content, ZONE, Instant(0), UTC, places, number).pixelColor(9, 9).name() for number in (1, 2)]
    assert made == ["#ff0000", "#0000ff"]
