"""The shapes of commands: what a person asks of a screen's player, and what became of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from bangtin_playlists.instant import Millis, instant
from bangtin_playlists.wire import command as wire
from bangtin_server.api.shapes import Asked, Digest, Whole
from bangtin_server.api.time_shapes import Instant
from bangtin_server.players.commands import LASTS, stage
from bangtin_server.players.models import Command
from bangtin_server.players.words import of_stage

_LONGEST = 31 * 24 * 60
"""Minutes: longer than a centre or a player may be away (domain.md S4)."""
Do = Literal[
    "collect",
    "photograph",
    "pattern",
    "pattern-end",
    "identify",
    "volume",
    "restart-screen",
    "reboot",
    "release",
    "send-journal",
]
_WANTS: Mapping[str, tuple[str, ...]] = {"release": ("digest",), "send-journal": ("since", "until")}


class CommandWanted(Asked):
    """A command. The same `key` again asks once; one that waits already is not asked for twice."""

    do: Do
    seconds: Annotated[Whole, Field(ge=5, le=3600, description="how long a pattern or a name stands")] = 60
    percent: Annotated[Whole | None, Field(ge=0, le=100, description="of the volume; null: as published")] = None
    digest: Annotated[Digest | None, Field(description="the file that is released")] = None
    since: Annotated[Instant | None, Field(description="where the log begins")] = None
    until: Annotated[Instant | None, Field(description="where the log ends")] = None
    lasts_minutes: Annotated[Whole, Field(ge=1, le=_LONGEST, description="for how long it is worth doing")] = int(
        LASTS.total_seconds() // 60
    )
    key: UUID | None = None

    @model_validator(mode="after")
    def _whole(self) -> "CommandWanted":
        if missing := [name for name in _WANTS.get(self.do, ()) if getattr(self, name) is None]:
            raise PydanticCustomError(
                "command_lacks", "{do} wants {missing}", {"do": self.do, "missing": " and ".join(missing)}
            )
        if self.since and self.until and self.since >= self.until:
            raise PydanticCustomError("span_turned", "until lies before since")
        return self

    def deed(self, screen: str) -> wire.Deed:
        """Return it as the wire says it."""
        return _DEEDS[self.do](self, screen)

    def lasts(self) -> timedelta:
        """Return for how long it is worth doing."""
        return timedelta(minutes=self.lasts_minutes)


def _log(body: CommandWanted, _: str) -> wire.Deed:
    assert body.since is not None and body.until is not None  # noqa: S101, PT018 - the shape has seen to it
    return wire.SendJournal(instant(body.since), instant(body.until))


_DEEDS: Mapping[str, Callable[[CommandWanted, str], wire.Deed]] = {
    "collect": lambda _, __: wire.Collect(),
    "photograph": lambda _, screen: wire.Photograph(screen),
    "pattern": lambda body, screen: wire.Pattern(screen, Millis(body.seconds * 1000)),
    "pattern-end": lambda _, screen: wire.Pattern(screen, Millis(0)),
    "identify": lambda body, screen: wire.Identify(screen, Millis(body.seconds * 1000)),
    "volume": lambda body, screen: wire.Volume(screen, body.percent),
    "restart-screen": lambda _, screen: wire.RestartScreen(screen),
    "reboot": lambda _, __: wire.Reboot(),
    "release": lambda body, _: wire.Release(body.digest or ""),
    "send-journal": _log,
}


class StageThere(Schema):
    """How far a command has come."""

    code: str
    vi: str
    en: str


class CommandThere(Schema):
    """A command: who asked for what, when, and what the player answered."""

    id: UUID
    player: str
    do: str
    particulars: dict[str, Any]
    by: str
    given_at: AwareDatetime
    until: AwareDatetime
    """From then on the player does not do it any more."""
    stage: StageThere
    answered_at: AwareDatetime | None
    code: str
    """Why not, as the player says it; empty when done."""
    detail: str
    cancelled_at: AwareDatetime | None
    cancelled_by: str


def command_there(row: Command, now: datetime) -> CommandThere:
    """Return *row* as programs read it."""
    at = stage(row, now)
    return CommandThere(
        id=row.pk,
        player=row.player.name,
        do=row.deed["type"],
        particulars={key: value for key, value in row.deed.items() if key not in {"type", "ticket"}},
        by=row.by,
        given_at=row.issued,
        until=row.until,
        stage=StageThere(code=at.value, vi=of_stage(at), en=of_stage(at, "en")),
        answered_at=row.answered_at,
        code=str(row.answer.get("code", "")),
        detail=str(row.answer.get("detail", "")),
        cancelled_at=row.cancelled_at,
        cancelled_by=row.cancelled_by,
    )
