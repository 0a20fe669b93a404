"""Makers of small media, good and bad, for every test that needs a file; nothing is drawn that anyone sees.

Each maker takes the folder to write into and returns the file. `specimen` makes one by its maker's name.
"""

import random
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

FRAMES = 30
RATE = 30
SIZE = (320, 180)
_MATRIX = 44
"""Where the matrix of a track's header begins, from the header's name (ISO/IEC 14496-12, 8.3.2, version 0)."""

Maker = Callable[[Path], Path]


def ffmpeg(*arguments: str) -> None:
    """Run ffmpeg; its complaint becomes the failure of the test."""
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *arguments], check=True, timeout=60)


def film(
    target: Path,
    *codec: str,
    size: tuple[int, int] = SIZE,
    rate: str = str(RATE),
    frames: int = FRAMES,
    sound: bool = False,
) -> Path:
    """Write a test film of *frames* frames."""
    picture = ("-f", "lavfi", "-i", f"testsrc=size={size[0]}x{size[1]}:rate={rate}")
    voice = ("-f", "lavfi", "-i", "sine=frequency=440", "-shortest") if sound else ()
    choice = codec or ("-c:v", "libx264", "-preset", "ultrafast", "-g", "15")
    ffmpeg(*picture, *voice, "-frames:v", str(frames), "-pix_fmt", "yuv420p", *choice, str(target))
    return target


def good(folder: Path) -> Path:
    """H.264, 30 frames at 30 a second; the index stands first, as on the web."""
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "15", "-movflags", "+faststart")
    return film(folder / "good.mp4", *codec)


def ntsc(folder: Path) -> Path:
    return film(folder / "ntsc.mp4", rate="30000/1001")


def sounding(folder: Path) -> Path:
    return film(folder / "sounding.mp4", sound=True)


