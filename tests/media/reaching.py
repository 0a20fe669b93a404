"""Files that ask whoever opens them to fetch something from elsewhere, and somebody who counts who does."""

import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.media import specimens


class Inside:
    """What listens where nobody outside is to reach."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}/inside"
        self.calls = 0
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:  # closed
                return
            self.calls += 1
            caller.close()


@contextmanager
def inside() -> Iterator[Inside]:
    """Listen on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield Inside(listener)
        listener.shutdown(socket.SHUT_RDWR)


def playlists(address: str) -> Mapping[str, bytes]:
    """Return texts that players of films take for lists of films elsewhere."""
    dash = f"""<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"
        minBufferTime="PT1S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period duration="PT9S">
        <AdaptationSet mimeType="video/mp4">
        <Representation id="1" bandwidth="1000" codecs="avc1.64001f" width="320" height="180">
        <BaseURL>{address}</BaseURL></Representation></AdaptationSet></Period></MPD>"""
    lines = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n"
    return {
        "hls": f"{lines}{address}.ts\n#EXT-X-ENDLIST\n".encode(),
        "dash": f'<?xml version="1.0"?>\n{dash}'.encode(),
        "concat": f"ffconcat version 1.0\nfile '{address}'\n".encode(),
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}" width="9" height="9"/></svg>'.encode(),
        "html": f'<!doctype html><html><img src="{address}"></html>'.encode(),
    }


def films(folder: Path, address: str) -> Mapping[str, bytes]:
    """Return whole films that say, too, that their frames, or others, lie elsewhere."""
    film = specimens.mov(folder).read_bytes()
    return {
        "elsewhere": _patched(film, (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"), _data_at(address)),
        "reference": _patched(film, (b"moov",), None, _reference_to(address)),
    }


def papers(address: str) -> Mapping[str, bytes]:
    """Return PDFs of one page each that open an address and start a program, or draw what lies elsewhere."""
    link = f"<</S/URI/URI({address})>>".encode()
    return {
        "opens": _pdf(b"/OpenAction" + link, b"/AA<</O" + link + b"/C<</S/Launch/F(/bin/sh)>>>>"),
        "draws": _pdf(stream=f"/F<</FS/URL/F({address})>>".encode()),
    }


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _data_at(address: str) -> bytes:
    return struct.pack(">II", 0, 1) + _box(b"url ", bytes(4), address.encode() + b"\0")


def _reference_to(address: str) -> bytes:
    name = address.encode() + b"\0"
    return _box(b"rmra", _box(b"rmda", _box(b"rdrf", b"\0\0\0\0url ", struct.pack(">I", len(name)), name)))


def _patched(data: bytes, path: tuple[bytes, ...], body: bytes | None, more: bytes = b"") -> bytes:
    """Return boxes with that at *path* put in another's place, or with *more* at its end."""
    made, at = b"", 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        inner = data[at + 8 : at + size]
        if kind == path[0]:
            inner = _patched(inner, path[1:], body, more) if path[1:] else (inner if body is None else body) + more
        made += _box(kind, inner)
        at += size
    return made


def _pdf(catalogue: bytes = b"", page: bytes = b"", stream: bytes = b"") -> bytes:
    things = (
        b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R" + page + b">>",
        b"<</Length 5" + stream + b">>stream\n0 0 m\nendstream",
    )
    made, places = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, thing in enumerate(things, 1):
        places += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    tail = b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 5\n" + places + tail
