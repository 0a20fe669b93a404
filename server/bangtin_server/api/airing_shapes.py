"""The shapes of what a screen shows at an instant, and why."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from ninja import Schema
from pydantic import AwareDatetime, Field

from bangtin_playlists import words
from bangtin_playlists.explain import Finding
from bangtin_playlists.instant import moment
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.words import Language
from bangtin_server.api.time_shapes import Instant
from bangtin_server.scheduling.week import Stretch


class AiringAsked(Schema):
    """When; now, where nothing is said."""

    at: Annotated[Instant | None, Field(description="with its zone; in an address `+` is written `%2B`")] = None


class ZoneThere(Schema):
    """What one zone of the screen shows."""

    zone: str
    playlist: str
    """Its code."""
    item: str
    """Its code."""
    title: str
    page: int | None
    since: AwareDatetime
    until: AwareDatetime
    """Where the slot ends, or is cut (excluded)."""
    offset_ms: int
    slot_ms: int


class StretchThere(Schema):
    """Who has the screen from an instant on."""

    since: AwareDatetime
    until: AwareDatetime
    level: int | None
    dark: str
    entries: list[str]
    """Codes of lines of the schedule; none is dark, or the slate."""


class WhyThere(Schema):
    """One line of the schedule, and what speaks for or against it (timeline.md)."""

    entry: str
    """Its code; empty for the slate."""
    level: int
    reason: str
    parameters: dict[str, Any]
    vi: str
    en: str


class AiringThere(Schema):
    """What a screen shows at an instant, by what is planned and ordered now."""

    screen: str
    at: AwareDatetime
    level: int | None
    """Of what is on; null while it is dark by its hours."""
    dark: str
    """`hours` or `blackout`, or empty."""
    mourning: bool
    entry: str
    zones: list[ZoneThere]
    until: AwareDatetime
    """The next instant at which anything of this may differ."""
    next: list[StretchThere]
    why: list[WhyThere]


def airing_there(
    screen: str, on_air: OnAir, following: Sequence[Stretch], why: Sequence[Finding], zone: ZoneInfo
) -> AiringThere:
    """Return it as programs read it, in the screen's own time."""
    return AiringThere(
        screen=screen,
        at=moment(on_air.at, zone),
        level=on_air.level,
        dark=on_air.dark,
        mourning=on_air.mourning,
        entry=on_air.entry,
        zones=[_zone(one, zone) for one in on_air.zones],
        until=moment(on_air.until, zone),
        next=[_stretch(one, zone) for one in following],
        why=[_why(one) for one in why],
    )


def _zone(one: Airing, zone: ZoneInfo) -> ZoneThere:
    content = one.shown().content
    return ZoneThere(
        zone=one.zone,
        playlist=one.playlist,
        item=one.shown().id,
        title=getattr(content, "title", "") or getattr(content, "text", "") or one.shown().tags.alternative,
        page=one.page,
        since=moment(one.start, zone),
        until=moment(one.end, zone),
        offset_ms=one.offset_ms,
        slot_ms=one.item.slot_ms,
    )


def _stretch(one: Stretch, zone: ZoneInfo) -> StretchThere:
    span = {"since": moment(one.start, zone), "until": moment(one.end, zone)}
    return StretchThere(**span, level=one.level, dark=one.dark, entries=list(one.entries))


def _why(one: Finding) -> WhyThere:
    told: dict[Language, str] = {
        tongue: words.reason(str(one.reason), _spoken(one.parameters, tongue), tongue) for tongue in ("vi", "en")
    }
    return WhyThere(entry=one.entry, level=one.level, reason=str(one.reason), parameters=one.parameters, **told)


def _spoken(parameters: Mapping[str, Any], tongue: Language) -> dict[str, str]:
    return {key: _word(key, value, tongue) for key, value in parameters.items()}


def _word(key: str, value: Any, tongue: Language) -> str:  # noqa: ANN401 - as the reason's own description says
    if isinstance(value, list):
        return ", ".join(_word(key, one, tongue) for one in value)
    if isinstance(value, dict):
        reason = value.get("reason")
        if not reason:
            return " – ".join(value.values())
        return f"{value['item']} ({words.reason(reason, _spoken(value, tongue), tongue)})"
    if key == "winner_level":
        return words.name(f"level.{value}", tongue)
    if key in {"weekday", "weekdays"}:
        return words.name(f"weekday.{value}", tongue)
    return str(value)
