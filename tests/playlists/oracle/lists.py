"""Lists told play by play: cycles, rounds and what a change of the eligible does to them (R13 to R16)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from hashlib import sha256
from itertools import count
from typing import NamedTuple

from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.playlist import Item, Nested, Playlist
from bangtin_playlists.schedule import Level
from bangtin_playlists.wire.orders import Mourning, Recall


class Play(NamedTuple):
    playlist: str
    item: Item
    place: int
    """In the cycle of its own list."""


class Slot(NamedTuple):
    playlist: str
    item: Item
    start: int
    end: int
    """As if nothing cut it."""
    anchor: int
    n: int
    """Which cycle since the anchor."""
    place: int
    """In the cycle of its own list."""


class Filters:
    """Validity, recall and mourning at an instant (R14)."""

    def __init__(self, recalls: Sequence[Recall], mournings: Sequence[Mourning]) -> None:
        self.recalls = recalls
        self.mournings = mournings

    def pass_(self, item: Item, level: int, at: int) -> bool:
        valid = (item.valid_from is None or item.valid_from <= at) and (item.valid_to is None or at < item.valid_to)
        recalled = any(
            recall.since <= at and (recall.item == item.id or recall.medium in item.media()) for recall in self.recalls
        )
        mourning = level != Level.EMERGENCY and any(one.since <= at < one.until for one in self.mournings)
        return valid and not recalled and (item.tags.mourning_ok or not mourning)

    def instants(self, playlists: Iterator[Playlist]) -> list[int]:
        """Return every instant at which a filter may begin or end to act."""
        items = [element for one in playlists for element in one.elements if isinstance(element, Item)]
        found = {one for item in items for one in (item.valid_from, item.valid_to) if one is not None}
        found |= {recall.since for recall in self.recalls}
        found |= {one for mourning in self.mournings for one in (mourning.since, mourning.until)}
        return sorted(found)


class Lists:
    """The playlists of a programme under its filters."""

    def __init__(self, playlists: Mapping[str, Playlist], filters: Filters) -> None:
        self.playlists = playlists
        self.filters = filters
        self.instants = filters.instants(iter(playlists.values()))

    def all_items(self, name: str) -> list[Item]:
        """Return the items of a list and of the lists inside it."""
        found: list[Item] = []
        for element in self.playlists[name].elements:
            found += [element] if isinstance(element, Item) else self.all_items(element.playlist)
        return found

    def eligible(self, name: str, level: int, at: int) -> list[bool]:
        return [self.filters.pass_(item, level, at) for item in self.all_items(name)]

    def turns(self, name: str, level: int, anchor: int, n: int, *, shuffles: bool = True) -> list[list[Item]]:
        """Return the turns of cycle *n* of a list anchored at *anchor*, as eligible there (R15).

        A nested list is one element of the outer one: its whole cycle is one turn.
        """
        playlist = self.playlists[name]
        parts: list[tuple[str, int, list[Item]]] = []
        for element in playlist.elements:
            if isinstance(element, Nested):
                whole = self.cycle(element.playlist, level, anchor, n, shuffles=shuffles)  # the same n and anchor
                parts += [(element.playlist, element.weight, whole)] if whole else []
            elif self.filters.pass_(element, level, anchor):
                parts.append((element.id, element.weight, [element]))
        turns = smooth([weight for _, weight, _ in parts])
        if playlist.shuffle and shuffles:
            turns = shuffled(name, anchor, n, [(key, weight) for key, weight, _ in parts])
        return [parts[turn][2] for turn in turns]

    def cycle(self, name: str, level: int, anchor: int, n: int, *, shuffles: bool = True) -> list[Item]:
        """Return the items of one cycle of a list."""
        return [item for turn in self.turns(name, level, anchor, n, shuffles=shuffles) for item in turn]

    def plays(self, names: Sequence[str], level: int, anchor: int, n: int) -> list[Play]:
        """Return one cycle of a list, or one round of several: a turn of each in turn (R13)."""
        if len(names) == 1:
            return [Play(names[0], item, place) for place, item in enumerate(self.cycle(names[0], level, anchor, n))]
        lists = [(name, self.turns(name, level, anchor, 0, shuffles=False)) for name in names]
        longest = max(len(turns) for _, turns in lists)
        found = []
        for number in range(longest):
            for name, turns in lists:
                begin = sum(len(turn) for turn in turns[: number % len(turns)])
                found += [Play(name, item, begin + k) for k, item in enumerate(turns[number % len(turns)])]
        return found

    def slot(self, names: Sequence[str], level: int, anchor: int, at: int) -> Slot | None:
        """Return the slot at *at* of lists that nothing changes between *anchor* and *at* (domain.md R2)."""
        length = sum(play.item.slot_ms for play in self.plays(names, level, anchor, 0))
        if not length:
            return None
        n = (at - anchor) // length
        start = anchor + n * length
        for play in self.plays(names, level, anchor, n):
            if at < start + play.item.slot_ms:
                return Slot(play.playlist, play.item, start, start + play.item.slot_ms, anchor, n, play.place)
            start += play.item.slot_ms
        raise AssertionError("a cycle is as long as its plays")

    def change(self, names: Sequence[str], level: int, after: int) -> int | None:
        """Return the first instant after *after* at which something else is eligible."""
        before = [self.eligible(name, level, after) for name in names]
        for one in self.instants:
            if one > after and [self.eligible(name, level, one) for name in names] != before:
                return one
        return None

    def on(self, names: Sequence[str], level: int, begun: int, at: int) -> Slot | None:
        """Return what is on at *at* in lists begun at *begun*, cut, finished and begun anew by R14."""
        anchor = begun
        while True:
            change = self.change(names, level, anchor)
            if change is None or at < change:
                return self.slot(names, level, anchor, at)
            slot = self.slot(names, level, anchor, change)
            if slot is None or slot.start == change:
                anchor = change  # nothing was running: anew at once
                continue
            lost = (one for one in self.instants if one >= change and not self.filters.pass_(slot.item, level, one))
            end = min(slot.end, next(lost, slot.end))  # cut when no longer eligible, else finishes
            if at < end:
                return slot
            anchor = end


def smooth(weights: Sequence[int]) -> list[int]:
    """Return the turns of a cycle: each gains its weight, the highest plays and pays the sum, ties to the earlier."""
    gained = [0] * len(weights)
    turns = []
    for _ in range(sum(weights)):
        gained = [have + weight for have, weight in zip(gained, weights, strict=True)]
        turn = gained.index(max(gained))
        gained[turn] -= sum(weights)
        turns.append(turn)
    return turns


def shuffled(name: str, anchor: int, n: int, parts: Sequence[tuple[str, int]]) -> list[int]:
    """Return the turns of cycle *n* in the order of their SHA-256 (R15)."""
    written = moment(Instant(anchor), UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{anchor % 1000:03d}Z"
    copies = {key: count() for key, _ in parts}
    drawn = []
    for turn, (key, weight) in enumerate(parts):
        for _ in range(weight):
            text = f"{name}|{written}|{n}|{key}|{next(copies[key])}"
            drawn.append((sha256(text.encode()).hexdigest(), turn))
    return [turn for _, turn in sorted(drawn)]
