"""A layout as somebody is changing it: all of it stands in the form, nothing is kept before it is saved."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.http import QueryDict

from bangtin_playlists.layout import MAIN, Box, Flaw, flaws, is_colour
from bangtin_server.console.plan.layout_templates import TEMPLATES, divided
from bangtin_server.library.folding import tidy
from bangtin_server.scheduling.zoning import LEAST_SIDE, LONGEST_NAME, MOST_SIDE, MOST_ZONES, Wanted, ZoneWanted

_WHOLE = re.compile(r"-?[0-9]{1,6}")
_SIZE = re.compile(r"([0-9]{1,5})x([0-9]{1,5})")
_LONGEST_NUMBER = 12
SIDES = ("x", "y", "width", "height")
_NO_BOX = Box(0, 0, 1, 1)
Named = Callable[[str], str]
"""Puts a key of the words into the reader's language."""


class Row(NamedTuple):
    """One zone, as it was typed."""

    name: str = ""
    x: str = ""
    y: str = ""
    width: str = ""
    height: str = ""
    play: str = ""
    """A playlist by its row; empty is none yet."""

    @property
    def box(self) -> Box | None:
        """Return where it stands, where that can be read."""
        sides = [whole(getattr(self, side)) for side in SIDES]
        read = [side for side in sides if side is not None]
        return Box(*read) if len(read) == len(sides) else None


class Wrong(NamedTuple):
    """One mistake."""

    at: int | None
    """In which row, from 0; None where it is about the layout."""
    fields: frozenset[str]
    said: str | Flaw
    """A key of the words, or what the law of layouts says."""


