"""What the pages of groups of screens say."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

GROUP_PHRASES: Mapping[str, Phrase] = {
    "groups": Phrase("Nhóm màn hình", "Groups of screens"),
    "group": Phrase("Nhóm", "Group"),
    "groups_intro": Phrase(
        "Màn hình trong một nhóm theo chung một lịch phát. Một màn hình có thể ở nhiều nhóm.",
        "The screens of a group follow one schedule. A screen may be in several groups.",
    ),
    "no_groups": Phrase("Chưa có nhóm màn hình nào", "No groups yet"),
    "no_groups_hint": Phrase(
        "Đặt tên nhóm ở dưới và đánh dấu các màn hình sẽ có chung lịch phát.",
        "Name one below and tick the screens that are to share a schedule.",
    ),
    "group_count": Phrase("Số màn hình", "Screens"),
    "group_new": Phrase("Nhóm mới", "A new group"),
    "group_make": Phrase("Tạo nhóm", "Make the group"),
    "group_name": Phrase("Tên nhóm", "Name of the group"),
    "group_name_hint": Phrase("Ví dụ: Cổng các khu công nghiệp", "For example: Gates of the parks"),
    "group_screens": Phrase("Màn hình trong nhóm", "Screens of the group"),
    "group_needs_name": Phrase("Hãy đặt tên cho nhóm.", "Give the group a name."),
    "group_needs_screen": Phrase("Chọn ít nhất một màn hình.", "Choose at least one screen."),
    "group_screen_gone": Phrase(
        "Có màn hình không còn, hoặc ở nơi bạn không lập lịch. Hãy chọn lại.",
        "One of the screens is gone, or stands where you do not schedule. Choose again.",
    ),
    "group_made": Phrase("Đã tạo nhóm “{name}”.", "The group “{name}” is made."),
    "group_deleted": Phrase("Đã xóa nhóm “{name}”.", "The group “{name}” is deleted."),
    "group_delete": Phrase("Xóa nhóm này", "Delete this group"),
    "group_schedule": Phrase("Lịch phát của nhóm", "Schedule of the group"),
    "group_effect": Phrase(
        "Màn hình được thêm sẽ theo lịch của nhóm, màn hình bỏ ra thì thôi, trong vài giây sau khi lưu.",
        "Screens that join follow the schedule of the group within seconds of saving; those that leave no longer do.",
    ),
    "group_no_effect": Phrase(
        "Nhóm chưa có dòng lịch nào: lưu chưa làm màn hình nào đổi nội dung.",
        "Nothing is scheduled for the group yet: saving changes no screen.",
    ),
    "group_in_use": Phrase(
        "Muốn xóa nhóm, trước hết hãy xóa các dòng trong lịch phát của nhóm.",
        "To delete the group, first delete the lines of its schedule.",
    ),
    "group_may_not": Phrase(
        "Chỉ xem: nhóm có màn hình ở nơi bạn không có quyền lập lịch.",
        "To look at only: the group has screens where you do not hold the right to schedule.",
    ),
    "second_group": Phrase(
        "{by} đã sửa nhóm này lúc {at}. Bản của bạn chưa được lưu, vẫn còn ở dưới; bấm “Lưu” lần nữa để dùng bản đó.",
        "{by} changed this group at {at}. Yours is not saved, and still here; press “Save” again to use it instead.",
    ),
    "and_more_screens": Phrase("và {n} màn hình khác", "and {n} more"),
}
