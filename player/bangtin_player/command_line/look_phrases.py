"""What is said of cards that will not look as meant, in both languages."""

from bangtin_playlists.words.phrase import Phrase

LOOK_PHRASES: dict[str, Phrase] = {
    "look.place": Phrase("{item} ({width}×{height}):", "{item} ({width}×{height}):"),
    "look.more": Phrase(" (và {count} đoạn nữa)", " (and {count} more)"),
    "look.text-cut": Phrase(
        "không đủ chỗ, bị cắt: “{detail}”{more}. Viết ngắn lại hoặc chia thành hai thẻ.",
        "does not fit and is cut: “{detail}”{more}. Make it shorter, or two cards of it.",
    ),
    "look.text-too-slow": Phrase(
        "dòng chạy cần {needed:.0f} giây mới đọc hết, mục chỉ dài {slot:g} giây. Kéo dài mục hoặc viết ngắn lại.",
        "its running line needs {needed:.0f} s to be read, and its slot has {slot:g} s. Make the slot longer or the "
        "text shorter.",
    ),
    "look.code-too-small": Phrase(
        "mã QR quá nhỏ để quét ở cỡ này, màn hình ghi địa chỉ thay cho mã: {detail}. Dùng địa chỉ ngắn hơn.",
        "the QR code would be too small to scan at this size, its address is written instead: {detail}. Use a "
        "shorter one.",
    ),
    "look.glyphs-missing": Phrase(
        "phông chữ không có: {detail}. Gõ lại bằng Unicode (TCVN 6909), hoặc dùng phông đủ dấu tiếng Việt.",
        "the font lacks: {detail}. Type it again in Unicode, or bring a font with all marks of Vietnamese.",
    ),
}
