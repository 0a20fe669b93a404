"""What the pages say: Vietnamese first, English complete (docs/adr/0003)."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase
from bangtin_server.console.account.account_words import ACCOUNT_PHRASES
from bangtin_server.console.counts.count_words import COUNT_PHRASES
from bangtin_server.console.form_words import FORM_PHRASES
from bangtin_server.console.library.library_words import LIBRARY_PHRASES
from bangtin_server.console.orders.order_words import ORDER_PHRASES
from bangtin_server.console.plan.calendar_words import CALENDAR_PHRASES
from bangtin_server.console.plan.hours_words import HOURS_PHRASES
from bangtin_server.console.plan.layout_words import LAYOUT_PHRASES
from bangtin_server.console.plan.plan_words import PLAN_PHRASES
from bangtin_server.console.screens.group_words import GROUP_PHRASES
from bangtin_server.console.screens.screen_words import SCREEN_PHRASES

PHRASES: Mapping[str, Phrase] = {
    "product": Phrase("Bảng Tin", "Bảng Tin"),
    "tagline": Phrase("Bảng tin điện tử công cộng", "Public notice boards"),
    "switch": Phrase("English", "Tiếng Việt"),
    "skip": Phrase("Đến nội dung", "Skip to content"),
    "sign_in": Phrase("Đăng nhập", "Sign in"),
    "sign_out": Phrase("Đăng xuất", "Sign out"),
    "user_name": Phrase("Tên đăng nhập", "User name"),
    "full_name": Phrase("Họ và tên", "Full name"),
    "password": Phrase("Mật khẩu", "Password"),
    "password_again": Phrase("Nhập lại mật khẩu", "Password again"),
    "wrong_sign_in": Phrase("Tên đăng nhập hoặc mật khẩu chưa đúng.", "User name or password is wrong."),
    "passwords_differ": Phrase("Hai lần nhập mật khẩu khác nhau.", "The two passwords differ."),
    "user_name_wrong": Phrase("Tên này không dùng được.", "This name cannot be used."),
    "user_name_hint": Phrase(
        "Chữ thường không dấu, chữ số, dấu chấm, gạch ngang; từ 3 đến 40 ký tự.",
        "Small plain letters, digits, dots and hyphens; 3 to 40 characters.",
    ),
    "password_hint": Phrase(
        "Ít nhất 12 ký tự. Một câu ngắn dễ nhớ tốt hơn một từ khó.",
        "At least 12 characters. A short sentence is better than a hard word.",
    ),
    "too_short": Phrase("Mật khẩu cần ít nhất 12 ký tự.", "The password needs at least 12 characters."),
    "first_title": Phrase("Tạo quản trị viên đầu tiên", "Make the first administrator"),
    "first_intro": Phrase(
        "Trung tâm này chưa có tài khoản nào. Liên kết bạn vừa mở chỉ dùng được một lần.",
        "This centre has no account yet. The link that you opened works once.",
    ),
    "first_button": Phrase("Tạo tài khoản", "Make the account"),
    "link_gone_title": Phrase("Liên kết không còn hiệu lực", "This link works no more"),
    "link_gone": Phrase(
        "Liên kết đã được dùng hoặc đã quá một giờ. Nếu chưa có tài khoản nào, hãy khởi động lại trung tâm: "
        "một liên kết mới sẽ được in ra.",
        "It was used, or an hour has passed. If there is no account yet, restart the centre: it prints a new link.",
    ),
    "overview": Phrase("Tổng quan", "Overview"),
    "enrol": Phrase("Kích hoạt thiết bị", "Enrol a player"),
    "enrol_short": Phrase("Kích hoạt", "Enrol"),
    "tokens": Phrase("Mã truy cập", "Tokens"),
    "screens": Phrase("Màn hình", "Screens"),
    "screen": Phrase("Màn hình", "Screen"),
    "site": Phrase("Địa điểm", "Site"),
    "sites": Phrase("Địa điểm", "Sites"),
    "state": Phrase("Trạng thái", "State"),
    "last_heard": Phrase("Lần kết nối cuối", "Last heard"),
    "on_wall": Phrase("Nội dung", "Content"),
    "never": Phrase("Chưa có", "Never"),
    "no_screens": Phrase("Chưa có màn hình nào", "No screens yet"),
    "no_screens_hint": Phrase(
        "Bật một thiết bị phát, đọc mã 8 ký tự trên màn hình rồi nhập mã đó ở trang Kích hoạt.",
        "Start a player, read the 8 characters on its wall, and enter them on the page Enrol.",
    ),
    "size": Phrase("Điểm ảnh", "Pixels"),
    "enrolled_at": Phrase("Kích hoạt lúc", "Enrolled"),
    "published_at": Phrase("Phát hành lúc", "Published"),
    "was_showing": Phrase("Đang phát khi báo lần cuối", "On the wall when last heard"),
    "picture_of": Phrase("Ảnh chụp màn hình", "Picture of the wall of"),
    "picture_taken": Phrase("Ảnh chụp", "Picture taken"),
    "no_picture": Phrase("Chưa có ảnh chụp của màn hình này", "No picture of this wall yet"),
    "take_picture": Phrase("Chụp màn hình", "Take a picture"),
    "picture_awaited": Phrase("Đang chờ thiết bị gửi ảnh…", "Waiting for the player's picture…"),
    "no_player_to_ask": Phrase(
        "Màn hình này chưa có thiết bị phát nên không chụp được.",
        "No player drives this screen, so none can take a picture.",
    ),
    "to_look_at": Phrase("Cần chú ý trong 30 ngày qua", "To look at, of the last 30 days"),
    "nothing_wrong": Phrase("Không có cảnh báo, không có gián đoạn.", "No complaints and no outages."),
    "since": Phrase("từ", "since"),
    "still": Phrase("đến nay", "still"),
    "published": Phrase("Đã phát hành", "Published"),
    "received": Phrase("Đã nhận bản mới nhất", "Has the newest"),
    "awaited": Phrase("Chờ thiết bị nhận", "Waiting for the player"),
    "unpublished": Phrase("Chưa có chương trình", "No programme yet"),
    "in_force": Phrase("Đang có hiệu lực", "In force"),
    "emergency": Phrase("Tin khẩn cấp", "Emergency message"),
    "drill": Phrase("Diễn tập", "Drill"),
    "blackout": Phrase("Dừng khẩn cấp", "Blackout"),
    "mourning": Phrase("Chế độ Quốc tang", "State mourning"),
    "until": Phrase("đến", "until"),
    "until_lifted": Phrase("đến khi được gỡ", "until lifted"),
    "everywhere": Phrase("mọi địa điểm", "everywhere"),
    "unapproved": Phrase("chờ duyệt", "awaits approval"),
    "code": Phrase("Mã kích hoạt", "Activation code"),
    "code_intro": Phrase(
        "Nhập 8 ký tự đang hiện trên màn hình, hoặc quét mã QR cạnh đó.",
        "Enter the 8 characters on the wall, or scan the QR code beside them.",
    ),
    "go_on": Phrase("Tiếp tục", "Go on"),
    "choose_screen": Phrase("Thiết bị này phát cho màn hình nào?", "Which screen does this player drive?"),
    "machine": Phrase("Thiết bị", "Player"),
    "new_screen": Phrase("Màn hình mới", "A new screen"),
    "replaces": Phrase("Thay thiết bị đang phát", "Replaces its player"),
    "without_player": Phrase("Chưa có thiết bị", "Has no player"),
    "screen_name": Phrase("Tên màn hình", "Name of the screen"),
    "screen_name_hint": Phrase(
        "Chữ không dấu, chữ số, dấu - _ và ., ví dụ LED-NCK-01.", "Plain letters, digits, - _ and ., as in LED-NCK-01."
    ),
    "width": Phrase("Rộng (điểm ảnh)", "Width (pixels)"),
    "height": Phrase("Cao (điểm ảnh)", "Height (pixels)"),
    "new_site": Phrase("Địa điểm mới", "A new site"),
    "new_site_name": Phrase("Tên địa điểm mới", "Name of the new site"),
    "new_site_hint": Phrase(
        "Để trống nếu chọn một địa điểm ở trên.", "Leave it empty if you choose one of the sites above."
    ),
    "choose": Phrase("Chọn một màn hình.", "Choose a screen."),
    "site_missing": Phrase("Chọn địa điểm, hoặc đặt tên địa điểm mới.", "Choose a site, or name a new one."),
    "enrol_button": Phrase("Kích hoạt", "Enrol"),
    "cancel": Phrase("Hủy", "Cancel"),
    "enrolled": Phrase(
        "Đã kích hoạt {player} cho {screen}. Màn hình sẽ hiện nội dung trong giây lát.",
        "{player} now drives {screen}. The wall shows its programme in a moment.",
    ),
    "tokens_title": Phrase("Mã truy cập cho chương trình", "Tokens for programs"),
    "tokens_intro": Phrase(
        "Chương trình của bạn dùng mã này để làm việc với giao diện /api/v1/ thay mặt bạn. "
        "Ai có mã sẽ làm được mọi việc bạn làm được.",
        "With a token your programs use /api/v1/ in your name. Who has it may do all that you may.",
    ),
    "token_name": Phrase("Dùng cho", "Used by"),
    "token_name_hint": Phrase("Ví dụ: máy nhập chương trình ở văn phòng", "For example: import machine in the office"),
    "token_make": Phrase("Tạo mã", "Make a token"),
    "token_made": Phrase(
        "Mã mới. Hãy chép ngay: trang này chỉ hiện một lần.", "A new token. Copy it now: it is shown once."
    ),
    "token_since": Phrase("Tạo lúc", "Made"),
    "token_revoke": Phrase("Thu hồi", "Revoke"),
    "token_revoked": Phrase("Đã thu hồi “{name}”.", "“{name}” is revoked."),
    "no_tokens": Phrase("Chưa có mã truy cập nào.", "No tokens yet."),
    "not_found_title": Phrase("Không có trang này", "There is no such page"),
    "not_found": Phrase("Kiểm tra lại địa chỉ, hoặc về trang tổng quan.", "Check the address, or go to the overview."),
    "forged_title": Phrase("Biểu mẫu đã cũ", "This form is too old"),
    "forged": Phrase(
        "Trang này mở quá lâu, hoặc trình duyệt chặn cookie. Hãy tải lại trang rồi làm lại.",
        "The page was open for too long, or the browser blocks cookies. Load it again and repeat.",
    ),
    "error_title": Phrase("Trung tâm gặp lỗi", "Something went wrong at the centre"),
    "error": Phrase("Lỗi đã được ghi lại. Hãy thử lại sau.", "It was noted. Try again later."),
    "to_overview": Phrase("Về trang tổng quan", "To the overview"),
    "ago_now": Phrase("vừa xong", "just now"),
    "ago_minutes": Phrase("{n} phút trước", "{n} min ago"),
    "ago_hours": Phrase("{n} giờ trước", "{n} h ago"),
    "ago_days": Phrase("{n} ngày trước", "{n} d ago"),
    "of_all": Phrase("{n} màn hình", "{n} screens"),
    "n_sites": Phrase("{n} địa điểm", "{n} sites"),
    "n_sites_one": Phrase("{n} địa điểm", "{n} site"),
    "of_all_one": Phrase("{n} màn hình", "{n} screen"),
    **ACCOUNT_PHRASES,
    **LIBRARY_PHRASES,
    **ORDER_PHRASES,
    **SCREEN_PHRASES,
    **GROUP_PHRASES,
    **COUNT_PHRASES,
    **FORM_PHRASES,
    **PLAN_PHRASES,
    **CALENDAR_PHRASES,
    **HOURS_PHRASES,
    **LAYOUT_PHRASES,
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {key: phrase.vi for key, phrase in PHRASES.items()},
    "en": {key: phrase.en for key, phrase in PHRASES.items()},
}
