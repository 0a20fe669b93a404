"""What `play` says, in both languages."""

from bangtin_playlists.words.phrase import Phrase

PLAY_PHRASES: dict[str, Phrase] = {
    "pattern.bad_size": Phrase(
        "{option} “{found}” không phải số điểm ảnh. Viết như 1024x512.",
        "{option} “{found}” is no size in pixels. Write it like 1024x512.",
    ),
    "play.files_or_settings": Phrase(
        "Ghi một chương trình, các tệp cần phát, hoặc --settings.", "Name a programme, files to play, or --settings."
    ),
    "play.one_programme": Phrase(
        "“{found}” là chương trình: chỉ ghi một mình nó.", "“{found}” is a programme: name it alone."
    ),
    "play.orders_need_programme": Phrase(
        "--orders chỉ dùng cùng một chương trình.", "--orders needs a programme to act on."
    ),
    "play.bad_window": Phrase(
        "--window: “{found}” không đúng; viết RỘNGxCAO+X+Y, ví dụ 1024x512+0+0.",
        "--window: “{found}” is not right; write WIDTHxHEIGHT+X+Y, such as 1024x512+0+0.",
    ),
    "play.small_window": Phrase(
        "Cửa sổ nhỏ hơn màn hình nên chỉ thấy góc trên bên trái; thấy đủ bằng --window {size}.",
        "The window is smaller than the screen and shows its top left corner; --window {size} shows it whole.",
    ),
    "play.no_screens": Phrase(
        "{path} chưa có màn hình nào: ghi ít nhất một dòng trong screens.",
        "{path} has no screen: write at least one row of screens.",
    ),
    "play.no_programme": Phrase(
        "{path}: mỗi dòng trong screens cần programme. Phát nội dung của máy chủ trung tâm bằng lệnh run.",
        "{path}: every row of screens needs a programme. What a centre publishes is played with run.",
    ),
    "play.no_display": Phrase(
        "Không thấy màn hình: đặt DISPLAY (ví dụ :0) hoặc WAYLAND_DISPLAY; không có giao diện đồ họa thì đặt "
        "QT_QPA_PLATFORM=eglfs.",
        "No display was found: set DISPLAY (such as :0) or WAYLAND_DISPLAY, or QT_QPA_PLATFORM=eglfs where there is "
        "no desktop.",
    ),
    "play.dead_display": Phrase(
        "Màn hình DISPLAY={display} không có ở đây: kiểm tra số, hoặc khởi động giao diện đồ họa trước.",
        "The display DISPLAY={display} is not here: check its number, or start the desktop first.",
    ),
    "play.no_folder": Phrase(
        "{option}: không ghi được vào {path}: thư mục chưa có hoặc không có quyền ghi.",
        "{option}: {path} cannot be written: its folder is absent, or closed to you.",
    ),
    "play.no_file": Phrase("Không còn tệp nào phát được.", "No file is left that can be shown."),
    "play.slots_filled": Phrase(
        "Các tệp này không chiếu được; chỗ của chúng do mục khác lấp, phần còn lại vẫn phát.",
        "These files cannot be shown; other items fill their slots, and all the rest plays.",
    ),
    "play.without_orders": Phrase(
        "Chưa áp dụng tệp lệnh; chương trình phát không có lệnh ấy. Sửa tệp thì màn hình đổi theo.",
        "The file of orders was not applied; the programme plays without it. Mend the file and the wall follows.",
    ),
    "play.slate_stands": Phrase(
        "Chưa phát được chương trình nào; màn hình hiện bảng chờ. Sửa tệp thì màn hình đổi theo.",
        "There is no programme to play; the slate stands on the wall. Mend the file and the wall follows.",
    ),
    "play.old_plays_on": Phrase(
        "Chưa áp dụng gì; bản trước vẫn đang phát.", "Nothing was applied; the version before plays on."
    ),
    "play.not_played": Phrase("Không phát được: {reason}.", "It did not play: {reason}."),
    "play.why.never_up": Phrase("{screen}: không mở được màn hình", "{screen}: the screen never came up"),
    "play.why.no_picture": Phrase(
        "{screen}: màn hình mở được nhưng chưa hiện hình nào", "{screen}: the screen came up but never showed a picture"
    ),
    "play.why.nothing_on": Phrase(
        "{screen}: không có gì để phát: ngoài giờ hoạt động, dừng khẩn cấp, hoặc không mục nào phát được; "
        "hỏi bằng lệnh what --explain",
        "{screen}: nothing was on: dark by its hours or by order, or no item that can be shown; "
        "ask with what --explain",
    ),
    "play.played": Phrase(
        "Đã phát {plays} lượt trong {seconds} giây, {handoffs} lần chuyển mục.",
        "Played {plays} plays in {seconds} s, with {handoffs} hand-offs.",
    ),
    "play.holds": Phrase(
        "Hình cũ đứng lâu hơn dự định: giữa {median} ms, lâu nhất {worst} ms; mất {dropped} khung hình.",
        "The last picture stood longer than planned: median {median} ms, worst {worst} ms; frames dropped: {dropped}.",
    ),
    "play.restarts": Phrase(
        "{screen}: phải khởi động lại {count} lần; xem báo cáo.", "{screen}: restarted {count} times; see the report."
    ),
}
