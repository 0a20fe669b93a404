"""Preflight for rows: what screens of a class do with a medium, and what people read about it."""

from typing import Any, NamedTuple

import msgspec

from bangtin_media.measure import Measure
from bangtin_media.preflight import Found, judge
from bangtin_media.preflight_words import say_verdict
from bangtin_media.screen_class import Decoder, ScreenClass, class_of
from bangtin_media.verdict import Converts, Plays, Reason, Refuses, Verdict
from bangtin_server.library.models import Examination, Medium, Rendition

_MUST = frozenset(("codec", "heavy", "deep", "colours", "hdr"))
"""What a screen cannot show at all, or only wrongly. The rest plays as it is until something better is made of it."""
_DECODERS: dict[Decoder, tuple[str, str]] = {
    "software": ("", ""),
    "pi5": (", Raspberry Pi 5", ", Raspberry Pi 5"),
    "graphics": (", có card đồ họa", ", with a graphics card"),
}
_OVER = frozenset((Rendition.State.DONE, Rendition.State.NEEDLESS, Rendition.State.IMPOSSIBLE))


class Standing(NamedTuple):
    """How a rendition stands, for people."""

    vi: str
    en: str
    progress: int
    """In hundredths; 100 once there is nothing more to do."""


def verdict_of(medium: Medium, target: ScreenClass) -> Verdict:
    """Return what the screens of *target* do with *medium*, as far as it is examined."""
    measure = msgspec.convert(medium.measures, Measure, strict=False)
    return judge(medium.kind, measure, msgspec.convert(medium.found, Found), target)


def reason_of(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as a row keeps it."""
    return {"code": _code(verdict), "vi": say_verdict(verdict), "en": say_verdict(verdict, "en")}


def refusal(code: str, **facts: str | int) -> dict[str, Any]:
    """Return why nothing could be made, as a row keeps it."""
    return reason_of(Refuses(Reason(code, facts)))


def waits_for(verdict: Verdict) -> bool:
    """Say whether a screen must not play the original in the meantime."""
    return isinstance(verdict, Converts) and any(each.code in _MUST for each in verdict.why)


def of_rendition(row: Rendition) -> Standing:
    """Say how a rendition stands, with numbers."""
    if row.state in _OVER:
        reason = row.reason or reason_of(Plays())
        return Standing(reason["vi"], reason["en"], 100)
    if row.state == Rendition.State.WORKING:
        return Standing(f"Đang chuyển đổi, {row.progress} %.", f"Being converted, {row.progress} %.", row.progress)
    return Standing("Chờ chuyển đổi.", "Waits to be converted.", 0)


def of_examination(medium: Medium) -> Standing:
    """Say how far a file is that no screen shows, since nobody has found it sound yet."""
    if medium.examination == Examination.REFUSED:
        return Standing(medium.fault.get("vi", ""), medium.fault.get("en", ""), 100)
    if medium.examination == Examination.WORKING:
        return Standing("Tệp đang được kiểm tra.", "The file is being examined.", 50)
    return Standing("Tệp chờ kiểm tra.", "The file waits to be examined.", 0)


class Named(NamedTuple):
    """What people call a class of screens."""

    vi: str
    en: str


def of_class(key: str) -> Named:
    """Say which screens a rendition is for.

    >>> of_class("1024x512 software mute").vi
    '1024×512, không tiếng'
    """
    one = class_of(key)
    vi, en = _DECODERS[one.decoder]
    size, heard = f"{one.width}×{one.height}", ("có tiếng", "with sound") if one.sound else ("không tiếng", "mute")
    return Named(f"{size}{vi}, {heard[0]}", f"{size}{en}, {heard[1]}")


def _code(verdict: Verdict) -> str:
    match verdict:
        case Plays():
            return "plays"
        case Converts(why=why):
            return "+".join(each.code for each in why)
        case Refuses(why=reason):
            return reason.code
