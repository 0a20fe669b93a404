"""Answers that are wrong on purpose, each in one rule, to show that the harness sees it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing, Darkness, OnAir
from bangtin_playlists.playlist import Card, Item
from bangtin_playlists.timeline import prepare
from tests.playlists.oracle.agreement import SLATE, Answers
from tests.playlists.oracle.lists import Lists, Play, Slot
from tests.playlists.oracle.oracle import Oracle
from tests.playlists.oracle.programmes import Case
from tests.playlists.oracle.shows import Show

NOWHERE = Box(0, 0, 0, 0)
SLATE_ITEM = Item(SLATE, Card(), Millis(1))


def timeline(drawn: Case) -> Answers:
    """Return what is really judged."""
    return prepare(drawn.manifest, drawn.orders, drawn.local)


class OfOracle(NamedTuple):
    """An oracle that answers as a timeline does."""

    oracle: Oracle

    def on_air(self, at: Instant) -> OnAir:
        scene = self.oracle.scene(at)
        zones = tuple(self._airing(at, zone, show) for zone, show in scene.zones.items())
        dark: dict[str, Darkness] = {"": "", "hours": "hours", "blackout": "blackout"}
        return OnAir(at, scene.level, dark[scene.dark], scene.entry, "", zones, Instant(at + 1))

    def _airing(self, at: Instant, zone: str, show: Show) -> Airing:
        until, start = Instant(self.oracle.until(zone, at)), Instant(show.start)
        item = show.slot.item if show.slot else SLATE_ITEM
        filler = show.shown if show.filler else None
        offset = Millis(at - start)
        return Airing(zone, NOWHERE, show.playlist, item, start, Instant(show.end), offset, show.page, until, filler)


def oracle(drawn: Case) -> Answers:
    return OfOracle(Oracle(drawn.manifest, drawn.orders, drawn.local))


class _NeverAnew(Lists):
    """Cuts and finishes nothing: what is eligible now plays from the old anchor."""

    def on(self, names: Sequence[str], level: int, begun: int, at: int) -> Slot | None:
        slot = super().on(names, level, begun, at)
        return slot and (self.slot(names, level, begun, at) or slot)


class _AtOnce(Lists):
    """Begins anew without letting an eligible item finish its slot."""

    def on(self, names: Sequence[str], level: int, begun: int, at: int) -> Slot | None:
        anchor, change = begun, self.change(names, level, begun)
        while change is not None and change <= at:
            anchor, change = change, self.change(names, level, change)
        return self.slot(names, level, anchor, at)


class _LongestFirst(Lists):
    """Ends a round with the last new play, not with a whole turn."""

    def plays(self, names: Sequence[str], level: int, anchor: int, n: int) -> list[Play]:
        found = super().plays(names, level, anchor, n)
        lists = [self.turns(name, level, anchor, 0, shuffles=False) for name in names]
        longest = max(range(len(lists)), key=lambda number: len(lists[number]))
        after = sum(len(turns[(len(lists[longest]) - 1) % len(turns)]) for turns in lists[longest + 1 :])
        return found[: len(found) - after] if len(names) > 1 and after else found


def with_lists(kind: type[Lists]) -> Callable[[Case], Answers]:
    """Return an oracle with other lists."""

    def answers(drawn: Case) -> Answers:
        broken = Oracle(drawn.manifest, drawn.orders, drawn.local)
        broken.lists = broken.standing.lists = kind(broken.lists.playlists, broken.lists.filters)
        return OfOracle(broken)

    return answers


class _Late(NamedTuple):
    """Knows a change one millisecond late: intervals closed at their ends."""

    answers: Answers

    def on_air(self, at: Instant) -> OnAir:
        return self.answers.on_air(Instant(at - 1))


class _Shifted(NamedTuple):
    """Every slot begins a second late."""

    answers: Answers

    def on_air(self, at: Instant) -> OnAir:
        answer = self.answers.on_air(at)
        zones = [replace(one, start=one.start + 1_000, offset_ms=one.offset_ms - 1_000) for one in answer.zones]
        return replace(answer, zones=tuple(zones))


def _orderless(drawn: Case) -> Answers:
    schedule = tuple(replace(entry, order=0) for entry in drawn.manifest.schedule)
    return timeline(drawn._replace(manifest=replace(drawn.manifest, schedule=schedule)))


def _without_zone(drawn: Case) -> Answers:
    screen = replace(drawn.manifest.screen, timezone="Etc/GMT-7")
    return timeline(drawn._replace(manifest=replace(drawn.manifest, screen=screen)))


BROKEN: dict[str, Callable[[Case], Answers]] = {
    "anchors are shifted": lambda drawn: _Shifted(timeline(drawn)),
    "intervals are closed": lambda drawn: _Late(timeline(drawn)),
    "order is ignored": _orderless,
    "every zone is UTC+7": _without_zone,
    "R14 begins nothing anew": with_lists(_NeverAnew),
    "R14 lets nothing finish": with_lists(_AtOnce),
    "a round ends in the middle of a turn": with_lists(_LongestFirst),
    "hours are ignored": lambda drawn: timeline(drawn._replace(manifest=replace(drawn.manifest, hours=()))),
    "orders are ignored": lambda drawn: timeline(drawn._replace(orders=replace(drawn.orders, emergencies=()))),
    "calendars are empty": lambda drawn: timeline(
        drawn._replace(manifest=replace(drawn.manifest, calendars=_emptied(drawn)))
    ),
}


def _emptied(drawn: Case) -> tuple[object, ...]:
    return tuple(replace(one, days=()) for one in drawn.manifest.calendars)
