"""Texts: every word of the demonstration, once (domain.md 6).

Statements about the resolution are those of certainty A there. What is marked B or X there is left out: all of item 4,
the third page of item 5, the wording of the seven tasks of item 7, "miễn phí" of item 8 and telephone numbers but 114.
What is neither a fact of the resolution nor plain advice is a sample, and says so: "(mẫu)".
"""

from typing import Final

MARK: Final = "MẪU TRÌNH DIỄN"
"""Stands in the metadata of every film and document."""
SOURCE: Final = "Nguồn: Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"

TITLE: Final = "NGHỊ QUYẾT SỐ 57-NQ/TW"
DATE: Final = "ngày 22/12/2024 của Bộ Chính trị"
SUBJECT: Final = "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia"

TO_2030: Final = "MỤC TIÊU ĐẾN NĂM 2030"
RESOURCES: Final = "NGUỒN LỰC CHO KHOA HỌC"
STANDING: Final = "VỊ THẾ VIỆT NAM 2030"
TO_2045: Final = "TẦM NHÌN 2045"

MOVEMENT: Final = "BÌNH DÂN HỌC VỤ SỐ"
MOVEMENT_BEGAN: Final = "Phong trào phát động ngày 26/3/2025"
MOVEMENT_SITE: Final = "Học kỹ năng số: binhdanhocvuso.gov.vn"
MOVEMENT_LINK: Final = "https://binhdanhocvuso.gov.vn"
SCAN: Final = "Quét mã để bắt đầu"

SKILLS: Final = (
    "Không cho ai biết mã OTP, mật khẩu",
    "Kiểm tra địa chỉ trang: cơ quan nhà nước dùng đuôi .gov.vn",
    "Nộp hồ sơ trực tuyến, theo dõi trên điện thoại",
    "Cập nhật phần mềm, chỉ tải từ kho chính thức",
    "Nghi lừa đảo: dừng lại, hỏi người thân, báo công an",
)
"""Item 11: advice, no figures."""

GREETING: Final = "CHÀO CA"
GREETING_LINE: Final = "Chúc anh chị em một ca làm việc an toàn, hiệu quả"
SAFETY: Final = "AN TOÀN LAO ĐỘNG"
SAFETY_LINES: Final = ("Mang đủ đồ bảo hộ trước khi vào ca", "Thấy nguy hiểm: dừng lại, báo ngay")
SERVICE: Final = "DỊCH VỤ CÔNG TRỰC TUYẾN"
SERVICE_LINES: Final = ("Nộp hồ sơ trực tuyến – không cần đến trực tiếp",)
POLICY: Final = "CHÍNH SÁCH HỖ TRỢ"
POLICY_LINES: Final = ("doanh nghiệp đổi mới sáng tạo, chuyển đổi số", "Hỏi tại Bộ phận Một cửa")
MEETING: Final = "HỘI NGHỊ CHUYỂN ĐỔI SỐ (mẫu)"
MEETING_LINES: Final = (
    "08 giờ 00, thứ Năm, ngày 21/5/2026 (mẫu)",
    "Hội trường Ban Quản lý Khu kinh tế Hải Phòng (mẫu)",
)
MODELS: Final = "MÔ HÌNH TIÊU BIỂU"
MODELS_LINE: Final = "Gương doanh nghiệp đổi mới sáng tạo, chuyển đổi số"
PRAISED: Final = "[Tên doanh nghiệp]"
PRAISED_FOR: Final = "[Sáng kiến của doanh nghiệp] (mẫu)"
"""Placeholders: a firm's achievement is never invented."""

WEEK: Final = "LỊCH CÔNG TÁC TUẦN (mẫu)"
WEEK_ROWS: Final = (
    ("Thứ Hai", "08:00", "Giao ban đầu tuần", "Phòng họp tầng 2"),
    ("Thứ Ba", "14:00", "Làm việc với doanh nghiệp về chuyển đổi số", "Phòng họp tầng 2"),
    ("Thứ Tư", "08:30", "Tiếp công dân", "Bộ phận Một cửa"),
    ("Thứ Năm", "08:00", "Kiểm tra an toàn lao động", "Khu công nghiệp"),
    ("Thứ Sáu", "14:00", "Họp đánh giá công tác tuyên truyền", "Hội trường"),
)
RECEPTION: Final = "TIẾP CÔNG DÂN (mẫu)"
RECEPTION_LINES: Final = ("Thứ Tư hằng tuần", "08 giờ 00 – 11 giờ 30", "Bộ phận Một cửa")
ZALO: Final = "ZALO BAN QUẢN LÝ (mẫu)"
ZALO_LINES: Final = ("Quét mã để hỏi đáp và nhận thông báo",)
ZALO_LINK: Final = "https://ban-quan-ly.example/zalo"
"""A sample: `.example` leads nowhere, so no stranger is ever sent anywhere."""
PROCEDURES: Final = "THỦ TỤC NỔI BẬT (mẫu)"
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
