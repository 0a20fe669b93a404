"""What the command line says, in both languages."""

from bangtin_playlists.words.phrase import Phrase

NAME = "bangtin-server"

PHRASES: dict[str, Phrase] = {
    "help.app": Phrase(
        "Trung tâm Bảng Tin: giữ nội dung và lịch phát, phát hành cho mọi màn hình, nghe máy phát báo về.",
        "The centre of Bảng Tin: holds content and schedules, publishes to every screen, hears the players.",
    ),
    "help.run": Phrase(
        "Chạy trung tâm trên một cổng. Lần đầu: tạo dữ liệu, tạo khóa ký, in liên kết (dùng một lần) để lập quản trị "
        "viên đầu tiên. Ctrl-C hoặc SIGTERM để dừng.",
        "Run the centre on one port. The first time it makes its data and its signing keys, and prints a link (for one "
        "use) to make the first administrator. Ctrl-C or SIGTERM ends it.",
    ),
    "help.web": Phrase(
        "Chỉ chạy phần web: trang cho người dùng, /api/; sau nginx, cùng door và worker (xem deploy/server/README.md).",
        "Run the web alone: people's pages and /api/; behind nginx, beside door and worker (deploy/server/README.md).",
    ),
    "help.door": Phrase(
        "Chỉ chạy phần cửa: tài liệu, tệp phương tiện và luồng báo cho máy phát; không cần cơ sở dữ liệu.",
        "Run the door alone: documents, media and the push streams of players; it needs no database.",
    ),
    "help.worker": Phrase(
        "Chỉ chạy phần việc nền: phát hành và dọn dẹp; chạy bao nhiêu tiến trình cũng được.",
        "Run the worker alone: it publishes and tidies up; any number may run.",
    ),
    "help.listen": Phrase(
        "Địa chỉ và cổng, ví dụ 127.0.0.1:8081; mặc định là BANGTIN_LISTEN.",
        "Address and port, such as 127.0.0.1:8081; by default BANGTIN_LISTEN.",
    ),
    "help.processes": Phrase("Số tiến trình chia nhau việc, mặc định 1.", "How many processes share it, by default 1."),
    "help.import": Phrase(
        "Nhập chương trình (YAML) cùng các tệp phương tiện của nó, rồi phát hành. Có lỗi thì không nhập gì.",
        "Import programmes (YAML) with their media, and publish them. With a mistake nothing is imported.",
    ),
    "help.export": Phrase(
        "Xuất chương trình của một màn hình: tệp YAML và các tệp phương tiện; trọn vẹn hoặc không gì cả. Không ghi màn "
        "hình: xuất mọi màn hình, theo thư mục ĐỊA-ĐIỂM/MÀN-HÌNH.",
        "Export the programme of a screen: its YAML file and its media, whole or not at all. Without a screen: those "
        "of all screens, in folders SITE/SCREEN.",
    ),
    "help.keys": Phrase(
        "Cho biết khóa nào ký tài liệu. Với tùy chọn: cất khóa gốc ra ngoài máy, hoặc dùng khóa gốc để đặt khóa phát "
        "hành mới thay khóa cũ; máy phát theo khóa mới ở lần hỏi sau.",
        "Say which keys sign. With an option: take the root's key away from this machine, or bring it to name a new "
        "publisher in the place of the old one; players follow when they ask next.",
    ),
    "help.move_root": Phrase(
        "Chuyển khóa gốc vào thư mục này, ví dụ USB cất trong két; trung tâm vẫn chạy khi không có khóa gốc.",
        "Move the root's key into this folder, such as a stick kept in a safe; the centre runs without it.",
    ),
    "help.new_publisher": Phrase(
        "Đặt khóa phát hành mới, do khóa gốc trong tệp hoặc thư mục này ký; dừng trung tâm trước. Tài liệu và lệnh "
        "đang chờ được ký lại.",
        "Name a new publisher by the root's key in this file or folder; stop the centre first. Documents and waiting "
        "commands are signed anew.",
    ),
    "help.leaked": Phrase(
        "Cùng --new-publisher, khi khóa cũ bị lộ: máy phát bỏ cả những gì khóa cũ đã ký.",
        "With --new-publisher, where the old key leaked: players drop even what it has signed.",
    ),
    "metavar.ROOT": Phrase("KHÓA-GỐC", "ROOT"),
    "keys_root_here": Phrase(
        "Khóa gốc {public}: đang ở máy này. Nên cất đi: keys --move-root THƯ-MỤC.",
        "Root {public}: on this machine. Better kept elsewhere: keys --move-root FOLDER.",
    ),
    "keys_root_away": Phrase("Khóa gốc {public}: cất ở nơi khác.", "Root {public}: kept elsewhere."),
    "keys_publisher": Phrase("Khóa phát hành {public}: đang ký.", "Publisher {public}: signs."),
    "keys_retired": Phrase(
        "Khóa phát hành {public}: đã thôi ký ({name}).", "Publisher {public}: signs no more ({name})."
    ),
    "keys_renewed": Phrase(
        "Đã đặt khóa phát hành mới. Khởi động lại trung tâm; máy khác chạy web hoặc worker cần bản sao mới của keys.",
        "A new publisher is named. Start the centre again; other machines with web or worker need a copy of the folder "
        "keys.",
    ),
    "root_moved": Phrase(
        "Khóa gốc nay ở {path}. Hãy chép thêm một bản, rồi cất cả hai ở nơi an toàn.",
        "The root's key is in {path} now. Make a second copy, and keep both where they are safe.",
    ),
    "help.token": Phrase(
        "Tạo mã truy cập /api/v1/ cho một chương trình và in ra, chỉ một lần; tài khoản chưa có thì được tạo, không có "
        "mật khẩu.",
        "Make a token for a program to use /api/v1/, and print it, once; an account that is not there is made, without "
        "a password.",
    ),
    "help.recover": Phrase(
        "Khi mọi quản trị viên không đăng nhập được: in liên kết (dùng một lần, trong 1 giờ) để tài khoản này đặt lại "
        "mật khẩu, là quản trị viên trở lại, gỡ xác thực hai bước. Ghi vào nhật ký hệ thống.",
        "Where no administrator can sign in any more: print a link (for one use, within 1 hour) by which this account "
        "chooses a new password and is an administrator again, without its second factor. It is noted in the log.",
    ),
    "help.recover_user": Phrase("Tên đăng nhập cần khôi phục.", "The user name of the account."),
    "recovered": Phrase(
        "Mở liên kết này để đặt lại mật khẩu cho {user} (dùng một lần, trong 1 giờ): {link}",
        "Open this link to set the password of {user} (for one use, within 1 hour): {link}",
    ),
    "help.user": Phrase("Tên đăng nhập mà chương trình thay mặt.", "The user name that the program speaks for."),
    "help.token_name": Phrase("Tên của mã: chương trình nào dùng.", "What the token is called: which program has it."),
    "help.programmes": Phrase("Các tệp chương trình (YAML).", "The programmes (YAML)."),
    "help.site": Phrase(
        "Mã địa điểm của màn hình mới, ví dụ nam-cau-kien; chưa có thì được tạo. Màn hình đã có giữ địa điểm của nó.",
        "The code of the site of new screens, such as nam-cau-kien; made where there is none. Screens that are there "
        "keep theirs.",
    ),
    "help.screen": Phrase(
        "Tên màn hình, ví dụ LED-NCK-01; không ghi là mọi màn hình.",
        "The name of the screen, such as LED-NCK-01; every screen by default.",
    ),
    "help.to": Phrase(
        "Thư mục sẽ tạo; mặc định mang tên màn hình (mọi màn hình: bangtin), tại thư mục hiện hành.",
        "The folder to make; by default it has the screen's name (of all: bangtin), in the current folder.",
    ),
    "help.lang": Phrase(
        "Ngôn ngữ, vi hoặc en; mặc định theo máy: tiếng Anh nếu máy đặt tiếng Anh, còn lại là tiếng Việt.",
        "Language, vi or en; by default the machine's: English where that is set, or Vietnamese.",
    ),
    "help.help": Phrase("Hiện trang này.", "Show this page."),
    "help.version": Phrase("Hiện phiên bản.", "Show the version."),
    "metavar.PROGRAMME...": Phrase("CHƯƠNG-TRÌNH...", "PROGRAMME..."),
    "metavar.SCREEN": Phrase("MÀN-HÌNH", "SCREEN"),
    "metavar.ADDRESS:PORT": Phrase("ĐỊA-CHỈ:CỔNG", "ADDRESS:PORT"),
    "metavar.USER": Phrase("TÀI-KHOẢN", "USER"),
    "metavar.NAME": Phrase("TÊN", "NAME"),
    "metavar.FOLDER": Phrase("THƯ-MỤC", "FOLDER"),
    "metavar.CODE": Phrase("MÃ", "CODE"),
    "page.usage": Phrase("Cách dùng", "Usage"),
    "page.arguments": Phrase("Tham số", "Arguments"),
    "page.options": Phrase("Tùy chọn", "Options"),
    "page.commands": Phrase("Các lệnh", "Commands"),
    "page.command": Phrase("LỆNH", "COMMAND"),
    "page.more": Phrase("[TÙY CHỌN]", "[OPTIONS]"),
    "page.environment": Phrase("Biến môi trường", "Environment"),
    "page.variables": Phrase(
        "BANGTIN_DATA, BANGTIN_ADDRESS, BANGTIN_LISTEN, DATABASE_URL, STORAGE_URL...: "
        "xem config/server.env, mỗi biến một dòng giải thích.",
        "BANGTIN_DATA, BANGTIN_ADDRESS, BANGTIN_LISTEN, DATABASE_URL, STORAGE_URL...: "
        "see config/server.env, where each has a line of explanation.",
    ),
    "page.exit": Phrase("Mã thoát", "Exit codes"),
    "page.codes": Phrase(
        "0 xong · 1 không làm được, hoặc chương trình có lỗi · 2 gọi sai, hoặc không đọc được tệp",
        "0 done · 1 it could not be done, or a programme has mistakes · "
        "2 the call makes no sense, or a file cannot be read",
    ),
    "page.each": Phrase("Xem từng lệnh: {name} LỆNH --help", "For each command: {name} COMMAND --help"),
    "call.missing_command": Phrase("Thiếu lệnh. Có: {known}.", "A command is missing. There are: {known}."),
    "call.no_command": Phrase(
        "Không có lệnh “{found}”. Có: {known}.", "There is no command “{found}”. There are: {known}."
    ),
    "call.no_option": Phrase("Không có tùy chọn {option}.", "There is no option {option}."),
    "call.bad_value": Phrase(
        "{option} thiếu hoặc không dùng được. {told}", "{option} is missing or will not do. {told}"
    ),
    "call.extra": Phrase("Lệnh gọi có phần thừa.", "Something in the call is too much."),
    "call.see_help": Phrase("Xem {command} --help", "See {command} --help"),
    "unreadable": Phrase(
        "Không đọc được {path}: {detail}. Kiểm tra tên, thư mục và quyền truy cập.",
        "{path} cannot be read: {detail}. Check its name, its folder and its permissions.",
    ),
    "mistakes": Phrase("{count} lỗi. Không nhập gì cả.", "Mistakes: {count}. Nothing is imported."),
    "imported": Phrase("Đã nhập {file} cho màn hình {screen}.", "Imported {file} for screen {screen}."),
    "unchanged": Phrase(
        "{file}: màn hình {screen} không có gì thay đổi.", "{file}: nothing changes on screen {screen}."
    ),
    "examining": Phrase(
        "  Chưa kiểm tra xong, sẽ tự lên màn hình sau đó: {files}.",
        "  Still to be examined, and on the screen after that: {files}.",
    ),
    "exported": Phrase("Đã xuất ra {path}.", "Exported to {path}."),
    "welcome": Phrase("Bảng Tin chạy tại {address}", "Bảng Tin runs at {address}"),
    "link": Phrase(
        "Lập quản trị viên đầu tiên (liên kết dùng một lần, trong 1 giờ): {link}",
        "Make the first administrator (the link is for one use, within 1 hour): {link}",
    ),
    "wider": Phrase(
        "BANGTIN_LISTEN mở {listen} cho mạng, nhưng BANGTIN_ADDRESS là {address}: từ máy khác không vào được. Đặt "
        "BANGTIN_ADDRESS theo tên hoặc địa chỉ của máy này trên mạng.",
        "BANGTIN_LISTEN opens {listen} to the network, but BANGTIN_ADDRESS is {address}: nobody gets in from another "
        "machine. Set BANGTIN_ADDRESS to this machine's name or address on the network.",
    ),
    "working": Phrase("Phần việc nền đang chạy.", "The worker runs."),
    "no_redis": Phrase(
        "REDIS_URL để trống: máy phát chỉ biết thay đổi khi tự hỏi, chậm nhất một phút.",
        "REDIS_URL is empty: players hear of changes only when they ask by themselves, within a minute.",
    ),
    "no_ffmpeg": Phrase(
        "Máy này chưa có {programs}: video tải lên sẽ chỉ chờ. Cài gói “ffmpeg” của Debian; không cần khởi động lại.",
        "This machine has no {programs}: films that are uploaded only wait. Install Debian's package “ffmpeg”; nothing "
        "needs to be started again.",
    ),
    "ended": Phrase("Đã dừng.", "Ended."),
    "broken": Phrase(
        "Trung tâm dừng vì một lỗi; xem các dòng trên.", "The centre ended by a fault; see the lines above."
    ),
}
