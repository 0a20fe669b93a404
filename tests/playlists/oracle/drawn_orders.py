"""Orders drawn by lot."""

from collections.abc import Sequence

from bangtin_playlists.playlist import Item
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.orders import Blackout, Emergency, Mourning, Orders, Recall
from tests.playlists.oracle.drawn_lists import Library
from tests.playlists.oracle.lottery import HOUR, Lottery


def emergency(lot: Lottery, name: str, lists: Sequence[str], layouts: Sequence[str]) -> Emergency:
    since, until = lot.period(40 * HOUR)
    level = Level.PRIORITY if lot.chance(0.12) else Level.EMERGENCY
    bare = not layouts or lot.chance(0.75)
    entry = Entry(
        id=name,
        playlist=lot.pick(lists) if bare else "",
        layout="" if bare else lot.pick(layouts),
        level=level,
        order=lot.pick([0, 0, 1, -1]),
        since=since,
        until=until,
    )
    return Emergency(entry, lot.screens())


def recall(lot: Lottery, items: Sequence[Item]) -> Recall:
    item = lot.pick(items)
    since = lot.instant()
    if item.media() and lot.chance(0.6):
        return Recall(since, medium=lot.pick(item.media()))
    return Recall(since, item=item.id)


def blackout(lot: Lottery, name: str) -> Blackout:
    since, until = lot.period(30 * HOUR)
    end = None if lot.chance(0.15) else until
    return Blackout(name, since, end, allow_emergency=lot.chance(0.7), screens=lot.screens())


def orders(lot: Lottery, library: Library, lists: Sequence[str], layouts: Sequence[str]) -> Orders:
    several = lot.pick([0, 0, 0, 2, 3, 4, 4])
    blackouts = [blackout(lot, f"b{n}") for n in range(lot.pick([0, 0, 1, 1, 1, 2]))]
    raised = library.playlists("XY")
    ours = ["X", "Y", *lists]
    layout = library.layout("LX", ours)
    return Orders(
        emergencies=tuple(emergency(lot, f"k{number}", ours, [*layouts, "LX"]) for number in range(several)),
        blackouts=tuple(blackouts),
        mournings=tuple(Mourning(*lot.period(48 * HOUR), lot.screens()) for _ in range(lot.pick([0, 0, 1, 2]))),
        recalls=tuple(recall(lot, library.items) for _ in range(lot.pick([0, 1, 2, 3, 4]))) if library.items else (),
        playlists=raised,
        layouts=(layout,),
    )
