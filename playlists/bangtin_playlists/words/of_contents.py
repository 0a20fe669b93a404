"""What can be wrong with what a programme shows: items, files, playlists, layouts, the screen."""

from bangtin_playlists.words.phrase import Phrase, Wrong

OF_CONTENTS: dict[str, Wrong] = {
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
        Phrase("Mục “{key}” không có thời lượng.", "An item with “{key}” has no length."),
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
    "versions_overlap": Wrong(
        Phrase(
            "Mã “{found}” còn là phiên bản {version} ở dòng {first} khi phiên bản này bắt đầu.",
            "The id “{found}” is still version {version}, of line {first}, when this one begins.",
        ),
        Phrase(
            "Ghi valid với to ở phiên bản trước và from ở phiên bản sau; nội dung khác hẳn thì đặt mã khác.",
            "Write valid with to at the earlier version and with from at the later; another thing needs another id.",
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
            "The file “{found}” is {kind}; here it has to be {wanted}.",
        ),
        Phrase(
            "Dùng đúng loại tệp, hoặc đổi video, image hay pages.",
            "Use a file of that kind, or change between video, image and pages.",
        ),
    ),
    "ambiguous_file": Wrong(
        Phrase(
            "Có nhiều tệp tên “{found}”, không biết dùng tệp nào.",
            "Several files are called “{found}”; it is not clear which one is meant.",
        ),
        Phrase(
            "Gửi tên đầy đủ như viết trong chương trình (names), hoặc đổi tên tệp.",
            "Send full names as the programme writes them (names), or rename the file.",
        ),
    ),
    "orders_elsewhere": Wrong(
        Phrase(
            "Mục “{found}” là lệnh cho địa điểm; trung tâm không nhập lệnh từ tệp chương trình.",
            "“{found}” are orders for a site; the centre takes no orders from a programme.",
        ),
        Phrase(
            "Bỏ mục này khỏi tệp, rồi ra lệnh tại trung tâm (POST /api/v1/{path}): ở đó có người ra lệnh và thời hạn.",
            "Remove the section, and give the order at the centre (POST /api/v1/{path}), where it has a person "
            "and an end.",
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
    "zone_twice": Wrong(
        Phrase("Hai vùng cùng tên “{found}”.", "Two zones are called “{found}”."),
        Phrase("Đặt cho một vùng tên khác.", "Give one of them another name."),
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
}
