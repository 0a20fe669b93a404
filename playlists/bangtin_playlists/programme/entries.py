"""The schedule and the operating hours."""

from collections.abc import Collection
from typing import NamedTuple

from msgspec.structs import replace

from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.overlaps import overlaps
from bangtin_playlists.programme.pieces.schedule import EntryPiece, HoursPiece
from bangtin_playlists.programme.rules import Names, judge_keys, rule
from bangtin_playlists.programme.tree import Path, Raw
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.schedule import Entry, Hours, Level


class Shown(NamedTuple):
    """What a line of the schedule may put on."""

    playlists: Collection[str]
    layouts: Collection[str]


def schedule(rows: list[Raw], shown: Shown, names: Names, findings: Findings) -> tuple[Entry, ...]:
    """Make every line of the schedule."""
    given = {name for row in rows if isinstance(row, dict) and isinstance(name := row.get("id"), str)}
    made: dict[str, Entry] = {}
    for at, raw in enumerate(rows):
        path: Path = ("schedule", at)
        entry = _entry(raw, path, shown, names, findings)
        if entry is None:
            continue
        if entry.id in made:
            findings.wrong("doubled_id", (*path, "id"), found=entry.id)
        named = entry if entry.id else _named(entry, {*given, *made})
        made[named.id] = named
    return tuple(made.values())


def judge_overlaps(made: tuple[Entry, ...], findings: Findings) -> None:
    """Warn of lines that another hides for want of an order (R11); *made* are all the lines, in order."""
    for at, hiding in overlaps(made):
        line = findings.tree.place(("schedule", hiding)).line
        findings.odd("overlap", ("schedule", at), found=made[at].id, first=made[hiding].id, line=line)


def _entry(raw: Raw, path: Path, shown: Shown, names: Names, findings: Findings) -> Entry | None:
    if isinstance(raw, dict):
        judge_keys(raw, path, names, findings)
        judge_target(raw, path, shown, findings)
    piece = validated(EntryPiece, raw, path, findings)
    if piece is None:
        return None
    return Entry(
        id=piece.id,
        playlist=piece.play,
        layout=piece.layout,
        level=_level(piece, path, findings),
        order=piece.order,
        rule=rule(piece, path, names, findings),
        trigger=piece.trigger,
    )


def judge_target(raw: dict[str, Raw], path: Path, shown: Shown, findings: Findings) -> None:
    """Exactly one of `play` and `layout`, and of a name that is there."""
    if "play" in raw and "layout" in raw:
        findings.wrong("two_targets", (*path, "layout"), at_key=True)
    elif "play" not in raw and "layout" not in raw:
        findings.wrong("no_target", path)
    for key, code, known in (
        ("play", "unknown_playlist", shown.playlists),
        ("layout", "unknown_layout", shown.layouts),
    ):
        name = raw.get(key)
        if isinstance(name, str) and name not in known:
            findings.unknown(code, (*path, key), name, known)


def _level(piece: EntryPiece, path: Path, findings: Findings) -> Level:
    usual = Level.EMERGENCY if piece.trigger else Level.NORMAL
    level = usual if piece.level is None else piece.level
    if piece.trigger and level != Level.EMERGENCY:
        findings.wrong("trigger_level", (*path, "level"), found=int(level))
    elif level == Level.BLACKOUT:
        findings.wrong("blackout_level", (*path, "level"))
    elif level == Level.EMERGENCY and not piece.trigger:
        findings.odd("planned_emergency", (*path, "level"))
    return level


def _named(entry: Entry, taken: Collection[str]) -> Entry:
    """Name a line after what it plays, with a number from the second on."""
    stem, at = entry.playlist or entry.layout, 1
    while (name := stem if at == 1 else f"{stem}-{at}") in taken:
        at += 1
    return replace(entry, id=name)


def hours(rows: list[Raw], names: Names, findings: Findings) -> tuple[Hours, ...]:
    """Make the rows of the operating hours."""
    made = []
    for at, raw in enumerate(rows):
        path: Path = ("hours", at)
        if isinstance(raw, dict):
            judge_keys(raw, path, names, findings)
        piece = validated(HoursPiece, raw, path, findings)
        if piece is None:
            continue
        if piece.closed and (piece.begin or piece.daypart):
            findings.wrong("closed_with_times", path)
        made.append(Hours(rule(piece, path, names, findings), piece.closed))
    return tuple(made)