def hevc(folder: Path) -> Path:
    return film(folder / "hevc.mp4", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error")


def vp9(folder: Path) -> Path:
    return film(folder / "vp9.webm", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8")


def vp8(folder: Path) -> Path:
    return film(folder / "vp8.webm", "-c:v", "libvpx", "-deadline", "realtime", "-auto-alt-ref", "1")


def transport(folder: Path) -> Path:
    return film(folder / "transport.ts")


def matroska(folder: Path) -> Path:
    return film(folder / "matroska.mkv")


def mov(folder: Path) -> Path:
    return film(folder / "film.mov")


def avi(folder: Path) -> Path:
    return film(folder / "film.avi", "-c:v", "mpeg4")


def ten_bit(folder: Path) -> Path:
    return film(folder / "ten-bit.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p10le")


def odd_sized(folder: Path) -> Path:
    return film(folder / "odd.mp4", "-c:v", "libx264", "-pix_fmt", "yuv444p", size=(321, 181))


def variable_rate(folder: Path) -> Path:
    """30 frames, the first 15 at 30 a second and the rest at 10."""
    target = folder / "variable.mp4"
    pace = "select='lt(n,15)+not(mod(n,3))'"
    source = ("-f", "lavfi", "-i", "testsrc=size=320x180:rate=30")
    one_by_one = ("-vsync", "vfr", "-frames:v", "30", "-bf", "0")  # ffmpeg 7 ends other films before their last picture
    ffmpeg(*source, "-vf", pace, *one_by_one, "-pix_fmt", "yuv420p", str(target))
    return target


def rotated(folder: Path) -> Path:
    """Stored lying, to be turned a quarter clockwise: written into its track's header, which ffmpegs do differently."""
    target, film = folder / "rotated.mp4", bytearray(good(folder).read_bytes())
    matrix = film.index(b"tkhd") + _MATRIX
    film[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, SIZE[1] << 16, 0, 1 << 30)
    target.write_bytes(film)
    return target


def anamorphic(folder: Path) -> Path:
    return film(folder / "anamorphic.mp4", "-vf", "setsar=4/3")


def mislabelled(folder: Path) -> Path:
    """A film that calls itself a picture."""
    return good(folder).rename(folder / "phim.png")


def half(folder: Path) -> Path:
    """The first half of a film whose index stands first: it opens, and its frames end too early."""
    return _cut(good(folder), folder / "half.mp4", 0.5)


def half_without_index(folder: Path) -> Path:
    """The first half of a film whose index would have come last."""
    return _cut(film(folder / "index-last.mp4"), folder / "half-without-index.mp4", 0.5)


def half_webm(folder: Path) -> Path:
    return _cut(vp9(folder), folder / "half.webm", 0.5)


def stump(folder: Path) -> Path:
    """200 bytes of a film."""
    target = folder / "stump.mp4"
    target.write_bytes(good(folder).read_bytes()[:200])
    return target


def zero_byte(folder: Path) -> Path:
    target = folder / "zero.mp4"
    target.touch()
    return target


def all_zeros(folder: Path) -> Path:
    """As a download leaves it that claimed its space and died."""
    target = folder / "zeros.mp4"
    target.write_bytes(bytes(50_000))
    return target


def text_named_mp4(folder: Path) -> Path:
    target = folder / "text.mp4"
    target.write_text("Đây không phải là phim.\n" * 40, encoding="utf-8")
    return target


def noise(folder: Path) -> Path:
    target = folder / "noise.mp4"
    target.write_bytes(b"\x99" + random.Random(1).randbytes(20_000))
    return target


def index_zeroed(folder: Path) -> Path:
    """A film whose index (moov) is nothing but zeros."""
    return _overwrite(good(folder), folder / "index-zeroed.mp4", b"moov", bytes)


def data_noise(folder: Path) -> Path:
    """A film whose index is good and whose frames (mdat) are noise."""
    return _overwrite(good(folder), folder / "data-noise.mp4", b"mdat", random.Random(2).randbytes)


def tail_zeroed(folder: Path) -> Path:
    """A film of 4 s whose second half holds zeros; its size is right."""
    source = film(folder / "long.mp4", "-c:v", "libx264", "-g", "15", "-movflags", "+faststart", frames=120)
    data = source.read_bytes()
    target = folder / "tail-zeroed.mp4"
    target.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    return target


def frameless(folder: Path) -> Path:
    """A film with a picture track and not one frame in it."""
    target = folder / "frameless.mp4"
    flags = ("-movflags", "+empty_moov+default_base_moof")
    ffmpeg("-i", str(good(folder)), "-c", "copy", *flags, str(target))
    data = target.read_bytes()
    target.write_bytes(data[: data.index(b"moof") - 4])
    return target


def sound_only(folder: Path) -> Path:
    target = folder / "sound.mp4"
    ffmpeg("-f", "lavfi", "-i", "sine=frequency=440:duration=1", str(target))
    return target


def png(folder: Path) -> Path:
    return _drawn(folder / "picture.png")


def jpeg(folder: Path) -> Path:
    return _drawn(folder / "picture.jpg")


def webp(folder: Path) -> Path:
    return _drawn(folder / "picture.webp")


def bmp(folder: Path) -> Path:
    return _drawn(folder / "picture.bmp")


def tiff(folder: Path) -> Path:
    return _drawn(folder / "picture.tif")


def jpeg_turned(folder: Path) -> Path:
    """To be turned a quarter clockwise (orientation 6), as telephones write it."""
    return _drawn(folder / "turned.jpg", exif=_orientation(6))


def png_turned(folder: Path) -> Path:
    return _drawn(folder / "turned.png", exif=_orientation(6))


def cmyk(folder: Path) -> Path:
    """As a printing house sends it."""
    target = folder / "cmyk.jpg"
    Image.new("CMYK", (60, 40), (200, 30, 0, 10)).save(target)
    return target


def deep_png(folder: Path) -> Path:
    """16 bits a channel."""
    target = folder / "deep.png"
    row = b"\0" + struct.pack(">60H", *range(0, 60 * 256, 256))
    target.write_bytes(_png(20, 40, 16, 2, row * 40))
    return target


def animated_gif(folder: Path) -> Path:
    target = folder / "animated.gif"
    pictures = [Image.new("RGB", (40, 30), (50 * step, 0, 0)) for step in range(5)]
    pictures[0].save(target, save_all=True, append_images=pictures[1:], duration=100)
    return target


def poster(folder: Path) -> Path:
    """30,000 × 20,000 pixels in a file of some 75 kB: as many as a very large poster."""
    return _flat_png(folder / "poster.png", 30_000, 20_000)


def bomb(folder: Path) -> Path:
    """60,000 × 60,000 pixels: more than any screen needs, small on the disk."""
    return _flat_png(folder / "bomb.png", 60_000, 60_000)


def broken_png(folder: Path) -> Path:
    return _cut(png(folder), folder / "broken.png", 0.6)


def broken_poster(folder: Path) -> Path:
    return _cut(poster(folder), folder / "broken-poster.png", 0.6)


def broken_jpeg(folder: Path) -> Path:
    return _cut(jpeg(folder), folder / "broken.jpg", 0.6)


def pdf(folder: Path) -> Path:
    """Three pages: portrait, landscape, square."""
    target = folder / "pages.pdf"
    document = pypdfium2.PdfDocument.new()
    for width, height in ((595, 842), (842, 595), (500, 500)):
        document.new_page(width, height)
    document.save(target)
    document.close()
    return target


def broken_pdf(folder: Path) -> Path:
    target = folder / "broken.pdf"
    target.write_bytes(b"%PDF-1.7\n" + random.Random(3).randbytes(400))
    return target


def locked_pdf(folder: Path) -> Path:
    """It asks for a password before it shows anything (RC4, as the standard handler of 1.4 does)."""
    target = folder / "locked.pdf"
    owner, user = "11" * 32, "22" * 32
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{owner}>/U<{user}>>>",
    ]
    target.write_bytes(_written_pdf(objects, "/Encrypt 4 0 R/ID[<00><00>]"))
    return target


MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        good, ntsc, sounding, hevc, vp9, vp8, transport, matroska, mov, avi, ten_bit, odd_sized, variable_rate,
        rotated, anamorphic, mislabelled, half, half_without_index, half_webm, stump, zero_byte, all_zeros,
        text_named_mp4, noise, index_zeroed, data_noise, tail_zeroed, frameless, sound_only, png, jpeg, webp, bmp,
        tiff, jpeg_turned, png_turned, cmyk, deep_png, animated_gif, poster, bomb, broken_png, broken_poster,
        broken_jpeg, pdf, broken_pdf, locked_pdf,
    )
}  # fmt: skip
"""Every maker by its name."""


