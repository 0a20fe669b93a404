"""Films, measured by ffprobe: every packet is counted, a few frames of the start, middle and end are decoded.

A container's own word is not enough: a film whose index promises more frames than its data hold, and one whose data
are noise, both open without complaint, and a player shows nothing for as long as they last.
"""

import io
import time
from fractions import Fraction
from pathlib import Path

import msgspec

from bangtin_media.errors import BrokenError, UnsupportedError
from bangtin_media.extent import promised_bytes
from bangtin_media.measure import Measure
from bangtin_media.packets import Packets, Track
from bangtin_media.pixels import bit_depth
from bangtin_media.tool import Said, ask

DEMUXERS = {
    "mp4": "mov",
    "webm": "matroska",
    "m2ts": "mpegts",
}
"""ffmpeg's name of the one reader that may touch the bytes, where `bangtin_media.kind` has another."""
_STREAM = (
    "index,codec_type,codec_name,pix_fmt,width,height,r_frame_rate,avg_frame_rate,time_base,nb_frames,"
    "bits_per_raw_sample,sample_aspect_ratio,field_order,color_transfer"
)
_ENTRIES = (
    f"packet=stream_index,pts,duration,flags:stream={_STREAM}:stream_disposition=attached_pic:stream_side_data=rotation"
)
_HDR = {"smpte2084", "arib-std-b67"}
_SAMPLE = 24
"""Packets decoded at each of the three places."""
_SOUND_ENOUGH = Fraction(3, 4)
"""Of the packets sampled; an open group of pictures may lose a few after a seek, one dead place of three loses more."""


class _Streams(msgspec.Struct, frozen=True):
    picture: dict[str, str]
    packets: Packets
    has_sound: bool


def measure_film(path: Path, format_name: str, deadline: float) -> Measure:
    """Measure the film at *path*, and see that it is whole and can be decoded.

    Args:
        path: The file.
        format_name: As `bangtin_media.kind` tells it; no other demuxer is tried on the bytes.
        deadline: When to give up, on the clock of `time.monotonic`.

    Raises:
        BrokenError: It cannot be opened, is cut off, holds sound only or no frame, or its frames are noise.
        UnsupportedError: No decoder knows it.
        ProbeError: ffprobe is missing, or the deadline passed.
    """
    demuxer = DEMUXERS.get(format_name, format_name)
    said = _ask(path, demuxer, deadline, "-show_entries", _ENTRIES)
    _see_that_it_is_whole(path, format_name)
    streams = _read(said, path)
    track = _track(streams)
    _see_that_frames_are_there(path, streams, track, said.errors)
    _see_that_frames_decode(path, demuxer, deadline, streams.picture, track)
    return _measure(streams, track)


def _ask(path: Path, demuxer: str, deadline: float, *what: str) -> Said:
    argv = ["ffprobe", "-v", "error", "-hide_banner", "-protocol_whitelist", "file", "-f", demuxer]
    argv += ["-threads", "1", "-of", "compact", *what, "-i", f"file:{path}"]
    return ask(argv, str(path), max(0.0, deadline - time.monotonic()))


def _see_that_it_is_whole(path: Path, format_name: str) -> None:
    promised, actual = promised_bytes(path, format_name), path.stat().st_size
    if promised > actual:
        raise BrokenError("cut_off", file=str(path), expected=promised, actual=actual)


def _read(said: Said, path: Path) -> _Streams:
    streams: dict[str, dict[str, str]] = {}
    packets: dict[str, Packets] = {}
    for line in io.TextIOWrapper(io.BytesIO(said.output), errors="replace"):
        section, _, rest = line.rstrip().partition("|")
        fields = dict(part.partition("=")[::2] for part in rest.split("|"))
        if section == "packet" and "stream_index" in fields:
            packets.setdefault(fields["stream_index"], Packets()).add(fields)
        elif section == "stream":
            streams[fields.get("index", "")] = fields
    if not streams:
        raise BrokenError("film_unreadable", file=str(path), reason=_reason(said.errors))
    picture = next((stream for stream in streams.values() if _is_picture(stream)), None)
    if picture is None:
        raise BrokenError("no_picture", file=str(path))
    sound = any(stream.get("codec_type") == "audio" for stream in streams.values())
    return _Streams(picture, packets.get(picture["index"], Packets()), sound)


