"""What breaks YAML, in the words of people who never heard of it; `programme/syntax.py` tells which it is."""

from bangtin_playlists.words.phrase import Phrase, Wrong

OF_SYNTAX: dict[str, Wrong] = {
    "tab": Wrong(
        Phrase("Dòng này thụt lề bằng phím Tab.", "The line is indented by a tab."),
        Phrase("Thay Tab bằng dấu cách, mỗi tầng 2 dấu cách.", "Use spaces instead, two for each level."),
    ),
    "odd_space": Wrong(
        Phrase("Dòng này thụt lề bằng khoảng trắng lạ {found}.", "The line is indented by an odd space, {found}."),
        Phrase(
            "Xóa phần thụt lề và gõ lại bằng dấu cách (thường gặp khi chép từ Word hoặc trang web).",
            "Delete the indentation and type spaces (this happens when text comes from Word or a web page).",
        ),
    ),
    "odd_dash": Wrong(
        Phrase("Mục của danh sách bắt đầu bằng “{found}”.", "The row begins with “{found}”."),
        Phrase(
            "Gõ dấu trừ - trên bàn phím rồi một dấu cách (Word hay tự đổi dấu này).",
            "Type the plain dash - and a space (Word likes to change it).",
        ),
    ),
    "dash_space": Wrong(
        Phrase("Thiếu dấu cách sau dấu gạch “-”.", "There is no space after the dash “-”."),
        Phrase("Viết dạng - id: …, có dấu cách sau dấu gạch.", "Write it as - id: ..., with a space after the dash."),
    ),
    "colon_space": Wrong(
        Phrase("Thiếu dấu cách sau dấu hai chấm trong “{found}”.", "There is no space after the colon in “{found}”."),
        Phrase(
            "Viết dạng khóa: giá trị, có dấu cách sau dấu hai chấm.", "Write key: value, with a space after the colon."
        ),
    ),
    "no_colon": Wrong(
        Phrase("Dòng này không có dấu hai chấm.", "The line has no colon."),
        Phrase(
            "Viết dạng khóa: giá trị; nếu là phần tiếp của dòng chữ trên thì đặt cả đoạn trong dấu nháy kép.",
            "Write key: value; where it goes on with the text above, put all of that in double quotes.",
        ),
    ),
    "inner_colon": Wrong(
        Phrase("Trong giá trị có dấu hai chấm rồi dấu cách.", "The value holds a colon and a space."),
        Phrase(
            'Đặt cả giá trị trong dấu nháy kép: "…: …"; nếu đây là một khóa nữa thì thêm dấu phẩy trước nó.',
            'Put the whole value in double quotes: "...: ..."; where this is another key, put a comma before it.',
        ),
    ),
    "needs_quotes": Wrong(
        Phrase("Giá trị không được bắt đầu bằng “{found}”.", "A value may not begin with “{found}”."),
        Phrase('Đặt cả giá trị trong dấu nháy kép: "{found}…".', 'Put the whole value in double quotes: "{found}...".'),
    ),
    "hash": Wrong(
        Phrase(
            "Từ dấu # đến hết dòng là ghi chú, nên ngoặc mở trước đó không được đóng.",
            "From the # to the end of the line is a remark, so the bracket before it is never closed.",
        ),
        Phrase('Đặt chữ có dấu # trong dấu nháy kép: "#1 …".', 'Put text that holds a # in double quotes: "#1 ...".'),
    ),
    "open_quote": Wrong(
        Phrase("Dấu nháy mở ở đây không có dấu đóng.", "The quote that opens here is never closed."),
        Phrase("Thêm dấu nháy đóng, cùng loại với dấu mở.", "Close it with a quote of the same kind."),
    ),
    "after_quote": Wrong(
        Phrase("Sau dấu nháy đóng vẫn còn chữ.", "Text goes on after the closing quote."),
        Phrase(
            'Đặt cả giá trị trong một cặp nháy; bên trong dùng “ ” hoặc \\" cho dấu nháy.',
            'Put the whole value in one pair of quotes; write “ ” or \\" for quotes inside.',
        ),
    ),
    "backslash": Wrong(
        Phrase("Dấu \\ trong nháy kép có nghĩa riêng.", "In double quotes a \\ has a meaning of its own."),
        Phrase(
            "Viết / thay cho \\, hoặc dùng dấu nháy đơn.",
            "Write / in its place, or use single quotes.",
        ),
    ),
    "open_bracket": Wrong(
        Phrase("Ngoặc “{found}” mở ở đây không được đóng.", "The bracket “{found}” that opens here is never closed."),
        Phrase("Thêm ngoặc đóng ở cuối mục.", "Close it where the item ends."),
    ),
    "stray_bracket": Wrong(
        Phrase("Ngoặc đóng “{found}” này không có ngoặc mở.", "No bracket was opened for this “{found}”."),
        Phrase("Xóa nó, hoặc thêm ngoặc mở.", "Delete it, or open one."),
    ),
    "no_comma": Wrong(
        Phrase(
            "Thiếu dấu phẩy hoặc ngoặc đóng trước chỗ này.", "A comma, or a closing bracket, is missing before this."
        ),
        Phrase("Ngăn các phần trong ngoặc bằng dấu phẩy.", "Put commas between the parts inside brackets."),
    ),
    "indent": Wrong(
        Phrase("Thụt lề không khớp với các dòng trên.", "The indentation does not match the lines above."),
        Phrase(
            "Các khóa cùng tầng, và các dấu - của một danh sách, phải bắt đầu ở cùng một cột.",
            "Keys of one level, and the dashes of one list, begin in the same column.",
        ),
    ),
    "syntax": Wrong(
        Phrase("Không đúng cú pháp YAML ({found}).", "This is not YAML: {found}."),
        Phrase(
            "Kiểm tra thụt lề (dấu cách, không dùng Tab), dấu hai chấm, ngoặc và dấu nháy ở đây hoặc dòng trên.",
            "Check the indentation (spaces, no tabs), colons, brackets and quotes here or in the line above.",
        ),
    ),
}
"""After these nothing more of the file is read."""
