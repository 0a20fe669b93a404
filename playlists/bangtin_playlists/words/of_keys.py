"""What can be wrong with keys, their shapes and their spelling."""

from bangtin_playlists.words.phrase import Phrase, Wrong

OF_KEYS: dict[str, Wrong] = {
    # keys and shapes
    "unknown_key": Wrong(
        Phrase("Khóa “{found}” không có ở đây.", "There is no key “{found}” here."),
        Phrase("Ở đây chỉ nhận: {known}.", "The keys are: {known}."),
    ),
    "missing_key": Wrong(
        Phrase("Thiếu khóa “{key}”.", "The key “{key}” is missing."),
        Phrase("Thêm {key}: … vào đây.", "Add {key}: … here."),
    ),
    "unknown_choice": Wrong(
        Phrase("“{found}” không nằm trong các lựa chọn.", "“{found}” is not among the choices."),
        Phrase("Chọn một trong: {known}.", "Choose one of: {known}."),
    ),
    "not_mapping": Wrong(
        Phrase(
            "Ở đây phải là các cặp khóa: giá trị, không phải “{found}”.",
            "This has to be keys with values, not “{found}”.",
        ),
        Phrase(
            "Viết dạng {{khóa: giá trị}} hoặc thụt lề từng khóa một dòng.",
            "Write {{key: value}}, or one key a line, indented.",
        ),
    ),
    "not_list": Wrong(
        Phrase("Ở đây phải là một danh sách, không phải “{found}”.", "This has to be a list, not “{found}”."),
        Phrase("Viết mỗi mục một dòng bắt đầu bằng dấu gạch -.", "Write one line for each, beginning with a dash -."),
    ),
    # spelling
    "legacy_text": Wrong(
        Phrase(
            "“{found}” có vẻ là chữ {encoding}, không phải Unicode.", "“{found}” looks like {encoding}, not Unicode."
        ),
        Phrase("Có lẽ là: {near_text}", "It probably says: {near_text}"),
    ),
}
