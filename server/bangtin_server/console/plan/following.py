"""After saving: how far the change has come, screen by screen, with seconds, until it is on the wall."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.console.language import chosen, say
from bangtin_server.players.models import Screen
from bangtin_server.players.states import State, state_of, word
from bangtin_server.scheduling.stages import Progress, Stage, progress_of

_KEY = "followed"
_LASTS = timedelta(minutes=10)
_MOST_LISTED = 8
_SOON_S, _SELDOM_S = 2, 10
"""How often the page asks; seldom while none of the screens can be reached."""
_OUT_OF_REACH = {State.NO_PLAYER, State.NEVER_HEARD, State.REVOKED, State.LATE, State.SILENT}
_STEPS = ((Stage.PUBLISHED, "published"), (Stage.RECEIVED, "received"), (Stage.ON_WALL, "wall"))


def follow(request: HttpRequest, screens: Iterable[Screen]) -> None:
    """Let the next pages of this person tell how far a change of now has come with *screens*."""
    keys = [screen.pk for screen in screens]
    if keys:
        request.session[_KEY] = {"since": clock.now().isoformat(), "screens": keys, "reached": {}}


def followed(request: HttpRequest) -> dict[str, Any] | None:
    """Return what `console/following.html` shows; None where nothing is followed, or not any more."""
    kept = request.session.get(_KEY)
    since, now = parse_datetime(kept["since"]) if kept else None, clock.now()
    if kept is None or since is None or now - since > _LASTS:
        return None
    rows = Screen.objects.filter(pk__in=kept["screens"]).select_related("player__presence").order_by("name")
    progress = progress_of(seen(request, Right.SEE, rows), since, now)
    reached = _remembered(request, progress, since, now)
    lines = [_line(request, one, reached.get(str(one.screen.pk), {}), now) for one in progress]
    done = all(one.stage is Stage.ON_WALL for one in progress)
    lines.sort(key=lambda line: (line["stage"], line["name"]))
    return {
        "since": since,
        "lines": lines[:_MOST_LISTED],
        "others": max(0, len(lines) - _MOST_LISTED),
        "done": done,
        "steps": [
            {"name": name, "count": sum(one.stage >= stage for one in progress), "all": len(progress)}
            for stage, name in _STEPS
        ],
        "every_s": _SOON_S if any(line["comes"] for line in lines) else _SELDOM_S,
    }


def _remembered(
    request: HttpRequest, progress: Sequence[Progress], since: datetime, now: datetime
) -> dict[str, dict[str, int]]:
    """Return when each screen was first found at each stage, in seconds after the change; later words move nothing."""
    kept = request.session[_KEY]
    before = str(kept["reached"])
    for one in progress:
        own = kept["reached"].setdefault(str(one.screen.pk), {})
        for stage, name in _STEPS:
            if one.stage >= stage:
                at = one.at if one.stage is stage and one.at and one.at >= since else now
                own.setdefault(name, max(0, round((at - since).total_seconds())))
    if str(kept["reached"]) != before:
        request.session.modified = True
    reached: dict[str, dict[str, int]] = kept["reached"]
    return reached


def _line(request: HttpRequest, one: Progress, reached: dict[str, int], now: datetime) -> dict[str, Any]:
    state = state_of(one.screen, now)
    cut_off = one.stage is Stage.PUBLISHED and state in _OUT_OF_REACH
    said = say(request, f"stage_{one.stage.value}")
    if cut_off:
        said = say(request, "never_reaches", state=word(state, chosen(request)))
    last = next((reached[name] for stage, name in reversed(_STEPS) if one.stage >= stage and name in reached), None)
    tone = {Stage.ON_WALL: "good", Stage.FAILED: "bad"}.get(one.stage, "late" if cut_off else "none")
    after = "" if last is None or cut_off else say(request, "after_s", n=last)
    name, stage = one.screen.name, int(one.stage)
    return {"name": name, "stage": stage, "said": said, "after": after, "tone": tone, "comes": not cut_off}


@never_cache
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """Say how far the last change has come; a piece of a page, asked for again and again."""
    return render(request, "console/following.html", {"followed": followed(request)})


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Tell of it no more."""
    request.session.pop(_KEY, None)
    back = request.POST.get("next", "/")
    return HttpResponseRedirect(back if back.startswith("/") and not back.startswith("//") else "/")
