"""Contents: which pages there are, and of which pages each film and document is made."""

from typing import Final

from bangtin_samples import texts, themes
from bangtin_samples.charts import Code, Numeral, Points, Ring
from bangtin_samples.page import Page
from bangtin_samples.pictograms import Factory, Helmet, Medal, Network, Phone, Podium

_SAID = texts.SOURCE

TITLE: Final = Page(
    themes.RESOLUTION, "", texts.TITLE, lines=(texts.DATE, texts.SUBJECT), short="NGHỊ QUYẾT\n57-NQ/TW", pace=4.0
)
TASKS: Final = Page(
    themes.RESOLUTION, "NGHỊ QUYẾT SỐ 57-NQ/TW", "7 NHIỆM VỤ, GIẢI PHÁP", lines=(texts.SUBJECT,), chart=Numeral("7"),
    source=_SAID, short="7 NHIỆM VỤ\nGIẢI PHÁP",
)  # fmt: skip
ECONOMY: Final = Page(
    themes.TARGETS, texts.TO_2030, "KINH TẾ SỐ", "tối thiểu", "30 % GDP", chart=Points(30), source=_SAID,
    short="KINH TẾ SỐ\nTỪ 30 % GDP",
)  # fmt: skip
SERVICES: Final = Page(
    themes.TARGETS, texts.TO_2030, texts.SERVICE, "", "trên 80 %", ("người dân và doanh nghiệp sử dụng",),
    Ring(80), _SAID, short="DỊCH VỤ SỐ\nTRÊN 80 %",
)  # fmt: skip
CASHLESS: Final = Page(
    themes.TARGETS, texts.TO_2030, "KHÔNG DÙNG TIỀN MẶT", "", "80 %", ("giao dịch",), Ring(80), _SAID,
    short="KHÔNG\nTIỀN MẶT",
)  # fmt: skip
INNOVATORS: Final = Page(
    themes.TARGETS, texts.TO_2030, "DOANH NGHIỆP ĐỔI MỚI SÁNG TẠO", "", "trên 40 %", ("tổng số doanh nghiệp",),
    Ring(40), _SAID, short="SÁNG TẠO\nTRÊN 40 %",
)  # fmt: skip
RESEARCH: Final = Page(
    themes.TARGETS, texts.RESOURCES, texts.RESEARCH, "", "2 % GDP", chart=Points(2), source=_SAID,
    short="CHI R&D\n2 % GDP",
)  # fmt: skip
SOCIETY: Final = Page(
    themes.TARGETS, texts.RESEARCH, "TRONG ĐÓ", "", "hơn 60 %", ("từ xã hội",), Ring(60), _SAID,
    short="HƠN 60 %\nTỪ XÃ HỘI",
)  # fmt: skip
BUDGET: Final = Page(
    themes.TARGETS, texts.RESOURCES, "NGÂN SÁCH NHÀ NƯỚC", "", "ít nhất 3 %",
    ("tổng chi hằng năm cho khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và tiếp tục tăng dần",), Points(3),
    _SAID, short="NGÂN SÁCH\nTỪ 3 % CHI",
)  # fmt: skip
REGION: Final = Page(
    themes.TARGETS, texts.STANDING, texts.IN_REGION,
    lines=(texts.IN_WORLD,), chart=Podium(),
    source=_SAID, short="NHÓM 3\nKHU VỰC",
)  # fmt: skip
INTELLIGENCE: Final = Page(
    themes.TARGETS, texts.STANDING, "NHÓM 3 ĐÔNG NAM Á", lines=(texts.IN_INTELLIGENCE,),
    chart=Network(), source=_SAID, short="AI: NHÓM 3\nKHU VỰC",
)  # fmt: skip
VISION: Final = Page(
    themes.TARGETS, texts.TO_2045, "KINH TẾ SỐ", "", "tối thiểu 50 % GDP",
    (texts.LEADING,), Points(50), _SAID,
    short="TẦM NHÌN\nNĂM 2045",
)  # fmt: skip
LEARNING: Final = Page(
    themes.SERVICE, texts.MOVEMENT_BEGAN, texts.MOVEMENT, lines=(texts.MOVEMENT_SITE, texts.SCAN),
    chart=Code(texts.MOVEMENT_LINK), short="BÌNH DÂN\nHỌC VỤ SỐ",
)  # fmt: skip
MODELS: Final = Page(
    themes.SERVICE, texts.MODELS_GROUP, texts.MODELS, lines=(texts.MODELS_LINE,), chart=Medal(),
    short="MÔ HÌNH\nTIÊU BIỂU",
)  # fmt: skip
PRAISE: Final = Page(
    themes.SERVICE, texts.MODELS, texts.PRAISED, lines=(texts.PRAISED_FOR,), chart=Medal(), short="TÊN DN\n(MẪU)"
)
_SKILLS_SHORT = (
    "GIỮ KÍN\nMÃ OTP",
    "ĐUÔI WEB\n.GOV.VN",
    "NỘP HỒ SƠ\nQUA MẠNG",
    "CẬP NHẬT\nPHẦN MỀM",
    "NGHI LỪA?\nDỪNG LẠI",
)
SKILLS: Final = tuple(
    Page(themes.SAFETY, texts.SKILLS_GROUP, text, chart=Numeral(str(at)), short=short)
    for at, (text, short) in enumerate(zip(texts.SKILLS, _SKILLS_SHORT, strict=True), 1)
)
GREETING: Final = Page(themes.TARGETS, texts.AUTHORITY, texts.GREETING, lines=(texts.GREETING_LINE,), sun=True)
SAFETY: Final = Page(
    themes.SAFETY, texts.SAFETY_GROUP, texts.SAFETY, lines=texts.SAFETY_LINES, chart=Helmet(), listed=True
)
SERVICE: Final = Page(themes.SERVICE, texts.SERVICE_GROUP, texts.SERVICE, lines=texts.SERVICE_LINES, chart=Phone())
POLICY: Final = Page(themes.EVENT, texts.POLICY_GROUP, texts.POLICY, lines=texts.POLICY_LINES, chart=Factory())
MEETING: Final = Page(
    themes.EVENT, texts.MEETING_GROUP, texts.MEETING, lines=texts.MEETING_LINES, chart=Numeral("21", "THÁNG 5")
)
WEEK: Final = Page(themes.TARGETS, texts.AUTHORITY, texts.WEEK, rows=texts.WEEK_ROWS)
RECEPTION: Final = Page(themes.EVENT, texts.ONE_STOP, texts.RECEPTION, lines=texts.RECEPTION_LINES)
ZALO: Final = Page(themes.EVENT, texts.ZALO_GROUP, texts.ZALO, lines=texts.ZALO_LINES, chart=Code(texts.ZALO_LINK))
PROCEDURES: Final = Page(themes.EVENT, texts.ONE_STOP, texts.PROCEDURES, lines=texts.PROCEDURE_LINES, listed=True)

