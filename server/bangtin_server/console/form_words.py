"""What forms say of what was typed."""

from collections.abc import Mapping

from bangtin_playlists.words import Phrase

FORM_PHRASES: Mapping[str, Phrase] = {
    "wrong_in": Phrase("Mục “{field}”: {said}", "“{field}”: {said}"),
    "not_kept": Phrase("Chưa lưu. Sửa các mục sau rồi lưu lại:", "Not saved. Mend these and save again:"),
    "form_required": Phrase("Mục này bắt buộc phải điền.", "This has to be filled in."),
    "form_characters": Phrase("Có ký tự không dùng được.", "There is a character that cannot be used."),
    "form_too_long": Phrase("Dài quá: tối đa {limit} ký tự.", "Too long: at most {limit} characters."),
    "form_too_short": Phrase("Ngắn quá: ít nhất {limit} ký tự.", "Too short: at least {limit} characters."),
    "form_too_large": Phrase("Số lớn quá: tối đa {limit}.", "Too large: at most {limit}."),
    "form_too_small": Phrase("Số nhỏ quá: ít nhất {limit}.", "Too small: at least {limit}."),
    "form_choice": Phrase("Chọn một mục có trong danh sách.", "Choose one of the list."),
    "form_invalid": Phrase("Nội dung này không dùng được.", "This cannot be used."),
    "number_wrong": Phrase("Ghi một số nguyên, ví dụ 30.", "Write a whole number, such as 30."),
    "moment_wrong": Phrase(
        "Không đọc được: ghi ngày và giờ như 24/11/2026 08:30.", "Not understood: write it as 24/11/2026 08:30."
    ),
    "day_wrong": Phrase("Không đọc được: ghi ngày như 24/11/2026.", "Not understood: write it as 24/11/2026."),
    "clock_wrong": Phrase("Không đọc được: ghi giờ như 16:00.", "Not understood: write it as 16:00."),
    "moment_shape": Phrase("nn/tt/nnnn gg:pp", "dd/mm/yyyy hh:mm"),
    "day_shape": Phrase("nn/tt/nnnn", "dd/mm/yyyy"),
    "clock_shape": Phrase("gg:pp", "hh:mm"),
    "lasts_wrong": Phrase("Chọn từ 1 phút đến 3 ngày.", "Choose 1 minute to 3 days."),
}
