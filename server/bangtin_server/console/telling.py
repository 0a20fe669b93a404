"""How long ago something was, and in which words."""

from datetime import datetime

from django.http import HttpRequest

from bangtin_server.console.language import say

_UNITS = ((86_400, "ago_days"), (3_600, "ago_hours"), (60, "ago_minutes"))


def ago(request: HttpRequest, then: datetime | None, now: datetime) -> str:
    """Say how long ago *then* was; None is never."""
    if then is None:
        return say(request, "never")
    seconds = int((now - then).total_seconds())
    for unit, key in _UNITS:
        if seconds >= unit:
            return say(request, key, n=seconds // unit)
    return say(request, "ago_now")


def lasting(request: HttpRequest, milliseconds: int) -> str:
    """Say how long something takes: 15 giây, 5 phút 37 giây, 1 giờ."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 1000:.3f}".rstrip("0").rstrip(".")
    parts = [("hours_long", hours), ("minutes_long", minutes), ("seconds_long", seconds if rest else 0)]
    return " ".join(say(request, key, n=n) for key, n in parts if n) or say(request, "seconds_long", n=0)
