"""Rules: days and hours of lines of the schedule, of rows of the hours, and of dayparts."""

from collections.abc import Mapping
from datetime import time
from typing import NamedTuple

import msgspec

from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.pieces.schedule import DaypartPiece, RulePiece
from bangtin_playlists.programme.tree import Path, Raw
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.schedule import Rule


class Daypart(NamedTuple):
    """A named span of the day, on some weekdays; none means every day."""

    start: time
    end: time
    weekdays: tuple[int, ...]


class Names(NamedTuple):
    """What rules may name: None stands behind a name whose piece is itself mistaken."""

    dayparts: Mapping[str, Daypart | None]
    calendars: frozenset[str]


def dayparts(raw: dict[str, Raw], findings: Findings) -> dict[str, Daypart | None]:
    """Make the dayparts of a file."""
    made: dict[str, Daypart | None] = {}
    for name, each in raw.items():
        piece = validated(DaypartPiece, each, ("dayparts", name), findings)
        made[name] = Daypart(piece.begin, piece.end, piece.days) if piece else None
    return made


def judge_keys(raw: dict[str, Raw], path: Path, names: Names, findings: Findings) -> None:
    """Note what the keys and names of a rule give away, whatever its other values are."""
    _judge_names(raw, path, names, findings)
    for one, other in (("from", "to"), ("to", "from")):
        if one in raw and other not in raw:
            findings.wrong("half_span", (*path, one), at_key=True, found=one, missing=other)
    for key in raw.keys() & {"from", "to"}:
        if "daypart" in raw:
            findings.wrong("two_spans", (*path, key), at_key=True, found=key)
    if "leap" in raw and "lunar" not in raw:
        findings.wrong("leap_without_lunar", (*path, "leap"), at_key=True)


def _judge_names(raw: dict[str, Raw], path: Path, names: Names, findings: Findings) -> None:
    for key in ("on", "not_on"):
        found = raw.get(key)
        for at, name in enumerate(found if isinstance(found, list) else [found]):
            if isinstance(name, str) and name not in names.calendars:
                findings.unknown("unknown_calendar", (*path, key, at), name, names.calendars)
    daypart = raw.get("daypart")
    if isinstance(daypart, str) and daypart not in names.dayparts:
        findings.unknown("unknown_daypart", (*path, "daypart"), daypart, names.dayparts)


def rule(piece: RulePiece, path: Path, names: Names, findings: Findings) -> Rule:
    """Make a rule; what it names is judged by `judge_keys`."""
    if piece.first and piece.last and piece.last < piece.first:
        findings.wrong("ends_before", (*path, "last"))
    made = Rule(
        weekdays=piece.days,
        rrule=piece.rrule,
        holidays_of=piece.on,
        not_holidays_of=piece.not_on,
        lunar=tuple(msgspec.structs.replace(span, leap=piece.leap) for span in piece.lunar),
        except_days=piece.but,
        first=piece.first,
        last=piece.last,
        start=piece.begin,
        end=piece.end,
    )
    return _in_daypart(made, piece.daypart, path, names, findings) if piece.daypart else made


def _in_daypart(made: Rule, name: str, path: Path, names: Names, findings: Findings) -> Rule:
    daypart = names.dayparts.get(name)
    if daypart is None:
        return made
    weekdays = made.weekdays or daypart.weekdays
    if made.weekdays and daypart.weekdays:
        weekdays = tuple(day for day in made.weekdays if day in daypart.weekdays)
        if not weekdays:
            findings.wrong("no_common_day", (*path, "days"), daypart=name)
    return msgspec.structs.replace(made, weekdays=weekdays, start=daypart.start, end=daypart.end)
