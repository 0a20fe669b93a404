"""What the command line itself says, in both languages."""

from bangtin_player.command_line.centre_phrases import CENTRE_PHRASES
from bangtin_player.command_line.help_phrases import HELP_PHRASES
from bangtin_player.command_line.look_phrases import LOOK_PHRASES
from bangtin_player.command_line.play_phrases import PLAY_PHRASES
from bangtin_playlists.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    **HELP_PHRASES,
    **CENTRE_PHRASES,
    **LOOK_PHRASES,
    **PLAY_PHRASES,
    "unreadable.missing": Phrase(
        "Không có tệp {path}. Kiểm tra tên và thư mục.", "There is no file {path}. Check its name and folder."
    ),
    "unreadable.folder": Phrase(
        "{path} là thư mục. Ghi tên tệp bên trong.", "{path} is a folder. Name the file in it."
    ),
    "unreadable.denied": Phrase(
        "Không có quyền đọc tệp {path}. Kiểm tra quyền truy cập.",
        "The file {path} may not be read. Check its permissions.",
    ),
    "unreadable.other": Phrase(
        "Không đọc được tệp {path} ({detail}). Kiểm tra ổ đĩa.",
        "The file {path} cannot be read ({detail}). Check the disk.",
    ),
    "call.missing_command": Phrase("Thiếu lệnh. Có: {known}.", "A command is missing. There are: {known}."),
    "call.no_command": Phrase(
        "Không có lệnh “{found}”. Có: {known}.", "There is no command “{found}”. There are: {known}."
    ),
    "call.no_option": Phrase("Không có tùy chọn {option}.", "There is no option {option}."),
    "call.no_value": Phrase("{option} không nhận giá trị.", "{option} takes no value."),
    "call.missing": Phrase("Thiếu {option}: {told}", "{option} is missing: {told}"),
    "call.bad_value": Phrase("{option}: không dùng được “{found}”. {told}", "{option}: “{found}” will not do. {told}"),
    "call.extra": Phrase("Thừa “{found}”.", "“{found}” is too much."),
    "call.near": Phrase("Có phải “{near}”?", "Did you mean “{near}”?"),
    "call.see_help": Phrase("Xem {command} --help", "See {command} --help"),
    "unread_below": Phrase(
        "Sửa lỗi cú pháp trước: phần còn lại của tệp chưa được kiểm tra.",
        "Mend the slip in the YAML first: the rest of the file was not judged.",
    ),
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
}
