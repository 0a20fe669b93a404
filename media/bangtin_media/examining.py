"""Examining and drawing as a program of its own, so that a hostile file takes nobody along.

`python -m bangtin_media.examining probe FILE...` prints for each a line `{"probe"}` or `{"fault": {"code", "facts"}}`;
`picture FILE OUT WIDTH HEIGHT` and `page FILE OUT WIDTH HEIGHT NUMBER` draw one picture no larger than that. Whoever
starts it bounds it (`bangtin_media.confined`).
"""

import sys
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
from PIL import Image, ImageOps

from bangtin_media.errors import BrokenError, MediaError
from bangtin_media.kind import kind_of
from bangtin_media.picture import MAX_PIXELS
from bangtin_media.probe import Probe, probe
from bangtin_media.words import Fact

_QUALITY = 88
_MOST_SCALE = 8.0
"""Pixels a point of a PDF's page; a page of a postage stamp's size is not blown up further."""


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with the file, as `MediaError` has it."""

    code: str
    facts: dict[str, Fact]


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the program prints of a file."""

    probe: Probe | None = None
    fault: Fault | None = None


def told(output: bytes) -> Told:
    """Read what the program printed of one file.

    Raises:
        msgspec.DecodeError: It did not get to its end.
    """
    return msgspec.json.decode(output, type=Told)


def picture(path: Path, target: Path, width: int, height: int) -> None:
    """Draw the picture at *path*, turned as people see it, to cover at most *width* × *height*.

    Raises:
        BrokenError: It cannot be read.
    """
    made = _by_vips(path, width, height) or _by_pillow(path, width, height)
    made.save(target, quality=_QUALITY, optimize=True)


def page(path: Path, target: Path, width: int, height: int, number: int) -> None:
    """Draw page *number*, from 1, of the PDF at *path* so that it fits into *width* × *height*."""
    with pypdfium2.PdfDocument(path) as document:
        drawn = document[number - 1]
        across, down = drawn.get_size()
        scale = min(width / across, height / down, _MOST_SCALE)
        drawn.render(scale=scale).to_pil().convert("RGB").save(target, quality=_QUALITY)


def _by_vips(path: Path, width: int, height: int) -> Image.Image | None:
    """Read it as a stream, as the wall does (docs/adr/0005); None for what libvips has no reader for."""
    import pyvips  # noqa: PLC0415 - probing needs none, and starts sooner without

    try:
        thumbnail = pyvips.Image.thumbnail(
            str(path), width, height=height, size="down", crop="none", export_profile="srgb", fail_on="none"
        )
        plain = thumbnail.flatten(background=[255, 255, 255]) if thumbnail.hasalpha() else thumbnail
        plain = plain.colourspace("srgb").cast("uchar")
        return Image.frombytes("RGB", (plain.width, plain.height), bytes(plain.write_to_memory()))
    except pyvips.Error:
        return None


def _by_pillow(path: Path, width: int, height: int) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Image.open(path) as image:
            image.draft("RGB", (width, height))
            turned = ImageOps.exif_transpose(image).convert("RGB")
            turned.thumbnail((width, height), Image.Resampling.LANCZOS)
            return turned
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise BrokenError("picture_broken", file=str(path), reason=str(error)) from error


def main(arguments: list[str]) -> None:
    """Do what *arguments* say, and print how it went."""
    what, path, *rest = arguments
    if what == "probe":
        for each in (path, *rest):
            _print(_probed(Path(each)))
        return
    said: dict[str, Any] = {}
    try:
        match what, rest:
            case "picture", [target, width, height]:
                kind_of(Path(path))
                picture(Path(path), Path(target), int(width), int(height))
            case "page", [target, width, height, number]:
                page(Path(path), Path(target), int(width), int(height), int(number))
            case _:
                raise SystemExit(2)
    except MediaError as error:
        said["fault"] = Fault(error.code, error.facts)
    except pypdfium2.PdfiumError:
        said["fault"] = Fault("pdf_broken", {"file": path})
    _print(Told(**said))


def _probed(path: Path) -> Told:
    try:
        return Told(probe(path))
    except MediaError as error:
        return Told(fault=Fault(error.code, error.facts))


def _print(said: Told) -> None:
    """Print a line at once: what a later file does harms it no more."""
    sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
