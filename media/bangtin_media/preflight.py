"""Preflight: whether the screens of a class can play a medium as it is, need another form of it, or cannot at all.

Pure. The limits come from what was measured and what is known of the machines: architecture.md 6 (software decoding is
enough for 1080p at 30 frames a second, heavier films drop frames), reliability.md 2.4 (a Raspberry Pi 5 decodes HEVC in
hardware and H.264 not), domain.md 5.2 to 5.4 (panels, frame rates, flashing, sound). Text too small to be read is not
judged: nothing here can see it.
"""

from fractions import Fraction

import msgspec

from bangtin_media.frame_size import area, covering, even, shown
from bangtin_media.measure import Measure
from bangtin_media.screen_class import Decoder, ScreenClass
from bangtin_media.verdict import Converts, Plays, Reason, Recipe, Refuses, Verdict
from bangtin_playlists.instant import Millis

_FULL_HD = 1920 * 1080
_UHD = 3840 * 2160
_LIMITS: dict[Decoder, dict[str, int]] = {
    "software": {"h264": _FULL_HD * 30, "vp8": _FULL_HD * 30, "vp9": _FULL_HD * 30},
    "pi5": {"h264": _FULL_HD * 30, "hevc": _UHD * 60, "vp8": _FULL_HD * 30, "vp9": _FULL_HD * 30},
    "graphics": {"h264": _UHD * 30, "hevc": _UHD * 30, "vp8": _FULL_HD * 30, "vp9": _FULL_HD * 60},
}
"""Pixels a second, of each codec that is played."""
FASTEST = 60
"""Frames a second: no output shows more (domain.md 5.3)."""
LONGEST_MS = 4 * 3_600_000
"""As much as examining a film can count (`bangtin_media.tool`)."""
LOUDNESS = -23.0
"""EBU R 128, in LUFS."""
_LOUD_ENOUGH = 1.0
"""LU that a film may be beside it: what R 128 allows where loudness cannot be hit exactly."""
_PEAK = -1.0
"""dBTP, the highest true peak of R 128."""
_PICTURE_FACTOR = 4
"""A picture of more than so many times the pixels that its screen can show is made smaller before it travels."""
_SMALL_PICTURE = 4_000_000
"""Pixels; below, any picture is sent as it is."""
_BITS = 8
"""Of a colour channel, on every screen."""
_PLAIN = {"yuv420p", "yuvj420p", ""}


class Found(msgspec.Struct, frozen=True, omit_defaults=True):
    """What only going through a whole film tells."""

    flashes_a_second: int = 0
    """The most in a second; 0 where there are not too many."""
    flashes_at_ms: Millis = Millis(0)
    loudness: float | None = None
    """Integrated, in LUFS; None without sound, and in silence."""
    peak: float | None = None
    """True peak in dBTP."""


def judge(kind: str, measure: Measure, found: Found, target: ScreenClass) -> Verdict:
    """Say what the screens of *target* do with a medium.

    Args:
        kind: As `bangtin_media.kind` tells it.
        measure: What its probe measured. Where no codec and no size was measured nothing speaks against it.
        found: What going through it found.
        target: The class.
    """
    if not (measure.width and measure.height):
        return Plays()
    if kind == "image":
        return _judge_picture(measure, target)
    return _judge_film(measure, found, target) if kind == "video" else Plays()


def _judge_picture(measure: Measure, target: ScreenClass) -> Verdict:
    seen = shown(measure)
    wanted = covering(seen, (target.width, target.height))
    pixels = measure.width * measure.height
    if pixels <= max(_SMALL_PICTURE, _PICTURE_FACTOR * wanted[0] * wanted[1]):
        return Plays()
    return Converts(Recipe(*wanted, codec="picture"), (_larger(seen, wanted),))


