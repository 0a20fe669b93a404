"""What people read of outages and of what heartbeats complain of, Vietnamese first.

The code is what counts and what is kept; a code that is not known here, of a newer player, is shown as it stands.
"""

from bangtin_server.players.commands import Stage
from bangtin_server.players.models import Outage

_GRIEVANCES = {
    "screen_stuck": ("Màn hình bị treo: không còn chuyển nội dung", "The screen is stuck: it shows no progress"),
    "clock_untrusted": (
        "Chưa đồng bộ giờ: thiết bị chỉ phát nội dung dự phòng",
        "The clock is not trusted: only the fallback plays",
    ),
    "clock_apart": (
        "Đồng hồ của thiết bị và của trung tâm lệch nhau (số âm: thiết bị chậm hơn)",
        "The clocks of the machine and of the centre disagree (minus: the machine's is behind)",
    ),
    "clock-jumped": ("Đồng hồ của thiết bị vừa nhảy", "The clock of the machine jumped"),
    "medium_unplayable": ("Thiếu hoặc không phát được một tệp", "A file is missing or cannot be played"),
    "medium_rotted": (
        "Một tệp trên thiết bị đã hỏng, đang tải lại",
        "A file rotted on the machine and is fetched again",
    ),
    "font-unreadable": (
        "Một phông chữ không đọc được, màn hình dùng phông mặc định",
        "A font cannot be read; the usual one is used",
    ),
    "unplayable": ("Một mục không phát được", "An item cannot be played"),
    "quarantined": ("Một tệp làm treo màn hình nên đã bị tạm gác", "A file brought the screen down and is held back"),
    "documents": ("Chương trình không dùng được", "The programme cannot be used"),
    "document_absent": ("Không tìm thấy tài liệu đã phát hành", "A published document is not there"),
    "document_behind": (
        "Thiết bị giữ bản cũ hơn bản đã phát hành",
        "The machine holds an older version than published",
    ),
    "document_disk": ("Không ghi được tài liệu lên thiết bị", "A document cannot be written on the machine"),
    "document_signature": ("Tài liệu có chữ ký sai, không phát", "A document's signature is wrong; it is not shown"),
    "document_keynotlisted": ("Tài liệu ký bằng khóa lạ, không phát", "A document is signed by an unknown key"),
    "document_misdirected": ("Tài liệu của màn hình khác, không phát", "A document is for another screen"),
    "document_notnewer": ("Tài liệu cũ hơn bản đang giữ, không phát", "A document is older than the one that is held"),
    "document_semantics": ("Tài liệu cần phần mềm mới hơn", "A document needs newer software"),
    "document_form": ("Tài liệu sai dạng, không phát", "A document has the wrong form"),
    "document_content": ("Tài liệu sai nội dung, không phát", "A document's content cannot be read"),
    "centre_unreachable": ("Thiết bị không liên lạc được với máy chủ", "The machine does not reach the centre"),
    "centre_stranger": ("Máy chủ không nhận ra thiết bị", "The centre does not know the machine"),
    "play_log": ("Không ghi được nhật ký phát", "The play log cannot be written"),
    "plays_lost": ("Nhật ký phát bị mất một số dòng", "Rows of the play log were lost"),
    "play_refused": ("Máy chủ không nhận một dòng nhật ký phát", "The centre refuses a row of the play log"),
    "glyphs-missing": ("Phông chữ thiếu chữ cái", "The font lacks letters"),
    "text-too-slow": ("Dòng chữ chạy không kịp hết", "A running line does not get through its slot"),
    "photograph": ("Không chụp được màn hình", "The screen cannot be photographed"),
    "document_documents": ("Không ghi được tài liệu lên thiết bị", "A document cannot be written on the machine"),
    "command_form": ("Lệnh sai dạng, không làm", "A command has the wrong form; it is not done"),
    "command_content": ("Lệnh không đọc được, không làm", "A command cannot be read; it is not done"),
    "command_signature": ("Lệnh có chữ ký sai, không làm", "A command's signature is wrong; it is not done"),
    "command_keynotlisted": (
        "Lệnh ký bằng khóa lạ, không làm",
        "A command is signed by an unknown key; it is not done",
    ),
    "command_misdirected": ("Lệnh cho thiết bị khác, không làm", "A command is for another machine; it is not done"),
    "command_notnewer": ("Lệnh đã cũ, không làm", "A command is old; it is not done"),
    "command_semantics": ("Lệnh cần phần mềm mới hơn", "A command needs newer software"),
    "download_cut": ("Tải một tệp bị ngắt giữa chừng", "The download of a file broke off"),
    "download_refused": ("Máy chủ không có tệp cần tải", "The server does not give a file that is needed"),
    "wrong_digest": ("Một tệp tải về sai nội dung, không dùng", "A file came with other content; it is not used"),
    "wrong_size": ("Một tệp tải về sai kích thước, không dùng", "A file came in another size; it is not used"),
    "store_no_space": ("Thiết bị hết chỗ để chứa tệp", "The machine has no room for files"),
    "store_over_quota": ("Các tệp vượt hạn mức của thiết bị", "The files are more than the machine's quota"),
    "store_unusable": ("Không đọc hoặc ghi được kho tệp của thiết bị", "The machine's store of files cannot be used"),
    "contact_asserted": (
        "Tiếp điểm tại chỗ đã tác động (báo cháy …): màn hình phát tin khẩn cấp của nó",
        "A contact at the screen is asserted (a fire panel …): what it calls for is on the wall",
    ),
    "contact_unreadable": (
        "Không đọc được tiếp điểm tại chỗ (báo cháy …)",
        "A contact at the screen (a fire panel …) cannot be read",
    ),
    "output-size": ("Ngõ ra có kích thước khác chương trình", "The output has another size than the programme"),
    "output-too-small": ("Ngõ ra nhỏ hơn màn hình trong chương trình", "The output is too small for the screen"),
}

