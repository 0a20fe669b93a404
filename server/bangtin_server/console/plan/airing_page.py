"""What a screen shows at any instant, and why: the timeline's own explanation, in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_playlists import words
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.explain import Finding, explain
from bangtin_playlists.instant import instant, moment
from bangtin_playlists.layout import MAIN
from bangtin_playlists.on_air import Airing
from bangtin_playlists.reasons import Reason
from bangtin_playlists.timeline import Timeline
from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.console.form import MomentField
from bangtin_server.console.language import in_words, say, tongue
from bangtin_server.console.plan.week_grid import Names, names_of, told
from bangtin_server.console.telling import lasting
from bangtin_server.emergencies.timelines import timeline_of
from bangtin_server.errors import PublishingError
from bangtin_server.library import titles
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.week import changes

_EXACT = "%d/%m/%Y %H:%M:%S"
_NEXT = 6
_LINES = frozenset({"winner", "set"})
"""Parameters of a reason that hold ids of lines."""
_TIME = len("05:30:00")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@never_cache
@require_safe
def airing(request: HttpRequest, name: str) -> HttpResponse:
    """Say what a screen shows at the instant that is asked for, else now."""
    screen = get_object_or_404(seen(request, Right.SEE, Screen.objects.select_related("site")), name=name)
    zone = WallClock(screen.timezone).zone
    asked = " ".join(request.GET.get("at", "")[:40].split())
    at = _read(asked, zone)
    shown: dict[str, Any] = {
        "screen": screen,
        "at": at or localtime(clock.now(), zone),
        "wrong": say(request, "instant_wrong", said=say(request, "moment_wrong")) if asked and at is None else "",
    }
    shown["typed"] = asked if shown["wrong"] else f"{shown['at']:{_EXACT}}"
    try:
        shown |= _told(request, screen, shown["at"], zone)
    except PublishingError as error:
        shown["refusal"] = in_words(request, error)
    except PlaylistsError as error:
        shown["refusal"] = str(error)
    with override(zone):  # a screen's hours are its own
        return render(request, "console/airing.html", shown, status=422 if shown["wrong"] else 200)


def _read(text: str, zone: ZoneInfo) -> datetime | None:
    """Return the moment, written as in any other field, by the clock of the screen."""
    try:
        with override(zone):
            read = MomentField(required=False).clean(text)
    except ValidationError:
        return None
    return read if read and _FIRST_YEAR < read.year < _LAST_YEAR else None


def _told(request: HttpRequest, screen: Screen, at: datetime, zone: ZoneInfo) -> dict[str, Any]:
    timeline, names = timeline_of(screen, clock.now()), names_of(screen)
    on_air = timeline.on_air(instant(at))
    following = changes(timeline, at, _NEXT)
    title, level, tone = told(request, following[0], names)
    why = explain(timeline, instant(at), on_air.zones[0].zone if on_air.zones else MAIN)
    names = names._replace(items=titles.names(titles.filtered(why) | {one.item.id for one in on_air.zones}, screen))
    return {
        "title": title,
        "level": level,
        "tone": tone,
        "mourning": on_air.mourning,
        "zones": [_zone(request, one, names, zone) for one in on_air.zones],
        "next": [_next(request, one, names, zone) for one in following[1:]],
        "why": [_why(request, one, names, zone) for one in why],
        "days": _holiday(timeline, at),
    }


def _zone(request: HttpRequest, one: Airing, names: Names, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "zone": "" if one.zone == MAIN else one.zone,
        "item": one.item.id,
        "what": titles.title(one.item, names.items),
        "page": one.page,
        "played": lasting(request, one.offset_ms // 1000 * 1000),
        "slot": lasting(request, one.item.slot_ms),
        "until": moment(one.end, zone),
    }


def _next(request: HttpRequest, one: Any, names: Names, zone: ZoneInfo) -> dict[str, Any]:  # noqa: ANN401 - a stretch
    title, level, tone = told(request, one, names)
    return {"at": moment(one.start, zone), "title": title, "level": level, "tone": tone}


def _why(request: HttpRequest, one: Finding, names: Names, zone: ZoneInfo) -> dict[str, Any]:
    language = tongue(request)
    parameters = {key: _said(request, key, value, names, zone) for key, value in one.parameters.items()}
    title = names.of(request, [one.entry] if one.entry else [])
    return {
        "title": title,
        "level": words.name(f"level.{one.level}", language),
        "tone": f"level-{one.level}",
        "row": names.rows.get(one.entry),
        "said": words.reason(str(one.reason), parameters, language),
        "wins": one.reason in {Reason.ON_AIR, Reason.INTERLEAVED},
    }


def _said(request: HttpRequest, key: str, value: Any, names: Names, zone: ZoneInfo) -> str:  # noqa: ANN401 - a parameter of a reason: text, number or instant
    language = tongue(request)
    if key in _LINES:
        return f"“{names.of(request, value if isinstance(value, list) else [value])}”"
    if key == "winner_level":
        return words.name(f"level.{value}", language)
    if key == "weekday":
        return words.name(f"weekday.{value}", language)
    if key == "weekdays":
        return ", ".join(words.name(f"weekday.{each}", language) for each in value)
    if isinstance(value, list):
        return ", ".join(_row(request, each, names, zone) if isinstance(each, dict) else str(each) for each in value)
    return _moment(str(value), zone)


def _row(request: HttpRequest, row: Mapping[str, str], names: Names, zone: ZoneInfo) -> str:
    if "item" in row:
        language = tongue(request)
        parameters = {key: _said(request, key, value, names, zone) for key, value in row.items()}
        return f"{names.items.get(row['item'], row['item'])} ({words.reason(row['reason'], parameters, language)})"
    return row["from"] if row["from"] == row["to"] else f"{row['from']} – {row['to']}"


def _moment(text: str, zone: ZoneInfo) -> str:
    """Return an instant, a day or a time as people here write it; any other text as it is."""
    if len(text) == _TIME and text[2] == ":":
        return text[:5]
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{read:%d/%m/%Y}" if "T" not in text else f"{read.astimezone(zone):%H:%M %d/%m/%Y}"


def _holiday(timeline: Timeline, at: datetime) -> list[str]:
    """Return what the calendars call the day."""
    days = (day for calendar in timeline.manifest.calendars for day in calendar.days)
    return [day.name for day in days if day.day == at.date() and day.name]
