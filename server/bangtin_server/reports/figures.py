"""Numbers as Vietnamese reports write them (domain.md 2.7)."""

from datetime import datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal

_SPACE = "\N{NO-BREAK SPACE}"


def whole(number: int) -> str:
    """Write a whole number.

    >>> whole(42431), whole(180)
    ('42.431', '180')
    """
    return f"{number:,}".replace(",", ".")


def percent(part: int, of: int) -> str:
    """Write a share with two decimals; a dash where there is nothing to have a share of.

    >>> percent(42431, 42600).replace(chr(160), " "), percent(0, 0)
    ('99,60 %', '–')
    """
    if not of:
        return "–"
    share = (Decimal(part) * 100 / of).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{share}".replace(".", ",") + f"{_SPACE}%"


def length(ms: int) -> str:
    """Write a length of time in hours, minutes and seconds; what is nought at its end is left out.

    >>> length(598_410_000), length(41_000), length(0)
    ('166 giờ 13 phút 30 giây', '41 giây', '0 giây')
    """
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{whole(hours)} giờ"] if hours else []
    parts += [f"{minutes} phút"] if minutes else []
    parts += [f"{seconds} giây"] if seconds else []
    return " ".join(parts) or "0 giây"


def moment(at: datetime, zone: tzinfo) -> str:
    """Write when something was.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 4, 14, 9, 5, tzinfo=UTC), UTC)
    '14/04/2026 09:05'
    """
    return at.astimezone(zone).strftime("%d/%m/%Y %H:%M")
