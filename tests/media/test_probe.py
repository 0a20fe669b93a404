"""Every specimen through the probe: the good ones measured, the bad ones named with a remedy."""

import hashlib
import mmap
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bangtin_media import picture, tool
from bangtin_media.errors import (
    BrokenError,
    MediaError,
    MissingError,
    ProbeError,
    UnknownKindError,
    UnsupportedError,
)
from bangtin_media.probe import probe
from bangtin_media.words import say
from tests.media.specimens import MAKERS

Specimen = Callable[[str], Path]

FILM = {"kind": "video", "length_ms": 1000, "width": 320, "height": 180, "frames": 30, "frame_rate": 30.0}
FILM |= {"codec": "h264", "rotation": 0, "bit_depth": 8, "has_sound": False, "variable_rate": False}
PICTURE = {"kind": "image", "length_ms": 0, "width": 120, "height": 80, "frames": 1, "rotation": 0, "bit_depth": 8}

GOOD: dict[str, dict[str, object]] = {
    "good": FILM | {"format": "mp4", "pixel_format": "yuv420p", "aspect": (1, 1), "interlaced": False},
    "ntsc": FILM | {"length_ms": 1001, "frame_rate": 30000 / 1001},
    "sounding": FILM | {"has_sound": True},
    "hevc": FILM | {"codec": "hevc"},
    "vp9": FILM | {"codec": "vp9", "format": "webm"},
    "vp8": FILM | {"codec": "vp8", "format": "webm"},
    "transport": FILM | {"format": "mpegts"},
    "matroska": FILM | {"format": "matroska"},
    "mov": FILM | {"format": "mov"},
    "avi": FILM | {"codec": "mpeg4", "format": "avi"},
    "ten_bit": FILM | {"bit_depth": 10, "pixel_format": "yuv420p10le"},
    "odd_sized": FILM | {"width": 321, "height": 181},
    # 30 frames: 15 at 30 a second, 15 at 10; the last one begins at 1.9 s, and the container gives it 1/30 s.
    "variable_rate": FILM | {"variable_rate": True, "length_ms": 1934, "frame_rate": pytest.approx(15.5, abs=0.1)},
    "rotated": FILM | {"rotation": 90, "shown": (180, 320)},
    "anamorphic": FILM | {"aspect": (4, 3), "shown": (427, 180)},
    "mislabelled": FILM | {"format": "mp4"},
    "png": PICTURE | {"format": "png"},
    "jpeg": PICTURE | {"format": "jpeg"},
    "webp": PICTURE | {"format": "webp"},
    "bmp": PICTURE | {"format": "bmp"},
    "tiff": PICTURE | {"format": "tiff"},
    "jpeg_turned": PICTURE | {"rotation": 90, "mirrored": False, "shown": (80, 120)},
    "png_turned": PICTURE | {"rotation": 90, "shown": (80, 120)},
    "cmyk": PICTURE | {"width": 60, "height": 40, "pixel_format": "CMYK"},
    "deep_png": PICTURE | {"width": 20, "height": 40, "bit_depth": 16},
    "animated_gif": PICTURE | {"width": 40, "height": 30, "frames": 5},
    "poster": PICTURE | {"width": 30_000, "height": 20_000, "bit_depth": 1},
    "pdf": {"kind": "pdf", "pages": 3, "width": 595, "height": 842},
}

BAD: dict[str, tuple[type[MediaError], str]] = {
    "half": (BrokenError, "cut_off"),
    "half_without_index": (BrokenError, "cut_off"),
    "half_webm": (BrokenError, "cut_off"),
    "stump": (BrokenError, "cut_off"),
    "zero_byte": (BrokenError, "empty"),
    "all_zeros": (BrokenError, "blank"),
    "text_named_mp4": (UnknownKindError, "other_kind"),
    "noise": (UnknownKindError, "unknown_kind"),
    "index_zeroed": (BrokenError, "film_unreadable"),
    "data_noise": (BrokenError, "film_undecodable"),
    "tail_zeroed": (BrokenError, "film_undecodable"),
    "frameless": (BrokenError, "no_frames"),
    "sound_only": (BrokenError, "no_picture"),
    "bomb": (UnsupportedError, "picture_too_large"),
    "broken_png": (BrokenError, "picture_broken"),
    "broken_poster": (BrokenError, "picture_broken"),
    "broken_jpeg": (BrokenError, "picture_broken"),
    "broken_pdf": (BrokenError, "pdf_broken"),
    "locked_pdf": (UnsupportedError, "pdf_locked"),
}


