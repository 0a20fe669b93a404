"""Playlists: their items, the lists inside them, and the loops that must not be."""

from dataclasses import dataclass
from itertools import pairwise

from bangtin_playlists.playlist import Item, Nested, Playlist
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.items import Bench, element
from bangtin_playlists.programme.pieces.items import PlaylistPiece
from bangtin_playlists.programme.tree import Path, Raw
from bangtin_playlists.programme.validation import validated

DEEPEST = 20
"""Lists inside lists inside lists; nobody can follow more."""
_NEVER = float("inf")


@dataclass
class _Version:
    """One version of an item, and when any list has it."""

    item: Item
    path: Path
    begins: float = _NEVER
    ends: float = -_NEVER

    def stands(self, item: Item) -> None:
        """Note another place where it stands."""
        self.begins = min(self.begins, -_NEVER if item.valid_from is None else item.valid_from)
        self.ends = max(self.ends, _NEVER if item.valid_to is None else item.valid_to)


Places = dict[str, dict[int, _Version]]
"""Where each item was seen, by id and version."""


def playlists(raw: dict[str, Raw], bench: Bench) -> tuple[Playlist, ...]:
    """Make every playlist of a file."""
    places: Places = {}
    made = [playlist(name, each, bench, places) for name, each in raw.items()]
    _judge_versions(places, bench.findings)
    _judge_nesting(raw, bench.findings)
    return tuple(made)


def playlist(name: str, raw: Raw, bench: Bench, places: Places) -> Playlist:
    """Make one playlist; *places* knows the items seen so far."""
    path: Path = ("playlists", name)
    shuffle = False
    if isinstance(raw, dict):
        piece = validated(PlaylistPiece, raw, path, bench.findings)
        shuffle = piece.shuffle if piece else False
    elif not isinstance(raw, list):
        bench.findings.wrong("not_list", path, found=raw or "")
    rows = _rows(raw, path)
    if not rows:
        bench.findings.odd("empty_playlist", path, at_key=True, found=name)
    elements = []
    for each, where in rows:
        made = element(each, where, bench)
        if isinstance(made, Item):
            _judge_twin(made, where, places, bench.findings)
        if made is not None:
            elements.append(made)
    return Playlist(name, tuple(elements), shuffle)


def _rows(raw: Raw, path: Path) -> list[tuple[Raw, Path]]:
    """Return the rows of a playlist in either of its two forms, with their paths."""
    if isinstance(raw, dict):
        raw, path = raw.get("items"), (*path, "items")
    return [(each, (*path, at)) for at, each in enumerate(raw)] if isinstance(raw, list) else []


def _judge_twin(item: Item, path: Path, places: Places, findings: Findings) -> None:
    """The same id may come again, but only for the same thing or a version of it: the play log and recalls go by it."""
    first = places.setdefault(item.id, {}).setdefault(item.version, _Version(item, path))
    first.stands(item)
    if first.item.content != item.content:
        line = findings.tree.place(first.path).line
        findings.wrong("doubled_item", (*path, "id"), found=item.id, first=line)


def _judge_versions(places: Places, findings: Findings) -> None:
    """Of two versions of an item, the lower one ends before the higher one begins."""
    for name, versions in places.items():
        for (lower, one), (_, other) in pairwise(sorted(versions.items())):
            if one.ends > other.begins:
                line = findings.tree.place(one.path).line
                findings.wrong("versions_overlap", (*other.path, "id"), found=name, version=lower, first=line)


def _judge_nesting(raw: dict[str, Raw], findings: Findings) -> None:
    """Every list inside a list exists, and none comes back to itself."""
    inside = {name: _inner(each, ("playlists", name)) for name, each in raw.items()}
    for rows in inside.values():
        for inner, path in rows:
            if inner not in raw:
                findings.unknown("unknown_playlist", path, inner, raw)
    graph = {name: [inner for inner, _ in rows if inner in raw] for name, rows in inside.items()}
    loops = _loops(graph)
    for way in loops:
        path = next(path for inner, path in inside[way[-2]] if inner == way[-1])
        findings.wrong("loop", path, way=" → ".join(way))
    for name in () if loops else _too_deep(graph):
        findings.wrong("nested_too_deep", ("playlists", name), at_key=True, found=name, most=DEEPEST)


def _inner(raw: Raw, path: Path) -> list[tuple[str, Path]]:
    found = []
    for row, where in _rows(raw, path):
        inner = row.get("list") if isinstance(row, dict) else None
        if isinstance(inner, str):
            found.append((inner, (*where, "list")))
    return found


def _loops(inside: dict[str, list[str]]) -> list[list[str]]:
    """Return each way that comes back to where it was; without recursion, since a chain may be long."""
    done: set[str] = set()
    loops: list[list[str]] = []
    for start, first in inside.items():
        way = [start]
        waiting = [list(first)]
        while way and start not in done:
            if not waiting[-1]:
                done.add(way.pop())
                waiting.pop()
                continue
            inner = waiting[-1].pop(0)
            if inner in way:
                loops.append([*way[way.index(inner) :], inner])
            elif inner not in done:
                way.append(inner)
                waiting.append(list(inside[inner]))
    return loops


def _too_deep(inside: dict[str, list[str]]) -> list[str]:
    """Return the lists that hold lists in lists more than `DEEPEST` times over; *inside* has no loops."""
    layer = set(inside)
    for _ in range(DEEPEST):
        layer = {name for name in layer if any(inner in layer for inner in inside[name])}
    return sorted(layer)


def reachable(start: set[str], lists: tuple[Playlist, ...]) -> set[str]:
    """Return the names of *start* and of every list inside those."""
    by_name = {each.id: each for each in lists}
    found, waiting = set(), list(start)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in found:
            found.add(name)
            waiting += [inner.playlist for inner in by_name[name].elements if isinstance(inner, Nested)]
    return found
