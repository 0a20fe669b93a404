"""What the pages of layouts say."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

LAYOUT_PHRASES: Mapping[str, Phrase] = {
    "layout_word": Phrase("bố cục nhiều vùng", "layout with zones"),
    "layouts": Phrase("Bố cục", "Layouts"),
    "layouts_intro": Phrase(
        "Bố cục chia màn hình thành các vùng, mỗi vùng một danh sách phát. Chọn bố cục khi thêm hoặc sửa dòng lịch.",
        "A layout divides a screen into zones, each with a playlist of its own. Choose one where a line of the "
        "schedule is added or changed.",
    ),
    "no_layouts": Phrase("Chưa có bố cục nào", "No layouts yet"),
    "no_layouts_hint": Phrase(
        "Tạo một bố cục từ mẫu, ví dụ phim và dòng chữ chạy bên dưới. Màn hình không có bố cục phát một vùng.",
        "Make one from a template, such as a film with a running line below. A screen without one has a single zone.",
    ),
    "no_layouts_to_see": Phrase(
        "Màn hình không có bố cục phát một vùng.", "A screen without a layout has a single zone."
    ),
    "layout_drawn": Phrase("Hình bố cục {name}", "Drawing of the layout {name}"),
    "layout_drawing": Phrase("Hình bố cục", "Drawing of the layout"),
    "layout_by_mouse": Phrase(
        "Có thể kéo vùng trong hình để dời, kéo góc dưới bên phải để đổi cỡ.",
        "Zones can be dragged in the drawing, and by their lower right corner made larger or smaller.",
    ),
    "layout_divide": Phrase(
        "Muốn chia màn hình thành nhiều vùng? Xem các bố cục", "Several zones at once? See the layouts"
    ),
    "layout_new": Phrase("Tạo bố cục", "Make a layout"),
    "layout_new_title": Phrase("Bố cục mới", "A new layout"),
    "layout_name": Phrase("Tên bố cục", "Name of the layout"),
    "layout_name_hint": Phrase("Ví dụ: Phim và chữ chạy, cổng chính", "For example: Film and ticker, main gate"),
    "layout_nameless": Phrase("Hãy đặt tên cho bố cục.", "Give the layout a name."),
    "layout_made": Phrase(
        "Đã tạo bố cục “{name}”. Muốn phát, hãy chọn nó khi thêm một dòng lịch.",
        "The layout “{name}” is made. To show it, choose it where a line of the schedule is added.",
    ),
    "layout_deleted": Phrase("Đã xóa bố cục “{name}”.", "The layout “{name}” is deleted."),
    "layout_delete": Phrase("Xóa bố cục này", "Delete this layout"),
    "layout_in_use": Phrase(
        "Muốn xóa bố cục này, trước hết hãy sửa các dòng lịch đang dùng nó.",
        "To delete this layout, first change the lines of the schedule that show it.",
    ),
    "layout_may_not": Phrase(
        "Chỉ xem: bố cục này phát ở nơi bạn không có quyền lập lịch.",
        "To look at only: it shows where you do not hold the right to schedule.",
    ),
    "layout_on_none": Phrase("Chưa có màn hình nào phát bố cục này.", "No screen shows this layout yet."),
    "layout_uses": Phrase("Đang dùng ở", "Where it is used"),
    "layout_unused": Phrase("Chưa dòng lịch nào dùng bố cục này.", "No line of the schedule shows it yet."),
    "layout_screens": Phrase("Màn hình phát bố cục này", "Screens that show it"),
    "layout_elsewhere": Phrase(
        "Còn {n} màn hình ở nơi bạn không xem được.", "And {n} screens where you do not see them."
    ),
    "layout_elsewhere_one": Phrase(
        "Còn {n} màn hình ở nơi bạn không xem được.", "And {n} screen where you do not see it."
    ),
    "layout_to_schedule": Phrase("Mở lịch phát", "To the schedule"),
    "layout_size": Phrase("Cỡ màn hình", "Size of the screens"),
    "layout_size_hint": Phrase(
        "Bấm một cỡ đang có, các vùng co giãn theo; hoặc gõ số điểm ảnh.",
        "Press a size that is there, and the zones stretch with it; or type pixels.",
    ),
    "layout_size_wrong": Phrase(
        "Ghi chiều rộng và chiều cao bằng số nguyên từ {least} đến {most} điểm ảnh.",
        "Write width and height in whole pixels, {least} to {most}.",
    ),
    "layout_across": Phrase("Rộng", "Width"),
    "layout_down": Phrase("Cao", "Height"),
    "layout_stretch": Phrase("Co giãn các vùng theo cỡ này", "Stretch the zones to this size"),
    "layout_background": Phrase("Màu nền", "Background"),
    "layout_background_hint": Phrase(
        "Hiện ở chỗ không có vùng nào, hoặc vùng không có gì phát.",
        "Seen where there is no zone, or nothing plays in one.",
    ),
    "layout_background_wrong": Phrase("Ghi màu nền như #0b1f3a.", "Write the background like #0b1f3a."),
    "layout_templates": Phrase("Bắt đầu từ mẫu", "Start from a template"),
    "layout_templates_hint": Phrase(
        "Mẫu thay các vùng bên dưới; danh sách phát đã chọn được giữ theo thứ tự.",
        "A template takes the place of the zones below; playlists that are chosen stay, in their order.",
    ),
    "layout_again": Phrase("Đổi cỡ màn hình hoặc bắt đầu lại từ mẫu", "Another size, or start again from a template"),
    "layout_one": Phrase("Một vùng", "One zone"),
    "layout_ticker": Phrase("Phim + chữ chạy", "Film + ticker"),
    "layout_side": Phrase("Phim + vùng bên cạnh", "Film + side panel"),
    "layout_side-ticker": Phrase("Phim + bên cạnh + chữ chạy", "Film + side + ticker"),
    "layout_lobby": Phrase("Sảnh: bốn vùng", "Lobby: four zones"),
    "zone_ticker": Phrase("chữ chạy", "ticker"),
    "zone_side": Phrase("bên cạnh", "side"),
    "zone_side_1": Phrase("bên cạnh 1", "side 1"),
    "zone_side_2": Phrase("bên cạnh 2", "side 2"),
    "zone_word": Phrase("vùng", "zone"),
    "zone": Phrase("Vùng hiển thị", "Zone"),
    "zones": Phrase("Các vùng hiển thị", "Zones"),
    "zones_hint": Phrase(
        "Đơn vị là điểm ảnh, tính từ góc trên bên trái. Vùng ghi sau nằm đè lên vùng ghi trước. “main” là vùng chính.",
        "In pixels, from the upper left corner. Zones further down the list lie over those above. “main” is the chief "
        "zone.",
    ),
    "zone_name": Phrase("Tên vùng", "Name of the zone"),
    "zone_x": Phrase("Trái", "Left"),
    "zone_y": Phrase("Trên", "Top"),
    "zone_width": Phrase("Rộng", "Width"),
    "zone_height": Phrase("Cao", "Height"),
    "zone_plays": Phrase("Phát danh sách", "Plays"),
    "zone_choose": Phrase("– chọn danh sách phát –", "– choose a playlist –"),
    "zone_listless": Phrase("Hãy chọn danh sách phát cho vùng này.", "Choose a playlist for this zone."),
    "zone_numbers": Phrase("Ghi bằng số nguyên, ví dụ 512.", "Write whole numbers, such as 512."),
    "zone_add": Phrase("Thêm vùng", "Add a zone"),
    "zone_full": Phrase("Đã đủ số vùng nhiều nhất.", "There are as many zones as there can be."),
    "zone_drop": Phrase("Bỏ vùng", "Take off the zone"),
    "zone_lower": Phrase("Hạ xuống lớp dưới: vùng", "One layer down: zone"),
    "zone_raise": Phrase("Nâng lên lớp trên: vùng", "One layer up: zone"),
    "zone_over": Phrase("Nằm đè lên vùng {what}.", "Lies over zone {what}."),
    "zone_under": Phrase("Bị vùng {what} che một phần.", "Partly covered by zone {what}."),
    "zone_hidden": Phrase(
        "Bị vùng {what} che kín: không ai nhìn thấy.", "Covered whole by zone {what}: nobody sees it."
    ),
    "zone_lists_none": Phrase(
        "Chưa có danh sách phát nào; hãy tạo danh sách phát trước, rồi chọn cho từng vùng.",
        "There are no playlists yet; make some first, then choose one for each zone.",
    ),
    "second_layout": Phrase(
        "{by} đã sửa bố cục này lúc {at}. Bản của bạn chưa được lưu, vẫn còn ở dưới; bấm “Lưu” lần nữa để dùng bản đó, "
        "hoặc",
        "{by} changed this layout at {at}. Yours is not saved, and still here; press “Save” again to use it instead, "
        "or",
    ),
}
