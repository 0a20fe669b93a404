"""What `--help` says, in both languages: commands, arguments and options by their keys, placeholders, examples."""

from bangtin_playlists.words.phrase import Phrase

_COMMANDS: dict[str, Phrase] = {
    "help.app": Phrase(
        "Phát chương trình của một màn hình, và trả lời màn hình phát gì, khi nào, vì sao.",
        "Plays the programme of a screen, and answers what it shows, when and why.",
    ),
    "help.what": Phrase(
        "Màn hình phát gì tại một thời điểm, và vì sao.", "What the screen shows at an instant, and why."
    ),
    "help.plan": Phrase(
        "Mỗi mục được phát bao nhiêu lượt trong một khoảng thời gian.", "How often each item plays in a period."
    ),
    "help.check": Phrase(
        "Kiểm tra chương trình (hoặc tệp lệnh): báo mọi lỗi cùng lúc, kèm dòng và cách sửa.",
        "Check a programme (or orders): every mistake at once, with line and remedy.",
    ),
    "help.play": Phrase(
        "Phát một chương trình, hoặc lặp các tệp phim, ảnh, PDF như chúng vốn có, lên màn hình của máy này.",
        "Play a programme, or loop films, pictures and PDFs as they are, on this machine's screen.",
    ),
    "help.pattern": Phrase(
        "Hiện mẫu kiểm tra của màn hình: viền, góc, lưới mô-đun đánh số, màu, dải xám, vùng xuất hình.",
        "Show a screen's test pattern: border, corners, numbered modules, colours, ramp, viewport.",
    ),
}

_OF_ASKING: dict[str, Phrase] = {
    "help.programme": Phrase("Tệp chương trình (YAML).", "The programme (YAML)."),
    "help.checked": Phrase("Tệp chương trình hoặc tệp lệnh (YAML).", "The programme, or a file of orders (YAML)."),
    "help.orders": Phrase(
        "Tệp lệnh: tin khẩn cấp, dừng khẩn cấp, Quốc tang, thu hồi; thay cho lệnh ghi trong chương trình.",
        "A file of orders: emergencies, blackouts, mourning, recalls; in place of those in the programme.",
    ),
    "help.at": Phrase(
        "Thời điểm, ví dụ 2026-04-06T06:00:37+07:00; không ghi múi giờ thì là giờ của màn hình. Mặc định: bây giờ.",
        "The instant, such as 2026-04-06T06:00:37+07:00; without an offset it is the screen's local time. "
        "Now by default.",
    ),
    "help.from": Phrase("Từ thời điểm này (tính cả).", "From this instant (included)."),
    "help.to": Phrase("Đến thời điểm này (không tính).", "To this instant (excluded)."),
    "help.json": Phrase("Trả lời bằng JSON cho máy đọc.", "Answer in JSON, for machines."),
    "help.explain": Phrase(
        "Nói vì sao từng dòng lịch được phát hoặc không.", "Say why each line of the schedule is on or not."
    ),
    "help.trigger": Phrase(
        "Giả sử tín hiệu tại chỗ đóng từ lúc nào đến lúc nào; dùng được nhiều lần.",
        "Suppose that a local trigger is asserted from and to; may be repeated.",
    ),
    "help.lang": Phrase(
        "Ngôn ngữ, vi hoặc en; mặc định theo máy: tiếng Anh nếu máy đặt tiếng Anh, còn lại là tiếng Việt.",
        "Language, vi or en; by default the machine's: English where that is set, or Vietnamese.",
    ),
    "help.help": Phrase("Hiện trang này.", "Show this page."),
    "help.version": Phrase("Hiện phiên bản.", "Show the version."),
}

_OF_PLAYING: dict[str, Phrase] = {
    "help.play.files": Phrase(
        "Tệp chương trình (YAML), hoặc các tệp phim, ảnh, PDF, hoặc thư mục chứa chúng.",
        "A programme (YAML), or films, pictures and PDFs, or a folder of them.",
    ),
    "help.play.engine": Phrase(
        "Bộ giải mã phim, vlc hoặc qt; mặc định vlc.", "What decodes films, vlc or qt; vlc by default."
    ),
    "help.play.surface": Phrase(
        "Cách vẽ, gpu hoặc raster; mặc định auto: theo máy.",
        "How pictures are drawn, gpu or raster; auto, the default, goes by the machine.",
    ),
    "help.play.output": Phrase(
        "Cổng ra, ví dụ HDMI-A-1; mặc định là cổng đầu tiên.", "The output, such as HDMI-A-1; the first by default."
    ),
    "help.play.window": Phrase(
        "Phát trong cửa sổ, ví dụ 1024x512+0+0; phím Esc để kết thúc. Không ghi thì phát toàn màn hình.",
        "Play in a window, such as 1024x512+0+0; Esc ends it. Full screen without it.",
    ),
    "help.play.at": Phrase(
        "Diễn tập: đồng hồ chạy từ thời điểm này; không ghi múi giờ thì là giờ của màn hình.",
        "Rehearse: the clock starts at this instant; without an offset it is the screen's local time.",
    ),
    "help.play.rate": Phrase(
        "Diễn tập: đồng hồ nhanh gấp N lần, từ 0.01 đến 10000.",
        "Rehearse: the clock runs N times as fast, 0.01 to 10000.",
    ),
    "help.play.seconds": Phrase("Kết thúc sau N giây, ít nhất 0.1.", "End after N seconds, at least 0.1."),
    "help.play.report": Phrase(
        "Ghi lại kết quả (JSON): chuyển mục, khung hình, lượt phát, sự cố.",
        "Leave there what it came to (JSON): hand-offs, frames, plays, troubles.",
    ),
    "help.play.photograph": Phrase("Chụp lại hình đang phát (PNG).", "Leave there a picture of what is shown (PNG)."),
    "help.play.photograph_after": Phrase(
        "Chụp sau N giây kể từ hình đầu tiên; mặc định giữa chừng.",
        "Take it N seconds after the first picture; half-way by default.",
    ),
    "help.play.state": Phrase(
        "Thư mục lưu nhật ký phát và danh sách tệp bị cách ly.", "The folder of the play log and the quarantine."
    ),
    "help.play.settings": Phrase(
        "Tệp cài đặt máy phát (player.yaml), cho một hoặc nhiều màn hình.",
        "The player's settings (player.yaml), for one screen or several.",
    ),
    "help.pattern.programme": Phrase(
        "Chương trình (YAML) của màn hình cần kiểm tra.", "The programme (YAML) of the screen to test."
    ),
    "help.pattern.size": Phrase(
        "Không có chương trình: số điểm ảnh của màn hình; mặc định 1920x1080.",
        "Without a programme: the screen's pixels; 1920x1080 by default.",
    ),
    "help.pattern.module": Phrase(
        "Số điểm ảnh của một mô-đun LED, để đánh số lưới.", "Pixels of one LED module, to number the grid by."
    ),
}

