"""Bodies of requests, read a piece at a time and never further than they may go; gzip is understood."""

import zlib
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from django.http import HttpRequest

from bangtin_server.errors import CentreError

_PIECE = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_IN_MEMORY = 1 << 20
"""Bytes of lines that wait in memory; what is longer waits in a file that has no name."""


class BodyError(CentreError):
    """A body cannot be read as it says it is written."""


class TooLargeError(CentreError):
    """A body goes on for longer than it may."""


class LengthWantedError(CentreError):
    """A body comes in chunks, of which WSGI would see none."""


class Line(NamedTuple):
    """One line of a body."""

    number: int
    """From 1."""
    text: bytes
    """Empty where the line is longer than it may be."""


def whole(request: HttpRequest, most: int) -> bytes:
    """Return the body of *request*, unpacked.

    Raises:
        TooLargeError: it is longer than *most* bytes.
        BodyError: it is not the gzip that it says it is, or breaks off.
        LengthWantedError: nobody says how long it is.
    """
    return b"".join(pieces(request, most))


def lines(request: HttpRequest, most: int, most_line: int) -> Iterator[Line]:
    """Yield the lines of a body that are not empty, from when the last of its bytes has come.

    Who takes them may so hold a lock between two of them: nobody's slow line makes it wait.

    Raises:
        TooLargeError, BodyError, LengthWantedError: see `whole`.
    """
    with SpooledTemporaryFile(_IN_MEMORY) as come:
        for piece in pieces(request, most):
            come.write(piece)
        come.seek(0)
        yield from _split(iter(lambda: come.read(_PIECE), b""), most_line)


def _split(come: Iterable[bytes], most_line: int) -> Iterator[Line]:
    number, rest, skips = 0, b"", False
    for piece in come:
        *found, rest = (rest + piece).split(b"\n")
        for text in found:
            number += 1
            if text.strip() or skips:
                yield Line(number, b"" if skips or len(text) > most_line else text)
            skips = False
        if len(rest) > most_line:
            rest, skips = b"", True
    if rest.strip() or skips:
        yield Line(number + 1, b"" if skips else rest)


def pieces(request: HttpRequest, most: int) -> Iterator[bytes]:
    """Yield the body of *request* as it comes, unpacked.

    Raises:
        TooLargeError, BodyError, LengthWantedError: see `whole`.
    """
    if "Transfer-Encoding" in request.headers:
        raise LengthWantedError("send the body whole, with its Content-Length")
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip"}:
        raise BodyError(f"Content-Encoding {encoding[:20]!r} is not understood; send gzip, or nothing packed")
    left = most
    for piece in _unpacked(_raw(request)) if encoding == "gzip" else _raw(request):
        left -= len(piece)
        if left < 0:
            raise TooLargeError(f"longer than {most} bytes; send less at once")
        yield piece


def _raw(request: HttpRequest) -> Iterator[bytes]:
    try:
        while piece := request.read(_PIECE):
            yield piece
    except OSError as error:
        raise BodyError("the body breaks off") from error


def _unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip, at most so much at a time however small it was packed."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        for piece in packed:
            waits = piece
            while waits:
                yield unpacking.decompress(waits, _PIECE)
                waits = unpacking.unconsumed_tail
    except zlib.error as error:
        raise BodyError(f"not gzip: {error}") from error
    yield unpacking.flush()
    if not unpacking.eof:
        raise BodyError("the gzip breaks off")
