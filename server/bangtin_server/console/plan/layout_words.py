"""What the page of layouts says."""

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
        "Bố cục đến cùng chương trình được nhập; màn hình không có bố cục phát một vùng.",
        "Layouts come with programmes that are imported; a screen without one has a single zone.",
    ),
    "layout_zones": Phrase("Các vùng", "Zones"),
    "layout_drawn": Phrase("Hình bố cục {name}", "Drawing of the layout {name}"),
}
