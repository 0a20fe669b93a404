"""How ffmpeg is told to make what a recipe says; pure. Nothing but the file itself is opened, by the one reader named.

What is made starts with its index, has whole frames at most a second apart, so that a screen that begins in the middle
shows a picture at once, and plain 8-bit colours (domain.md 6).
"""

from fractions import Fraction
from pathlib import Path

from bangtin_media.film import DEMUXERS
from bangtin_media.flashes import ACROSS, DOWN
from bangtin_media.measure import Measure
from bangtin_media.preflight import FASTEST
from bangtin_media.verdict import Recipe

_QUIET = ("-nostdin", "-v", "error", "-hide_banner", "-nostats", "-y")
_TONE_MAPPED = (
    "setparams=color_primaries=bt2020:colorspace=bt2020nc",
    "zscale=t=linear:npl=100",
    "format=gbrpf32le",
    "zscale=p=bt709",
    "tonemap=hable:desat=0",
    "zscale=t=bt709:m=bt709:r=tv",
)
_ENCODERS = {
    "h264": ("-c:v", "libx264", "-preset", "veryfast", "-crf", "19", "-profile:v", "high"),
    "hevc": ("-c:v", "libx265", "-preset", "ultrafast", "-crf", "22", "-profile:v", "main", "-tag:v", "hvc1"),
}
_BITS_A_PIXEL = 0.25
"""At most, in any second: 1080p at 30 frames stays below 16 Mbit/s."""
PREVIEW_SIDE, PREVIEW_RATE, PREVIEW_S = 480, 15, 20
"""Of what people look at in the library: small, short and without sound."""


def film(source: Path, format_name: str, recipe: Recipe, target: Path) -> list[str]:
    """Return what makes the film that *recipe* says."""
    argv = ["ffmpeg", *_QUIET, "-progress", "pipe:1", *_reading(source, format_name), "-map", "0:V:0"]
    if recipe.gain is not None:
        argv += ["-map", "0:a:0?", "-c:a", "aac", "-b:a", "160k", "-ac", "2", "-ar", "48000"]
        argv += ["-af", f"volume={recipe.gain}dB"]
    argv += ["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"]
    argv += ["-c:v", "copy"] if recipe.codec == "copy" else _pictures(recipe)
    return [*argv, "-movflags", "+faststart", "-f", "mp4", f"file:{target}"]


def preview(source: Path, format_name: str, measure: Measure, target: Path) -> list[str]:
    """Return what makes the first seconds small, for a browser."""
    factor = min(Fraction(PREVIEW_SIDE, max(measure.width, measure.height, 1)), Fraction(1))
    width, height = (max(2, round(side * factor) // 2 * 2) for side in (measure.width, measure.height))
    size = f"scale={width}:{height}" if measure.rotation in {0, 180} else f"scale={height}:{width}"
    argv = ["ffmpeg", *_QUIET, "-progress", "pipe:1", *_reading(source, format_name), "-map", "0:V:0", "-an", "-sn"]
    argv += ["-dn", "-map_metadata", "-1", "-t", str(PREVIEW_S), "-vf", f"fps={PREVIEW_RATE},{size},format=yuv420p"]
    argv += ["-c:v", "libx264", "-preset", "veryfast", "-crf", "28", "-g", str(PREVIEW_RATE)]
    return [*argv, "-movflags", "+faststart", "-f", "mp4", f"file:{target}"]


def still(source: Path, format_name: str, measure: Measure, target: Path) -> list[str]:
    """Return what takes a picture out of a film: of the frames near its first third the one most like the others.

    A frame that is black between two scenes is like none of them.
    """
    at = f"{measure.length_ms / 3000:.3f}"
    size = f"scale={PREVIEW_SIDE}:{PREVIEW_SIDE}:force_original_aspect_ratio=decrease"
    argv = ["ffmpeg", *_QUIET, "-ss", at, *_reading(source, format_name), "-map", "0:V:0", "-an", "-sn", "-dn"]
    return [*argv, "-vf", f"thumbnail=50,{size}", "-frames:v", "1", "-f", "image2", "-update", "1", f"file:{target}"]


def going_through(source: Path, format_name: str, measure: Measure) -> list[str]:
    """Return what decodes a whole film: small frames for `flashes` on the output, loudness among the complaints."""
    tiny = f"fps={float(heard_rate(measure))},scale={ACROSS}:{DOWN}:flags=area,format=rgb24"
    argv = ["ffmpeg", *_QUIET, "-v", "info", *_reading(source, format_name)]
    argv += ["-map", "0:V:0", "-vf", tiny, "-f", "rawvideo", "pipe:1"]
    if measure.has_sound:
        argv += ["-map", "0:a:0?", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    return argv


def heard_rate(measure: Measure) -> float:
    """Return the pace at which a film is gone through: its own, up to what any screen shows."""
    return min(measure.frame_rate or 25.0, float(FASTEST))


def _reading(source: Path, format_name: str) -> list[str]:
    demuxer = DEMUXERS.get(format_name, format_name)
    return ["-threads", "2", "-protocol_whitelist", "file", "-f", demuxer, "-i", f"file:{source}"]


def _pictures(recipe: Recipe) -> list[str]:
    rate = Fraction(*recipe.rate)
    chain = ["bwdif=mode=send_frame"] if recipe.deinterlaced else []
    chain += _TONE_MAPPED if recipe.tone_mapped else ()
    chain += [f"fps={rate.numerator}/{rate.denominator}", f"scale={recipe.width}:{recipe.height}:flags=lanczos"]
    whole = max(1, int(rate))
    most = round(recipe.width * recipe.height * float(rate) * _BITS_A_PIXEL) + 200_000
    argv = ["-vf", ",".join([*chain, "setsar=1", "format=yuv420p"]), "-threads", "2", *_ENCODERS[recipe.codec]]
    argv += ["-g", str(whole), "-maxrate", str(most), "-bufsize", str(most)]
    if recipe.codec == "hevc":
        argv += ["-x265-params", f"log-level=error:keyint={whole}:open-gop=0:pools=2"]
    return argv
