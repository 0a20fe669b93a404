"""Pages of which a part refreshes itself (static/console/live.js)."""

from datetime import datetime, timedelta

from django.http import HttpRequest

FRESH = timedelta(seconds=90)
"""A wall's picture comes each minute; one that is older is shown as old."""


def is_part(request: HttpRequest) -> bool:
    """Say whether only the part is asked for, which takes the place of the one that is there."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def is_old(taken_at: datetime, now: datetime) -> bool:
    """Say whether a picture of that moment may no longer be what the wall shows."""
    return now - taken_at > FRESH
