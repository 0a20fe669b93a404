"""Calendars: runs of dates become dated rows."""

from datetime import date, timedelta

from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.pieces.schedule import CalendarDayPiece
from bangtin_playlists.programme.tree import Path, Raw
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.schedule import Calendar, CalendarDay

LONGEST = timedelta(days=366)


def calendars(raw: dict[str, Raw], findings: Findings) -> tuple[Calendar, ...]:
    """Make the calendars of a file."""
    return tuple(_calendar(name, rows, findings) for name, rows in raw.items() if isinstance(rows, list))


def _calendar(name: str, rows: list[Raw], findings: Findings) -> Calendar:
    days: list[CalendarDay] = []
    seen: dict[date, int] = {}
    for at, raw in enumerate(rows):
        path: Path = ("calendars", name, at)
        piece = validated(CalendarDayPiece, raw, path, findings)
        if piece is None or (span := _span(piece, path, findings)) is None:
            continue
        for day in span:
            if seen.setdefault(day, at) != at:
                findings.wrong("doubled_day", path, found=day.isoformat(), first=_line(name, seen[day], findings))
                break
            days.append(CalendarDay(day, piece.works_as, piece.name))
    return Calendar(name, tuple(days))


def _line(name: str, at: int, findings: Findings) -> int:
    return findings.tree.place(("calendars", name, at)).line


def _span(piece: CalendarDayPiece, path: Path, findings: Findings) -> list[date] | None:
    if (piece.day is None) == (piece.begin is None and piece.end is None):
        findings.wrong("day_or_span", path)
        return None
    if piece.day:
        return [piece.day]
    if not piece.begin or not piece.end:
        one, other = ("from", "to") if piece.begin else ("to", "from")
        findings.wrong("half_span", (*path, one), at_key=True, found=one, missing=other)
        return None
    if not timedelta() <= piece.end - piece.begin < LONGEST:
        findings.wrong("ends_before" if piece.end < piece.begin else "long_span", (*path, "to"))
        return None
    return [piece.begin + timedelta(days=step) for step in range((piece.end - piece.begin).days + 1)]