def _judge_film(measure: Measure, found: Found, target: ScreenClass) -> Verdict:
    if found.flashes_a_second:
        return Refuses(Reason("flashes", {"times": found.flashes_a_second, "at": _clock(found.flashes_at_ms)}))
    if measure.length_ms > LONGEST_MS:
        return Refuses(Reason("too_long", {"hours": LONGEST_MS // 3_600_000, "length": _clock(measure.length_ms)}))
    pictures = tuple(_against_pictures(measure, target))
    sound = _gain(measure, found, target)
    if not pictures and (sound is None or abs(sound) <= _LOUD_ENOUGH):
        return Plays()
    recipe, changes = _recipe(measure, target) if pictures else (_untouched(measure), ())
    why = (*changes, *(each for each in pictures if each.code not in {"larger", "faster", "heavy"}))
    if sound is not None and abs(sound) > _LOUD_ENOUGH:
        why = (*why, Reason("loudness", {"was": _decibels(found.loudness or 0), "is": _decibels(LOUDNESS)}))
    return Converts(msgspec.structs.replace(recipe, gain=sound), why or pictures)


def _against_pictures(measure: Measure, target: ScreenClass) -> list[Reason]:
    """Return what keeps its pictures from being played as they are."""
    seen, rate = shown(measure), _rate(measure)
    wanted = covering(seen, (target.width, target.height))
    limits = _LIMITS[target.decoder]
    tests = (
        (measure.codec not in limits, Reason("codec", {"codec": measure.codec})),
        (measure.hdr, Reason("hdr")),
        (measure.bit_depth > _BITS, Reason("deep", {"bits": measure.bit_depth})),
        (
            measure.bit_depth <= _BITS and measure.pixel_format not in _PLAIN,
            Reason("colours", {"format": measure.pixel_format}),
        ),
        (measure.interlaced, Reason("interlaced")),
        (measure.variable_rate, Reason("variable_rate")),
        (measure.rotation != 0, Reason("turned", {"degrees": measure.rotation})),
        (measure.aspect != (1, 1), Reason("oblong")),
        (measure.width % 2 + measure.height % 2 > 0, Reason("odd", {"width": measure.width, "height": measure.height})),
        (area(wanted) < area(even(seen)), _larger(seen, wanted)),
        (rate > FASTEST, Reason("faster")),
        (area(seen) * rate > limits.get(measure.codec, limits["h264"]), Reason("heavy")),
    )
    return [reason for against, reason in tests if against]


def _recipe(measure: Measure, target: ScreenClass) -> tuple[Recipe, tuple[Reason, ...]]:
    """Return what to make, and how it differs in size and pace: no larger, no faster, and no heavier than it plays."""
    seen, rate, limits = shown(measure), _rate(measure), _LIMITS[target.decoder]
    size = covering(seen, (target.width, target.height))
    codec = "h264" if area(size) * min(rate, Fraction(30)) <= limits["h264"] else "hevc"
    if codec not in limits:
        codec = "h264"
    if area(size) * min(rate, Fraction(25)) > limits[codec]:  # half the pace would not do
        size = covering(size, (1920, 1080)) if size[0] >= size[1] else covering(size, (1080, 1920))
    paced = slower(rate, Fraction(min(FASTEST * area(size), limits[codec]), area(size)))
    recipe = Recipe(
        *size,
        codec=codec,
        rate=(paced.numerator, paced.denominator),
        deinterlaced=measure.interlaced,
        tone_mapped=measure.hdr,
    )
    changes = []
    if size != even(seen):
        changes.append(_larger(seen, size))
    if paced != rate:
        changes.append(Reason("faster", {"was": _number(rate), "is": _number(paced)}))
    return recipe, tuple(changes)


def _untouched(measure: Measure) -> Recipe:
    rate = _rate(measure)
    return Recipe(measure.width, measure.height, codec="copy", rate=(rate.numerator, rate.denominator))


def _gain(measure: Measure, found: Found, target: ScreenClass) -> float | None:
    """Return how much louder its sound is to be; None where nobody will hear it.

    One gain for all of it keeps its dynamics, and no peak rises above what R 128 allows.
    """
    if not (target.sound and measure.has_sound):
        return None
    if found.loudness is None:
        return 0.0
    wanted = LOUDNESS - found.loudness
    room = _PEAK - found.peak if found.peak is not None else wanted
    return round(min(wanted, max(room, 0.0)) if wanted > 0 else wanted, 1)


def slower(rate: Fraction, most: Fraction) -> Fraction:
    """Return *rate*, or the first whole part of it that is at most *most*: every n-th frame, so that none stutters.

    >>> str(slower(Fraction(60000, 1001), Fraction(30))), str(slower(Fraction(50), Fraction(30)))
    ('30000/1001', '25')
    """
    parts = 1
    while rate / parts > most:
        parts += 1
    return rate / parts


def _rate(measure: Measure) -> Fraction:
    """Return the frame rate; a film of variable rate is given the nearest usual one that loses nothing it needs."""
    if measure.variable_rate:
        return Fraction(next((each for each in (24, 25, 30, 50) if measure.frame_rate <= each + 0.5), FASTEST))
    return Fraction(measure.frame_rate).limit_denominator(1001) or Fraction(25)


def _larger(was: tuple[int, int], wanted: tuple[int, int]) -> Reason:
    return Reason("larger", {"was": f"{was[0]}×{was[1]}", "is": f"{wanted[0]}×{wanted[1]}"})


def _number(rate: Fraction) -> str:
    return f"{float(rate):.2f}".rstrip("0").rstrip(".")


def _decibels(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")


def _clock(length_ms: int) -> str:
    minutes, seconds = divmod(length_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
