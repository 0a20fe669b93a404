"""Orders: emergencies, blackouts, mourning and recalls."""

import re
from typing import NamedTuple

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Digest
from bangtin_playlists.programme.dates import Moment, begins, ends
from bangtin_playlists.programme.entries import Shown, judge_target
from bangtin_playlists.programme.files import Files
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.pieces.orders import BlackoutPiece, EmergencyPiece, MourningPiece, RecallPiece
from bangtin_playlists.programme.tree import Path, Raw
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.orders import Blackout, Emergency, Mourning, Recall

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Desk(NamedTuple):
    """What orders are read with."""

    findings: Findings
    files: Files
    wall: WallClock
    shown: Shown


def emergencies(rows: list[Raw], desk: Desk) -> tuple[Emergency, ...]:
    """Make what people have raised."""
    made = (_emergency(raw, ("emergencies", at), desk) for at, raw in enumerate(rows))
    return _apart(tuple(each for each in made if each), desk.findings)


def _emergency(raw: Raw, path: Path, desk: Desk) -> Emergency | None:
    if isinstance(raw, dict):
        judge_target(raw, path, desk.shown, desk.findings)
    piece = validated(EmergencyPiece, raw, path, desk.findings)
    if piece is None:
        return None
    level = Level.EMERGENCY if piece.level is None else piece.level
    if level not in (Level.EMERGENCY, Level.PRIORITY):
        desk.findings.wrong("raised_level", (*path, "level"), found=int(level))
    since, until = _span(piece.begin, piece.end, path, desk)
    entry = Entry(piece.id, piece.play, piece.layout, level, piece.order, since=since, until=until)
    return Emergency(entry, piece.screens, piece.drill)


def _apart(made: tuple[Emergency, ...], findings: Findings) -> tuple[Emergency, ...]:
    seen: set[str] = set()
    for at, each in enumerate(made):
        if each.entry.id in seen:
            findings.wrong("doubled_id", ("emergencies", at, "id"), found=each.entry.id)
        seen.add(each.entry.id)
    return made


def _span(begin: Moment, end: Moment, path: Path, desk: Desk) -> tuple[Instant, Instant]:
    since, until = begins(begin, desk.wall), ends(end, desk.wall)
    if until <= since:
        desk.findings.wrong("ends_before", (*path, "to"))
    return since, until


def blackouts(rows: list[Raw], desk: Desk) -> tuple[Blackout, ...]:
    """Make the orders to go dark."""
    made = []
    for at, raw in enumerate(rows):
        path: Path = ("blackouts", at)
        piece = validated(BlackoutPiece, raw, path, desk.findings)
        if piece:
            since = begins(piece.begin, desk.wall)
            until = _span(piece.begin, piece.end, path, desk)[1] if piece.end else None
            made.append(Blackout(piece.id, since, until, piece.allow_emergency, piece.screens))
    return tuple(made)


def mournings(rows: list[Raw], desk: Desk) -> tuple[Mourning, ...]:
    """Make the times of mourning (domain.md 2.9)."""
    made = []
    for at, raw in enumerate(rows):
        path: Path = ("mourning", at)
        piece = validated(MourningPiece, raw, path, desk.findings)
        if piece:
            made.append(Mourning(*_span(piece.begin, piece.end, path, desk), piece.screens))
    return tuple(made)


def recalls(rows: list[Raw], desk: Desk) -> tuple[Recall, ...]:
    """Make the recalls: of an item by its id, of a file by its digest or its name."""
    made = []
    for at, raw in enumerate(rows):
        path: Path = ("recalls", at)
        piece = validated(RecallPiece, raw, path, desk.findings)
        if piece is None:
            continue
        if bool(piece.item) == bool(piece.medium):
            desk.findings.wrong("item_or_medium", path)
            continue
        medium = _digest(piece.medium, (*path, "medium"), desk) if piece.medium else ""
        if medium is not None:
            made.append(Recall(begins(piece.since, desk.wall), piece.item, medium, piece.screens))
    return tuple(made)


def _digest(written: str, path: Path, desk: Desk) -> Digest | None:
    if _DIGEST.fullmatch(written):
        return Digest(written)
    found = desk.files.get(written, ("video", "image", "pdf"), path)
    return found.digest if found else None