@dataclass(frozen=True)
class Draft:
    """The form."""

    name: str
    width: str
    height: str
    rows: tuple[Row, ...]
    background: str = "#000000"
    version: str = ""
    """Of the layout, when whoever changes it began; empty of a new one."""
    fitted: tuple[int, int] = (0, 0)
    """The size for which the zones stand as they do: what they are stretched from."""
    tried: bool = False
    """It was to be saved: from now on also what is missing is said."""

    @property
    def size(self) -> tuple[int, int] | None:
        """Return the size of the screens, where that can be read and be one."""
        width, height = whole(self.width), whole(self.height)
        if width is None or height is None or not all(LEAST_SIDE <= side <= MOST_SIDE for side in (width, height)):
            return None
        return width, height

    def done(self, deed: str, named: Named) -> "Draft":
        """Return it after a button: `template:side`, `size:1024x512`, `stretch`, `add`, `up:1`, `down:1`, `drop:1`."""
        verb, _, told = deed.partition(":")
        if verb == "template" and told in TEMPLATES and self.size:
            return replace(self, rows=_divided(told, self.size, self.rows, named), fitted=self.size)
        if verb == "size" and (found := _SIZE.fullmatch(told)):
            return replace(self, width=found[1], height=found[2]).stretched()
        if verb == "stretch":
            return self.stretched()
        if verb == "add" and len(self.rows) < MOST_ZONES:
            return replace(self, rows=(*self.rows, self._another(named)))
        return self._moved(verb, told)

    def to_be_saved(self) -> "Draft":
        """Return it as it is to be saved: from now on what is missing is a mistake."""
        return replace(self, tried=True)

    def instead_of(self, version: str) -> "Draft":
        """Return it in the place of what somebody else has written meanwhile."""
        return replace(self, version=version)

    def stretched(self) -> "Draft":
        """Let the zones stand on screens of the new size as they did on those before."""
        if not self.size or not all(self.fitted):
            return self
        across, down = self.size[0] / self.fitted[0], self.size[1] / self.fitted[1]
        return replace(self, rows=tuple(_scaled(row, across, down) for row in self.rows), fitted=self.size)

    def _another(self, named: Named) -> Row:
        width, height = self.size or (LEAST_SIDE, LEAST_SIDE)
        names = {row.name for row in self.rows}
        free = (f"{named('zone_word')} {n}" for n in range(len(self.rows) + 1, 2 * MOST_ZONES + 2))
        name = next(one for one in free if one not in names)
        return Row(name, *_typed(Box(width // 4, height // 4, width // 2, height // 2)))

    def _moved(self, verb: str, told: str) -> "Draft":
        at = int(told) if told.isascii() and told.isdecimal() and len(told) < 3 else -1  # noqa: PLR2004 - no layout is longer
        if verb not in {"up", "down", "drop"} or not 0 <= at < len(self.rows):
            return self
        rows = list(self.rows)
        row = rows.pop(at)
        if verb != "drop":
            rows.insert(max(0, at + {"up": -1, "down": 1}[verb]), row)
        return replace(self, rows=tuple(rows))

    def wrongs(self, lists: Mapping[str, str]) -> list[Wrong]:
        """Return what is wrong with it; *lists* are the playlists that there are.

        What cannot be is said at once; what is only missing yet, once it was to be saved.
        """
        found = [*self._of_whole(), *self._of_zones(), *self._of_numbers()]
        if self.tried:
            listless = (at for at, row in enumerate(self.rows) if row.play not in lists)
            found += [Wrong(at, frozenset({"play"}), "zone_listless") for at in listless]
        return sorted(found, key=lambda one: -1 if one.at is None else one.at)

    def _of_whole(self) -> Iterator[Wrong]:
        if self.tried and not self.name:
            yield Wrong(None, frozenset({"title"}), "layout_nameless")
        if self.size is None:
            yield Wrong(None, frozenset({"sides"}), "layout_size_wrong")
        if not is_colour(self.background):
            yield Wrong(None, frozenset({"background"}), "layout_background_wrong")

    def _of_numbers(self) -> Iterator[Wrong]:
        for at, row in enumerate(self.rows):
            unread = frozenset(side for side in SIDES if whole(getattr(row, side)) is None)
            if unread:
                yield Wrong(at, unread, "zone_numbers")

    def _of_zones(self) -> Iterator[Wrong]:
        """Yield what the law says of the zones; of those that cannot be read, of their names alone."""
        for flaw in flaws([(row.name, row.box or _NO_BOX) for row in self.rows], self.size):
            at = flaw.at
            if at is None:
                yield Wrong(None, frozenset(), flaw)
            elif flaw.code in {"empty_text", "zone_twice"}:
                yield Wrong(at, frozenset({"name"}), flaw)
            elif box := self.rows[at].box:
                yield Wrong(at, _amiss(box, self.size), flaw)

    def wanted(self) -> Wanted:
        """Return what a draft asks for in which nothing is wrong."""
        zones = (ZoneWanted(row.name, row.box or _NO_BOX, int(row.play)) for row in self.rows)
        return Wanted(self.name, self.size or (0, 0), tuple(zones), self.background)


def _amiss(box: Box, size: tuple[int, int] | None) -> frozenset[str]:
    """Return the numbers of a rectangle that cannot be."""
    width, height = size or (MOST_SIDE, MOST_SIDE)
    bad = {"x": box.x < 0, "y": box.y < 0, "width": box.w < 1, "height": box.h < 1}
    found = {side for side, wrong in bad.items() if wrong}
    found |= {"x", "width"} if box.x + box.w > width else set()
    return frozenset(found | ({"y", "height"} if box.y + box.h > height else set()))


def _divided(template: str, size: tuple[int, int], before: Sequence[Row], named: Named) -> tuple[Row, ...]:
    """Return the zones of a template; each plays what stood in its place before."""
    plays = [row.play for row in before] + [""] * MOST_ZONES
    parts = divided(template, size)
    names = (MAIN if name == MAIN else named(name) for name, _ in parts)
    both = zip(names, parts, plays, strict=False)
    return tuple(Row(name, *_typed(box), play) for name, (_, box), play in both)


def _scaled(row: Row, across: float, down: float) -> Row:
    if (box := row.box) is None:
        return row
    left, top = round(box.x * across), round(box.y * down)
    right, bottom = round((box.x + box.w) * across), round((box.y + box.h) * down)
    return Row(row.name, *_typed(Box(left, top, max(1, right - left), max(1, bottom - top))), row.play)


def _typed(box: Box) -> tuple[str, str, str, str]:
    return str(box.x), str(box.y), str(box.w), str(box.h)


def whole(text: str) -> int | None:
    """Return a number as people type it; None where it is none.

    >>> whole("448"), whole("-1"), whole("4,5"), whole("")
    (448, -1, None, None)
    """
    return int(text) if _WHOLE.fullmatch(text) else None


def draft_of(wanted: Wanted, version: str = "") -> Draft:
    """Return a layout as the form shows it first."""
    rows = tuple(Row(one.name, *_typed(one.box), str(one.playlist) if one.playlist else "") for one in wanted.zones)
    width, height = wanted.size
    return Draft(wanted.name, str(width), str(height), rows, wanted.background, version, wanted.size)


def read(said: QueryDict) -> Draft:
    """Return the form as it was sent, however it was written."""
    columns = [said.getlist(key)[:MOST_ZONES] for key in ("zone", *SIDES, "play")]
    rows = tuple(_row(*told) for told in zip(*columns, strict=False))
    fitted = _SIZE.fullmatch(said.get("fitted", "")[:_LONGEST_NUMBER])
    return Draft(
        tidy(said.get("title", "")[:200]),
        tidy(said.get("across", "")[:_LONGEST_NUMBER]),
        tidy(said.get("down", "")[:_LONGEST_NUMBER]),
        rows,
        tidy(said.get("background", "")[:_LONGEST_NUMBER]).lower(),
        said.get("version", "")[:40],
        (int(fitted[1]), int(fitted[2])) if fitted else (0, 0),
        said.get("tried", "") == "1",
    )


def _row(name: str, *numbers: str) -> Row:
    x, y, width, height, play = (tidy(one[:_LONGEST_NUMBER]) for one in numbers)
    return Row(tidy(name[:LONGEST_NAME]), x, y, width, height, play)
