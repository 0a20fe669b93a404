"""Planned against shown as a table in words: the form of domain.md S9."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from bangtin_server.console.counts import count_figures as write
from bangtin_server.library.models import Item
from bangtin_server.players.models import Screen
from bangtin_server.reports.comparison import Comparison, Row


class Line(NamedTuple):
    """A row, as a page shows it; the row itself beside it, for files."""

    name: str
    caption: str
    """What people call it, where the name is a code."""
    planned: str
    full: str
    cut: str
    lost: str
    rate: str
    airtime: str
    row: Row


def rows_of(told: Comparison, by: str) -> tuple[Row, ...]:
    """Return the rows of one way of counting."""
    ways: Mapping[str, tuple[Row, ...]] = {
        "items": told.items,
        "groups": told.groups,
        "screens": told.screens,
        "sites": told.sites,
        "days": told.days,
    }
    return ways[by]


def lines(told: Comparison, by: str, screens: Iterable[Screen], language: str) -> list[Line]:
    """Return the rows of one way of counting in words."""
    rows = rows_of(told, by)
    captions = _captions(rows, by, screens)
    return [line(row, captions.get(row.name, ""), language) for row in rows]


def line(row: Row, caption: str, language: str) -> Line:
    """Return *row* in words."""
    return Line(
        name=_named(row.name),
        caption=caption,
        planned=write.whole(row.planned, language),
        full=write.whole(row.full, language),
        cut=write.whole(row.cut, language),
        lost=write.whole(row.lost, language),
        rate=write.percent(row.as_planned, row.planned, language),
        airtime=write.length(row.full_ms + row.cut_ms, language),
        row=row,
    )


def _named(name: str) -> str:
    """Return a name; a day as people write it."""
    try:
        return write.day(date.fromisoformat(name)) if name[4:5] == "-" else name
    except ValueError:
        return name


def _captions(rows: Iterable[Row], by: str, screens: Iterable[Screen]) -> dict[str, str]:
    """Return what people call items and where screens stand; a code that means several items has no name of its own."""
    if by == "screens":
        return {screen.name: screen.site.name for screen in screens}
    if by != "items":
        return {}
    named: dict[str, set[str]] = {}
    for code, name in Item.objects.filter(code__in=[row.name for row in rows]).values_list("code", "name"):
        named.setdefault(code, set()).add(name)
    return {code: next(iter(names)) for code, names in named.items() if len(names) == 1 and names != {code}}
