"""What whoever judges goes through (domain.md 2.5), and which of it the law wants answered before anything is approved.

Of the list most is for the eye of who judges. Three points are duties of law (domain.md 2.1), and approving without
their answer is refused: that Hoàng Sa and Trường Sa are on every map of Viet Nam (Luật Đo đạc và bản đồ 2018), that
what AI made bears its visible label (Luật 134/2025/QH15, Đ.11), and that people who are shown have agreed (Luật
91/2025/QH15). The last two are only asked where the item says that it is so.
"""

from collections.abc import Iterator, Mapping

from bangtin_playlists.playlist import Image, Pages, Video
from bangtin_playlists.words import Phrase
from bangtin_server.library.chains import Said
from bangtin_server.library.particulars import Gap, particulars

Answers = Mapping[str, bool | str]
"""By check: ticked or not; of maps one of `MAPS`, or nothing."""
NOTHING: Answers = {}

CHECKS: Mapping[str, Phrase] = {
    "source": Phrase(
        "Nguồn: số, ngày, cơ quan ban hành hoặc đường dẫn chính thức", "Source: number, date, issuer or address"
    ),
    "figures": Phrase("Số liệu khớp nguồn, có mốc thời gian", "Figures agree with the source and are dated"),
    "spelling": Phrase("Chính tả, dấu, viết hoa", "Spelling, marks, capitals"),
    "emblems": Phrase(
        "Quốc kỳ, Quốc huy, Đảng kỳ, chân dung đúng quy cách", "Flags, emblems and portraits as prescribed"
    ),
    "map": Phrase("Bản đồ đủ Hoàng Sa, Trường Sa", "Maps show Hoàng Sa and Trường Sa"),
    "rights": Phrase("Bản quyền hình, nhạc, phông chữ", "Rights in pictures, music, fonts"),
    "consent": Phrase("Người trong hình đã đồng ý", "People shown have agreed"),
    "ai": Phrase("Nhãn “do AI tạo” nhìn thấy được", "The label “made by AI” can be seen"),
    "advertising": Phrase(
        "Không quảng cáo trá hình; lô-gô tài trợ tối đa 20 %", "No hidden advertising; sponsor's logo at most 20 %"
    ),
    "secrets": Phrase("Không bí mật nhà nước", "No state secret"),
    "legible": Phrase("Đọc được ở kích thước màn hình đích", "Legible at the size of the screens"),
    "validity": Phrase("Thời hạn phát và ngày tự gỡ", "Validity, and when it ends by itself"),
}
"""In the order of domain.md 2.5; older logs name them by their place in it."""
MAP_ASKED = Phrase("Có bản đồ Việt Nam?", "Is there a map of Viet Nam?")
MAPS: Mapping[str, Phrase] = {
    "none": Phrase("Không có bản đồ", "No map"),
    "whole": Phrase("Có, thể hiện đủ Hoàng Sa và Trường Sa", "Yes, and Hoàng Sa and Trường Sa are on it"),
}
"""A map that lacks them is no answer: it goes back."""
_OWED: Mapping[str, Phrase] = {
    "map": Phrase(
        "Cần trả lời có bản đồ hay không; bản đồ thiếu Hoàng Sa, Trường Sa thì không duyệt được",
        "say whether there is a map; one without Hoàng Sa and Trường Sa cannot be approved",
    ),
    "ai": Phrase("Cần xác nhận nhìn thấy nhãn “do AI tạo”", "confirm that the label “made by AI” can be seen"),
    "consent": Phrase("Cần xác nhận người trong hình đã đồng ý", "confirm that the people shown have agreed"),
}


def owed(said: Said) -> tuple[str, ...]:
    """Return the checks that have to be answered before *said* is approved."""
    wanted = {
        "map": isinstance(said.content, Video | Image | Pages),
        "ai": said.tags.ai != "none",
        "consent": particulars(said).shows_people,
    }
    return tuple(check for check, is_owed in wanted.items() if is_owed)


def unanswered(said: Said, answers: Answers) -> Iterator[Gap]:
    """Yield what has to be answered and is not."""
    for check in owed(said):
        given = answers.get(check)
        if not (given in MAPS if check == "map" else given is True):
            yield Gap(check, _OWED[check])
