"""What the pages of screens and of commands say."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

SCREEN_PHRASES: Mapping[str, Phrase] = {
    "lost": Phrase(
        "Mất liên lạc với trung tâm: những gì ở đây có thể đã cũ. Trang sẽ tự thử lại.",
        "The centre does not answer: what stands here may be old. The page tries again by itself.",
    ),
    "find_screen": Phrase("Tìm màn hình", "Find a screen"),
    "find_screen_hint": Phrase("Tên hoặc địa điểm, không cần dấu", "Name or site, marks may be left out"),
    "all_sites": Phrase("Mọi địa điểm", "All sites"),
    "all_screens": Phrase("Tất cả", "All"),
    "find_button": Phrase("Tìm", "Find"),
    "none_found": Phrase("Không có màn hình nào như vậy", "No such screens"),
    "none_found_hint": Phrase(
        "Bỏ bớt điều kiện tìm, hoặc xem tất cả.", "Leave out a condition, or look at all of them."
    ),
    "see_all": Phrase("Xem tất cả", "See all"),
    "pages": Phrase("Trang", "Pages"),
    "page_of": Phrase("Trang {n} / {of}", "Page {n} of {of}"),
    "page_before": Phrase("Trang trước", "Previous"),
    "page_after": Phrase("Trang sau", "Next"),
    "picture": Phrase("Ảnh", "Picture"),
    "picture_old": Phrase("Ảnh đã cũ", "An old picture"),
    "picture_old_since": Phrase(
        "Ảnh này đã cũ: màn hình bây giờ có thể khác.", "This picture is old: the wall may look different now."
    ),
    # commands
    "commands": Phrase("Điều khiển", "Commands"),
    "commands_away": Phrase(
        "Thiết bị đang không liên lạc. Lệnh sẽ chờ và hết hạn sau {n} phút nếu thiết bị không trở lại.",
        "The player is away. A command waits, and expires after {n} minutes unless it comes back.",
    ),
    "commands_no_player": Phrase(
        "Màn hình này chưa có thiết bị phát nên không nhận được lệnh nào.",
        "No player drives this screen, so there is nobody to command.",
    ),
    "command_identify": Phrase("Hiện tên màn hình", "Show its name"),
    "command_pattern": Phrase("Hiện mẫu kiểm tra", "Show the test pattern"),
    "command_pattern_end": Phrase("Tắt mẫu kiểm tra", "End the test pattern"),
    "command_collect": Phrase("Nhận nội dung ngay", "Collect now"),
    "command_volume": Phrase("Đặt âm lượng", "Set the volume"),
    "command_log": Phrase("Lấy nhật ký thiết bị", "Fetch the log"),
    "command_restart": Phrase("Khởi động lại phần phát…", "Restart the screen…"),
    "command_reboot": Phrase("Khởi động lại thiết bị…", "Reboot the machine…"),
    "command_release": Phrase("Bỏ tạm gác tệp này", "Release this file"),
    "restart_warning": Phrase(
        "Màn hình {screen} tối trong giây lát rồi phát tiếp.", "{screen} goes dark for a moment and plays on."
    ),
    "reboot_warning": Phrase(
        "Máy {player} khởi động lại. {screens} tối cho đến khi máy chạy lại.",
        "{player} starts anew. {screens} stays dark until it runs again.",
    ),
    "restart_now": Phrase("Khởi động lại {screen}", "Restart {screen}"),
    "reboot_now": Phrase("Khởi động lại máy {player}", "Reboot {player}"),
    "for_how_long": Phrase("Trong bao lâu", "For how long"),
    "n_minutes": Phrase("{n} phút", "{n} min"),
    "hours_back": Phrase("{n} giờ qua", "last {n} h"),
    "which_log": Phrase("Nhật ký của", "Log of"),
    "percent": Phrase("Âm lượng", "Volume"),
    "as_published": Phrase("Như đã đặt", "As published"),
    "muted": Phrase("Tắt tiếng", "Muted"),
    "asked_for": Phrase("Đã gửi lệnh “{deed}” cho {screen}.", "“{deed}” was sent to {screen}."),
    "asked_before": Phrase(
        "Lệnh này đã gửi trước đó ({stage}). Tải lại trang để gửi lệnh mới.",
        "This was asked for before ({stage}). Load the page again to ask anew.",
    ),
    "command_wrong": Phrase(
        "Không hiểu lệnh này; hãy tải lại trang.", "Nobody knows this command; load the page again."
    ),
    "commands_history": Phrase("Lệnh đã gửi", "What was asked for"),
    "no_history": Phrase("Chưa có lệnh nào.", "Nothing yet."),
    "history_older": Phrase("Chỉ hiện {n} lệnh gần nhất.", "Only the last {n} are shown."),
    "cancelled_by": Phrase("{by} đã hủy", "cancelled by {by}"),
    "cancel_command": Phrase("Hủy lệnh", "Cancel"),
    "cancelled": Phrase("Đã hủy lệnh “{deed}”.", "“{deed}” was cancelled."),
    "download_log": Phrase("Tải nhật ký", "Download the log"),
    "waits_until": Phrase("chờ đến {at}", "until {at}"),
    "expired_unheard": Phrase("Thiết bị không liên lạc trước khi lệnh hết hạn", "The player was not heard in time"),
    "for_seconds": Phrase("trong {n} giây", "for {n} s"),
}