def test_every_specimen_is_examined() -> None:
    assert GOOD.keys() | BAD.keys() == MAKERS.keys()


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_measured(specimen: Specimen, name: str) -> None:
    path = specimen(name)
    seen = probe(path)
    assert {key: getattr(seen, key) for key in GOOD[name]} == GOOD[name]
    assert seen.size == path.stat().st_size
    assert seen.digest == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_what_is_wrong_and_what_helps(specimen: Specimen, name: str) -> None:
    path = specimen(name)
    leaf, code = BAD[name]
    with pytest.raises(leaf) as caught:
        probe(path)
    assert caught.value.code == code
    for language in ("vi", "en"):
        assert str(path) in say(code, caught.value.facts, language)


def test_an_absent_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="There is no file"):
        probe(tmp_path / "absent.mp4")


def test_a_folder_is_no_medium(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        probe(tmp_path)


def test_a_name_with_a_colon_and_marks_is_only_a_name(specimen: Specimen, tmp_path: Path) -> None:
    odd = tmp_path / "concat:Nghị quyết 57 – %03d|x.mp4"
    odd.write_bytes(specimen("good").read_bytes())
    assert probe(odd).frames == 30


def test_a_font_tells_its_name() -> None:
    fonts = Path("/usr/share/fonts/truetype/noto")
    regular = fonts / "NotoSans-Regular.ttf"
    if not regular.exists():
        pytest.skip("the Debian package fonts-noto-core is not installed")
    assert probe(regular).name == "Noto Sans Regular"
    assert probe(regular).kind == "font"


def test_a_font_cut_short_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "stump.ttf"
    path.write_bytes(b"\0\1\0\0" + bytes(60))
    with pytest.raises(BrokenError, match="font"):
        probe(path)


def test_a_probe_without_time_left_says_so(specimen: Specimen) -> None:
    with pytest.raises(ProbeError) as caught:
        probe(specimen("good"), seconds=0)
    assert caught.value.code == "probe_too_slow"


def test_a_machine_without_ffprobe_says_what_to_install(specimen: Specimen, monkeypatch: pytest.MonkeyPatch) -> None:
    path = specimen("good")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ProbeError, match="ffmpeg"):
        probe(path)


def test_a_talkative_program_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "OUTPUT_BYTES", 100_000)
    with pytest.raises(ProbeError) as caught:
        tool.ask(["yes"], "endless", 20)
    assert caught.value.code == "probe_too_much"


@pytest.mark.parametrize(
    "lazy", ["import time; time.sleep(60)", "import os, time; os.close(1); os.close(2); time.sleep(60)"]
)
def test_a_program_that_hangs_is_ended_whether_it_holds_its_voice_or_not(lazy: str) -> None:
    with pytest.raises(ProbeError) as caught:
        tool.ask(["python3", "-c", lazy], "lazy", 1)
    assert caught.value.code == "probe_too_slow"


def test_a_greedy_program_gets_no_more_memory_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "MEMORY_BYTES", 256 << 20)
    greedy = "import time; time.sleep(0.3); bytearray(1 << 29)"
    said = tool.ask(["python3", "-c", greedy], "greedy", 20)
    assert "MemoryError" in said.errors


@pytest.mark.parametrize(
    ("orientation", "expected"), [(1, (0, False)), (2, (0, True)), (5, (270, True)), (8, (270, False))]
)
def test_every_orientation_of_a_picture_is_a_mirror_and_a_turn(
    tmp_path: Path, orientation: int, expected: tuple[int, bool]
) -> None:
    # Pillow's own transposition is the witness: mirroring, then turning, must give the same picture.
    from PIL import Image, ImageOps  # noqa: PLC0415 - only this test needs them

    image = Image.effect_noise((6, 4), 90)
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(tmp_path / "turned.png", exif=exif)
    seen = probe(tmp_path / "turned.png")
    assert (seen.rotation, seen.mirrored) == expected
    with Image.open(tmp_path / "turned.png") as stored:
        mine = ImageOps.mirror(stored) if seen.mirrored else stored
        turned = mine.rotate(-seen.rotation, expand=True)
        assert turned.tobytes() == ImageOps.exif_transpose(stored).tobytes()


