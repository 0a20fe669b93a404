"""What can be wrong with a single value: a number, a length, a day, a colour."""

from bangtin_playlists.words.phrase import Phrase, Wrong

OF_VALUES: dict[str, Wrong] = {
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
    "curly_quotes": Wrong(
        Phrase(
            "Dấu nháy cong quanh {found} là chữ, không phải dấu nháy của YAML.",
            "The curly quotes around {found} are letters to YAML, not quotes.",
        ),
        Phrase('Gõ lại bằng dấu nháy thẳng: "{bare}".', 'Type straight quotes: "{bare}".'),
    ),
    "bad_number": Wrong(
        Phrase("“{found}” không phải số nguyên.", "“{found}” is not a whole number."),
        Phrase("Viết một số nguyên, ví dụ 3.", "Write a whole number such as 3."),
    ),
    "out_of_range": Wrong(
        Phrase("{found} nằm ngoài khoảng cho phép.", "{found} is out of range."),
        Phrase("Chọn một số từ {least} đến {most}.", "Choose a number from {least} to {most}."),
    ),
    "bad_contact": Wrong(
        Phrase("“{found}” không phải chỗ nối tiếp điểm.", "“{found}” is no place where a contact is wired."),
        Phrase(
            "Viết chip:đường của GPIO, ví dụ gpiochip0:17, hoặc đường dẫn đầy đủ của một tệp.",
            "Write the GPIO's chip:line, such as gpiochip0:17, or the whole path of a file.",
        ),
    ),
    "bad_switch": Wrong(
        Phrase("“{found}” không phải “có” hay “không”.", "“{found}” is neither yes nor no."),
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
    "no_such_day": Wrong(
        Phrase(
            "Không có ngày “{found}”: tháng {month} có {last} ngày.", "There is no “{found}”: {month} has {last} days."
        ),
        Phrase("Sửa ngày hoặc tháng.", "Change the day or the month."),
    ),
    "bad_date": Wrong(
        Phrase("“{found}” không phải ngày.", "“{found}” is not a date."),
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
}
