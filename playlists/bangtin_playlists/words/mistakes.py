"""What can be wrong with a hand-written programme: a phrase and a remedy for every code of a `Mistake`."""

from bangtin_playlists.words.phrase import Phrase, Wrong

NEAR = Phrase("Có phải “{near}”?", "Did you mean “{near}”?")

MISTAKES: dict[str, Wrong] = {
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
    # items
    "no_content": Wrong(
        Phrase("Mục phát không nói phát gì.", "The item does not say what it shows."),
        Phrase("Thêm một trong: {known}.", "Add one of: {known}."),
    ),
    "two_contents": Wrong(
        Phrase("Mục phát có cả “{first}” lẫn “{found}”.", "The item has both “{first}” and “{found}”."),
        Phrase("Giữ lại một, hoặc tách thành hai mục.", "Keep one of them, or make two items."),
    ),
    "not_for_list": Wrong(
        Phrase("“{found}” không dùng được cho danh sách con.", "“{found}” is not for a list inside a list."),
        Phrase("Danh sách con chỉ nhận list và weight.", "It only takes list and weight."),
    ),
    "no_length": Wrong(
        Phrase("Mục “{kind}” không có thời lượng.", "An item with “{kind}” has no length."),
        Phrase(
            "Thêm for, ví dụ for: 10s (với pages là mỗi trang).", "Add for, such as for: 10s (of each page with pages)."
        ),
    ),
    "count_without_pages": Wrong(
        Phrase("“count” chỉ dùng với pages.", "“count” goes with pages only."), Phrase("Xóa count.", "Remove it.")
    ),
    "long_transition": Wrong(
        Phrase("Chuyển cảnh dài hơn chính mục phát.", "The transition is longer than the item."),
        Phrase("Rút ngắn transition hoặc kéo dài for.", "Shorten the transition or lengthen for."),
    ),
    "ends_before": Wrong(
        Phrase("Kết thúc không sau lúc bắt đầu.", "It ends before it begins."),
        Phrase("Sửa một trong hai thời điểm.", "Change one of the two."),
    ),
    "length_unknown": Wrong(
        Phrase("Chưa biết phim “{found}” dài bao lâu.", "It is not known how long the film “{found}” is."),
        Phrase(
            "Thêm for, ví dụ for: 90s, hoặc chép tệp vào thư mục media.",
            "Add for, such as for: 90s, or copy the file into the media folder.",
        ),
    ),
    "too_few_pages": Wrong(
        Phrase("Cần {found} trang nhưng tệp chỉ có {there}.", "{found} pages are wanted, and there are {there}."),
        Phrase("Giảm count hoặc thêm trang.", "Lower count, or add pages."),
    ),
    "pages_unknown": Wrong(
        Phrase("Chưa biết “{found}” có bao nhiêu trang.", "It is not known how many pages “{found}” has."),
        Phrase(
            "Thêm count, ví dụ count: 3, hoặc chép tệp vào thư mục media.",
            "Add count, such as count: 3, or copy the file into the media folder.",
        ),
    ),
    "card_needs": Wrong(
        Phrase("Mẫu “{template}” cần “{key}”.", "The template “{template}” needs “{key}”."),
        Phrase("Thêm {key}: … hoặc đổi template.", "Add {key}: … or choose another template."),
    ),
    "uneven_speed": Wrong(
        Phrase(
            "Tốc độ {found} điểm ảnh/giây sẽ giật trên màn hình 60 Hz.",
            "At {found} pixels a second the line moves unevenly on a 60 Hz screen.",
        ),
        Phrase("Dùng bội số của 60.", "Use a multiple of 60."),
    ),
    "doubled_item": Wrong(
        Phrase(
            "Mã “{found}” đã dùng cho nội dung khác ở dòng {first}.",
            "The id “{found}” stands for something else in line {first}.",
        ),
        Phrase(
            "Đặt mã khác: nhật ký phát và lệnh thu hồi dựa vào mã này.",
            "Choose another: the play log and recalls go by it.",
        ),
    ),
    # files
    "missing_file": Wrong(
        Phrase(
            "Không có tệp “{found}” trong thư mục “{folder}”.", "There is no file “{found}” in the folder “{folder}”."
        ),
        Phrase(
            "Kiểm tra tên, chữ hoa chữ thường, hoặc chép tệp vào đó.",
            "Check the name and its capitals, or copy the file there.",
        ),
    ),
    "path_leaves": Wrong(
        Phrase("“{found}” nằm ngoài thư mục “{folder}”.", "“{found}” is outside the folder “{folder}”."),
        Phrase(
            "Chép tệp vào thư mục media và chỉ viết tên của nó.",
            "Copy the file into the media folder and write its name there.",
        ),
    ),
    "folder_absent": Wrong(
        Phrase(
            "Chưa có thư mục “{folder}”: tính lịch được nhưng chưa phát được.",
            "The folder “{folder}” is absent: plans are possible, playing is not.",
        ),
        Phrase("Chép các tệp vào đó trước khi phát.", "Copy the files there before playing."),
    ),
    "wrong_kind": Wrong(
        Phrase(
            "Tệp “{found}” là {kind}, ở đây cần {wanted}.",
            "The file “{found}” is a {kind}; here it has to be {wanted}.",
        ),
        Phrase(
            "Dùng đúng loại tệp, hoặc đổi video, image hay pages.",
            "Use a file of that kind, or change between video, image and pages.",
        ),
    ),
    # playlists and layouts
    "empty_playlist": Wrong(
        Phrase("Danh sách phát “{found}” không có mục nào.", "The playlist “{found}” is empty."),
        Phrase("Thêm mục phát hoặc xóa danh sách.", "Add items, or remove it."),
    ),
    "unknown_playlist": Wrong(
        Phrase("Không có danh sách phát “{found}”.", "There is no playlist “{found}”."),
        Phrase("Có: {known}.", "There are: {known}."),
    ),
    "unknown_layout": Wrong(
        Phrase("Không có bố cục “{found}”.", "There is no layout “{found}”."),
        Phrase("Có: {known}.", "There are: {known}."),
    ),
    "loop": Wrong(
        Phrase("Danh sách chứa chính nó: {way}.", "A playlist is inside itself: {way}."),
        Phrase("Bỏ một trong các dòng list này.", "Remove one of these lists."),
    ),
    "nested_too_deep": Wrong(
        Phrase("Danh sách “{found}” lồng quá {most} tầng.", "The playlist “{found}” is nested more than {most} deep."),
        Phrase("Gộp bớt các danh sách con.", "Merge some of the lists inside."),
    ),
    "zone_outside": Wrong(
        Phrase("Khung [{found}] vượt ra ngoài màn hình {size}.", "The box [{found}] leaves the screen of {size}."),
        Phrase("Thu nhỏ hoặc dời khung vào trong.", "Make it smaller, or move it inside."),
    ),
    # the screen
    "unknown_timezone": Wrong(
        Phrase("Không có múi giờ “{found}”.", "There is no time zone “{found}”."),
        Phrase("Viết tên IANA, ví dụ Asia/Ho_Chi_Minh.", "Write an IANA name such as Asia/Ho_Chi_Minh."),
    ),
    "bad_rotation": Wrong(
        Phrase("Không xoay được {found} độ.", "It cannot be turned by {found} degrees."),
        Phrase("Chọn 0, 90, 180 hoặc 270.", "Choose 0, 90, 180 or 270."),
    ),
    "band_outside": Wrong(
        Phrase("Dải này vượt ra ngoài {size}.", "This band leaves {size}."),
        Phrase("Sửa source hoặc at.", "Change its source or at."),
    ),
    "screen_outside": Wrong(
        Phrase(
            "Màn hình {found} không nằm gọn trong tín hiệu {size}.",
            "The screen of {found} does not fit into the output of {size}.",
        ),
        Phrase("Sửa size, at hoặc rotation.", "Change size, at or rotation."),
    ),
    # schedule and hours
    "half_span": Wrong(
        Phrase("Có “{found}” nhưng thiếu “{missing}”.", "There is “{found}” without “{missing}”."),
        Phrase("Viết cả from và to, hoặc bỏ cả hai.", "Write both from and to, or neither."),
    ),
    "two_spans": Wrong(
        Phrase("“{found}” không đi cùng daypart.", "“{found}” does not go with daypart."),
        Phrase("Dùng daypart, hoặc from và to.", "Use daypart, or from and to."),
    ),
    "leap_without_lunar": Wrong(
        Phrase("“leap” chỉ dùng với lunar.", "“leap” goes with lunar only."),
        Phrase("Thêm lunar hoặc xóa leap.", "Add lunar, or remove leap."),
    ),
    "unknown_calendar": Wrong(
        Phrase("Không có lịch “{found}”.", "There is no calendar “{found}”."),
        Phrase("Có: {known}.", "There are: {known}."),
    ),
    "unknown_daypart": Wrong(
        Phrase("Không có khung giờ “{found}”.", "There is no daypart “{found}”."),
        Phrase("Có: {known}.", "There are: {known}."),
    ),
    "no_common_day": Wrong(
        Phrase(
            "Khung giờ “{daypart}” không có ngày nào trong days.", "The daypart “{daypart}” has none of these days."
        ),
        Phrase("Sửa days ở đây hoặc ở khung giờ.", "Change days here or in the daypart."),
    ),
    "doubled_id": Wrong(
        Phrase("Mã “{found}” đã dùng ở trên.", "The id “{found}” is used above."),
        Phrase("Đặt mã khác.", "Choose another."),
    ),
    "two_targets": Wrong(
        Phrase("Có cả play lẫn layout.", "There are both play and layout."), Phrase("Giữ lại một.", "Keep one of them.")
    ),
    "no_target": Wrong(
        Phrase("Không nói phát gì.", "It does not say what to play."),
        Phrase("Thêm play: danh sách, hoặc layout: bố cục.", "Add play: a playlist, or layout: a layout."),
    ),
    "trigger_level": Wrong(
        Phrase(
            "Dòng có trigger luôn ở mức 30, không phải {found}.", "An entry with a trigger is at level 30, not {found}."
        ),
        Phrase("Xóa level.", "Remove level."),
    ),
    "blackout_level": Wrong(
        Phrase("Không lên lịch dừng khẩn cấp.", "A blackout is not scheduled."),
        Phrase(
            "Dùng blackouts trong lệnh, hoặc hours để tắt theo giờ.",
            "Use blackouts in orders, or hours to be dark by the clock.",
        ),
    ),
    "planned_emergency": Wrong(
        Phrase(
            "Mức khẩn cấp được lên lịch sẵn: sẽ chen ngang mọi thứ, kể cả ngoài giờ.",
            "An emergency is scheduled ahead: it will cut into everything, also outside the hours.",
        ),
        Phrase("Tin khẩn nên đưa vào emergencies, có hạn kết thúc.", "Emergencies belong to emergencies, with an end."),
    ),
    "closed_with_times": Wrong(
        Phrase("Dòng closed đóng cả ngày, không nhận giờ.", "A closed row takes the whole day, without times."),
        Phrase("Bỏ from, to, daypart hoặc bỏ closed.", "Remove from, to and daypart, or remove closed."),
    ),
    "overlap": Wrong(
        Phrase(
            "“{found}” trùng giờ với “{first}” (dòng {line}) và cùng order; dòng trên được phát.",
            "“{found}” overlaps “{first}” (line {line}) at the same order; the upper one plays.",
        ),
        Phrase("Đặt order: số nhỏ được phát trước.", "Give an order: the smaller number plays."),
    ),
    "no_schedule": Wrong(
        Phrase(
            "Không có lịch phát: màn hình chỉ hiện màn hình chờ.", "There is no schedule: the screen shows its slate."
        ),
        Phrase("Thêm schedule với ít nhất một dòng.", "Add schedule with at least one line."),
    ),
    "unused": Wrong(
        Phrase("“{found}” không được dùng ở đâu.", "“{found}” is used nowhere."),
        Phrase("Đưa vào lịch phát hoặc xóa đi.", "Schedule it, or remove it."),
    ),
    # calendars
    "doubled_day": Wrong(
        Phrase("Ngày {found} đã có ở dòng {first}.", "{found} is already in line {first}."),
        Phrase("Giữ lại một.", "Keep one of them."),
    ),
    "day_or_span": Wrong(
        Phrase("Dòng lịch cần một ngày hoặc một khoảng ngày.", "A row needs one day, or a span of days."),
        Phrase("Viết day: 2026-04-26, hoặc from: … và to: ….", "Write day: 2026-04-26, or from: … and to: …."),
    ),
    "long_span": Wrong(
        Phrase("Khoảng ngày dài hơn một năm.", "The span is longer than a year."),
        Phrase("Chia thành từng năm.", "Divide it by years."),
    ),
    # orders
    "raised_level": Wrong(
        Phrase(
            "Lệnh chỉ phát ở mức 30 (khẩn cấp) hoặc 20 (hết khẩn cấp), không phải {found}.",
            "What is raised is at level 30 (emergency) or 20 (all clear), not {found}.",
        ),
        Phrase("Sửa level.", "Change level."),
    ),
    "item_or_medium": Wrong(
        Phrase(
            "Lệnh thu hồi cần đúng một trong hai: item hoặc medium.", "A recall needs exactly one of item and medium."
        ),
        Phrase("Viết item: mã mục phát, hoặc medium: tên tệp.", "Write item: an item's id, or medium: a file's name."),
    ),
    # spelling
    "legacy_text": Wrong(
        Phrase(
            "“{found}” có vẻ là chữ {encoding}, không phải Unicode.", "“{found}” looks like {encoding}, not Unicode."
        ),
        Phrase("Có lẽ là: {near_text}", "It probably says: {near_text}"),
    ),
}
