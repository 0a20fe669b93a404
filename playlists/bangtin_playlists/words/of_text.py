"""What can be wrong with the text of a file, before anything in it has a meaning: its encoding, and YAML itself."""

from bangtin_playlists.words.of_syntax import OF_SYNTAX
from bangtin_playlists.words.phrase import Phrase, Wrong

_OF_BYTES: dict[str, Wrong] = {
    "file_too_large": Wrong(
        Phrase("Tệp lớn hơn {most} MB.", "The file is larger than {most} MB."),
        Phrase(
            "Chương trình viết tay không lớn như vậy: kiểm tra có đúng tệp không, hoặc chia nhỏ.",
            "No programme written by hand is that large: see whether it is the right file, or divide it.",
        ),
    ),
    "not_text_file": Wrong(
        Phrase("Đây không phải tệp văn bản.", "This is not a text file."),
        Phrase(
            "Chương trình là tệp YAML, viết bằng trình soạn thảo văn bản, không phải tệp Word, Excel, PDF, ảnh, phim.",
            "A programme is YAML, written in a text editor; it cannot be a Word, Excel, PDF, picture or film file.",
        ),
    ),
    "utf16": Wrong(
        Phrase("Tệp được lưu bằng bảng mã UTF-16.", "The file was saved as UTF-16."),
        Phrase(
            "Lưu lại bằng UTF-8: trong Notepad chọn Save as, ô Encoding chọn UTF-8.",
            "Save it as UTF-8: in Notepad choose Save as, and UTF-8 under Encoding.",
        ),
    ),
    "not_utf8": Wrong(
        Phrase("Tệp không phải UTF-8: gặp byte {found}.", "The file is not UTF-8: there is a byte {found}."),
        Phrase(
            "Lưu lại bằng UTF-8: trong Notepad chọn Save as, ô Encoding chọn UTF-8.",
            "Save it as UTF-8: in Notepad choose Save as, and UTF-8 under Encoding.",
        ),
    ),
    "empty_file": Wrong(
        Phrase("Tệp trống.", "The file is empty."),
        Phrase(
            "Viết chương trình vào tệp, hoặc chép lại từ bản gốc nếu việc lưu bị dở dang.",
            "Write the programme into it, or copy it again if saving it was cut short.",
        ),
    ),
    "not_programme": Wrong(
        Phrase("Nội dung tệp không có dạng “khóa: giá trị”.", "The file is not made of “key: value”."),
        Phrase(
            "Bắt đầu bằng screen: rồi đến playlists: và schedule:, mỗi khóa ở đầu một dòng.",
            "Begin with screen:, then playlists: and schedule:, each at the beginning of a line.",
        ),
    ),
    "bad_character": Wrong(
        Phrase(
            "Có ký tự điều khiển {found} không được phép.",
            "There is a control character {found}, which is not allowed.",
        ),
        Phrase("Xóa ký tự đó.", "Delete it."),
    ),
    "invisible": Wrong(
        Phrase(
            "Trong khóa có ký tự không nhìn thấy {found}.",
            "There is a character that nobody sees, {found}, in the key.",
        ),
        Phrase("Xóa rồi gõ lại khóa này bằng tay.", "Delete the key and type it again."),
    ),
}

_OF_YAML: dict[str, Wrong] = {
    "second_document": Wrong(
        Phrase("Tệp có hơn một tài liệu YAML.", "The file holds more than one YAML document."),
        Phrase("Xóa dấu --- hoặc tách thành hai tệp.", "Remove the --- or make two files."),
    ),
    "too_deep": Wrong(
        Phrase("Lồng nhau quá {most} tầng.", "Nested more than {most} levels deep."),
        Phrase("Bỏ bớt ngoặc hoặc tầng thụt lề.", "Take out brackets or levels of indentation."),
    ),
    "too_large": Wrong(
        Phrase("Tệp có hơn {most} phần.", "The file has more than {most} parts."),
        Phrase(
            "Chia nhỏ chương trình hoặc bớt các bí danh (*tên).", "Divide the programme, or use fewer aliases (*name)."
        ),
    ),
    "unknown_anchor": Wrong(
        Phrase("Không có mỏ neo “{found}” ở phía trên.", "There is no anchor “{found}” above."),
        Phrase(
            "Đặt &{found} trước chỗ dùng *{found}; nếu dấu * là chữ thì đặt trong dấu nháy kép.",
            "Put &{found} before *{found} is used; where the * is text, put it in double quotes.",
        ),
    ),
    "merge": Wrong(
        Phrase("Không dùng được khóa gộp << của YAML.", "YAML's merge key << is not used here."),
        Phrase(
            "Viết các khóa ra, hoặc đặt &tên cho một phần rồi lặp lại bằng *tên.",
            "Write the keys out, or repeat a whole part with &name and *name.",
        ),
    ),
    "key_not_text": Wrong(
        Phrase("Khóa phải là một từ.", "A key has to be a word."),
        Phrase("Viết dạng khóa: giá trị.", "Write it as key: value."),
    ),
    "doubled_key": Wrong(
        Phrase(
            "Khóa “{found}” bị lặp; lần đầu ở dòng {first}.",
            "The key “{found}” is here twice; the first is in line {first}.",
        ),
        Phrase("Giữ lại một trong hai.", "Keep one of them."),
    ),
    "tag": Wrong(
        Phrase("Không dùng nhãn kiểu YAML “{found}”.", "YAML's tag “{found}” is not used here."),
        Phrase(
            "Xóa nhãn, chỉ để giá trị; nếu dấu ! là chữ thì đặt trong dấu nháy kép.",
            "Remove it and leave the value; where the ! is text, put it in double quotes.",
        ),
    ),
}

OF_TEXT: dict[str, Wrong] = {**_OF_BYTES, **OF_SYNTAX, **_OF_YAML}
