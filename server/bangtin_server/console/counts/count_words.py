"""What the page of play counts says."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

COUNT_PHRASES: Mapping[str, Phrase] = {
    "counts": Phrase("Lượt phát", "Play counts"),
    "counts_kind": Phrase("Kỳ", "Period"),
    "counts_report": Phrase("Tháng báo cáo (15 đến 14)", "Reporting month (15th to 14th)"),
    "counts_calendar": Phrase("Tháng dương lịch", "Calendar month"),
    "counts_day": Phrase("Một ngày", "One day"),
    "counts_month": Phrase("Tháng", "Month"),
    "counts_on": Phrase("Ngày", "Day"),
    "counts_where": Phrase("Ở đâu", "Where"),
    "counts_everywhere": Phrase("Mọi màn hình", "All screens"),
    "counts_sites": Phrase("Địa điểm", "Sites"),
    "counts_screens": Phrase("Màn hình", "Screens"),
    "counts_show": Phrase("Xem", "Show"),
    "counts_by": Phrase("Tính theo", "Counted by"),
    "counts_by_items": Phrase("Mục phát", "Items"),
    "counts_by_groups": Phrase("Nhóm nội dung", "Content groups"),
    "counts_by_screens": Phrase("Màn hình", "Screens"),
    "counts_by_sites": Phrase("Địa điểm", "Sites"),
    "counts_by_days": Phrase("Ngày", "Days"),
    "counts_name_items": Phrase("Mục phát", "Item"),
    "counts_name_groups": Phrase("Nhóm nội dung", "Content group"),
    "counts_name_screens": Phrase("Màn hình", "Screen"),
    "counts_name_sites": Phrase("Địa điểm", "Site"),
    "counts_name_days": Phrase("Ngày", "Day"),
    "counts_planned": Phrase("Kế hoạch", "Planned"),
    "counts_full": Phrase("Phát đủ", "Whole"),
    "counts_cut": Phrase("Dở", "Cut"),
    "counts_lost": Phrase("Mất", "Lost"),
    "counts_rate": Phrase("Tỷ lệ", "Rate"),
    "counts_airtime": Phrase("Tổng thời lượng phát", "Airtime"),
    "counts_airtime_s": Phrase("Thời lượng phát đủ (giây)", "Airtime of whole plays (s)"),
    "counts_cut_s": Phrase("Thời lượng phát dở (giây)", "Airtime of cut plays (s)"),
    "counts_caption": Phrase("Tên", "Name"),
    "counts_group": Phrase("Nhóm", "Group"),
    "counts_total": Phrase("Tổng", "Total"),
    "counts_plays": Phrase("{n} lượt phát đủ", "{n} whole plays"),
    "counts_lit": Phrase("Tỷ lệ hoạt động", "Availability"),
    "counts_lit_note": Phrase("{lost} mất trên {planned} phải sáng", "{lost} lost of {planned}"),
    "counts_updated": Phrase("cập nhật lúc {at}", "as of {at}"),
    "counts_span": Phrase("từ {first} đến {last}", "from {first} to {last}"),
    "counts_none": Phrase("Chưa có gì để đếm trong kỳ này", "There is nothing to count in this period"),
    "counts_none_later": Phrase("Kỳ này chưa bắt đầu.", "This period has not begun."),
    "counts_none_why": Phrase(
        "Chưa màn hình nào được chọn có chương trình phát hành trong kỳ này.",
        "None of the chosen screens had a programme in this period.",
    ),
    "counts_none_screens": Phrase("Chưa có màn hình nào.", "There is no screen yet."),
    "counts_partial": Phrase(
        "Kỳ chưa kết thúc: đây là số liệu đến lúc này.", "The period is not over: these are the figures up to now."
    ),
    "counts_began": Phrase(
        "Chương trình đầu tiên bắt đầu ngày {day}; trước đó không có kế hoạch.",
        "The first programme began on {day}; nothing was planned before.",
    ),
    "counts_silent": Phrase(
        "{n} màn hình đang mất liên lạc ({names}): nhật ký phát của chúng có thể đến sau và làm số liệu tăng.",
        "{n} screens are silent ({names}): their play logs may come later and raise the figures.",
    ),
    "counts_silent_one": Phrase(
        "{n} màn hình đang mất liên lạc ({names}): nhật ký phát của nó có thể đến sau và làm số liệu tăng.",
        "{n} screen is silent ({names}): its play log may come later and raise the figures.",
    ),
    "counts_csv": Phrase("Tải CSV", "CSV"),
    "counts_xlsx": Phrase("Tải Excel", "Excel"),
}
