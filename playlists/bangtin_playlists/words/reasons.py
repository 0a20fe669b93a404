"""Why a line of the schedule is on, or is not: a phrase for every `Reason`."""

from bangtin_playlists.words.phrase import Phrase

REASONS: dict[str, Phrase] = {
    "on_air": Phrase("đang phát", "on air"),
    "interleaved": Phrase("phát xen kẽ với: {set}", "has its turns in the round of: {set}"),
    "before_first": Phrase("chưa đến ngày đầu {first}", "its first day {first} is to come"),
    "after_last": Phrase("đã qua ngày cuối {last}", "its last day {last} is past"),
    "exception": Phrase("ngày {day} được loại trừ", "{day} is excepted"),
    "weekday": Phrase("không phát vào {weekday}, chỉ: {weekdays}", "not on {weekday}, only: {weekdays}"),
    "not_holiday": Phrase("chỉ phát vào ngày có trong lịch {calendars}", "only on days of the calendar {calendars}"),
    "holiday": Phrase("không phát vào ngày có trong lịch {calendars}", "not on days of the calendar {calendars}"),
    "lunar": Phrase("ngoài các ngày âm lịch {spans}", "outside its lunar days {spans}"),
    "recurrence": Phrase("không phải ngày lặp lại theo {rrule}", "not a day of its recurrence {rrule}"),
    "time": Phrase("ngoài khung giờ {from} – {to}", "outside its hours {from} – {to}"),
    "not_yet": Phrase("chưa bắt đầu: từ {since}", "not yet: from {since}"),
    "expired": Phrase("đã kết thúc lúc {until}", "ended at {until}"),
    "no_trigger": Phrase("tín hiệu {trigger} chưa đóng", "the trigger {trigger} is not asserted"),
    "elsewhere": Phrase("dành cho màn hình khác: {screens}", "for other screens: {screens}"),
    "clock": Phrase("đồng hồ chưa tin cậy", "the clock is not trusted"),
    "empty": Phrase("không còn mục nào được phát: {items}", "nothing in it may be shown: {items}"),
    "valid_later": Phrase("chưa đến hạn phát, từ {from}", "not valid before {from}"),
    "valid_no_more": Phrase("hết hạn phát lúc {to}", "valid until {to}"),
    "recalled": Phrase("đã thu hồi lúc {since}", "recalled at {since}"),
    "mourning": Phrase("không phù hợp Quốc tang", "does not suit the mourning"),
    "level": Phrase("nhường {winner} ở mức {winner_level}", "gives way to {winner} at level {winner_level}"),
    "hours": Phrase("ngoài giờ hoạt động", "outside operating hours"),
    "blackout": Phrase("dừng khẩn cấp: {blackouts}", "blackout: {blackouts}"),
    "order": Phrase("xếp sau {winner} cùng mức", "{winner} is earlier at the same level"),
    "layout": Phrase(
        "có bố cục riêng nên chờ các danh sách xen kẽ: {set}", "has a layout, and waits for the bare lists: {set}"
    ),
    "no_zone": Phrase("không có gì cho vùng {zone}", "has nothing for the zone {zone}"),
}
