"""What `play` says, in both languages."""

from bangtin_playlists.words.phrase import Phrase

PLAY_PHRASES: dict[str, Phrase] = {
    "help.pattern": Phrase(
        "Hiện mẫu kiểm tra của màn hình: viền, góc, lưới mô-đun đánh số, màu, dải xám, vùng xuất hình.",
        "Show a screen's test pattern: border, corners, numbered modules, colours, ramp, viewport.",
    ),
    "help.pattern.programme": Phrase(
        "Chương trình (YAML) của màn hình cần kiểm tra.", "The programme (YAML) of the screen to test."
    ),
    "help.pattern.size": Phrase(
        "Không có chương trình: số điểm ảnh của màn hình.", "Without a programme: the screen's pixels."
    ),
    "help.pattern.module": Phrase(
        "Số điểm ảnh của một mô-đun LED, để đánh số lưới.", "Pixels of one LED module, to number the grid by."
    ),
    "pattern.bad_size": Phrase(
        "{option} “{found}” không phải số điểm ảnh. Viết như 1024x512.",
        "{option} “{found}” is no size in pixels. Write it like 1024x512.",
    ),
    "help.play": Phrase(
        "Phát một chương trình, hoặc lặp các tệp phim, ảnh, PDF như chúng vốn có, lên màn hình của máy này.",
        "Play a programme, or loop films, pictures and PDFs as they are, on this machine's screen.",
    ),
    "help.play.files": Phrase(
        "Tệp chương trình (YAML), hoặc các tệp phim, ảnh, PDF.", "A programme (YAML), or films, pictures and PDFs."
    ),
    "help.play.engine": Phrase("Bộ giải mã phim: vlc hoặc qt.", "What decodes films: vlc or qt."),
    "help.play.surface": Phrase(
        "Cách vẽ: gpu, raster, hoặc auto theo máy.", "How pictures are drawn: gpu, raster, or auto, by the machine."
    ),
    "help.play.output": Phrase(
        "Cổng ra, ví dụ HDMI-A-1; mặc định là cổng đầu tiên.", "The output, such as HDMI-A-1; the first by default."
    ),
    "help.play.window": Phrase(
        "Phát trong cửa sổ, ví dụ 1024x512+0+0; phím Esc để kết thúc. Không ghi là toàn màn hình.",
        "Play in a window, such as 1024x512+0+0; Esc ends it. Full screen without it.",
    ),
    "help.play.at": Phrase(
        "Diễn tập: đồng hồ chạy từ thời điểm này; không ghi múi giờ là giờ của màn hình.",
        "Rehearse: the clock starts at this instant; without an offset it is the screen's local time.",
    ),
    "help.play.rate": Phrase("Diễn tập: đồng hồ nhanh gấp N lần.", "Rehearse: the clock runs N times as fast."),
    "help.play.seconds": Phrase("Kết thúc sau N giây.", "End after N seconds."),
    "help.play.report": Phrase(
        "Ghi lại kết quả (JSON): chuyển mục, khung hình, lượt phát, sự cố.",
        "Leave there what it came to (JSON): hand-offs, frames, plays, troubles.",
    ),
    "help.play.photograph": Phrase("Chụp lại hình đang phát (PNG).", "Leave there a picture of what is shown (PNG)."),
    "help.play.photograph_after": Phrase(
        "Chụp sau S giây kể từ hình đầu tiên.", "Take it S seconds after the first picture."
    ),
    "help.play.state": Phrase(
        "Thư mục lưu nhật ký phát và danh sách tệp bị cách ly.", "The folder of the play log and the quarantine."
    ),
    "help.play.settings": Phrase(
        "Tệp cài đặt máy phát (player.yaml), cho một hoặc nhiều màn hình.",
        "The player's settings (player.yaml), for one screen or several.",
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
    "play.no_screens": Phrase(
        "{path} chưa có màn hình nào: ghi ít nhất một dòng trong screens.",
        "{path} has no screen: write at least one row of screens.",
    ),
    "play.no_display": Phrase(
        "Không thấy màn hình: đặt DISPLAY hoặc WAYLAND_DISPLAY; không có giao diện đồ họa thì QT_QPA_PLATFORM=eglfs.",
        "No display was found: set DISPLAY or WAYLAND_DISPLAY, or QT_QPA_PLATFORM=eglfs where there is no desktop.",
    ),
    "play.no_file": Phrase("Không còn tệp nào phát được.", "No file is left that can be shown."),
    "play.old_plays_on": Phrase(
        "Chưa áp dụng gì; bản trước vẫn đang phát.", "Nothing was applied; the version before plays on."
    ),
    "play.not_played": Phrase("Không phát được: {reason}.", "It did not play: {reason}."),
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
