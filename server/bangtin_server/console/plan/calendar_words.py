"""What the pages of calendars say."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

CALENDAR_PHRASES: Mapping[str, Phrase] = {
    "calendars": Phrase("Lịch ngày nghỉ", "Calendars"),
    "calendar": Phrase("Lịch ngày nghỉ", "Calendar"),
    "calendars_intro": Phrase(
        "Ngày lễ, ngày nghỉ bù và ngày làm bù. Dòng lịch phát và giờ hoạt động có thể chỉ áp dụng, hoặc không áp dụng, "
        "vào các ngày này.",
        "Holidays, and days that work as another weekday. Lines of the schedule and operating hours may hold on these "
        "days alone, or not on them.",
    ),
    "no_calendars": Phrase("Chưa có lịch ngày nghỉ nào", "No calendars yet"),
    "no_calendars_hint": Phrase(
        "Đặt tên một lịch ở trên, ví dụ “Ngày lễ 2027”, rồi ghi các ngày vào.",
        "Name one above, such as “Holidays 2027”, and write its days into it.",
    ),
    "calendar_name": Phrase("Tên lịch", "Name of the calendar"),
    "calendar_name_hint": Phrase("Ví dụ: Ngày lễ 2027", "For example: Holidays 2027"),
    "calendar_make": Phrase("Tạo lịch", "Make a calendar"),
    "calendar_made": Phrase("Đã tạo lịch “{name}”.", "The calendar “{name}” is made."),
    "calendar_deleted": Phrase("Đã xóa lịch “{name}”.", "The calendar “{name}” is deleted."),
    "calendar_delete": Phrase("Xóa lịch này", "Delete this calendar"),
    "calendar_needs_name": Phrase("Hãy đặt tên cho lịch.", "Give the calendar a name."),
    "calendar_count": Phrase("Số ngày", "Days"),
    "calendar_next": Phrase("Ngày sắp tới", "Next day"),
    "calendar_none_next": Phrase("không còn ngày nào sắp tới", "no day is to come"),
    "calendar_days": Phrase("Các ngày", "Days"),
    "calendar_no_days": Phrase("Lịch chưa có ngày nào.", "The calendar has no days yet."),
    "calendar_day": Phrase("Ngày", "Day"),
    "calendar_kind": Phrase("Là", "Is"),
    "calendar_named": Phrase("Tên ngày", "Called"),
    "calendar_holiday": Phrase("ngày nghỉ", "a holiday"),
    "calendar_works_as": Phrase("làm bù {day}", "works as {day}"),
    "calendar_row": Phrase("Dòng {n}", "Row {n}"),
    "calendar_drop": Phrase("Bỏ ngày này", "Take this day off"),
    "calendar_more": Phrase("Thêm dòng trống", "Add empty rows"),
    "calendar_span": Phrase("Thêm cả một đợt nghỉ", "Add a run of days"),
    "calendar_span_first": Phrase("Từ ngày", "First day"),
    "calendar_span_last": Phrase("Đến hết ngày", "Last day, included"),
    "calendar_span_add": Phrase("Thêm đợt nghỉ", "Add these days"),
    "calendar_span_hint": Phrase(
        "Ví dụ Tết: mỗi ngày thành một dòng ở trên; bấm “Lưu” để giữ.",
        "Such as Tết: each day becomes a row above; press “Save” to keep them.",
    ),
    "calendar_span_long": Phrase("Một đợt dài nhất 60 ngày.", "60 days at most at a time."),
    "calendar_full": Phrase(
        "Một lịch có nhiều nhất {n} ngày; hãy bỏ các năm cũ hoặc tạo lịch khác.",
        "A calendar has {n} days at most; take old years off, or make another one.",
    ),
    "calendar_twice": Phrase("Ngày này đã có ở dòng trên.", "This day stands in a row above."),
    "calendar_dayless": Phrase("Thiếu ngày.", "The day is missing."),
    "calendar_uses": Phrase("Dùng ở đâu", "Where it is used"),
    "calendar_unused": Phrase("Chưa dòng lịch nào dùng.", "No line of the schedule uses it yet."),
    "calendar_use_entry": Phrase("dòng lịch", "line of the schedule"),
    "calendar_use_hours": Phrase("giờ hoạt động", "operating hours"),
    "calendar_effect": Phrase(
        "Lưu: {n} màn hình tính lại lịch trong vài giây.", "Saving changes {n} screens within seconds."
    ),
    "calendar_effect_one": Phrase(
        "Lưu: {n} màn hình tính lại lịch trong vài giây.", "Saving changes {n} screen within seconds."
    ),
    "calendar_in_use": Phrase(
        "Muốn xóa lịch này, trước hết hãy sửa các dòng đang dùng nó.",
        "To delete this calendar, first change the lines that use it.",
    ),
    "calendar_may_not": Phrase(
        "Chỉ xem: lịch này dùng chung, chỉ người lập lịch cho mọi địa điểm sửa được.",
        "To look at only: who schedules everywhere may change it, since it is shared by all sites.",
    ),
    "calendar_unsaved": Phrase("Chưa lưu", "Not saved"),
    "second_calendar": Phrase(
        "{by} đã sửa lịch này lúc {at}. Bản của bạn chưa được lưu, vẫn còn ở dưới; bấm “Lưu” lần nữa để dùng bản đó.",
        "{by} changed this calendar at {at}. Yours is not saved, and still here; press “Save” again to use it instead.",
    ),
}