def specimen(name: str, folder: Path) -> Path:
    """Make the specimen *name* in a folder of its own under *folder*, or return the one made before."""
    own = folder / name
    if own.is_dir():
        return own / (own / ".made").read_text(encoding="utf-8")
    own.mkdir(parents=True)
    made = MAKERS[name](own)
    (own / ".made").write_text(made.name, encoding="utf-8")
    return made


def _cut(source: Path, target: Path, part: float) -> Path:
    data = source.read_bytes()
    target.write_bytes(data[: int(len(data) * part)])
    return target


def _overwrite(source: Path, target: Path, box: bytes, filling: Callable[[int], bytes]) -> Path:
    data = bytearray(source.read_bytes())
    start = data.index(box) + 4
    size = int.from_bytes(data[start - 8 : start - 4], "big") - 8
    data[start : start + size] = filling(size)
    target.write_bytes(data)
    return target


def _drawn(target: Path, exif: Image.Exif | None = None) -> Path:
    image = Image.effect_noise((120, 80), 60).convert("RGB")
    ImageDraw.Draw(image).rectangle((10, 10, 50, 40), fill=(200, 30, 30))
    image.save(target, exif=exif or Image.Exif())
    return target


def _orientation(value: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


def _flat_png(target: Path, width: int, height: int) -> Path:
    """Write one colour, row by row, without ever holding the picture."""
    row = bytes(1 + (width + 7) // 8)
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(row * 1000) for _ in range(height // 1000)) + squeeze.flush()
    target.write_bytes(_png_of(width, height, 1, 0, packed))
    return target


def _png(width: int, height: int, depth: int, colours: int, rows: bytes) -> bytes:
    return _png_of(width, height, depth, colours, zlib.compress(rows))


def _png_of(width: int, height: int, depth: int, colours: int, packed: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _written_pdf(objects: list[str], trailer: str) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + (head + tail).encode()
