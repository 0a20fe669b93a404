"""What can be wrong with when a programme shows it: schedule, hours, calendars, orders."""

from bangtin_playlists.words.phrase import Phrase, Wrong

OF_TIMES: dict[str, Wrong] = {
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
}
