"""Templates of messages (domain.md 2.10): what, where, how bad, what to do, whom to call, when the next word comes.

They are data: a duty officer fills in the place and, for a storm, the level; nobody writes a forecast of their own.
"""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from bangtin_playlists.playlist import Card
from bangtin_server.errors import OrderRefusedError

DRILL = "DIỄN TẬP"
"""Stands on every page of an exercise."""


class Page(msgspec.Struct, frozen=True):
    """One card of a message and how long it stands. `{place}`, `{risk}`, `{again}` and `{source}` are filled in."""

    card: Card
    seconds: int = 10


class Template(msgspec.Struct, frozen=True):
    """A message that only wants its particulars."""

    code: str
    vi: str
    en: str
    pages: tuple[Page, ...]
    lasts: timedelta
    """How long it stands, unless the duty officer says otherwise."""
    most: timedelta
    """How far ahead of now its end may lie; it is extended by hand."""
    level: int = 30
    by_risk: bool = False
    """Coloured by the level of a natural disaster, 1 to 5 (QĐ 18/2021)."""
    drill: bool = False
    """Never anything but an exercise."""


class Particulars(msgspec.Struct, frozen=True):
    """What a duty officer adds."""

    place: str = ""
    again: str = ""
    """When the next word comes: `16 giờ 00`."""
    source: str = ""
    """Who says it."""
    risk: int = 0


_STORM = (
    Page(
        Card(
            template="emergency",
            title="KHẨN CẤP - BÃO",
            lines=("{place}", "Cấp độ rủi ro thiên tai {risk}", "Dừng làm việc ngoài trời", "Tin tiếp theo: {again}"),
            source="{source}",
        ),
        12,
    ),
    Page(
        Card(
            template="emergency",
            title="VIỆC CẦN LÀM",
            figure="114",
            lines=("Chằng buộc mái, kho bãi", "Vào nơi trú ẩn an toàn", "Cần cứu nạn gọi 114"),
            source="{source}",
        ),
        8,
    ),
)
_FIRE = (
    Page(
        Card(
            template="emergency",
            title="CHÁY",
            figure="114",
            lines=("{place}", "Sơ tán theo lối thoát nạn gần nhất", "Không dùng thang máy", "Gọi 114"),
            source="{source}",
        )
    ),
)
_CHEMICAL = (
    Page(
        Card(
            template="emergency",
            title="SỰ CỐ HÓA CHẤT",
            figure="114",
            lines=("{place}", "Che mũi, miệng bằng khăn ướt", "Đi ngang hướng gió, không đi xuôi gió", "Gọi 114"),
            source="{source}",
        )
    ),
    Page(
        Card(
            template="emergency",
            title="VIỆC CẦN LÀM",
            figure="115",
            lines=(
                "Không lại gần nơi có sự cố",
                "Đóng cửa, tắt điều hòa",
                "Người khó thở: gọi 115",
                "Tin tiếp theo: {again}",
            ),
            source="{source}",
        )
    ),
)
_DRILL = (
    Page(
        Card(
            template="emergency",
            title=DRILL,
            lines=("{place}", "Đây là cuộc diễn tập", "Làm theo hướng dẫn của người phụ trách"),
            source="{source}",
        )
    ),
)
_ALL_CLEAR = (
    Page(
        Card(
            template="notice",
            title="HẾT KHẨN CẤP",
            lines=("{place}", "Trở lại hoạt động bình thường"),
            source="{source}",
        )
    ),
)

TEMPLATES: Mapping[str, Template] = {
    one.code: one
    for one in (
        Template("storm", "Bão", "Storm", _STORM, timedelta(hours=4), timedelta(days=3), by_risk=True),
        Template("fire", "Cháy", "Fire", _FIRE, timedelta(hours=1), timedelta(hours=12)),
        Template("chemical", "Sự cố hóa chất", "Chemical accident", _CHEMICAL, timedelta(hours=2), timedelta(hours=24)),
        Template("drill", "Diễn tập", "Drill", _DRILL, timedelta(minutes=30), timedelta(hours=4), drill=True),
        Template(
            "all-clear", "Hết khẩn cấp", "All clear", _ALL_CLEAR, timedelta(minutes=1), timedelta(hours=1), level=20
        ),
    )
}


def filled(template: Template, particulars: Particulars, *, drill: bool = False) -> tuple[Page, ...]:
    """Return the pages of a message; a line whose particular nobody gave is left out.

    Raises:
        OrderRefusedError: a level is wanted and is not 1 to 5, or is given where none is wanted.

    >>> [page.card.title for page in filled(TEMPLATES["fire"], Particulars("KCN Đình Vũ"), drill=True)]
    ['CHÁY (DIỄN TẬP)']
    """
    if particulars.risk not in (range(1, 6) if template.by_risk else (0,)):
        raise OrderRefusedError(
            "the risk level of a storm is 1 to 5; other messages have none",
            "Cấp độ rủi ro của bão từ 1 đến 5; tin khác không có cấp độ.",
        )
    return tuple(Page(_card(page.card, particulars, drill or template.drill), page.seconds) for page in template.pages)


def _card(card: Card, particulars: Particulars, drill: bool) -> Card:  # noqa: FBT001 - as its caller has it
    given = msgspec.structs.asdict(particulars)
    lines = tuple(filter(None, (_text(line, given) for line in card.lines)))
    filled_in = msgspec.structs.replace(card, lines=lines, source=_text(card.source, given), risk=particulars.risk)
    return drilled(filled_in) if drill else filled_in


def _text(text: str, given: Mapping[str, object]) -> str:
    """Fill in a line; empty where what it needs is missing."""
    needs = [key for key in given if f"{{{key}}}" in text]
    return text.format_map(given) if all(given[key] for key in needs) else ""


def drilled(card: Card) -> Card:
    """Return *card* as a page of an exercise."""
    if DRILL in card.title.upper():
        return card
    return msgspec.structs.replace(card, title=f"{card.title} ({DRILL})".strip())
