"""Lines: where Vietnamese text may break, and where it breaks best (domain.md 2.11)."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

NO_BREAK = "\u00a0"
JOINER = "\u2060"

_FAVOUR, _PENALTY = 0.15, 0.35
_NAME = 0.25
"""What a break costs inside a word of two syllables and inside a name, and what one after a comma is worth."""
_QUOTES = "“”\"'(),.;:!?"

_UNITS = (
    "%|‰|°C|GDP|đồng|nghìn|triệu|tỷ|tỉ|lượt|người|doanh nghiệp|ngày|giờ|phút|giây|tháng|năm|"
    "km/h|km|mm|cm|m²|m2|m³|ha|kg|g|tấn|kWh|MW|Mbit/s|px|USD|VND|₫"
)
_LEADERS = "số|cấp độ|cấp|mức|thứ|ngày|tháng|năm|mùng|lúc|lần|khóa|quý|gọi|từ|đến|còn|tuổi|hơn|trên|gần|thêm|tai"
_BONDS = (
    re.compile(r"(?<=\d) (?=giờ\b)|(?<=giờ) (?=\d)|(?<=phút) (?=\d)"),  # 08 giờ 00, 1 phút 30
    re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"),  # 30 %, 100 km
    re.compile(rf"(?<!\w)({_LEADERS}) (?=\d|[IVX]+(?!\w))", re.IGNORECASE),  # số 57-NQ/TW, ngày 22/12/2024
    re.compile(r"(?<!\w)(thứ) (?=(?:hai|ba|tư|năm|sáu|bảy)(?!\w))", re.IGNORECASE),
    re.compile(r" (?=[-–—…:;!?»”)](?: |$))"),  # a line never begins with these
    re.compile(r"(?<=\d) (?=\d)"),  # 0225 3 823 208
    re.compile(r"(?<=\d) [-–] (?=\d)"),  # 2026 - 2030
)

# fmt: off
_PAIRS = frozenset((
    "an toàn", "bình dân", "chuyển đổi", "chính phủ", "chính sách", "chính trị", "chất lượng", "chằng buộc",
    "công nghiệp", "công nghệ", "cơ quan", "cấp độ", "diễn tập", "doanh nghiệp", "dịch vụ", "giao dịch", "giải pháp",
    "hoàn thiện", "hạ tầng", "hải phòng", "hệ thống", "học vụ", "hồ sơ", "hội nghị", "hội trường", "hợp tác",
    "kho bãi", "khoa học", "khu kinh", "khẩn cấp", "kinh tế", "kỹ năng", "lao động", "làm việc", "mật khẩu",
    "mục tiêu", "nghiên cứu", "nghị quyết", "ngoài trời", "ngân sách", "người dân", "nhiệm vụ", "nhà nước",
    "nhân lực", "nhân tạo", "nâng cao", "phong trào", "phát triển", "phát động", "quản lý", "quốc gia", "quốc tang",
    "quốc tế", "rủi ro", "sáng tạo", "sơ tán", "sử dụng", "thanh toán", "thiên tai", "thoát nạn", "thông báo",
    "thông tin", "theo dõi", "thể chế", "thủ tục", "trong đó", "trí tuệ", "trực tuyến", "tuyên truyền", "tư duy",
    "tối thiểu", "xã hội", "điện thoại", "đại biểu", "đầu tư", "đối thoại", "đổi mới", "đột phá", "dữ liệu",
))
# fmt: on
"""Words of two syllables that this trade writes daily; a line is broken inside one only where it must be."""


def bound(text: str) -> str:
    r"""Bind what must not be parted: numbers with units, "số 57-NQ/TW", "08 giờ 00", a dash with the word before it.

    Breaks come at spaces only, so what is written without one ("57-NQ/TW") holds together by itself.

    >>> bound("lúc 08 giờ 00, trên 80 % người").split(" ")
    ['lúc\xa008\xa0giờ\xa000,', 'trên\xa080\xa0%', 'người']
    """
    for bond in _BONDS:
        text = bond.sub(lambda found: (found.group(0)).replace(" ", NO_BREAK), text)
    return text


def broken(text: str, width: float, advance: Callable[[str], float]) -> tuple[str, ...] | None:
    """Break *text* into as few lines as *width* needs, and those as even as can be, so that no word is left alone.

    Args:
        text: Already bound; its line ends are kept.
        width: Of the box, in the unit of *advance*.
        advance: Tells how wide a piece of text is.

    Returns:
        The lines, or None where a single word is wider than the box.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = paragraph.split(" ")
        widths = [advance(word) for word in words]
        if max(widths) > width:
            return None
        lines += _evened(words, widths, advance(" "), width)
    return tuple(lines)


def _evened(words: Sequence[str], widths: Sequence[float], space: float, width: float) -> list[str]:
    """Choose, among the ways with the fewest lines, the one whose lines differ least."""
    count = len(words)
    fewest: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    mean = _length(widths, space) / max(1, _greedy(widths, space, width))
    for end in range(1, count + 1):
        cost = _parting(words, end)
        best = (count + 1, 0.0, 0)
        for start in range(end - 1, -1, -1):
            length = _length(widths[start:end], space)
            if length > width and start < end - 1:
                break
            before = fewest[start]
            best = min(best, (before[0] + 1, before[1] + cost + ((length - mean) / max(mean, 1.0)) ** 2, start))
        fewest.append(best)
    return _cut(words, fewest)


def _parting(words: Sequence[str], end: int) -> float:
    """Return how bad it is to end a line before word *end*: good after a comma, bad inside a word."""
    if end == len(words):
        return 0.0
    if words[end - 1][-1:] in ",.;:!?–-":
        return -_FAVOUR
    if words[end][:1].isdigit():
        return _PENALTY / 2
    if _paired(words[end - 1], words[end]):
        return _PENALTY
    return _NAME if _named(words[end - 1]) and _named(words[end]) else 0.0


def torn(lines: Sequence[str]) -> bool:
    """Say whether a line ends inside a word of two syllables.

    >>> torn(("DỊCH VỤ CÔNG", "TRỰC TUYẾN")), torn(("DỊCH VỤ CÔNG TRỰC", "TUYẾN"))
    (False, True)
    """
    return any(_paired(above.split(" ")[-1], below.split(" ")[0]) for above, below in pairwise(lines))


def _paired(first: str, second: str) -> bool:
    return f"{first} {second}".casefold().strip(_QUOTES) in _PAIRS


def _named(word: str) -> bool:
    """Say whether a syllable may belong to a name: "Nam", "Cầu", but not "NAM"."""
    return word[:1].isupper() and word[1:].islower()


def _cut(words: Sequence[str], fewest: Sequence[tuple[int, float, int]]) -> list[str]:
    lines: list[str] = []
    end = len(words)
    while end:
        start = fewest[end][2]
        lines.insert(0, " ".join(words[start:end]))
        end = start
    return lines


def _greedy(widths: Sequence[float], space: float, width: float) -> int:
    lines, used = 1, 0.0
    for each in widths:
        if used and used + space + each > width:
            lines, used = lines + 1, each
        else:
            used += each + (space if used else 0.0)
    return lines


def _length(widths: Sequence[float], space: float) -> float:
    return sum(widths) + space * (len(widths) - 1)
