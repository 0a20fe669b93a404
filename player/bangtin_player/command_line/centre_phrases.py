"""What `enrol` and `run` say, in both languages."""

from bangtin_playlists.words.phrase import Phrase

CENTRE_PHRASES: dict[str, Phrase] = {
    "centre.code": Phrase("Mã ghi danh: {code}", "Enrolment code: {code}"),
    "centre.enter": Phrase(
        "Nhập mã tại {centre}, hoặc mở {link}. Mã đổi sau vài phút; lệnh này chờ đến khi được chấp nhận.",
        "Enter it at {centre}, or open {link}. It changes after some minutes; this command waits to be accepted.",
    ),
    "centre.accepted": Phrase(
        "Đã ghi danh: {player}, địa điểm {site}, màn hình {screens}. Phát bằng lệnh run.",
        "Enrolled as {player} at {site}, screens {screens}. Play with run.",
    ),
    "centre.enrolled_elsewhere": Phrase(
        "Máy này đã ghi danh tại {centre}. Thêm --anew để bỏ ghi danh đó và bắt đầu lại.",
        "This machine is enrolled at {centre}. Add --anew to give that up and begin again.",
    ),
    "centre.bad_address": Phrase(
        "“{found}” không phải địa chỉ máy chủ; viết https://trungtam.example.vn.",
        "“{found}” is no address of a centre; write https://centre.example.vn.",
    ),
    "centre.not_enrolled": Phrase(
        "Máy này chưa ghi danh: chạy bangtin-player enrol ĐỊA-CHỈ, hoặc ghi centre trong player.yaml.",
        "This machine is not enrolled: run bangtin-player enrol ADDRESS, or write centre in player.yaml.",
    ),
    "centre.in_use": Phrase(
        "Thư mục {path} đang được một máy phát khác dùng. Dừng máy phát đó, hoặc chọn --state khác.",
        "Another player uses the folder {path}. End that one, or choose another --state.",
    ),
    "centre.retry": Phrase("{error} Sẽ thử lại.", "{error} It is tried again."),
    "help.run": Phrase(
        "Phát nội dung do máy chủ trung tâm phát hành; chưa ghi danh thì hiện mã. "
        "Kết thúc khi có tín hiệu, hoặc phím Esc trong cửa sổ.",
        "Play what the centre publishes; a player that is not enrolled shows its code. "
        "A signal ends it, or Esc in a window.",
    ),
    "help.enrol": Phrase(
        "Ghi danh máy này tại máy chủ trung tâm bằng mã hiện ra.",
        "Enrol this machine at a centre, with the code that is shown.",
    ),
    "help.enrol.centre": Phrase(
        "Địa chỉ máy chủ trung tâm, ví dụ https://trungtam.example.vn.",
        "The centre's address, such as https://centre.example.vn.",
    ),
    "help.enrol.anew": Phrase(
        "Bỏ ghi danh trước đó: khóa mới, máy chủ mới.", "Give up the enrolment before: a new key, a new centre."
    ),
    "metavar.URL": Phrase("ĐỊA-CHỈ", "ADDRESS"),
}
