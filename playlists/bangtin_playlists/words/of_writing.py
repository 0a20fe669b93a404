"""What can be wrong with how a programme is written: its text, single values, keys and spelling."""

from bangtin_playlists.words.phrase import Phrase, Wrong

OF_WRITING: dict[str, Wrong] = {
    # the text itself
    "not_utf8": Wrong(
        Phrase("Tệp không phải UTF-8: gặp byte {found}.", "The file is not UTF-8: there is a byte {found}."),
        Phrase("Lưu lại tệp với bảng mã UTF-8.", "Save it again as UTF-8."),
    ),
    "bad_character": Wrong(
        Phrase(
            "Có ký tự điều khiển {found} không được phép.",
            "There is a control character {found}, which is not allowed.",
        ),
        Phrase("Xóa ký tự đó.", "Delete it."),
    ),
    "syntax": Wrong(
        Phrase("Không đúng cú pháp YAML: {found}.", "This is not YAML: {found}."),
        Phrase(
            "Kiểm tra thụt lề (dấu cách, không dùng Tab), dấu hai chấm, ngoặc và dấu nháy ở đây hoặc dòng trên.",
            "Check the indentation (spaces, no tabs), colons, brackets and quotes here or in the line above.",
        ),
    ),
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
        Phrase("Đặt &{found} trước chỗ dùng *{found}.", "Put &{found} before *{found} is used."),
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
        Phrase("Xóa nhãn, chỉ để giá trị.", "Remove it and leave the value."),
    ),
    # single values
    "not_text": Wrong(
        Phrase("Ở đây phải là chữ, không phải “{found}”.", "This has to be text, not “{found}”."),
        Phrase(
            "Viết một dòng chữ; nếu có dấu : hoặc # thì đặt trong dấu nháy kép.",
            "Write text; put it in quotes if it holds a : or a #.",
        ),
    ),
    "empty_text": Wrong(
        Phrase("Dòng chữ để trống.", "The text is empty."),
        Phrase("Điền nội dung hoặc xóa khóa này.", "Fill it in, or remove the key."),
    ),
    "bad_number": Wrong(
        Phrase("“{found}” không phải số nguyên.", "“{found}” is not a whole number."),
        Phrase("Viết một số nguyên, ví dụ 3.", "Write a whole number such as 3."),
    ),
    "out_of_range": Wrong(
        Phrase("{found} nằm ngoài khoảng cho phép.", "{found} is out of range."),
        Phrase("Chọn một số từ {least} đến {most}.", "Choose a number from {least} to {most}."),
    ),
    "bad_switch": Wrong(
        Phrase("“{found}” không phải có hay không.", "“{found}” is neither yes nor no."),
        Phrase("Viết true hoặc false (có hoặc không).", "Write true or false."),
    ),
    "bad_length": Wrong(
        Phrase("“{found}” không phải thời lượng.", "“{found}” is not a length of time."),
        Phrase("Viết kèm đơn vị: 10s, 1m30s, 250ms hoặc 2h.", "Write it with its unit: 10s, 1m30s, 250ms or 2h."),
    ),
    "too_short": Wrong(
        Phrase("Thời lượng “{found}” ngắn hơn 1 mili giây.", "The length “{found}” is under a millisecond."),
        Phrase("Viết ít nhất 1ms.", "Write at least 1ms."),
    ),
    "bad_level": Wrong(
        Phrase("“{found}” không phải mức ưu tiên.", "“{found}” is not a level."),
        Phrase(
            "Viết 0 (dự phòng), 10 (thông thường), 20 (ưu tiên) hoặc 30 (khẩn cấp).",
            "Write 0 (fallback), 10 (normal), 20 (priority) or 30 (emergency).",
        ),
    ),
    "bad_size": Wrong(
        Phrase("“{found}” không phải kích thước.", "“{found}” is not a size."),
        Phrase("Viết rộng x cao theo điểm ảnh, ví dụ 1024x512.", "Write width x height in pixels, such as 1024x512."),
    ),
    "bad_spot": Wrong(
        Phrase("“{found}” không phải vị trí.", "“{found}” is not a position."),
        Phrase(
            "Viết [x, y] theo điểm ảnh từ góc trên bên trái, ví dụ [0, 0].",
            "Write [x, y] in pixels from the top left corner, such as [0, 0].",
        ),
    ),
    "bad_box": Wrong(
        Phrase("“{found}” không phải khung.", "“{found}” is not a box."),
        Phrase(
            "Viết [x, y, rộng, cao] theo điểm ảnh, ví dụ [0, 0, 1024, 512].",
            "Write [x, y, width, height] in pixels, such as [0, 0, 1024, 512].",
        ),
    ),
    "bad_colour": Wrong(
        Phrase("“{found}” không phải màu.", "“{found}” is not a colour."),
        Phrase('Viết trong dấu nháy, ví dụ "#0b1f3a".', 'Write it in quotes, such as "#0b1f3a".'),
    ),
    "empty_list": Wrong(
        Phrase("Danh sách để trống.", "The list is empty."),
        Phrase("Điền ít nhất một mục hoặc xóa khóa này.", "Fill in one thing at least, or remove the key."),
    ),
    "bad_recurrence": Wrong(
        Phrase("“{found}” không phải quy tắc lặp theo ngày.", "“{found}” is not a recurrence of days."),
        Phrase(
            "Viết RRULE (RFC 5545) theo ngày, ví dụ FREQ=WEEKLY;BYDAY=MO,TH; giờ viết ở from và to.",
            "Write an RRULE of RFC 5545 that picks days, such as FREQ=WEEKLY;BYDAY=MO,TH; hours go to from and to.",
        ),
    ),
    "bad_days": Wrong(
        Phrase("“{found}” không phải ngày trong tuần.", "“{found}” is not a weekday."),
        Phrase(
            "Viết mon, tue, wed, thu, fri, sat, sun (hoặc t2 … t7, cn), ví dụ mon-sat hay [mon, thu].",
            "Write mon, tue, wed, thu, fri, sat, sun, such as mon-sat or [mon, thu].",
        ),
    ),
    "no_days": Wrong(
        Phrase("Không có ngày nào trong tuần.", "No weekday is given."),
        Phrase("Điền ít nhất một ngày hoặc xóa khóa days.", "Give at least one, or remove the key days."),
    ),
    "bad_weekday": Wrong(
        Phrase("“{found}” không phải một ngày trong tuần.", "“{found}” is not one weekday."),
        Phrase("Viết đúng một ngày, ví dụ mon.", "Write exactly one, such as mon."),
    ),
    "bad_time": Wrong(
        Phrase("“{found}” không phải giờ trong ngày.", "“{found}” is not a time of the day."),
        Phrase(
            'Viết giờ:phút, ví dụ "05:30"; hết ngày là "24:00".',
            'Write hours:minutes, such as "05:30"; the end of the day is "24:00".',
        ),
    ),
    "bad_date": Wrong(
        Phrase("“{found}” không phải ngày có thật.", "“{found}” is not a date that exists."),
        Phrase("Viết 2026-04-30 hoặc 30/04/2026.", "Write 2026-04-30 or 30/04/2026."),
    ),
    "bad_moment": Wrong(
        Phrase("“{found}” không phải thời điểm.", "“{found}” is not a date and time."),
        Phrase(
            "Viết ngày và giờ: 2026-04-30 18:05 hoặc 2026-04-30T18:05:00+07:00.",
            "Write 2026-04-30 18:05 or 2026-04-30T18:05:00+07:00.",
        ),
    ),
    "bad_lunar": Wrong(
        Phrase("“{found}” không phải ngày âm lịch.", "“{found}” is not a lunar day."),
        Phrase("Viết ngày/tháng, ví dụ 15/8 hoặc 23/12 - 7/1.", "Write day/month, such as 15/8 or 23/12 - 7/1."),
    ),
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
