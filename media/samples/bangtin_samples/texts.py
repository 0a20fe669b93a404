"""Texts: every word of the demonstration, once (domain.md 6).

Statements about the resolution are those of certainty A there. What is marked B or X there is left out: all of item 4,
the third page of item 5, the wording of the seven tasks of item 7, "miễn phí" of item 8 and telephone numbers but 114.
What is neither a fact of the resolution nor plain advice is a sample, and says so: "(mẫu)".
"""

from typing import Final

MARK: Final = "MẪU TRÌNH DIỄN"
"""Stands in the metadata of every film and document."""
SOURCE: Final = "Nguồn: Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"
SOURCE_BRIEF: Final = "Nguồn: Nghị quyết số 57-NQ/TW"
"""For walls of few rows."""


def _kept(text: str) -> str:
    """Return a headline whose line is never broken where an underscore stands: the syllables make one word."""
    return text.replace("_", "\u00a0")


TITLE: Final = "NGHỊ QUYẾT SỐ 57-NQ/TW"
DATE: Final = "ngày 22/12/2024 của Bộ Chính trị"
SUBJECT: Final = "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia"

TO_2030: Final = "MỤC TIÊU ĐẾN NĂM 2030"
RESOURCES: Final = "NGUỒN LỰC CHO KHOA HỌC"
RESEARCH: Final = _kept("CHI_CHO_NGHIÊN_CỨU PHÁT_TRIỂN")
STANDING: Final = "VỊ THẾ VIỆT NAM 2030"
IN_REGION: Final = _kept("NHÓM_3_NƯỚC DẪN_ĐẦU ĐÔNG_NAM_Á")
IN_WORLD: Final = _kept("nhóm 50 nước đứng_đầu thế_giới về năng_lực cạnh_tranh_số và Chính_phủ điện_tử")
IN_INTELLIGENCE: Final = _kept("về nghiên_cứu và phát_triển trí_tuệ nhân_tạo")
LEADING: Final = _kept("thuộc nhóm 30 nước dẫn_đầu thế_giới về đổi_mới sáng_tạo, chuyển_đổi_số")
TO_2045: Final = "TẦM NHÌN 2045"

MOVEMENT: Final = "BÌNH DÂN HỌC VỤ SỐ"
MOVEMENT_BEGAN: Final = "Phong trào phát động ngày 26/3/2025"
MOVEMENT_SITE: Final = "Học kỹ năng số: binhdanhocvuso.gov.vn"
MOVEMENT_LINK: Final = "https://binhdanhocvuso.gov.vn"
SCAN: Final = "Quét mã để bắt đầu"

SKILLS_GROUP: Final = "KỸ NĂNG SỐ"
SKILLS: Final = (
    "Không cho ai biết mã OTP, mật khẩu",
    "Kiểm tra địa chỉ trang: cơ quan nhà nước dùng đuôi .gov.vn",
    "Nộp hồ sơ trực tuyến, theo dõi trên điện thoại",
    "Cập nhật phần mềm, chỉ tải từ kho chính thức",
    "Nghi lừa đảo: dừng lại, hỏi người thân, báo công an",
)
"""Item 11: advice, no figures."""

AUTHORITY: Final = "BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG"

GREETING: Final = "CHÀO CA"
GREETING_LINE: Final = "Chúc anh chị em một ca làm việc an toàn, hiệu quả"
SAFETY: Final = "AN TOÀN LAO ĐỘNG"
SAFETY_GROUP: Final = "NHẮC ĐẦU CA"
SAFETY_LINES: Final = (_kept("Mang đủ đồ bảo_hộ trước khi vào ca"), "Thấy nguy hiểm: dừng lại, báo ngay")
SERVICE: Final = _kept("DỊCH_VỤ_CÔNG TRỰC_TUYẾN")
SERVICE_GROUP: Final = "CẢI CÁCH HÀNH CHÍNH"
SERVICE_LINES: Final = ("Nộp hồ sơ trực tuyến – không cần đến trực tiếp",)
POLICY: Final = "CHÍNH SÁCH HỖ TRỢ"
POLICY_GROUP: Final = "DÀNH CHO DOANH NGHIỆP"
POLICY_LINES: Final = ("Đổi mới sáng tạo, chuyển đổi số", "Hỏi tại Bộ phận Một cửa")
MEETING_GROUP: Final = "THÔNG BÁO"
MEETING: Final = _kept("HỘI_NGHỊ CHUYỂN_ĐỔI_SỐ")
MEETING_LINES: Final = (
    "08 giờ 00, thứ Năm, ngày 21/5/2026 (mẫu)",
    "Hội trường Ban Quản lý Khu kinh tế Hải Phòng (mẫu)",
)
MODELS: Final = "MÔ HÌNH TIÊU BIỂU"
MODELS_GROUP: Final = "BIỂU DƯƠNG"
MODELS_LINE: Final = _kept("Gương doanh_nghiệp đổi_mới sáng_tạo, chuyển_đổi_số")
PRAISED: Final = _kept("[Tên doanh_nghiệp]")
PRAISED_FOR: Final = "[Sáng kiến của doanh nghiệp] (mẫu)"
"""Placeholders: a firm's achievement is never invented."""

WEEK: Final = "LỊCH CÔNG TÁC TUẦN (mẫu)"
WEEK_ROWS: Final = (
    ("Thứ Hai", "08:00", "Giao ban đầu tuần", "Phòng họp tầng 2"),
    ("Thứ Ba", "14:00", _kept("Làm việc với doanh_nghiệp về chuyển_đổi_số"), "Phòng họp tầng 2"),
    ("Thứ Tư", "08:30", "Tiếp công dân", "Bộ phận Một cửa"),
    ("Thứ Năm", "08:00", "Kiểm tra an toàn lao động", "Khu công nghiệp"),
    ("Thứ Sáu", "14:00", _kept("Họp đánh giá công_tác tuyên_truyền"), "Hội trường"),
)
ONE_STOP: Final = "BỘ PHẬN MỘT CỬA (mẫu)"
RECEPTION: Final = _kept("LỊCH_TIẾP CÔNG_DÂN")
RECEPTION_LINES: Final = ("Thứ Tư hằng tuần\n08 giờ 00 – 11 giờ 30",)
ZALO_GROUP: Final = "ZALO BAN QUẢN LÝ (mẫu)"
ZALO: Final = _kept("HỎI_ĐÁP QUA_ZALO")
ZALO_LINES: Final = (_kept("Quét mã để gửi_câu_hỏi và_nhận thông_báo"),)
ZALO_LINK: Final = "https://ban-quan-ly.example/zalo"
"""A sample: `.example` leads nowhere, so no stranger is ever sent anywhere."""
PROCEDURES: Final = _kept("THỦ_TỤC NỔI_BẬT")
PROCEDURE_LINES: Final = (
    "Đăng ký đầu tư",
    "Giấy phép xây dựng",
    "Giấy phép lao động cho người nước ngoài",
)

FORBIDDEN: Final = (
    "100 %", "100%", "ít nhất 40 tổ chức", "40 - 50", "40 – 50", "TFP", "55 %", "16 %", "18 %", "8 - 10 %", "8 – 10 %",
    "một vạn dân", "14 KCN", "miễn phí", "tối thiểu 5 doanh nghiệp", "hàng công nghệ cao",
    "nâng cao nhận thức", "hoàn thiện thể chế",
)  # fmt: skip
"""Claims of certainty B or X (domain.md 6); no text may hold one, in whatever case."""
