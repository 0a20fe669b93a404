"""A playlist as somebody is changing it: all of it stands in the form, nothing is kept before it is saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.http import QueryDict

from bangtin_server.scheduling.models import Element, Playlist
from bangtin_server.scheduling.playlists import MOST_LINES, Line, Wanted

_KEY = re.compile(r"^([il])(\d{1,18})(?:e(\d{1,18}))?$")
_SECONDS = re.compile(r"^(?:(\d{1,4}):)?(\d{1,5}(?:[.,]\d{1,3})?)$")
_MOST_WEIGHT = 20


class Row(NamedTuple):
    """One line of the form."""

    kind: str
    """`i` an item, `l` another playlist."""
    key: int
    length: str = ""
    """As typed; empty is its own."""
    weight: int = 1
    element: int = 0
    """The line that it was, for what the form does not show."""

    @property
    def name(self) -> str:
        """Return it as the form names it."""
        return f"{self.kind}{self.key}" + (f"e{self.element}" if self.element else "")


@dataclass(frozen=True)
class Draft:
    """The form."""

    name: str
    rows: tuple[Row, ...]
    shuffle: bool = False
    version: str = ""
    """Of the playlist, when whoever changes it began."""
    find: str = field(default="", compare=False)

    def done(self, deed: str) -> "Draft":
        """Return it after a button: `up:3`, `down:3`, `drop:3`, `add:i12`; any other changes nothing."""
        verb, _, told = deed.partition(":")
        if verb == "add" and (added := _row(told, "", "1")) and len(self.rows) < MOST_LINES:
            return replace(self, rows=(*self.rows, added))
        at = int(told) if told.isdecimal() and len(told) < 5 else -1  # noqa: PLR2004 - no list is longer
        if not 0 <= at < len(self.rows):
            return self
        rows = list(self.rows)
        row = rows.pop(at)
        if verb != "drop":
            rows.insert(max(0, at + {"up": -1, "down": 1}.get(verb, 0)), row)
        return replace(self, rows=tuple(rows))


def focus_after(deed: str, count: int) -> str:
    """Return the button that the keyboard is on after a move: the same one, which went along with its line."""
    verb, _, told = deed.partition(":")
    if verb not in {"up", "down"} or not told.isdecimal() or len(told) > 4:  # noqa: PLR2004 - no list is longer
        return ""
    at = min(max(0, int(told) + (1 if verb == "down" else -1)), count - 1)
    return f"down:{at}" if at == 0 else f"up:{at}" if at == count - 1 else f"{verb}:{at}"


def draft_of(row: Playlist, version: str, own: Mapping[int, int]) -> Draft:
    """Return a playlist as the form shows it first; *own* are the lengths of its films and pages, by item."""
    rows = [_of_element(one, own) for one in row.elements.all()]
    return Draft(str(row), tuple(rows), row.shuffle, version)


def _of_element(one: Element, own: Mapping[int, int]) -> Row:
    if one.item_id is None:
        return Row("l", one.nested_id or 0, "", one.weight, one.pk)
    length = "" if own.get(one.item_id) == one.slot_ms else typed(one.slot_ms)
    return Row("i", one.item_id, length, one.weight, one.pk)


def read(said: QueryDict) -> Draft:
    """Return the form as it was sent; what is none of its lines is left out."""
    lengths, weights = said.getlist("length"), said.getlist("weight")
    told = zip(said.getlist("row")[:MOST_LINES], lengths, weights, strict=False)
    rows = [row for name, length, weight in told if (row := _row(name, length, weight))]
    return Draft(
        said.get("name", "")[:200],
        tuple(rows),
        "shuffle" in said,
        said.get("version", "")[:40],
        said.get("find", "")[:100],
    )


def _row(name: str, length: str, weight: str) -> Row | None:
    found = _KEY.match(name)
    if found is None:
        return None
    often = int(weight) if weight.isdecimal() and len(weight) < 3 else 1  # noqa: PLR2004 - two digits at most
    kind, key, element = found.groups()
    return Row(kind, int(key), length.strip()[:20], min(max(1, often), _MOST_WEIGHT), int(element or 0))


def milliseconds(text: str) -> int | None:
    """Return a length as people type it; 0 where they leave it open, None where it cannot be read.

    >>> milliseconds("15"), milliseconds("1:30"), milliseconds("2,5"), milliseconds(""), milliseconds("bao lâu")
    (15000, 90000, 2500, 0, None)
    """
    if not text:
        return 0
    found = _SECONDS.match(text)
    if found is None:
        return None
    length = int(found[1] or 0) * 60_000 + round(float(found[2].replace(",", ".")) * 1000)
    return length or None


def typed(length: int) -> str:
    """Return a length as people type it.

    >>> typed(15_000), typed(90_000), typed(20_020), typed(60_000)
    ('15', '1:30', '20.02', '1:00')
    """
    minutes, rest = divmod(length, 60_000)
    seconds = f"{rest / 1000:.3f}".rstrip("0").rstrip(".")
    if not minutes:
        return seconds
    return f"{minutes}:{'0' if rest < 10_000 else ''}{seconds}"  # noqa: PLR2004 - ten seconds


def wanted(draft: Draft, before: Playlist) -> Wanted:
    """Return what the form asks for; what it does not show of a line stays as it was.

    A length that cannot be read is one's own: look for those first.
    """
    kept = {one.pk: one for one in before.elements.all()}
    return Wanted(draft.name, tuple(_line(row, kept.get(row.element)) for row in draft.rows), draft.shuffle)


def _line(row: Row, was: Element | None) -> Line:
    if row.kind == "l":
        return Line(nested=row.key, weight=row.weight)
    line = Line(row.key, slot_ms=milliseconds(row.length) or 0, weight=row.weight)
    if was is None or was.item_id != row.key:
        return line
    return line._replace(
        transition=was.transition, transition_ms=was.transition_ms, valid_from=was.valid_from, valid_to=was.valid_to
    )
