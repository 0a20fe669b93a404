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
