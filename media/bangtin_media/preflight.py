"""Preflight: whether the screens of a class can play a medium as it is, need another form of it, or cannot at all.

Pure. The limits come from what was measured and what is known of the machines: architecture.md 6 (software decoding is
enough for 1080p at 30 frames a second, heavier films drop frames), reliability.md 2.4 (a Raspberry Pi 5 decodes HEVC in
hardware and H.264 not), domain.md 5.2 to 5.4 (panels, frame rates, flashing, sound). Text too small to be read is not
judged: nothing here can see it.
"""

from fractions import Fraction
from typing import Literal

import msgspec

from bangtin_media.measure import Measure
from bangtin_media.words import Fact
from bangtin_playlists.instant import Millis

Decoder = Literal["software", "pi5", "graphics"]
"""What decodes films: the processor alone, a Raspberry Pi 5's HEVC part, or a graphics card."""

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


class ScreenClass(msgspec.Struct, frozen=True, order=True):
    """What screens of one kind have in common as far as media go."""

    width: int
    height: int
    decoder: Decoder = "software"
    sound: bool = False

    @property
    def key(self) -> str:
        """Return how the class is written.

        >>> ScreenClass(1024, 512).key
        '1024x512 software mute'
        """
        return f"{self.width}x{self.height} {self.decoder} {'sound' if self.sound else 'mute'}"


def class_of(key: str) -> ScreenClass:
    """Read a class as `ScreenClass.key` writes it.

    >>> class_of("1024x512 pi5 sound") == ScreenClass(1024, 512, "pi5", sound=True)
    True
    """
    size, decoder, sound = key.split(" ")
    width, _, height = size.partition("x")
    return msgspec.convert(
        {"width": int(width), "height": int(height), "decoder": decoder, "sound": sound == "sound"}, ScreenClass
    )


class Found(msgspec.Struct, frozen=True, omit_defaults=True):
    """What only going through a whole film tells."""

    flashes_a_second: int = 0
    """The most in a second; 0 where there are not too many."""
    flashes_at_ms: Millis = Millis(0)
    loudness: float | None = None
    """Integrated, in LUFS; None without sound, and in silence."""
    peak: float | None = None
    """True peak in dBTP."""


class Reason(msgspec.Struct, frozen=True):
    """One thing that speaks against a medium as it is; `bangtin_media.preflight_words` says it."""

    code: str
    facts: dict[str, Fact] = {}


class Recipe(msgspec.Struct, frozen=True, omit_defaults=True):
    """What to make of a medium."""

    width: int
    height: int
    codec: str = "h264"
    """h264 or hevc; copy leaves the pictures as they are; picture is for a still one."""
    rate: tuple[int, int] = (0, 1)
    """Frames a second, as a ratio."""
    gain: float | None = None
    """Decibels by which its sound changes; None leaves the sound away."""
    deinterlaced: bool = False
    tone_mapped: bool = False


class Plays(msgspec.Struct, frozen=True, tag="plays"):
    """It plays as it is."""


class Converts(msgspec.Struct, frozen=True, tag="converts"):
    """It plays in another form."""

    recipe: Recipe
    why: tuple[Reason, ...]


class Refuses(msgspec.Struct, frozen=True, tag="refuses"):
    """It does not play, and nothing that could be made of it would."""

    why: Reason


Verdict = Plays | Converts | Refuses


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
    shown = _shown(measure)
    wanted = covering(shown, (target.width, target.height))
    pixels = measure.width * measure.height
    if pixels <= max(_SMALL_PICTURE, _PICTURE_FACTOR * wanted[0] * wanted[1]):
        return Plays()
    return Converts(Recipe(*wanted, codec="picture"), (_larger(shown, wanted),))


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
    shown, rate = _shown(measure), _rate(measure)
    wanted = covering(shown, (target.width, target.height))
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
        (_area(wanted) < _area(_even(shown)), _larger(shown, wanted)),
        (rate > FASTEST, Reason("faster")),
        (_area(shown) * rate > limits.get(measure.codec, limits["h264"]), Reason("heavy")),
    )
    return [reason for against, reason in tests if against]


def _recipe(measure: Measure, target: ScreenClass) -> tuple[Recipe, tuple[Reason, ...]]:
    """Return what to make, and how it differs in size and pace: no larger, no faster, and no heavier than it plays."""
    shown, rate, limits = _shown(measure), _rate(measure), _LIMITS[target.decoder]
    size = covering(shown, (target.width, target.height))
    codec = "h264" if _area(size) * min(rate, Fraction(30)) <= limits["h264"] else "hevc"
    if codec not in limits:
        codec = "h264"
    if _area(size) * min(rate, Fraction(25)) > limits[codec]:  # half the pace would not do
        size = covering(size, (1920, 1080)) if size[0] >= size[1] else covering(size, (1080, 1920))
    paced = slower(rate, Fraction(min(FASTEST * _area(size), limits[codec]), _area(size)))
    recipe = Recipe(
        *size,
        codec=codec,
        rate=(paced.numerator, paced.denominator),
        deinterlaced=measure.interlaced,
        tone_mapped=measure.hdr,
    )
    changes = []
    if size != _even(shown):
        changes.append(_larger(shown, size))
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


def covering(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return *size* made so small that it still covers *box*, never larger, both even: enough for either fit.

    >>> covering((3840, 2160), (1024, 512)), covering((640, 360), (1024, 512)), covering((321, 181), (64, 64))
    ((1024, 576), (640, 360), (114, 64))
    """
    factor = max(Fraction(box[0], size[0]), Fraction(box[1], size[1]))
    return _even(size) if factor >= 1 else _even((round(size[0] * factor), round(size[1] * factor)))


def slower(rate: Fraction, most: Fraction) -> Fraction:
    """Return *rate*, or the first whole part of it that is at most *most*: every n-th frame, so that none stutters.

    >>> str(slower(Fraction(60000, 1001), Fraction(30))), str(slower(Fraction(50), Fraction(30)))
    ('30000/1001', '25')
    """
    parts = 1
    while rate / parts > most:
        parts += 1
    return rate / parts


def _shown(measure: Measure) -> tuple[int, int]:
    """Return width and height as people see them: pixels made square, then turned."""
    across, down = measure.aspect
    width = round(measure.width * across / down) if across > down else measure.width
    height = round(measure.height * down / across) if across < down else measure.height
    return (height, width) if measure.rotation in {90, 270} else (width, height)


def _rate(measure: Measure) -> Fraction:
    """Return the frame rate; a film of variable rate is given the nearest usual one that loses nothing it needs."""
    if measure.variable_rate:
        return Fraction(next((each for each in (24, 25, 30, 50) if measure.frame_rate <= each + 0.5), FASTEST))
    return Fraction(measure.frame_rate).limit_denominator(1001) or Fraction(25)


def _is_rich(measure: Measure) -> bool:
    """Say whether its colours are finer than one for four pixels, or of another kind; depth is another matter."""
    return measure.bit_depth <= _BITS and measure.pixel_format not in _PLAIN


def _even(size: tuple[int, int]) -> tuple[int, int]:
    return max(2, size[0] // 2 * 2), max(2, size[1] // 2 * 2)


def _area(size: tuple[int, int]) -> int:
    return size[0] * size[1]


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
