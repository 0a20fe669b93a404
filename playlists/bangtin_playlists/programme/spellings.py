"""What a person probably meant: the spelling that would have been right, for the remedy of a mistake.

Nothing is read by these spellings; only the person who wrote it knows.
"""

import re
import unicodedata
from datetime import date

CURLY = "“”„‟‘’‚‛«»"
"""Quotes that word processors put in place of " and '; to YAML they are letters like any other."""

_UNITS = {
    **dict.fromkeys(("giờ", "tiếng", "hour", "hours", "hr", "hrs", "h"), "h"),
    **dict.fromkeys(("phút", "ph", "p", "minute", "minutes", "min", "mins", "m"), "m"),
    **dict.fromkeys(("giây", "gi", "g", "second", "seconds", "sec", "secs", "s"), "s"),
    **dict.fromkeys(("mili giây", "mili", "msec", "ms"), "ms"),
}
_AMOUNT = re.compile(r"(\d+(?:[.,]\d{1,3})?)\s*([^\d\s.,:]*)\s*")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:hg,]\s*(\d{2}))?\s*(?:giờ|h|g)?\s*(am|pm|sa|ch|sáng|chiều|tối)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})|(\d{4})[./](\d{1,2})[./](\d{1,2})")
_VIETNAM = re.compile(r"(?:gmt|utc)?\s*\+\s*0?7(?::?00)?|.*(?:hanoi|ha_noi|haiphong|vietnam|viet_nam|saigon|hcm)")


def straight(text: str) -> str:
    """Return *text* without the curly quotes around it; empty where it has none.

    >>> straight("“05:30”"), straight("05:30")
    ('05:30', '')
    """
    bare = text.strip(CURLY)
    return bare.strip() if bare != text else ""


def length_like(text: str) -> str:
    """Return the length that *text* comes near.

    >>> length_like("10"), length_like("1 phút 30 giây"), length_like("1,5 s"), length_like("lâu")
    ('10s', '1m30s', '1.5s', '')
    """
    written = unicodedata.normalize("NFC", text.strip().lower())
    amounts = [(found[1].replace(",", "."), found[2]) for found in _AMOUNT.finditer(written)]
    if not amounts or _AMOUNT.sub("", written):
        return ""
    if len(amounts) == 1 and not amounts[0][1]:
        return f"{amounts[0][0]}s"
    units = [_UNITS.get(unit) for _, unit in amounts]
    if None in units or ("." in "".join(number for number, _ in amounts) and units != ["s"]):
        return ""
    return "".join(f"{number}{unit}" for (number, _), unit in zip(amounts, units, strict=True))


def time_like(text: str) -> str:
    """Return the time of the day that *text* comes near.

    >>> time_like("5.30"), time_like("5:30 PM"), time_like("7 giờ"), time_like("25:00")
    ('05:30', '17:30', '07:00', '')
    """
    read = _CLOCK.fullmatch(text.strip())
    if not read:
        return ""
    hour, minute, half = int(read[1]), int(read[2] or 0), (read[3] or "").lower()
    if half and hour <= 12:  # noqa: PLR2004 - a clock's face
        hour = hour % 12 + 12 * (half in {"pm", "ch", "chiều", "tối"})
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""  # noqa: PLR2004 - a day


def date_like(text: str) -> str:
    """Return the date that *text* comes near, as it is written in Vietnam.

    >>> date_like("30.4.2026"), date_like("2026/4/30"), date_like("31.4.2026")
    ('30/04/2026', '30/04/2026', '')
    """
    read = _DATE.fullmatch(text.strip())
    if not read:
        return ""
    day, month, year = (int(part) for part in (read.groups()[:3] if read[1] else read.groups()[:2:-1]))
    try:
        return f"{date(year, month, day):%d/%m/%Y}"
    except ValueError:
        return ""


def zone_like(text: str) -> str:
    """Return Vietnam's time zone where *text* is one of its everyday names.

    >>> zone_like("GMT+7"), zone_like("Asia/Hanoi"), zone_like("Europe/Berlim")
    ('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', '')
    """
    return "Asia/Ho_Chi_Minh" if _VIETNAM.fullmatch(text.strip().lower()) else ""
