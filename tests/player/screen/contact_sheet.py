"""Every template at every size of the fleet, to look at: `python -m tests.player.screen.contact_sheet --out DIR`."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from bangtin_player.screen import drawing
from bangtin_playlists.instant import Instant, read_instant
from bangtin_playlists.layout import Output, Screen
from bangtin_playlists.playlist import Card, Ticker

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = read_instant("2026-05-08T06:00:37", ZONE)
SIZES = ((128, 64), (768, 384), (1024, 512), (1280, 640), (1920, 1080), (1080, 1920), (3840, 2160))
SOURCE = "Nguồn: Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị."

CARDS = {
    "title": Card(
        template="title",
        title="NGHỊ QUYẾT SỐ 57-NQ/TW",
        lines=(
            "ngày 22/12/2024 của Bộ Chính trị",
            "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
        ),
        source=SOURCE,
    ),
    "title-short": Card(template="title", title="Chào ca", lines=("Chúc một ca làm việc an toàn",)),
    "figure": Card(
        template="figure",
        title="DỊCH VỤ CÔNG TRỰC TUYẾN",
        figure="trên 80 %",
        lines=("người dân và doanh nghiệp sử dụng",),
        source=SOURCE,
    ),
    "figure-short": Card(template="figure", title="Chi cho nghiên cứu phát triển", figure="2 % GDP", source=SOURCE),
    "list": Card(
        template="list",
        title="7 nhiệm vụ, giải pháp",
        lines=(
            "1 Nâng cao nhận thức, đột phá đổi mới tư duy",
            "2 Hoàn thiện thể chế",
            "3 Đầu tư, hoàn thiện hạ tầng",
            "4 Phát triển, trọng dụng nhân lực chất lượng cao",
            "5 Chuyển đổi số trong cơ quan của hệ thống chính trị",
        ),
        source=SOURCE,
    ),
    "countdown": Card(
        template="countdown",
        title="LỄ PHÁT ĐỘNG PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ”",
        lines=("08 giờ 00, thứ Sáu, ngày 15/5/2026 (mẫu)",),
        counts_to=read_instant("2026-05-15T08:00:00", ZONE),
    ),
    "qr": Card(
        template="qr",
        title="BÌNH DÂN HỌC VỤ SỐ",
        lines=("Học kỹ năng số tại binhdanhocvuso.gov.vn", "Quét mã để bắt đầu"),
        link="https://binhdanhocvuso.gov.vn",
        theme="green",
    ),
    "clock": Card(template="clock", title="Khu công nghiệp Nam Cầu Kiền"),
    "notice": Card(
        template="notice",
        title="Hội nghị đối thoại doanh nghiệp quý II",
        lines=("08 giờ 00, thứ Sáu, ngày 15/5/2026 (mẫu)", "Hội trường Ban Quản lý Khu kinh tế Hải Phòng (mẫu)"),
        theme="red-solemn",
    ),
    "storm": Card(
        template="emergency",
        title="KHẨN CẤP - BÃO, cấp độ rủi ro thiên tai 3 (MẪU)",
        lines=("Dừng làm việc ngoài trời, chằng buộc mái, kho bãi",),
        figure="Gọi 114",
        source="Nguồn: Đài Khí tượng thủy văn (mẫu) lúc 13:05",
        risk=3,
    ),
    "fire": Card(
        template="emergency",
        title="CHÁY (DIỄN TẬP)",
        lines=("Sơ tán theo lối thoát nạn, gọi 114",),
    ),
    "mourning": Card(template="title", title="CHẾ ĐỘ QUỐC TANG", theme="mourning"),
}
TICKER = Ticker(text="Bình dân học vụ số: học kỹ năng số mọi lúc, mọi nơi tại binhdanhocvuso.gov.vn")


def screen_of(width: int, height: int) -> Screen:
    """Return a screen of the fleet by its size."""
    module = {128: (32, 16), 768: (128, 128), 1024: (64, 32), 1280: (64, 32)}.get(width, (0, 0))
    return Screen(name="LED-NCK-01", width=width, height=height, module=module, output=Output())


def pictures(width: int, height: int, at: Instant = AT) -> Iterator[tuple[str, QImage]]:
    """Draw everything that can be drawn without a file at one size."""
    size = QSize(width, height)
    for name, card in CARDS.items():
        yield name, drawing.picture(card, size, at, ZONE, {})
    yield "slate", drawing.slate(size, "LED-NCK-01", "Chưa đồng bộ giờ")
    yield "pattern", drawing.pattern(screen_of(width, height))
    line = max(32, height // 8)
    yield "ticker", drawing.picture(TICKER, QSize(width, min(line, height)), at, ZONE, {})


def sheet(made: list[tuple[str, QImage]], width: int, columns: int) -> QImage:
    """Lay pictures side by side, each *width* wide."""
    gap = 12
    cell = max(picture.height() * width // picture.width() for _, picture in made)
    rows = -(-len(made) // columns)
    whole = QImage(columns * (width + gap) + gap, rows * (cell + gap) + gap, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for at, (_, picture) in enumerate(made):
        left, top = gap + at % columns * (width + gap), gap + at // columns * (cell + gap)
        mode = Qt.TransformationMode.SmoothTransformation
        small = picture if picture.width() <= width else picture.scaledToWidth(width, mode)
        target = QRect(left, top, width, picture.height() * width // picture.width())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.width() >= width)
        painter.drawImage(target, small)
    painter.end()
    return whole


def main() -> None:
    """Leave every picture and a sheet a size in the folder that is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--size", action="append", help="such as 1024x512; all sizes of the fleet without it")
    given = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    given.out.mkdir(parents=True, exist_ok=True)
    chosen = [tuple(map(int, each.split("x"))) for each in given.size] if given.size else SIZES
    for width, height in chosen:
        made = list(pictures(width, height))
        for name, picture in made:
            picture.save(str(given.out / f"{width}x{height}-{name}.png"))
        sheet(made, 480, 3 if width > height else 6).save(str(given.out / f"{width}x{height}.png"))
    application.quit()


if __name__ == "__main__":
    main()