def test_a_picture_with_a_broken_note_on_its_turn_is_a_good_picture(specimen: Specimen, tmp_path: Path) -> None:
    data = specimen("jpeg_turned").read_bytes()
    head = data.index(b"Exif")
    path = tmp_path / "note.jpg"
    path.write_bytes(data[: head + 6] + b"\xff" * 20 + data[head + 26 :])
    assert (probe(path).width, probe(path).rotation) == (120, 0)


def test_a_picture_whose_head_is_spoilt_says_so_without_a_librarys_words(specimen: Specimen, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.png"
    path.write_bytes(specimen("png").read_bytes()[:12] + b"\xff" * 40)
    with pytest.raises(BrokenError) as caught:
        probe(path)
    assert caught.value.code == "picture_head"


@pytest.mark.parametrize("name", ["png", "jpeg"])
def test_a_picture_too_large_to_be_decoded_is_read_through(
    specimen: Specimen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(picture, "TRIED_PIXELS", 1)
    whole = specimen(name).read_bytes()
    path = tmp_path / name
    path.write_bytes(whole)
    assert (probe(path).width, probe(path).height) == (120, 80)
    path.write_bytes(whole[:-30])
    with pytest.raises(BrokenError, match="damaged or was not copied whole"):
        probe(path)


def test_a_picture_of_markers_only_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "_MOST_MARKERS", 10)
    with mmap.mmap(-1, 100_000) as data:
        data.write(b"\xff\xd8" + b"\xff\xfe\0\2" * 20_000 + b"\xff\xd9")
        with pytest.raises(EOFError):
            picture._walk_jpeg(data)  # noqa: SLF001 - whole pictures of that many markers take too long to make


def _mutate(data: bytes, source: random.Random) -> bytes:
    """Do what disks, networks and people do: flip, zero, cut, repeat, drop."""
    mutated = bytearray(data)
    for _ in range(source.randint(1, 4)):
        start = source.randrange(len(mutated))
        length = source.randint(1, 400)
        match source.randrange(5):
            case 0:
                mutated[start : start + 4] = source.randbytes(4)
            case 1:
                mutated[start : start + length] = bytes(len(mutated[start : start + length]))
            case 2:
                del mutated[max(1, start) :]
            case 3:
                mutated[start:start] = mutated[start : start + length]
            case _:
                del mutated[max(1, start) : start + length]
    return bytes(mutated)


def _outcome(path: Path) -> str:
    try:
        probe(path, seconds=20)
    except MediaError as error:
        return "too slow" if error.code == "probe_too_slow" or not str(error) else "bad"
    return "good"


def test_200_damaged_files_give_a_probe_or_a_media_error_and_never_hang(specimen: Specimen, tmp_path: Path) -> None:
    source = random.Random(20261123)
    sources = [specimen(name).read_bytes() for name in ("good", "good", "good", "vp9", "rotated", "png", "jpeg", "pdf")]
    path = tmp_path / "mutant"
    told = {"good": 0, "bad": 0, "too slow": 0}
    for _ in range(200):
        path.write_bytes(_mutate(source.choice(sources), source))
        told[_outcome(path)] += 1
    assert told["too slow"] == 0
    del told["too slow"]
    assert min(told.values()) > 20, "mutations of one outcome only would prove little"


def test_a_file_that_changes_meanwhile_is_not_believed(
    specimen: Specimen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.png"
    path.write_bytes(specimen("png").read_bytes())

    def grow(file: Path) -> str:
        os.truncate(file, file.stat().st_size + 1)
        return "0" * 64

    monkeypatch.setattr("bangtin_media.probe.digest_of", grow)
    with pytest.raises(MissingError) as caught:
        probe(path)
    assert caught.value.code == "changed"
