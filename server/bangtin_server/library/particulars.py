"""What is known of an item beside what screens show, and what is still missing before anybody judges it.

The fields are those of domain.md 1.3, 2.1 and 2.5; what goes to screens with the item is in `playlist.Tags`.
"""

from collections.abc import Iterator, Mapping

import msgspec

from bangtin_playlists.playlist import Image, Pages, Video
from bangtin_playlists.words import Phrase
from bangtin_server.library.chains import Said

CATEGORIES: Mapping[str, Phrase] = {
    "1.1": Phrase("1.1 Chủ trương, chính sách, pháp luật", "1.1 Policies and law"),
    "1.2": Phrase("1.2 Giới thiệu Nghị quyết 57-NQ/TW", "1.2 Resolution 57-NQ/TW"),
    "1.3": Phrase("1.3 Thành tựu và mô hình tiêu biểu", "1.3 Achievements and models"),
    "1.3a": Phrase("1.3a Ban quản lý: đầu tư, xây dựng, môi trường", "1.3a The authority's own"),
    "1.3b": Phrase("1.3b Doanh nghiệp tiên phong", "1.3b Pioneering enterprises"),
    "1.3c": Phrase("1.3c Điển hình tiên tiến, biểu dương", "1.3c People and teams to praise"),
    "1.4": Phrase("1.4 Chính sách hỗ trợ và cơ hội tham gia", "1.4 Support and opportunities"),
    "1.5": Phrase("1.5 Hướng dẫn chuyển đổi số", "1.5 Digital skills"),
    "DVC": Phrase("Dịch vụ công trực tuyến", "Public services online"),
    "SK": Phrase("Hội nghị, sự kiện", "Events"),
    "AT": Phrase("An toàn", "Safety"),
    "TI": Phrase("Tiện ích (giờ, lịch, thời tiết)", "Clock, calendar, weather"),
    "DN": Phrase("Giới thiệu doanh nghiệp", "Enterprises"),
}
NATURES: Mapping[str, Phrase] = {
    "tuyen-truyen": Phrase("Tuyên truyền", "Publicity"),
    "thong-bao": Phrase("Thông báo công vụ", "Official notice"),
    "an-toan": Phrase("An toàn", "Safety"),
    "gioi-thieu": Phrase("Giới thiệu doanh nghiệp", "About an enterprise"),
    "quang-cao": Phrase("Quảng cáo", "Advertising"),
}
"""Which law it falls under (domain.md 2.1)."""
AI_STATES: Mapping[str, Phrase] = {
    "none": Phrase("Không dùng AI", "Not made by AI"),
    "labelled": Phrase("Do AI tạo, có nhãn hiển thị", "Made by AI, with a visible label"),
    "made": Phrase("Do AI tạo, chưa có nhãn", "Made by AI, without a label"),
}
LANGUAGES: Mapping[str, Phrase] = {
    "vi": Phrase("Tiếng Việt", "Vietnamese"),
    "en": Phrase("Tiếng Anh", "English"),
    "ko": Phrase("Tiếng Hàn", "Korean"),
    "ja": Phrase("Tiếng Nhật", "Japanese"),
    "zh": Phrase("Tiếng Trung", "Chinese"),
}


class Particulars(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of a version and goes to no screen."""

    accuracy_officer: str = ""
    """Who answers for its facts."""
    legal_basis: str = ""
    """Number, date and issuer of the document it stands on."""
    shows_people: bool = False
    consent: str = ""
    """How the people whom it shows have agreed (Luật 91/2025/QH15)."""
    no_secrets: bool = False
    """Whoever sent it says that it holds no state secret (Luật 117/2025/QH15)."""


class Gap(msgspec.Struct, frozen=True):
    """Something that is missing: in which field, and how that is said."""

    field: str
    said: Phrase


def particulars(said: Said) -> Particulars:
    """Return what is kept of a version, whatever an older centre wrote."""
    try:
        return msgspec.convert(said.metadata, Particulars)
    except msgspec.ValidationError:
        return Particulars()


def gaps(said: Said) -> Iterator[Gap]:
    """Yield what is missing before a version may be sent in (domain.md 1.2 V.2, 2.1, 2.5)."""
    tags, kept = said.tags, particulars(said)
    wanted = (
        ("category", tags.category in CATEGORIES, "Thiếu nhóm nội dung", "the content group is missing"),
        ("nature", tags.nature in NATURES, "Thiếu tính chất nội dung", "the nature of the content is missing"),
        ("source", tags.source.strip(), "Thiếu nguồn tin", "the source is missing"),
        (
            "accuracy_officer",
            kept.accuracy_officer.strip(),
            "Thiếu người chịu trách nhiệm nội dung",
            "nobody is named who answers for the facts",
        ),
        (
            "alternative",
            tags.alternative.strip() or not isinstance(said.content, Video | Image | Pages),
            "Thiếu lời mô tả hình ảnh",
            "say in words what the pictures show",
        ),
        (
            "consent",
            kept.consent.strip() or not kept.shows_people,
            "Có hình ảnh người: thiếu thông tin đồng ý",
            "people are shown: say how they agreed",
        ),
        (
            "ai",
            tags.ai != "made",
            "Nội dung do AI tạo phải có nhãn hiển thị",
            "what AI made needs its visible label",
        ),
        (
            "no_secrets",
            kept.no_secrets,
            "Cần xác nhận không chứa bí mật nhà nước",
            "confirm that it holds no state secret",
        ),
        (
            "valid_to",
            not (said.valid_from and said.valid_to) or said.valid_from < said.valid_to,
            "Thời hạn phát kết thúc trước khi bắt đầu",
            "it ends before it begins",
        ),
    )
    yield from (Gap(field, Phrase(vi, en)) for field, there, vi, en in wanted if not there)