def _is_picture(stream: dict[str, str]) -> bool:
    return stream.get("codec_type") == "video" and stream.get("disposition:attached_pic") != "1"


def _reason(errors: str) -> str:
    """Take ffprobe's last complaint without its address of the moment and without the file's name."""
    last = errors.strip().splitlines()[-1:] or ["no track found"]
    return last[0].rpartition("] ")[2].rpartition(": ")[2][:200]


def _track(streams: _Streams) -> Track:
    picture = streams.picture
    rates = (_ratio(picture.get("r_frame_rate", "")), _ratio(picture.get("avg_frame_rate", "")))
    tick = _ratio(picture.get("time_base", "")) or Fraction(1, 1000)
    return streams.packets.track(tick, tuple(rate for rate in rates if rate > 0))


def _ratio(text: str, sign: str = "/") -> Fraction:
    over, _, under = text.partition(sign)
    if not (over.isdigit() and under.isdigit()) or not int(under):
        return Fraction(0)
    return Fraction(int(over), int(under))


def _see_that_frames_are_there(path: Path, streams: _Streams, track: Track, errors: str) -> None:
    promised = streams.picture.get("nb_frames", "")
    if not track.frames:
        raise BrokenError("no_frames", file=str(path))
    # An edit list hides frames on purpose, so that fewer than promised is damage only if data were missing too.
    if promised.isdigit() and track.frames < int(promised) and "partial file" in errors:
        raise BrokenError("frames_lost", file=str(path), expected=int(promised), actual=track.frames)


def _see_that_frames_decode(path: Path, demuxer: str, deadline: float, picture: dict[str, str], track: Track) -> None:
    if picture.get("pix_fmt", "unknown") in {"unknown", "N/A"} and picture.get("codec_name") in {"unknown", None}:
        raise UnsupportedError("film_codec", file=str(path), codec=picture.get("codec_name", "?"))
    seconds = track.length_ms / 1000
    places = f"%+#{_SAMPLE}" + "".join(f",{seconds * part:.3f}%+#{_SAMPLE}" for part in (0.5, 0.95))
    what = ("-read_intervals", places, "-select_streams", picture["index"], "-show_entries", "packet=pts:frame=pts")
    said = _ask(path, demuxer, deadline, *what)
    lines = [line.partition(b"|")[0] for line in said.output.splitlines()]
    tried, decoded = lines.count(b"packet"), lines.count(b"frame")
    if not decoded or decoded < _SOUND_ENOUGH * tried:
        raise BrokenError("film_undecodable", file=str(path), tried=tried, decoded=decoded)


def _measure(streams: _Streams, track: Track) -> Measure:
    picture = streams.picture
    aspect = _ratio(picture.get("sample_aspect_ratio", ""), ":") or Fraction(1)
    return Measure(
        length_ms=track.length_ms,
        width=int(picture.get("width", 0)),
        height=int(picture.get("height", 0)),
        codec=picture.get("codec_name", ""),
        frame_rate=float(track.rate),
        frames=track.frames,
        rotation=_rotation(_side_datum(picture, "rotation")),
        aspect=(aspect.numerator, aspect.denominator),
        bit_depth=bit_depth(picture.get("pix_fmt", ""), picture.get("bits_per_raw_sample", "")),
        pixel_format=picture.get("pix_fmt", ""),
        has_sound=streams.has_sound,
        variable_rate=track.variable,
        interlaced=picture.get("field_order", "progressive") in {"tt", "bb", "tb", "bt"},
        hdr=picture.get("color_transfer", "") in _HDR,
        key_gap_ms=track.key_gap_ms,
    )


def _side_datum(picture: dict[str, str], name: str) -> str:
    """Return what ffprobe says beside a track: from version 7 on the key says of which kind it is, too.

    >>> [_side_datum({key: "-90"}, "rotation") for key in ("rotation", "side_datum/display_matrix:rotation")]
    ['-90', '-90']
    """
    return next((value for key, value in picture.items() if key.rpartition(":")[2] == name), "")


def _rotation(text: str) -> int:
    """Turn ffprobe's counter-clockwise degrees into quarter turns clockwise."""
    try:
        return round(-float(text) / 90) % 4 * 90
    except ValueError:
        return 0
