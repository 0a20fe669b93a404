"""What the pages of emergencies and other orders say."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

ORDER_PHRASES: Mapping[str, Phrase] = {
    "orders": Phrase("Khẩn cấp", "Emergencies"),
    "raise_title": Phrase("Phát tin khẩn cấp", "Raise a message"),
    "other_orders": Phrase("Lệnh khác", "Other orders"),
    "history": Phrase("Đã kết thúc gần đây", "Ended lately"),
    "nothing_stands": Phrase("Không có lệnh nào đang có hiệu lực.", "Nothing is in force."),
    "nothing_ended": Phrase("Chưa có lệnh nào kết thúc.", "Nothing has ended yet."),
    "open_order": Phrase("Xem và xử lý", "Look and act"),
    "where": Phrase("Phát ở đâu", "Where"),
    "where_recall": Phrase("Thu hồi ở đâu", "Recall where"),
    "where_order": Phrase("Áp dụng ở đâu", "Where it holds"),
    "where_everywhere": Phrase("Mọi địa điểm", "Everywhere"),
    "where_screens": Phrase("Chọn từng màn hình", "Choose single screens"),
    "where_missing": Phrase("Chọn nơi: mọi địa điểm, hoặc ít nhất một nơi.", "Choose everywhere, or a place."),
    "risk": Phrase("Cấp độ rủi ro thiên tai", "Risk level of the disaster"),
    "risk_hint": Phrase(
        "Theo bản tin chính thức (QĐ 18/2021/QĐ-TTg); không tự đánh giá.",
        "As the official bulletin has it (Decision 18/2021); never our own judgement.",
    ),
    "risk_missing": Phrase("Chọn cấp độ 1 đến 5.", "Choose a level, 1 to 5."),
    "risk_1": Phrase("thấp", "low"),
    "risk_2": Phrase("trung bình", "medium"),
    "risk_3": Phrase("lớn", "high"),
    "risk_4": Phrase("rất lớn", "very high"),
    "risk_5": Phrase("thảm họa", "disaster"),
    "place": Phrase("Xảy ra ở đâu", "Where it happens"),
    "place_missing": Phrase("Ghi nơi xảy ra: tin phải nói rõ ở đâu.", "Say where it happens: the message must."),
    "place_hint": Phrase(
        "Để trống: lấy tên nơi phát, nếu ít.", "Leave it empty to name the sites where it is shown, if they are few."
    ),
    "source": Phrase("Nguồn tin", "Source"),
    "source_hint": Phrase(
        "Cơ quan ra bản tin, ví dụ: Đài Khí tượng Thủy văn khu vực Đông Bắc.",
        "Who issued the bulletin, such as the regional weather station.",
    ),
    "source_missing": Phrase("Ghi cơ quan ra bản tin.", "Name who issued the bulletin."),
    "again": Phrase("Tin tiếp theo lúc", "Next bulletin at"),
    "lasts": Phrase("Tự kết thúc sau", "Ends by itself after"),
    "until_exactly": Phrase("hoặc đúng lúc", "or exactly at"),
    "is_drill": Phrase("Đây là cuộc diễn tập", "This is an exercise"),
    "is_drill_hint": Phrase("Mọi trang sẽ mang chữ DIỄN TẬP.", "Every page will say DIỄN TẬP."),
    "usual": Phrase("thường dùng", "usual"),
    "minutes": Phrase("{n} phút", "{n} min"),
    "hours": Phrase("{n} giờ", "{n} h"),
    "days": Phrase("{n} ngày", "{n} d"),
    "to_confirm": Phrase("Xem lại trước khi phát", "Review first"),
    "to_confirm_order": Phrase("Xem lại trước khi ra lệnh", "Review first"),
    "confirm_raise": Phrase("Phát “{what}” lên {screens}?", "Put “{what}” on {screens}?"),
    "confirm_blackout": Phrase("Tắt ngay {screens}?", "Make {screens} dark now?"),
    "confirm_mourning": Phrase("Bật chế độ Quốc tang trên {screens}?", "Order mourning on {screens}?"),
    "confirm_recall": Phrase("Thu hồi “{what}” khỏi {screens}?", "Take “{what}” off {screens}?"),
    "screens_at": Phrase("{screens} ở {sites}", "{screens} at {sites}"),
    "ends_at": Phrase(
        "Tự kết thúc lúc {at} (sau {after}), kể cả khi mất mạng.",
        "Ends at {at} (after {after}) by itself, also without a network.",
    ),
    "never_ends": Phrase(
        "Không tự kết thúc. Chỉ một người khác có quyền duyệt mới gỡ được.",
        "It does not end by itself. Only somebody else, who may approve, lifts it.",
    ),
    "recall_for_ever": Phrase(
        "Thu hồi là vĩnh viễn: muốn phát lại phải tạo mục mới.",
        "A recall is for ever: to show it again, make a new item.",
    ),
    "from_to": Phrase("Từ {since} đến {until}.", "From {since} to {until}."),
    "unheard": Phrase(
        "{n} màn hình đang mất kết nối: sẽ nhận khi có mạng lại.",
        "{n} screens cannot be reached now: they take it when they are back.",
    ),
    "unheard_one": Phrase(
        "{n} màn hình đang mất kết nối: sẽ nhận khi có mạng lại.",
        "{n} screen cannot be reached now: it takes it when it is back.",
    ),
    "undriven": Phrase(
        "{n} màn hình chưa có thiết bị phát: không nhận được.", "{n} screens have no player: nothing reaches them."
    ),
    "undriven_one": Phrase(
        "{n} màn hình chưa có thiết bị phát: không nhận được.", "{n} screen has no player: nothing reaches it."
    ),
    "clocks_apart": Phrase(
        "Đồng hồ của {n} màn hình lệch với trung tâm: tin có thể không hiện, hoặc hết sớm. "
        "Kiểm tra giờ của trung tâm trước.",
        "The clocks of {n} screens disagree with the centre's: the message may not show there, or end early. "
        "Look at the centre's clock first.",
    ),
    "clocks_apart_one": Phrase(
        "Đồng hồ của {n} màn hình lệch với trung tâm: tin có thể không hiện, hoặc hết sớm. "
        "Kiểm tra giờ của trung tâm trước.",
        "The clock of {n} screen disagrees with the centre's: the message may not show there, or end early. "
        "Look at the centre's clock first.",
    ),
    "no_targets": Phrase("Nơi này chưa có màn hình nào.", "There is no screen at this place yet."),
    "also_stands": Phrase(
        "Đang phát ở đó: {what}. Hai tin sẽ xen kẽ nhau.", "On there already: {what}. The two take turns."
    ),
    "hidden_by_blackout": Phrase(
        "Đang có lệnh dừng khẩn cấp ở đó: tin này CHƯA hiện cho đến khi lệnh được gỡ.",
        "A blackout holds there: this message does NOT show until it is lifted.",
    ),
    "at_level": Phrase("{what}, cấp độ {risk}", "{what}, level {risk}"),
    "raise_now": Phrase("Phát ngay", "Raise it now"),
    "blackout_now": Phrase("Tắt ngay", "Make dark now"),
    "mourning_now": Phrase("Bật chế độ Quốc tang", "Order mourning"),
    "recall_now": Phrase("Thu hồi", "Recall"),
    "change": Phrase("Sửa lại", "Change it"),
    "preview_title": Phrase("Trên màn hình", "On the wall"),
    "preview_note": Phrase(
        "Chữ và màu đúng như sẽ phát; cỡ chữ và cách xuống dòng do từng màn hình tự tính.",
        "Words and colours as they will be; sizes and line breaks are each screen's own.",
    ),
    "panel_wide": Phrase("Màn hình ngang", "Wide screens"),
    "panel_tall": Phrase("Màn hình dọc", "Portrait screens"),
    "panel_brief": Phrase("Bảng nhỏ, hai dòng chữ", "Small panels, two lines"),
    "runs_here": Phrase("dòng dưới chạy ngang", "the lower line runs"),
    "raised": Phrase(
        "Đã phát. Màn hình trực tuyến hiện trong vài giây.", "Raised. Screens that are online show it in seconds."
    ),
    "blackout_done": Phrase(
        "Đã ra lệnh tắt. Màn hình trực tuyến tối trong vài giây.",
        "Ordered. Screens that are online go dark in seconds.",
    ),
    "mourning_done": Phrase("Đã đặt chế độ Quốc tang.", "Mourning is ordered."),
    "recall_done": Phrase("Đã thu hồi “{what}”.", "“{what}” is recalled."),
    "extended": Phrase("Đã gia hạn.", "Extended."),
    "cleared": Phrase("Đã hết khẩn cấp.", "Cleared."),
    "approved": Phrase("Đã duyệt.", "Approved."),
    "lifted": Phrase("Đã gỡ lệnh dừng khẩn cấp.", "The blackout is lifted."),
    "mourning_over": Phrase("Đã kết thúc chế độ Quốc tang.", "Mourning is over."),
    "overdue": Phrase("QUÁ HẠN DUYỆT", "NOT APPROVED IN TIME"),
    "before": Phrase("trước", "before"),
    "approved_word": Phrase("Đã duyệt", "Approved"),
    "ended_word": Phrase("Đã kết thúc lúc", "Ended"),
    "take_off": Phrase("gỡ khỏi", "take it off"),
    "approve": Phrase("Duyệt tin này", "Approve this message"),
    "approval_none": Phrase("không cần duyệt", "wants no approval"),
    "approve_hint": Phrase(
        "Tin vẫn phát dù chưa duyệt. Không đồng ý thì bấm “Hết khẩn cấp”.",
        "It shows whether approved or not. If you do not agree, clear it.",
    ),
    "another_approves": Phrase(
        "Bạn đã phát tin này: một người khác phải duyệt.", "You raised it: somebody else has to approve it."
    ),
    "another_lifts": Phrase(
        "Bạn đã ra lệnh này: một người khác có quyền duyệt mới gỡ được.",
        "You ordered it: only somebody else, who may approve, lifts it.",
    ),
    "extend": Phrase("Gia hạn, tính từ bây giờ", "Extend, from now"),
    "extend_button": Phrase("Gia hạn", "Extend"),
    "clear": Phrase("Hết khẩn cấp", "All clear"),
    "clear_say": Phrase("Hiện “HẾT KHẨN CẤP” trong một phút", "Show “HẾT KHẨN CẤP” for a minute"),
    "lift": Phrase("Gỡ lệnh, cho {screens} phát lại", "Lift it on {screens}"),
    "end_mourning": Phrase("Kết thúc sớm trên {screens}", "End it early on {screens}"),
    "receipts": Phrase("Màn hình nào đã nhận", "Which screens have it"),
    "received_at": Phrase("nhận lúc {at}", "had it {at}"),
    "received_late": Phrase("nhận chậm {after}", "{after} late"),
    "not_received": Phrase("chưa nhận", "not yet"),
    "deeds": Phrase("Nhật ký", "Log"),
    "blackout_intro": Phrase(
        "Mọi màn hình được chọn tối ngay. Dùng khi có nội dung lạ hoặc sai nghiêm trọng.",
        "Every chosen screen goes dark at once. For foreign content, or what must not be seen.",
    ),
    "allow_emergency": Phrase("Cho phép tin khẩn cấp hiện trong lúc tắt", "Let emergency messages through"),
    "mourning_intro": Phrase(
        "Chỉ phát những mục được đánh dấu phù hợp; không chuyển cảnh, không âm thanh. Tin khẩn cấp vẫn hiện.",
        "Only items marked as fit are shown, without motion or sound. Emergency messages still pass.",
    ),
    "from_when": Phrase("Từ", "From"),
    "mourning_until": Phrase("Đến (không gồm)", "To (not included)"),
    "recall_intro": Phrase(
        "Gỡ một mục khỏi màn hình ngay, ở mọi danh sách phát.",
        "Takes an item off the screens at once, from every playlist.",
    ),
    "recall": Phrase("Thu hồi nội dung", "Recall content"),
    "recall_item": Phrase("Mục phát", "Item"),
    "recall_reason": Phrase("Lý do", "Reason"),
    "recall_reason_missing": Phrase("Ghi lý do thu hồi.", "Say why."),
    "deed_emergency-raised": Phrase("phát tin", "raised"),
    "deed_emergency-extended": Phrase("gia hạn", "extended"),
    "deed_emergency-cleared": Phrase("hết khẩn cấp", "cleared"),
    "deed_emergency-approved": Phrase("duyệt", "approved"),
    "deed_emergency-unapproved": Phrase("quá hạn duyệt", "not approved in time"),
    "deed_blackout-ordered": Phrase("ra lệnh tắt", "ordered"),
    "deed_blackout-lifted": Phrase("gỡ lệnh", "lifted"),
    "deed_mourning-ordered": Phrase("ra lệnh", "ordered"),
    "deed_mourning-ended": Phrase("kết thúc sớm", "ended early"),
    "not_allowed_title": Phrase("Cần một người khác", "Somebody else has to"),
}
