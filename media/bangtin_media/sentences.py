"""The sentences of this package's errors, Vietnamese and English: what is wrong, then what helps."""

SENTENCES: dict[str, tuple[str, str]] = {
    "missing": (
        "Không có tệp “{file}”. Kiểm tra tên và thư mục.",
        "There is no file “{file}”. Check its name and folder.",
    ),
    "unreadable": (
        "Không đọc được tệp “{file}” ({reason}). Kiểm tra quyền truy cập và ổ đĩa.",
        "The file “{file}” cannot be read ({reason}). Check its permissions and the disk.",
    ),
    "not_a_file": (
        "“{file}” là {what}, không phải tệp. Ghi tên một tệp.",
        "“{file}” is {what} and no file. Name a file.",
    ),
    "changed": (
        "Tệp “{file}” bị thay đổi trong lúc kiểm tra. Chờ chép xong rồi thử lại.",
        "The file “{file}” changed while it was being examined. Wait for the copy to end and try again.",
    ),
    "empty": (
        "Tệp “{file}” rỗng (0 byte). Tải lại từ bản gốc.",
        "The file “{file}” is empty (0 bytes). Fetch it again from its source.",
    ),
    "blank": (
        "Đầu tệp “{file}” toàn byte 0: có lẽ việc chép bị dở dang. Chép lại từ bản gốc.",
        "The file “{file}” begins with nothing but zeros; a copy was cut short. Copy it again from its source.",
    ),
    "unknown_kind": (
        "Tệp “{file}” không phải phim, ảnh, PDF hay phông chữ. Xuất lại thành MP4 (H.264), PNG, JPEG hoặc PDF.",
        "The file “{file}” is no film, picture, PDF or font. Export it as MP4 (H.264), PNG, JPEG or PDF.",
    ),
    "other_kind": (
        "Tệp “{file}” là {what}, màn hình không hiển thị được. Xuất lại thành MP4 (H.264), PNG, JPEG hoặc PDF.",
        "The file “{file}” is {what}, which a screen cannot show. Export it as MP4 (H.264), PNG, JPEG or PDF.",
    ),
    "cut_off": (
        "Tệp “{file}” bị cắt cụt: cần {expected} byte, chỉ có {actual}. Chép lại từ bản gốc.",
        "The file “{file}” is cut off: it needs {expected} bytes and has {actual}. Copy it again from its source.",
    ),
    "frames_lost": (
        "Phim “{file}” thiếu khung hình: hứa {expected}, chỉ có {actual}. Chép lại từ bản gốc.",
        "The film “{file}” lacks frames: it promises {expected} and holds {actual}. Copy it again from its source.",
    ),
    "film_unreadable": (
        "Không mở được phim “{file}” ({reason}). Chép lại từ bản gốc hoặc xuất lại thành MP4 (H.264).",
        "The film “{file}” cannot be opened ({reason}). Copy it again from its source or export it as MP4 (H.264).",
    ),
    "film_undecodable": (
        "Phim “{file}” hỏng: trong {tried} khung hình thử giải mã chỉ được {decoded}. Chép lại từ bản gốc.",
        "The film “{file}” is damaged: of {tried} frames only {decoded} could be decoded. Copy it from its source.",
    ),
    "no_frames": (
        "Phim “{file}” không có khung hình nào. Xuất lại từ chương trình dựng phim.",
        "The film “{file}” holds not a single frame. Export it again from the editing program.",
    ),
    "no_picture": (
        "Tệp “{file}” chỉ có âm thanh, không có hình. Dùng một tệp có hình.",
        "The file “{file}” holds sound and no picture. Use a file with a picture.",
    ),
    "film_codec": (
        "Không giải mã được phim “{file}” (chuẩn {codec}). Xuất lại thành MP4 (H.264).",
        "The film “{file}” cannot be decoded (codec {codec}). Export it as MP4 (H.264).",
    ),
    "picture_broken": (
        "Ảnh “{file}” hỏng hoặc chưa chép xong ({reason}). Chép lại từ bản gốc.",
        "The picture “{file}” is damaged or was not copied whole ({reason}). Copy it again from its source.",
    ),
    "picture_head": (
        "Phần đầu của ảnh “{file}” hỏng, không biết ảnh lớn bao nhiêu. Chép lại từ bản gốc.",
        "The head of the picture “{file}” is damaged, so that its size is unknown. Copy it again from its source.",
    ),
    "picture_format": (
        "Không đọc được ảnh “{file}” (dạng {format}). Xuất lại thành PNG hoặc JPEG.",
        "The picture “{file}” cannot be read (format {format}). Export it as PNG or JPEG.",
    ),
    "picture_too_large": (
        "Ảnh “{file}” quá lớn: hơn {limit} điểm ảnh. Thu nhỏ lại.",
        "The picture “{file}” is too large: more than {limit} pixels. Make it smaller.",
    ),
    "pdf_broken": (
        "Tệp PDF “{file}” hỏng. Xuất lại từ bản gốc.",
        "The PDF “{file}” is damaged. Export it again from its source.",
    ),
    "pdf_locked": (
        "Tệp PDF “{file}” có mật khẩu. Lưu lại không đặt mật khẩu.",
        "The PDF “{file}” is locked by a password. Save it without one.",
    ),
    "pdf_no_pages": (
        "Tệp PDF “{file}” không có trang nào. Xuất lại từ bản gốc.",
        "The PDF “{file}” has no page. Export it again from its source.",
    ),
    "font_broken": (
        "Phông chữ “{file}” hỏng ({reason}). Tải lại từ nguồn phát hành.",
        "The font “{file}” is damaged ({reason}). Fetch it again from its publisher.",
    ),
    "probe_too_slow": (
        "Kiểm tra “{file}” quá {seconds} giây mà chưa xong. Thử lại; nếu vẫn vậy, xuất lại tệp.",
        "Examining “{file}” took more than {seconds} seconds. Try again; if it stays so, export the file anew.",
    ),
    "probe_too_much": (
        "Kiểm tra “{file}” cần quá nhiều bộ nhớ hoặc cho quá nhiều kết quả. Chia nhỏ hoặc xuất lại tệp.",
        "Examining “{file}” takes too much memory or yields too much. Split it or export it anew.",
    ),
    "no_ffprobe": (
        "Máy này chưa có ffprobe. Cài gói “ffmpeg”.",
        "This machine has no ffprobe. Install the package “ffmpeg”.",
    ),
    "not_a_digest": (
        "“{digest}” không phải mã SHA-256 (64 chữ số thập lục phân viết thường). Tính lại bằng sha256sum.",
        "“{digest}” is not a SHA-256 (64 lower-case hexadecimal digits). Compute it with sha256sum.",
    ),
    "store_unusable": (
        "Không dùng được kho tệp “{folder}” ({reason}). Kiểm tra ổ đĩa và quyền ghi.",
        "The store “{folder}” cannot be used ({reason}). Check the disk and the right to write.",
    ),
    "store_over_quota": (
        "Kho tệp đầy: cần {needed} byte, hạn mức còn {room}. Xoá bớt chương trình cũ hoặc tăng hạn mức.",
        "The store is full: {needed} bytes needed, {room} left by the quota. Remove old programmes or raise it.",
    ),
    "store_no_space": (
        "Ổ đĩa đầy: cần {needed} byte, còn trống {room} sau khi giữ lại phần dự trữ. Giải phóng ổ đĩa.",
        "The disk is full: {needed} bytes are needed and {room} are free beside the reserve. Free some space.",
    ),
    "download_cut": (
        "Tải tệp {digest} bị ngắt: đã có {have} trong {size} byte. Sẽ tự tải tiếp phần còn lại.",
        "The transfer of {digest} was cut: {have} of {size} bytes are here. The rest is fetched by itself.",
    ),
    "download_refused": (
        "Máy chủ không đưa tệp {digest} (mã {status}). Kiểm tra kho tệp ở trung tâm.",
        "The server does not give {digest} (status {status}). Check the storage of the centre.",
    ),
    "wrong_size": (
        "Dữ liệu nhận được không đúng: cần {expected} byte, nhận {actual}. Tải lại.",
        "What arrived is not what was announced: {expected} bytes expected, {actual} received. Fetch it again.",
    ),
    "wrong_digest": (
        "Dữ liệu nhận được không đúng: cần SHA-256 {expected}, nhận {actual}. Tải lại.",
        "What arrived is not what was announced: SHA-256 {expected} expected, {actual} received. Fetch it again.",
    ),
}
"""By code; the first full stop parts the two."""

THINGS = {
    "sound": ("tệp âm thanh", "a sound file"),
    "archive": ("tệp nén ZIP hoặc tài liệu Office", "a ZIP archive or an Office document"),
    "office": ("tài liệu Office đời cũ", "an old Office document"),
    "svg": ("hình vẽ SVG", "an SVG drawing"),
    "html": ("trang web", "a web page"),
    "photoshop": ("tệp Photoshop", "a Photoshop file"),
    "program": ("chương trình máy tính", "a program"),
    "text": ("tệp văn bản", "a text file"),
    "folder": ("thư mục", "a folder"),
    "pipe": ("ống dẫn", "a pipe"),
    "socket": ("ổ cắm mạng", "a socket"),
    "device": ("thiết bị", "a device"),
}
"""What a thing of no use to a screen may be."""