_PLACEHOLDERS: dict[str, Phrase] = {
    "metavar.PROGRAMME": Phrase("CHƯƠNG-TRÌNH", "PROGRAMME"),
    "metavar.PROGRAMME | FILE...": Phrase("CHƯƠNG-TRÌNH | TỆP...", "PROGRAMME | FILE..."),
    "metavar.INSTANT": Phrase("THỜI-ĐIỂM", "INSTANT"),
    "metavar.FILE": Phrase("TỆP", "FILE"),
    "metavar.FILE.json": Phrase("TỆP.json", "FILE.json"),
    "metavar.FILE.png": Phrase("TỆP.png", "FILE.png"),
    "metavar.FOLDER": Phrase("THƯ-MỤC", "FOLDER"),
    "metavar.NAME": Phrase("TÊN", "NAME"),
    "metavar.NAME=FROM/TO": Phrase("TÊN=TỪ/ĐẾN", "NAME=FROM/TO"),
    "metavar.COMMAND": Phrase("LỆNH", "COMMAND"),
}

_PAGE: dict[str, Phrase] = {
    "page.usage": Phrase("Cách dùng", "Usage"),
    "page.arguments": Phrase("Tham số", "Arguments"),
    "page.options": Phrase("Tùy chọn", "Options"),
    "page.commands": Phrase("Các lệnh", "Commands"),
    "page.examples": Phrase("Ví dụ", "Examples"),
    "page.exit": Phrase("Mã thoát", "Exit codes"),
    "page.more": Phrase("[TÙY CHỌN]", "[OPTIONS]"),
    "page.required": Phrase("bắt buộc", "required"),
    "page.each": Phrase("Xem từng lệnh: {name} LỆNH --help", "For each command: {name} COMMAND --help"),
    "exit.enrolling": Phrase(
        "0 đã được trung tâm nhận · 1 không làm được · 2 gọi sai, hoặc không đọc được tệp",
        "0 the centre has accepted it · 1 it could not be done · 2 the call makes no sense, or a file cannot be read",
    ),
    "exit.asking": Phrase(
        "0 không có lỗi · 1 chương trình có lỗi · 2 gọi sai, hoặc không đọc được tệp",
        "0 fine · 1 the programme has mistakes · 2 the call makes no sense, or a file cannot be read",
    ),
    "exit.playing": Phrase(
        "0 đã phát · 1 không phát được, hoặc chương trình có lỗi · 2 gọi sai, hoặc không đọc được tệp",
        "0 it played · 1 it did not, or the programme has mistakes · "
        "2 the call makes no sense, or a file cannot be read",
    ),
}

EXAMPLES: dict[str, tuple[str, ...]] = {
    "check": ("check lobby.yaml", "check orders.yaml"),
    "what": (
        "what lobby.yaml --explain",
        "what lobby.yaml --at 2026-04-06T06:00:37",
        "what lobby.yaml --at 2026-04-06T18:05 --orders orders.yaml --json",
    ),
    "plan": ("plan lobby.yaml --from 2026-04-06 --to 2026-04-07",),
    "play": (
        "play lobby.yaml",
        "play lobby.yaml --window 1024x512+0+0 --at 2026-04-06T06:28:30",
        "play film.mp4 poster.png plan.pdf",
    ),
    "enrol": ("enrol https://centre.example.vn",),
    "run": ("run", "run --settings player.yaml"),
    "pattern": ("pattern lobby.yaml", "pattern --size 1024x512 --module 64x32 --window 1024x512+0+0"),
}
"""What to type, without the program's name: the same in every language."""

HELP_PHRASES: dict[str, Phrase] = {**_COMMANDS, **_OF_ASKING, **_OF_PLAYING, **_PLACEHOLDERS, **_PAGE}
