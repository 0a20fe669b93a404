"""What preflight says to people, Vietnamese and English, with the numbers."""

from collections.abc import Iterable, Mapping

from bangtin_media.verdict import Converts, Plays, Reason, Verdict
from bangtin_media.words import Fact, Language

_REASONS: dict[str, tuple[str, str]] = {
    "larger": ("{was} → {is}", "{was} → {is}"),
    "faster": ("{was} → {is} hình/giây", "{was} → {is} frames a second"),
    "codec": ("mã hóa {codec}", "codec {codec}"),
    "hdr": ("dải sáng HDR → SDR", "HDR → SDR"),
    "deep": ("{bits} bit màu → 8 bit", "{bits} bits a colour → 8"),
    "heavy": ("quá nặng để giải mã", "too heavy to decode"),
    "colours": ("định dạng màu {format} → yuv420p", "colours {format} → yuv420p"),
    "interlaced": ("hình xen kẽ → hình liền", "interlaced → whole frames"),
    "variable_rate": ("tốc độ hình không đều → đều", "uneven frame rate → even"),
    "turned": ("xoay sẵn {degrees}°", "turned by {degrees}°"),
    "oblong": ("điểm ảnh không vuông → vuông", "oblong pixels → square"),
    "odd": ("kích thước lẻ {width}×{height} → chẵn", "odd size {width}×{height} → even"),
    "loudness": ("âm lượng {was} → {is} LUFS", "loudness {was} → {is} LUFS"),
    "flashes": (
        "nhấp nháy {times} lần trong một giây, tại {at}; quá 3 lần có thể gây co giật. Hãy dựng lại đoạn đó",
        "it flashes {times} times a second at {at}; more than 3 can cause seizures. Edit that part",
    ),
    "too_long": (
        "dài {length}; một phim dài nhất {hours} giờ. Hãy cắt thành nhiều phần",
        "it lasts {length}; a film lasts {hours} hours at most. Cut it into parts",
    ),
    "broken": (
        "phim không chuyển đổi được ({why}). Hãy xuất lại từ chương trình dựng phim thành MP4 (H.264)",
        "the film could not be converted ({why}). Export it again from the editing program as MP4 (H.264)",
    ),
    "too_slow": (
        "chuyển đổi không xong trong {minutes} phút. Hãy xuất lại phim nhỏ hơn, thành MP4 (H.264)",
        "converting it did not end within {minutes} minutes. Export it smaller, as MP4 (H.264)",
    ),
    "too_much": (
        "chuyển đổi cần quá nhiều bộ nhớ hoặc chỗ trống. Hãy xuất lại phim nhỏ hơn, thành MP4 (H.264)",
        "converting it needs too much memory or space. Export it smaller, as MP4 (H.264)",
    ),
    "fell": (
        "chương trình chuyển đổi bị dừng đột ngột {tries} lần. Hãy xuất lại thành MP4 (H.264)",
        "whoever converted it was ended {tries} times. Export it again as MP4 (H.264)",
    ),
}
CODES = frozenset(_REASONS)


def say_reason(code: str, facts: Mapping[str, Fact], language: Language = "vi") -> str:
    """Say one reason, as part of a sentence."""
    return _REASONS[code][0 if language == "vi" else 1].format_map(facts)


def say_verdict(verdict: Verdict, language: Language = "vi") -> str:
    """Say what becomes of a medium on the screens of a class.

    >>> say_verdict(Plays())
    'Phát được nguyên bản.'
    """
    if isinstance(verdict, Plays):
        return "Phát được nguyên bản." if language == "vi" else "Plays as it is."
    if isinstance(verdict, Converts):
        return say_converted(verdict.why, language)
    return say_refused(verdict.why, language)


def say_converted(why: Iterable[Reason], language: Language = "vi") -> str:
    """Say that it was converted, and how."""
    how = ", ".join(say_reason(each.code, each.facts, language) for each in why)
    return f"{'Đã chuyển đổi' if language == 'vi' else 'Converted'}: {how}."


def say_refused(why: Reason, language: Language = "vi") -> str:
    """Say that it cannot be played, and what helps."""
    said = say_reason(why.code, why.facts, language)
    return f"{'Không phát được' if language == 'vi' else 'Cannot be played'}: {said}."
