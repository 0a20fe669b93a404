"""Programmes drawn by lot: small, crowded, and around the days on which clocks and calendars are odd."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Screen
from bangtin_playlists.local import Assertion, Local
from bangtin_playlists.playlist import Item
from bangtin_playlists.schedule import Entry, Level, Rule
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from tests.playlists.oracle.days import DAY
from tests.playlists.oracle.drawn_lists import Library
from tests.playlists.oracle.drawn_orders import orders
from tests.playlists.oracle.drawn_rules import calendars, hours, rule
from tests.playlists.oracle.lottery import HOUR, SCREEN, Lottery


class Case(NamedTuple):
    """One programme, and where to ask it."""

    manifest: Manifest
    orders: Orders
    local: Local
    first: int
    last: int
    day: date
    """The odd day, in the middle."""


def case(seed: str, grid: int = 1) -> Case:
    """Draw one programme."""
    lot = Lottery(seed, grid)
    library = Library(lot)
    names = "ABCDEFG"[: lot.random.randint(3, 7)]
    playlists = library.playlists(names)
    layouts = tuple(library.layout(f"L{number}", names) for number in range(lot.pick([0, 1, 2, 2])))
    layout_names = [layout.id for layout in layouts]
    manifest = Manifest(
        screen=Screen(SCREEN, 1024, 512, timezone=lot.zone),
        playlists=playlists,
        layouts=layouts,
        schedule=schedule(lot, names, layout_names),
        hours=hours(lot),
        calendars=calendars(lot),
    )
    raised = orders(lot, library, names, layout_names)
    return Case(manifest, raised, local(lot, library.items), lot.first, lot.last, lot.day)


def instants(seed: str, drawn: Case, changes: Sequence[int], number: int) -> list[int]:
    """Draw where to ask: half the time at a change or a millisecond beside it."""
    random = Random(seed)  # as above
    asked = []
    for _ in range(number):
        if changes and random.random() < 0.5:
            asked.append(random.choice(changes) + random.choice([-1, 0, 0, 1, 700]))
        else:
            asked.append(random.randint(drawn.first, drawn.last))
    return asked


def entry(lot: Lottery, name: str, level: int, lists: Sequence[str], layouts: Sequence[str]) -> Entry:
    order = lot.pick([0, 0, 1, -1])
    when = Rule() if level == Level.FALLBACK and lot.chance(0.3) else rule(lot)
    if level > Level.NORMAL and not when.first and not when.has_day_rules() and when.start is None:
        when = replace(when, first=lot.day - 9 * DAY)  # a set since 2000 would be walked for long
    if layouts and lot.chance(0.4):
        return Entry(name, layout=lot.pick(layouts), level=level, order=order, rule=when)
    return Entry(name, playlist=lot.pick(lists), level=level, order=order, rule=when)


def schedule(lot: Lottery, lists: Sequence[str], layouts: Sequence[str]) -> tuple[Entry, ...]:
    levels = [level for level, usual in ((0, 0.75), (10, 0.95), (20, 0.72), (30, 0.1)) if lot.chance(usual)]
    entries = []
    for level in levels:
        entries += [
            (level, lot.pick(lists)) for _ in range(lot.pick([3, 4, 5] if level == Level.PRIORITY else [1, 2, 3]))
        ]
    lot.random.shuffle(entries)
    drawn = [entry(lot, f"e{number}", level, lists, layouts) for number, (level, _) in enumerate(entries)]
    if lot.chance(0.4):
        drawn.insert(0, Entry("cháy", playlist=lot.pick(lists), level=Level.EMERGENCY, trigger="fire"))
    return tuple(drawn)


def local(lot: Lottery, items: Sequence[Item]) -> Local:
    held = lot.period(12 * HOUR)
    open_end = Assertion("fire", Instant(held[1] + lot.grid * lot.random.randint(1, 12 * HOUR // lot.grid)))
    unplayable = {lot.pick(item.media() or (item.id,)) for item in lot.some(items, 1, 5)}
    return Local(
        clock_trusted=not lot.chance(0.08),
        triggers=(Assertion("fire", *held), *([open_end] if lot.chance(0.3) else [])),
        unplayable=frozenset(unplayable if lot.chance(0.6) else ()),
    )
