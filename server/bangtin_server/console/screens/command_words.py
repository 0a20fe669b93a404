"""A command in words: what was asked for, by whom, and what became of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localtime

from bangtin_playlists.instant import moment
from bangtin_server.console.language import chosen, say
from bangtin_server.players import words
from bangtin_server.players.commands import Stage, stage
from bangtin_server.players.models import Command

_TONES: Mapping[Stage, str] = {
    Stage.DONE: "good",
    Stage.WAITING: "none",
    Stage.REFUSED: "bad",
    Stage.FAILED: "bad",
    Stage.EXPIRED: "late",
    Stage.CANCELLED: "none",
}


class Line(NamedTuple):
    """A command, as a page shows it."""

    id: UUID
    deed: str
    by: str
    at: datetime
    stage: str
    tone: str
    told: str
    """Why not, or what is waited for."""
    ended_at: datetime | None
    may_cancel: bool
    has_log: bool


def line(request: HttpRequest, row: Command, now: datetime, *, may_command: bool) -> Line:
    """Return *row* in words; select its `bundle` with it."""
    at = stage(row, now)
    return Line(
        id=row.pk,
        deed=deed_in_words(request, row.deed),
        by=row.by,
        at=row.issued,
        stage=words.of_stage(at, chosen(request)),
        tone=_TONES[at],
        told=_told(request, row, at),
        ended_at=row.answered_at or row.cancelled_at,
        may_cancel=may_command and at is Stage.WAITING,
        has_log=may_command and getattr(row, "bundle", None) is not None,
    )


def deed_in_words(request: HttpRequest, deed: Mapping[str, Any]) -> str:
    """Return what *deed*, as the wire writes it, asks for."""
    kind, language = str(deed["type"]), chosen(request)
    if kind == "pattern" and not deed.get("for_ms"):
        return say(request, "command_pattern_end")
    said, more = words.of_deed(kind, language), ""
    if deed.get("for_ms"):
        more = say(request, "for_seconds", n=int(deed["for_ms"]) // 1000)
    elif kind == "volume":
        percent = deed.get("percent")
        more = say(request, "as_published") if percent is None else f"{percent} %"
    elif kind == "send-journal":
        since, until = (localtime(moment(deed[key])) for key in ("since", "until"))
        more = f"{since:%d/%m %H:%M}–{until:%H:%M}"
    elif kind == "release":
        more = str(deed.get("digest", ""))[:8]
    return f"{said} · {more}" if more else said


def _told(request: HttpRequest, row: Command, at: Stage) -> str:
    if at is Stage.WAITING:
        return say(request, "waits_until", at=f"{localtime(row.until):%H:%M %d/%m/%Y}")
    if at is Stage.CANCELLED:
        return say(request, "cancelled_by", by=row.cancelled_by)
    if at is Stage.EXPIRED and row.answered_at is None:
        return say(request, "expired_unheard")
    code, detail = str(row.answer.get("code", "")), str(row.answer.get("detail", ""))
    why = words.of_answer(code, chosen(request)) if code else ""
    return ": ".join(filter(None, (why, detail)))
