"""Numbers of reports in the reader's language; Vietnamese ones are those of reports/figures.py."""

from datetime import date

from bangtin_server.reports import figures

_SWAPPED = str.maketrans(",.", ".,")


def whole(number: int, language: str) -> str:
    """Write a whole number.

    >>> whole(42431, "vi"), whole(42431, "en")
    ('42.431', '42,431')
    """
    return figures.whole(number) if language == "vi" else f"{number:,}"


def percent(part: int, of: int, language: str) -> str:
    """Write a share.

    >>> percent(42431, 42600, "en").replace(chr(160), " ")
    '99.60 %'
    """
    said = figures.percent(part, of)
    return said if language == "vi" else said.translate(_SWAPPED)


def length(ms: int, language: str) -> str:
    """Write a length of time.

    >>> length(598_410_000, "en")
    '166 h 13 min 30 s'
    """
    said = figures.length(ms)
    if language == "vi":
        return said
    return said.replace("giờ", "h").replace("phút", "min").replace("giây", "s").translate(_SWAPPED)


def day(on: date) -> str:
    """Write a day: dd/mm/yyyy (domain.md 2.7)."""
    return f"{on:%d/%m/%Y}"
