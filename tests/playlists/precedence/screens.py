"""A screen with a few lists, and entries for it in few words."""

from bangtin_playlists.layout import MAIN
from bangtin_playlists.schedule import Entry, Hours
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.orders import Orders
from tests.playlists.builders import a_layout, a_list, a_manifest, an_item, hours

DAY = "2026-04-06"
A, B, C, D, E, F = (a_list(name, an_item(name.upper(), 10), an_item(f"{name.upper()}2", 10)) for name in "abcdef")
LISTS = (A, B, C, D, E, F)


def entry(plays: str, level: int, start: str, end: str, order: int = 0) -> Entry:
    return Entry(f"{plays}-{level}", plays, level=level, order=order, rule=hours(start, end))


def with_layout(name: str, level: int, start: str, end: str, order: int = 0) -> Entry:
    return Entry(f"{name}-{level}", layout=name, level=level, order=order, rule=hours(start, end))


def screen(*schedule: Entry, orders: Orders | None = None, opens: tuple[Hours, ...] = ()) -> Timeline:
    layouts = (a_layout("two", (MAIN, "e"), ("side", "f"), background="#102030"), a_layout("side", ("side", "f")))
    return prepare(a_manifest(*LISTS, schedule=schedule, layouts=layouts, hours=opens), orders or Orders())
