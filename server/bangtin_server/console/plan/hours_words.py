"""What the page of operating hours says."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

HOURS_PHRASES: Mapping[str, Phrase] = {
    "open_hours": Phrase("Giờ hoạt động", "Operating hours"),
    "hours_intro": Phrase(
        "Ngoài giờ hoạt động màn hình tắt theo lịch; chỉ tin khẩn cấp mới bật lên. Mỗi ngày theo dòng đầu tiên có ngày "
        "đó; ngày không thuộc dòng nào thì tắt cả ngày.",
        "Outside its hours a screen is dark on purpose; only an emergency lights it. Each day follows the first row "
        "that has it; a day that no row has is dark all day.",
    ),
    "hours_none_here": Phrase(
        "Ở đây chưa đặt giờ nào; màn hình theo giờ đặt ở nơi khác, nếu có, ngược lại luôn bật.",
        "No hours are set here; screens follow those set elsewhere, if any, and are always on otherwise.",
    ),
    "hours_row_word": Phrase("Dòng", "Row"),
    "hours_row": Phrase("Dòng {n}", "Row {n}"),
    "hours_open": Phrase("Bật trong giờ dưới đây", "On in the hours below"),
    "hours_closed": Phrase("Tắt cả ngày", "Dark all day"),
    "hours_dark": Phrase("tắt cả ngày", "dark all day"),
    "hours_state": Phrase("Màn hình", "The screen is"),
    "hours_add": Phrase("Thêm dòng giờ", "Add a row"),
    "hours_drop": Phrase("Bỏ dòng", "Take off row"),
    "hours_up": Phrase("Đưa lên dòng", "Move up row"),
    "hours_days_missing": Phrase("Chọn ít nhất một ngày trong tuần.", "Choose at least one day of the week."),
    "hours_effect": Phrase("Lưu: {n} màn hình đổi giờ trong vài giây.", "Saving changes {n} screens within seconds."),
    "hours_effect_one": Phrase(
        "Lưu: {n} màn hình đổi giờ trong vài giây.", "Saving changes {n} screen within seconds."
    ),
    "hours_also": Phrase("Điều kiện khác, giữ nguyên", "What else it says, kept as it is"),
    "hours_elsewhere": Phrase(
        "Giờ đặt ở nơi khác, cho những ngày chưa có dòng nào ở đây",
        "Hours set elsewhere, for days that no row here has",
    ),
    "hours_may_not": Phrase(
        "Chỉ xem: bạn không có quyền lập lịch ở đây.", "To look at only: you do not hold the right to schedule here."
    ),
    "second_hours": Phrase(
        "{by} đã sửa giờ này lúc {at}. Bản của bạn chưa được lưu, vẫn còn ở dưới; bấm “Lưu” lần nữa để dùng bản đó.",
        "{by} changed these hours at {at}. Yours are not saved, and still here; press “Save” again to use them.",
    ),
}
