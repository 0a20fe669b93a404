"""What the command line itself says, in both languages."""

from bangtin_player.command_line.play_phrases import PLAY_PHRASES
from bangtin_playlists.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    **PLAY_PHRASES,
    "unreadable": Phrase("Không đọc được tệp {path}: {reason}.", "The file {path} cannot be read: {reason}."),
    "bad_instant": Phrase(
        "{option}: “{found}” không phải thời điểm; viết 2026-04-06T06:00:37+07:00. "
        "Không ghi múi giờ thì là giờ của màn hình.",
        "{option}: “{found}” is not an instant; write 2026-04-06T06:00:37+07:00. "
        "Without an offset it is the screen's local time.",
    ),
    "ends_before": Phrase("--to không sau --from.", "--to is not after --from."),
    "bad_trigger": Phrase(
        "--trigger: “{found}” không đúng; viết TÊN=TỪ/ĐẾN, ví dụ bao-chay=2026-04-06T22:03:20/2026-04-06T22:18:05.",
        "--trigger: “{found}” is not right; write NAME=FROM/TO, such as "
        "bao-chay=2026-04-06T22:03:20/2026-04-06T22:18:05.",
    ),
    "mistakes": Phrase("{count} lỗi. Không áp dụng gì cả.", "Mistakes: {count}. Nothing is applied."),
    "fine": Phrase("Không có lỗi.", "No mistakes."),
    "warnings": Phrase("{count} lưu ý.", "Notes: {count}."),
    "see_check": Phrase("{count} lưu ý; xem bằng lệnh check.", "Notes: {count}; see them with check."),
    "help.app": Phrase(
        "Phát chương trình của một màn hình, và trả lời màn hình phát gì, khi nào, vì sao.",
        "Plays the programme of a screen, and answers what it shows, when and why.",
    ),
    "help.what": Phrase("Màn hình phát gì tại một thời điểm.", "What the screen shows at an instant."),
    "help.plan": Phrase(
        "Mỗi mục được phát bao nhiêu lượt trong một khoảng thời gian.", "How often each item plays in a period."
    ),
    "help.check": Phrase(
        "Kiểm tra chương trình (hoặc tệp lệnh): báo mọi lỗi cùng lúc, kèm tệp và dòng.",
        "Check a programme (or orders): every mistake at once, with file and line.",
    ),
    "help.programme": Phrase("Tệp chương trình (YAML).", "The programme (YAML)."),
    "help.orders": Phrase(
        "Tệp lệnh: tin khẩn cấp, dừng khẩn cấp, Quốc tang, thu hồi; thay cho lệnh ghi trong chương trình.",
        "A file of orders: emergencies, blackouts, mourning, recalls; in place of those in the programme.",
    ),
    "help.at": Phrase(
        "Thời điểm, ví dụ 2026-04-06T06:00:37+07:00; không ghi múi giờ là giờ của màn hình.",
        "The instant, such as 2026-04-06T06:00:37+07:00; without an offset it is the screen's local time.",
    ),
    "help.from": Phrase("Từ thời điểm này (tính cả).", "From this instant (included)."),
    "help.to": Phrase("Đến thời điểm này (không tính).", "To this instant (excluded)."),
    "help.json": Phrase("Trả lời bằng JSON cho máy đọc.", "Answer in JSON, for machines."),
    "help.explain": Phrase(
        "Nói vì sao từng dòng lịch được phát hoặc không.", "Say why each line of the schedule is on or not."
    ),
    "help.lang": Phrase(
        "Ngôn ngữ: vi hoặc en; mặc định theo môi trường.", "Language: vi or en; the environment's by default."
    ),
    "help.trigger": Phrase(
        "Tín hiệu tại chỗ đóng từ lúc nào đến lúc nào; dùng được nhiều lần.",
        "A local trigger, asserted from and to; may be repeated.",
    ),
}