_ANSWERS = {
    "no_such_screen": ("Thiết bị không phát cho màn hình này", "The machine does not drive this screen"),
    "no_picture": ("Không chụp được màn hình", "No picture of the screen came"),
    "reboot_refused": ("Máy không cho khởi động lại", "The machine refuses to start anew"),
    "reboot_unavailable": ("Máy không có lệnh khởi động lại", "The machine has no command to start anew"),
    "reboot_stuck": ("Máy đã nhận lệnh nhưng không khởi động lại", "The machine was told to start anew and runs on"),
    "interrupted": ("Bị ngắt giữa chừng do khởi động lại", "Interrupted by a restart"),
    "expired": ("Lệnh đến quá muộn", "The command came too late"),
    "failed": ("Không làm được", "It could not be done"),
}

_STAGES = {
    Stage.WAITING: ("Chờ thiết bị", "Waiting"),
    Stage.DONE: ("Đã làm", "Done"),
    Stage.REFUSED: ("Thiết bị từ chối", "Refused"),
    Stage.FAILED: ("Không làm được", "Failed"),
    Stage.EXPIRED: ("Hết hạn", "Expired"),
    Stage.CANCELLED: ("Đã hủy", "Cancelled"),
}
_DEEDS = {
    "collect": ("Nhận nội dung ngay", "Collect now"),
    "photograph": ("Chụp màn hình", "Take a picture"),
    "pattern": ("Hiện hình thử", "Show the test pattern"),
    "identify": ("Hiện tên màn hình", "Show the screen's name"),
    "volume": ("Đặt âm lượng", "Set the volume"),
    "restart-screen": ("Khởi động lại phần phát", "Restart the screen"),
    "reboot": ("Khởi động lại thiết bị", "Reboot the machine"),
    "release": ("Bỏ tạm gác một tệp", "Release a file"),
    "send-journal": ("Gửi nhật ký", "Send the log"),
    "leave": ("Rời trung tâm", "Leave the centre"),
}

_CAUSES = {
    Outage.Cause.SILENCE: "No connection",
    Outage.Cause.RESTART: "Power cut or restart",
    Outage.Cause.REPLACED: "Player replaced",
}


def of_grievance(code: str, language: str = "vi") -> str:
    """Return what a grievance means.

    >>> of_grievance("clock_untrusted", "en"), of_grievance("hologram")
    ('The clock is not trusted: only the fallback plays', 'hologram')
    """
    vietnamese, english = _GRIEVANCES.get(code, (code, code))
    return english if language.startswith("en") else vietnamese


def of_answer(code: str, language: str = "vi") -> str:
    """Return why a command was not done, by the code of its answer.

    >>> of_answer("reboot_refused"), of_answer("tired", "en")
    ('Máy không cho khởi động lại', 'tired')
    """
    vietnamese, english = _ANSWERS.get(code, (code, code))
    return english if language.startswith("en") else vietnamese


def of_cause(cause: Outage.Cause, language: str = "vi") -> str:
    """Return why a screen was not heard, as far as that is known."""
    return _CAUSES[cause] if language.startswith("en") else str(cause.label)


def of_stage(stage: Stage, language: str = "vi") -> str:
    """Return how far a command has come.

    >>> of_stage(Stage.EXPIRED), of_stage(Stage.EXPIRED, "en")
    ('Hết hạn', 'Expired')
    """
    vietnamese, english = _STAGES[stage]
    return english if language.startswith("en") else vietnamese


def of_deed(kind: str, language: str = "vi") -> str:
    """Return what a command asks for, by the tag of its deed.

    >>> of_deed("reboot"), of_deed("dance", "en")
    ('Khởi động lại thiết bị', 'dance')
    """
    vietnamese, english = _DEEDS.get(kind, (kind, kind))
    return english if language.startswith("en") else vietnamese
