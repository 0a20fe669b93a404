"""YAML text becomes a tree.

Every scalar stays text: 13:30 is not 810 and `no` is not false, whatever YAML 1.1 says; whoever expects a number or
a switch reads it from the text. A key may not be there twice. The C parser's events are followed with our own stack:
PyYAML's composer calls itself for every level, and a file of 100,000 brackets kills the interpreter.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from yaml import CBaseLoader, events
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from bangtin_playlists.programme.encoding import decoded
from bangtin_playlists.programme.fields import shown
from bangtin_playlists.programme.legacy_text import guess
from bangtin_playlists.programme.mistake import Mistake, Param, Place
from bangtin_playlists.programme.syntax import Mark, Refusal, slip, spot_of
from bangtin_playlists.programme.tree import Branch, Raw, Spot, Tree

DEEPEST = 40
"""Levels of nesting; nothing that a person means needs as many."""
LARGEST = 1_000_000
"""Parts of a file, each alias counted as all that it repeats."""

_HIDDEN = re.compile(r"[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_NULLS = frozenset({"", "~", "null"})
_PLAIN_TAGS = frozenset({None, "!"})


def read_tree(file: str, text: bytes) -> Tree:
    """Read one YAML document; what is wrong with the text itself is in the tree's `mistakes`."""
    tree = Tree(file)
    written = decoded(text, tree)
    if written is None:
        return tree
    try:
        _Reading(tree).read(written)
    except _Refused:
        tree.data = None
    except ReaderError as error:
        before_it = written[: error.position]
        place = Place(file, before_it.count("\n") + 1, error.position - before_it.rfind("\n"))
        found = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
        tree.mistakes.append(Mistake("bad_character", place, {"found": f"U+{found:04X}"}))
    except MarkedYAMLError as error:
        tree.data = None
        found_out = slip(Refusal.of(error, written))
        place = tree.spot(found_out.spot)
        tree.mistakes[:] = [each for each in tree.mistakes if each.place.line != place.line]
        tree.mistakes.append(Mistake(found_out.code, place, found_out.params))
    return tree


class _Refused(Exception):  # noqa: N818 - no error of the caller's: it only ends the reading
    """The text goes beyond what is read at all."""


@dataclass
class _Open:
    """A collection that is being read."""

    branch: Branch
    anchor: str | None
    size: int = 1
    keyed: bool = False
    """A key was read, and waits for its value."""
    key: str | None = None
    """None where the key is to be dropped with its value."""

    def waits_for_key(self) -> bool:
        return not self.keyed and isinstance(self.branch.data, dict)


class _Reading:
    """Follows the events of one file."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Raw, int]] = {}
        self._documents = 0

    def read(self, text: str) -> None:
        parser = CBaseLoader(text)
        while not isinstance(event := parser.get_event(), events.StreamEndEvent):
            match event:
                case events.ScalarEvent():
                    self._scalar(event)
                case events.MappingStartEvent():
                    self._begin(event, {})
                case events.SequenceStartEvent():
                    self._begin(event, [])
                case events.CollectionEndEvent():
                    self._end()
                case events.AliasEvent():
                    self._alias(event)
                case events.DocumentStartEvent():
                    self._document(event)

    def _document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse("second_document", event.start_mark)

    def _scalar(self, event: events.ScalarEvent) -> None:
        self._check_tag(event)
        text: str = event.value
        value: str | None = text if text.isascii() else self._composed(text, spot_of(event.start_mark))
        is_plain = event.style in (None, "")
        if is_plain and text in _NULLS:
            value = None
        if is_plain and text == "<<" and self._open and self._open[-1].waits_for_key():
            self._wrong("merge", spot_of(event.start_mark))
            self._open[-1].keyed, self._open[-1].key = True, None
        else:
            self._place_value(value, event.anchor, spot_of(event.start_mark), 1)

    def _composed(self, text: str, spot: Spot) -> str:
        """Return *text* in NFC, after a warning where it looks like an encoding from before Unicode."""
        if guessed := guess(text):
            params: dict[str, Param] = {"found": shown(text), "encoding": guessed.encoding, "near_text": guessed.text}
            self._tree.warnings.append(Mistake("legacy_text", self._tree.spot(spot), params))
        return unicodedata.normalize("NFC", text)

    def _begin(self, event: events.CollectionStartEvent, data: list[Raw] | dict[str, Raw]) -> None:
        self._check_tag(event)
        if len(self._open) >= DEEPEST:
            self._refuse("too_deep", event.start_mark, most=DEEPEST)
        branch = Branch(data, spot_of(event.start_mark))
        self._tree.branches[id(data)] = branch
        self._open.append(_Open(branch, event.anchor))

    def _end(self) -> None:
        ended = self._open.pop()
        self._place_value(ended.branch.data, ended.anchor, ended.branch.start, ended.size)

    def _alias(self, event: events.AliasEvent) -> None:
        name = str(event.anchor)
        if name not in self._anchors:
            self._wrong("unknown_anchor", spot_of(event.start_mark), found=name)
        value, size = self._anchors.get(name, (None, 1))
        if size + (self._open[-1].size if self._open else 0) > LARGEST:
            self._refuse("too_large", event.start_mark, most=LARGEST)
        self._place_value(value, None, spot_of(event.start_mark), size)

    def _place_value(self, value: Raw, anchor: str | None, spot: Spot, size: int) -> None:
        if anchor:
            self._anchors[anchor] = (value, size)
        if not self._open:
            self._tree.data = value
        elif self._open[-1].waits_for_key():
            self._take_key(self._open[-1], value, spot)
        else:
            self._take_value(self._open[-1], value, spot, size)

    def _take_key(self, into: _Open, key: Raw, spot: Spot) -> None:
        into.keyed, into.key = True, None
        if not isinstance(key, str):
            self._wrong("key_not_text", spot)
        elif hidden := _HIDDEN.search(key):
            self._wrong("invisible", spot, found=f"U+{ord(hidden[0]):04X}")
        elif key in into.branch.keys:
            self._wrong("doubled_key", spot, found=key, first=into.branch.keys[key][0] + 1)
        else:
            into.key = key
            into.branch.keys[key] = spot

    def _take_value(self, into: _Open, value: Raw, spot: Spot, size: int) -> None:
        into.size += size
        data, into.keyed = into.branch.data, False
        if isinstance(data, list):
            into.branch.values[len(data)] = spot
            data.append(value)
        elif into.key is not None:
            into.branch.values[into.key] = spot
            data[into.key] = value

    def _check_tag(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        if event.tag not in _PLAIN_TAGS:
            self._wrong("tag", spot_of(event.start_mark), found=str(event.tag))

    def _wrong(self, code: str, spot: Spot, **params: Param) -> None:
        self._tree.mistakes.append(Mistake(code, self._tree.spot(spot), params))

    def _refuse(self, code: str, mark: Mark | None, **params: Param) -> NoReturn:
        self._wrong(code, spot_of(mark), **params)
        raise _Refused
