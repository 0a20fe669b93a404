"""Why a text is not YAML, as a person would say it.

libyaml says where it gave up and what it looked for there ("did not find expected key"), which helps nobody who has not
written a parser. The lines around that place nearly always show the slip itself: a tab, a missing space, a bracket
that stays open. Each slip here is a code of the words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from yaml.error import MarkedYAMLError

from bangtin_playlists.programme.mistake import Param
from bangtin_playlists.programme.tree import Spot

_ODD_SPACE = re.compile(r"[ ]*([\u00a0\u2000-\u200b\u202f\u3000\ufeff])")
_ODD_DASH = re.compile(r"\s*([–—−•●])")
_DASH_WITHOUT_SPACE = re.compile(r"\s*-[^\s\-]")
_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- )?([A-Za-z_]+:[^\s:/]\S*)")
_REMARK = re.compile(r"[\[{][^#]*\s#")
_CLOSING = "]}"


class Mark(Protocol):
    """What the marks of PyYAML's two parsers have in common."""

    line: int
    column: int


def spot_of(mark: Mark | None) -> Spot:
    """Return the line and column of a mark, the beginning where there is none."""
    return (mark.line, mark.column) if mark else (0, 0)


class Slip(NamedTuple):
    """What a person did, and where."""

    code: str
    spot: Spot
    params: dict[str, Param]


class Refusal(NamedTuple):
    """What libyaml says: where it gave up, where the part began in which it did, and why."""

    text: str
    spot: Spot
    began: Spot
    why: str

    @classmethod
    def of(cls, error: MarkedYAMLError, text: str) -> "Refusal":
        """Read what libyaml said about *text*."""
        mark, began = error.problem_mark, error.context_mark
        if mark is None or (began and mark.index >= len(text.rstrip())):
            mark = began  # nothing is wrong at the end of the file but what was left open before
        why = ", ".join(str(part) for part in (error.context, error.problem) if part)
        return cls(text, spot_of(mark), spot_of(began or mark), why)


def slip(refusal: Refusal) -> Slip:
    r"""Name the slip behind a refusal; the last resort is libyaml's own sentence.

    >>> slip(Refusal("a:\n\t- b", (1, 0), (1, 0), "found character that cannot start any token")).code
    'tab'
    """
    return next(_slips(_View(refusal)), Slip("syntax", refusal.spot, {"found": refusal.why}))


class _View:
    """The lines around a refusal."""

    def __init__(self, refusal: Refusal) -> None:
        self._lines = refusal.text.splitlines()
        self.row, self.column = refusal.spot
        self.began = refusal.began
        self.why = refusal.why
        self.line = self.at(self.row)
        self.char = self.line[self.column : self.column + 1]

    def at(self, row: int) -> str:
        """Return a line, empty beyond the ends."""
        return self._lines[row] if 0 <= row < len(self._lines) else ""

    def says(self, *parts: str) -> bool:
        """Say whether libyaml's reason holds one of these."""
        return any(part in self.why for part in parts)

    def above(self) -> int:
        """Return the row of the last line above that says anything."""
        rows = (row for row in range(self.row - 1, -1, -1) if self.at(row).strip() and self.at(row).lstrip()[0] != "#")
        return next(rows, self.row)


def _slips(view: _View) -> Iterator[Slip]:
    """Yield what may be behind it, the surest first."""
    yield from _of_indentation(view)
    yield from _of_quotes(view)
    if view.says("cannot start any token", "alphabetic or numeric", "comment or line break") and _value(view) < len(
        view.line
    ):
        yield Slip("needs_quotes", (view.row, _value(view)), {"found": view.line[_value(view)]})
    if view.says("mapping values are not allowed", "could not find expected ':'"):
        yield from _of_colons(view)
    if view.says("flow mapping", "flow sequence", "flow node"):
        yield from _of_brackets(view)
    if view.char and view.char in _CLOSING:
        yield Slip("stray_bracket", (view.row, view.column), {"found": view.char})
    if view.says("expected key", "expected '-'", "document start", "not allowed in this context"):
        yield Slip("indent", (view.row, _indentation(view.line)), {})


def _of_indentation(view: _View) -> Iterator[Slip]:
    for row in (view.row, view.above()):
        line = view.at(row)
        if "\t" in line[: _indentation(line)]:
            yield Slip("tab", (row, line.index("\t")), {})
        if odd := _ODD_SPACE.match(line):
            yield Slip("odd_space", (row, odd.start(1)), {"found": f"U+{ord(odd[1]):04X}"})
        if odd := _ODD_DASH.match(line):
            yield Slip("odd_dash", (row, odd.start(1)), {"found": odd[1]})


def _of_quotes(view: _View) -> Iterator[Slip]:
    if view.says("escape character", "hexdecimal number", "hexadecimal number"):
        yield Slip("backslash", (view.row, max(0, view.line.rfind("\\", 0, view.column + 1))), {})
    if view.says("quoted scalar"):
        yield Slip("open_quote", view.began, {})
    before = view.line[: view.column].rstrip()
    if before.endswith(('"', "'")) and view.char not in ("", ":", *_CLOSING):
        yield Slip("after_quote", (view.row, view.column), {})
    if view.line.count('"') % 2:
        yield Slip("after_quote" if view.line.count('"') > 1 else "open_quote", (view.row, view.line.index('"')), {})


def _of_colons(view: _View) -> Iterator[Slip]:
    for row in (view.above(), view.row):
        line = view.at(row)
        if _DASH_WITHOUT_SPACE.match(line):
            yield Slip("dash_space", (row, line.index("-")), {})
        if close := _COLON_WITHOUT_SPACE.match(line):
            yield Slip("colon_space", (row, close.start(1)), {"found": close[1]})
    if re.search(r":\s", view.line[: view.column]):
        yield Slip("inner_colon", (view.row, view.column), {})
    alone = view.row if view.says("could not find") else view.above()
    if ":" not in view.at(alone):
        yield Slip("no_colon", (alone, _indentation(view.at(alone))), {})


def _of_brackets(view: _View) -> Iterator[Slip]:
    for row in (view.began[0], view.above()):
        if row < view.row and (remark := _REMARK.search(view.at(row))):
            yield Slip("hash", (row, remark.end() - 1), {})
    if view.began[0] < view.row or not view.char or view.began == (view.row, view.column):
        row, column = view.began
        yield Slip("open_bracket", view.began, {"found": view.at(row)[column : column + 1]})
    elif view.char == ":":
        yield Slip("inner_colon", (view.row, view.column), {})
    elif view.says("expected ','"):
        yield Slip("no_comma", (view.row, view.column), {})


def _value(view: _View) -> int:
    """Return the column at which the value begins that libyaml could not read."""
    before = view.line[view.column - 1 : view.column]
    return view.column - 1 if before and before in "*&|>" else view.column


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
