"""How single values are written: lengths of time, days, levels, sizes. Each refuses with a code of its own."""

import re
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from bangtin_playlists.calendar.recurrence import Recurrence
from bangtin_playlists.errors import RuleError
from bangtin_playlists.layout import is_box, is_colour
from bangtin_playlists.programme.spellings import length_like, straight
from bangtin_playlists.schedule import Level

_LENGTH = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d{1,3})?)s)?(?:(\d+)ms)?")
_NOT_OF_DAYS = re.compile(r"BYHOUR|BYMINUTE|BYSECOND|DTSTART|TZID")
_SWITCHES = {
    **dict.fromkeys(("true", "yes", "on", "có", "bật"), True),
    **dict.fromkeys(("false", "no", "off", "không", "tắt"), False),
}
_LEVELS = {
    **dict.fromkeys(("0", "fallback", "dự phòng", "nội dung dự phòng"), Level.FALLBACK),
    **dict.fromkeys(("10", "normal", "thông thường"), Level.NORMAL),
    **dict.fromkeys(("20", "priority", "ưu tiên"), Level.PRIORITY),
    **dict.fromkeys(("30", "emergency", "khẩn cấp"), Level.EMERGENCY),
    **dict.fromkeys(("40", "blackout", "dừng khẩn cấp"), Level.BLACKOUT),
}


def wrong(code: str, found: object, **params: str | int) -> PydanticCustomError:
    """Make the error that a validator raises; *code* is a key of the words."""
    if isinstance(found, str) and (bare := straight(found)):
        return PydanticCustomError("curly_quotes", "", {"found": shown(found), "bare": shown(bare)})
    return PydanticCustomError(code, "", {"found": shown(found), **params})


def shown(value: object) -> str:
    """Write what was found so that it fits a message."""
    match value:
        case None:
            return ""
        case str():
            return value if len(value) <= 80 else f"{value[:77]}..."  # noqa: PLR2004 - a terminal's width
        case list():
            return "[...]"
        case _:
            return "{...}"


def text(value: Any) -> str:  # noqa: ANN401 - what a person wrote can be anything
    """Read text; a number is text too, since nothing is resolved."""
    if not isinstance(value, str):
        raise wrong("not_text", value)
    if not value.strip():
        raise wrong("empty_text", value)
    return value


def whole(value: Any) -> int:  # noqa: ANN401 - as above
    """Read a whole number."""
    if not isinstance(value, str) or not re.fullmatch(r"[+-]?\d{1,9}", value):
        raise wrong("bad_number", value)
    return int(value)


def between(least: int, most: int) -> PlainValidator:
    """Read a whole number within bounds."""

    def read(value: Any) -> int:  # noqa: ANN401 - as above
        number = whole(value)
        if not least <= number <= most:
            raise wrong("out_of_range", value, least=least, most=most)
        return number

    return PlainValidator(read)


def switch(value: Any) -> bool:  # noqa: ANN401 - as above
    """Read yes or no, in either language."""
    if not isinstance(value, str) or value.lower() not in _SWITCHES:
        raise wrong("bad_switch", value)
    return _SWITCHES[value.lower()]


def length(value: Any) -> int:  # noqa: ANN401 - as above
    """Read a length of time such as 1m30s, in milliseconds.

    >>> length("1m30s"), length("250ms"), length("1.5s")
    (90000, 250, 1500)
    """
    read = _LENGTH.fullmatch(value.replace(" ", "")) if isinstance(value, str) and value.strip() else None
    if read is None:
        raise wrong("bad_length", value, near=length_like(value) if isinstance(value, str) else "")
    hours, minutes, seconds, millis = read.groups(default="0")
    whole_seconds, _, part = seconds.partition(".")
    total = ((int(hours) * 60 + int(minutes)) * 60 + int(whole_seconds)) * 1000 + int(part.ljust(3, "0")) + int(millis)
    if total < 1:
        raise wrong("too_short", value)
    return total


def level(value: Any) -> Level:  # noqa: ANN401 - as above
    """Read a level by number, or by its Vietnamese or English name (domain.md 2.3)."""
    if not isinstance(value, str) or value.lower() not in _LEVELS:
        raise wrong("bad_level", value)
    return _LEVELS[value.lower()]


def numbers(value: Any, count: int, code: str) -> tuple[int, ...]:  # noqa: ANN401 - as above
    """Read *count* whole numbers from a list, or from text such as 1024x512."""
    parts = re.split(r"\s*[x×,]\s*", value.strip()) if isinstance(value, str) else value
    if not isinstance(parts, list) or len(parts) != count:
        raise wrong(code, value)
    if not all(isinstance(part, str) and re.fullmatch(r"-?\d{1,6}", part) for part in parts):
        raise wrong(code, value)
    return tuple(int(part) for part in parts)


def size(value: Any) -> tuple[int, int]:  # noqa: ANN401 - as above
    """Read a width and a height in pixels, both at least 1."""
    width, height = numbers(value, 2, "bad_size")
    if width < 1 or height < 1:
        raise wrong("bad_size", value)
    return width, height


def spot(value: Any) -> tuple[int, int]:  # noqa: ANN401 - as above
    """Read the place of a corner, from the top left."""
    x, y = numbers(value, 2, "bad_spot")
    if x < 0 or y < 0:
        raise wrong("bad_spot", value)
    return x, y


def rectangle(value: Any) -> tuple[int, int, int, int]:  # noqa: ANN401 - as above
    """Read x, y, width and height in pixels."""
    x, y, w, h = numbers(value, 4, "bad_box")
    if not is_box(x, y, w, h):
        raise wrong("bad_box", value)
    return x, y, w, h


def colour(value: Any) -> str:  # noqa: ANN401 - as above
    """Read a colour such as #0b1f3a."""
    if not isinstance(value, str) or not is_colour(value):
        raise wrong("bad_colour", value)
    return value.lower()


def names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    """Read one name or a list of them, at least one."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list):
        raise wrong("not_text", value)
    if not found:
        raise wrong("empty_list", value)
    return tuple(text(each) for each in found)


def recurrence(value: Any) -> str:  # noqa: ANN401 - as above
    """Read an RRULE of RFC 5545 that picks days; its hours come from `from` and `to` (R9)."""
    rule = text(value).upper().removeprefix("RRULE:")
    if _NOT_OF_DAYS.search(rule):
        raise wrong("bad_recurrence", value)
    try:
        Recurrence(rule)
    except RuleError as error:
        raise wrong("bad_recurrence", value) from error
    return rule


Text = Annotated[str, PlainValidator(text)]
Whole = Annotated[int, PlainValidator(whole)]
Switch = Annotated[bool, PlainValidator(switch)]
Length = Annotated[int, PlainValidator(length)]
LevelNumber = Annotated[Level, PlainValidator(level)]
Size = Annotated[tuple[int, int], PlainValidator(size)]
Corner = Annotated[tuple[int, int], PlainValidator(spot)]
Rectangle = Annotated[tuple[int, int, int, int], PlainValidator(rectangle)]
Colour = Annotated[str, PlainValidator(colour)]
Names = Annotated[tuple[str, ...], PlainValidator(names)]
RecurrenceText = Annotated[str, PlainValidator(recurrence)]