Cuts = tuple[tuple[Page, int], ...]
"""Pages with their seconds."""

PICTURES: Final[dict[str, Page]] = {
    "chao-ca.png": GREETING,
    "2-phan-tram-gdp.png": RESEARCH,
    "an-toan-lao-dong.png": SAFETY,
    "qr-binh-dan-hoc-vu-so.png": LEARNING,
    "dich-vu-cong.png": SERVICE,
    "chinh-sach-ho-tro.png": POLICY,
    "hoi-nghi.png": MEETING,
}
SIDE_PICTURES: Final[dict[str, Page]] = {
    "tiep-cong-dan.png": RECEPTION, "qr-zalo.png": ZALO, "thu-tuc-noi-bat.png": PROCEDURES,
}  # fmt: skip
DOCUMENTS: Final[dict[str, tuple[Page, ...]]] = {
    "muc-tieu-2030.pdf": (ECONOMY, SERVICES, CASHLESS, INNOVATORS),
    "lich-cong-tac.pdf": (WEEK,),
}
FILMS: Final[dict[str, Cuts]] = {
    "nghi-quyet-57.mp4": (
        (TITLE, 16), (TASKS, 8), (RESEARCH, 11), (SOCIETY, 10), (BUDGET, 13), (REGION, 12), (INTELLIGENCE, 9),
        (VISION, 11),
    ),
    "mo-hinh-tieu-bieu.mp4": ((MODELS, 8), (PRAISE, 12), *((page, 8) for page in SKILLS)),
    "gioi-thieu.mp4": (
        (TITLE, 15), (ECONOMY, 11), (SERVICES, 11), (CASHLESS, 11), (INNOVATORS, 11), (RESEARCH, 11), (SOCIETY, 10),
        (BUDGET, 13), (VISION, 12), (LEARNING, 15),
    ),
}  # fmt: skip
FILM_TITLES: Final = {
    "nghi-quyet-57.mp4": "Nghị quyết số 57-NQ/TW",
    "mo-hinh-tieu-bieu.mp4": "Mô hình tiêu biểu và kỹ năng số",
    "gioi-thieu.mp4": "Giới thiệu Nghị quyết số 57-NQ/TW",
}
WITH_SOUND: Final = frozenset({"gioi-thieu.mp4"})
