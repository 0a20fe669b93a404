"""The shapes of what a screen shows at an instant, and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from ninja import Schema
from pydantic import AwareDatetime, Field

from bangtin_playlists import words
from bangtin_playlists.explain import Finding
from bangtin_playlists.instant import moment
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.words import Language
from bangtin_server.api.time_shapes import Day, Instant
from bangtin_server.library import titles
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.week import Hidden, Stretch


class AiringAsked(Schema):
    """When; now, where nothing is said."""

    at: Annotated[Instant | None, Field(description="with its zone; in an address `+` is written `%2B`")] = None


class WeekAsked(Schema):
    """Which week; this one, where nothing is said."""

    day: Annotated[Day | None, Field(description="a day of it, by the screen's own calendar")] = None


class ZoneThere(Schema):
    """What one zone of the screen shows."""

    zone: str
    playlist: str
    """Its code."""
    item: str
    """Its code."""
    title: str
    """Its name, else its words, or what it shows."""
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


class BeatenThere(Schema):
    """A line that is due in the week and does not show at some time of it."""

    entry: str
    """Its code."""
    first: AwareDatetime
    """When for the first time."""
    hidden_ms: int
    shown_ms: int
    """0: it does not show in that week at all."""
    dark: bool
    """No other beats it: all the time it is due the screen is dark by its hours."""
    by: list[str]
    """Codes of the lines that show in its place that first time."""
    level: int
    """Theirs."""


class WeekThere(Schema):
    """A week of a screen, Monday first, by what is planned and ordered now."""

    screen: str
    monday: date
    stretches: list[StretchThere]
    beaten: list[BeatenThere]


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
    screen: Screen, on_air: OnAir, following: Sequence[Stretch], why: Sequence[Finding], zone: ZoneInfo
) -> AiringThere:
    """Return it as programs read it, in the screen's own time."""
    names = titles.names(titles.filtered(why) | {one.shown().id for one in on_air.zones}, screen)
    return AiringThere(
        screen=screen.name,
        at=moment(on_air.at, zone),
        level=on_air.level,
        dark=on_air.dark,
        mourning=on_air.mourning,
        entry=on_air.entry,
        zones=[_zone(one, names, zone) for one in on_air.zones],
        until=moment(on_air.until, zone),
        next=[stretch_there(one, zone) for one in following],
        why=[_why(one, names) for one in why],
    )


def _zone(one: Airing, names: Mapping[str, str], zone: ZoneInfo) -> ZoneThere:
    return ZoneThere(
        zone=one.zone,
        playlist=one.playlist,
        item=one.shown().id,
        title=titles.title(one.shown(), names),
        page=one.page,
        since=moment(one.start, zone),
        until=moment(one.end, zone),
        offset_ms=one.offset_ms,
        slot_ms=one.item.slot_ms,
    )


def stretch_there(one: Stretch, zone: ZoneInfo) -> StretchThere:
    """Return a stretch as programs read it."""
    span = {"since": moment(one.start, zone), "until": moment(one.end, zone)}
    return StretchThere(**span, level=one.level, dark=one.dark, entries=list(one.entries))


def beaten_there(one: Hidden, by: tuple[Sequence[str], int], zone: ZoneInfo) -> BeatenThere:
    """Return a line that does not show, and *by* which of which level it is beaten."""
    lengths = {"hidden_ms": one.hidden_ms, "shown_ms": one.shown_ms}
    return BeatenThere(
        entry=one.entry, first=moment(one.first, zone), dark=one.dark, by=list(by[0]), level=by[1], **lengths
    )


def _why(one: Finding, names: Mapping[str, str]) -> WhyThere:
    told: dict[Language, str] = {
        tongue: words.reason(str(one.reason), _spoken(one.parameters, tongue, names), tongue) for tongue in ("vi", "en")
    }
    return WhyThere(entry=one.entry, level=one.level, reason=str(one.reason), parameters=one.parameters, **told)


def _spoken(parameters: Mapping[str, Any], tongue: Language, names: Mapping[str, str]) -> dict[str, str]:
    return {key: _word(key, value, tongue, names) for key, value in parameters.items()}


def _word(key: str, value: Any, tongue: Language, names: Mapping[str, str]) -> str:  # noqa: ANN401 - a parameter of a reason: text, number or instant
    if isinstance(value, list):
        return ", ".join(_word(key, one, tongue, names) for one in value)
    if isinstance(value, dict):
        reason = value.get("reason")
        if not reason:
            return " – ".join(value.values())
        called = names.get(value["item"], value["item"])
        return f"{called} ({words.reason(reason, _spoken(value, tongue, names), tongue)})"
    if key == "winner_level":
        return words.name(f"level.{value}", tongue)
    if key in {"weekday", "weekdays"}:
        return words.name(f"weekday.{value}", tongue)
    return str(value)
