"""A file examined: probed in a process of its own, and a film gone through from its first frame to its last."""

import re
from pathlib import Path
from typing import Any

import msgspec

from bangtin_media import conversion
from bangtin_media.confined import Bounds
from bangtin_media.flashes import FRAME_BYTES, Flashes
from bangtin_media.measure import Measure
from bangtin_media.preflight import LONGEST_MS, Found
from bangtin_media.probe import Probe
from bangtin_media.words import say
from bangtin_server import clock
from bangtin_server.library.intake import measures_of
from bangtin_server.library.models import Examination, Medium
from bangtin_server.library.renditions.leases import MOST_TRIES, Lease
from bangtin_server.library.renditions.workbench import Workbench, workbench
from bangtin_server.storage.port import Storage

_LOUDNESS = re.compile(r"\bI:\s+(-?[\d.]+) LUFS(?![\s\S]*\bI:)")
_PEAK = re.compile(r"\bPeak:\s+(-?[\d.]+) dBFS(?![\s\S]*\bPeak:)")
_SILENT = -70.0
"""LUFS: where EBU R 128 stops to measure."""
_DEADLY = {
    "code": "deadly",
    "vi": "Tệp làm chương trình kiểm tra hết thời gian hoặc bộ nhớ. Hãy xuất lại thành MP4 (H.264), PNG hoặc PDF.",
    "en": "Examining the file took too long or too much memory. Export it again as MP4 (H.264), PNG or PDF.",
}

_DAMAGED = {
    "code": "damaged",
    "vi": "Phim hỏng: không giải mã được đến hết. Chép lại từ bản gốc hoặc xuất lại thành MP4 (H.264).",
    "en": "The film is damaged: it could not be decoded to its end. Copy it again, or export it as MP4 (H.264).",
}


def examine(lease: Lease[Medium], storage: Storage, root: Path) -> None:
    """Find out what a file is, and write it down; a file that does harm is refused, and that is an end, too.

    Args:
        lease: The row, in our hands.
        storage: Where originals and renditions are.
        root: Where the work is done.

    Raises:
        StorageError: The original cannot be read now.
        WorkError: Nothing can be examined here now.
        LeaseLostError: Somebody else examines it by now.
    """
    medium = lease.row
    if medium.tries > MOST_TRIES:
        lease.end(**_refused(medium, _DEADLY))
        return
    with workbench(root, lease.keep) as bench:
        bench.fetch(storage, medium.digest, medium.size)
        if medium.examination == Examination.SOUND:
            lease.end(**_gone_through(bench, msgspec.convert(medium.measures, Measure, strict=False), medium))
        else:
            lease.end(**_examined(bench, medium))


def _examined(bench: Workbench, medium: Medium) -> dict[str, Any]:
    """Return the columns of a file that nobody knew before."""
    said = bench.ask("probe")
    if said is None:
        return _refused(medium, _DEADLY)
    if said.probe is None:
        assert said.fault is not None  # noqa: S101 - the program prints one of them
        facts = said.fault.facts | {"file": medium.name}
        english = say(said.fault.code, facts, "en")
        return _refused(medium, {"code": said.fault.code, "vi": say(said.fault.code, facts), "en": english})
    columns = {"examination": Examination.SOUND, "examined_at": clock.now(), "fault": {}, "tries": 0}
    columns |= {"kind": said.probe.kind, "measures": measures_of(said.probe)}
    if said.probe.kind != "video":
        return columns
    found = _gone_through(bench, said.probe, medium)
    return columns | found if found["found"] is not None else _refused(medium, _DAMAGED)


def _gone_through(bench: Workbench, measure: Measure | Probe, medium: Medium) -> dict[str, Any]:
    """Return the columns of a film that was seen whole; `found` is None where it has no end."""
    columns: dict[str, Any] = {"gone_through_at": clock.now(), "found": {}, "tries": 0}
    if measure.length_ms > LONGEST_MS:
        return columns  # it is refused for its length, whatever it holds
    eye = _Eye(conversion.heard_rate(measure))
    seconds = 120 + 20 * measure.length_ms / 1000
    argv = conversion.going_through(bench.original, _format(measure, medium), measure)
    ended = bench.run(argv, Bounds(seconds=seconds, silence=60), eye.see)
    if ended.code or ended.late:
        return columns | ({"found": None} if medium.examination != Examination.SOUND else {})
    loudness = _number(_LOUDNESS, ended.errors)
    worst = eye.flashes.worst
    found = Found(
        flashes_a_second=worst.a_second if worst else 0,
        flashes_at_ms=worst.at_ms if worst else Found().flashes_at_ms,
        loudness=loudness if loudness is not None and loudness > _SILENT else None,
        peak=_number(_PEAK, ended.errors),
    )
    return columns | {"found": msgspec.to_builtins(found)}


class _Eye:
    """Cuts a stream into frames."""

    def __init__(self, rate: float) -> None:
        self.flashes = Flashes(rate)
        self._held = bytearray()

    def see(self, piece: bytes) -> None:
        self._held.extend(piece)
        whole = len(self._held) - len(self._held) % FRAME_BYTES
        for start in range(0, whole, FRAME_BYTES):
            self.flashes.see(bytes(self._held[start : start + FRAME_BYTES]))
        del self._held[:whole]


def _format(measure: Measure | Probe, medium: Medium) -> str:
    return measure.format if isinstance(measure, Probe) else str(medium.measures.get("format", "mp4"))


def _number(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    return float(found[1]) if found else None


def _refused(medium: Medium, fault: dict[str, str]) -> dict[str, Any]:
    columns = {"examination": Examination.REFUSED, "examined_at": clock.now(), "fault": fault}
    if medium.examination == Examination.SOUND:  # it came with a programme, and what it was then it still is
        columns = {"gone_through_at": clock.now()}
    return columns
