"""The programmes of the gates and of the lobby, as domain.md 4 has them, built in Python."""

from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.schedule import Entry, Hours, Level
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Emergency, Orders
from tests.playlists.builders import MON, SAT, SUN, a_list, an_item, at, hours, solemn, some_pages

WORKING = tuple(range(MON, SAT + 1))
CA = a_list(
    "ca",
    an_item("C1", 10),
    *(solemn(an_item(f"C{n}", seconds)) for n, seconds in enumerate((10, 10, 15, 5, 10), start=2)),
)
NGAY = a_list(
    "ngay",
    an_item("N1", 90),
    solemn(some_pages("N2", 3, 15)),
    an_item("N3", 60),
    solemn(an_item("N4", 30)),
    an_item("N5", 15),
)
STORM = a_list("bao", an_item("E1", 12), an_item("E2", 8))
FIRE = a_list("chay", an_item("F1", 20))


def a_gate(name: str = "S01", *, days: tuple[int, ...] = WORKING) -> Manifest:
    """Return the programme of a gate; the fire contact is wired everywhere."""
    windows = (
        (CA, "05:30", "06:30"),
        (NGAY, "06:30", "13:30"),
        (CA, "13:30", "14:30"),
        (NGAY, "14:30", "21:30"),
        (CA, "21:30", "22:30"),
    )
    entries = (Entry(f"{plays.id}-{start}", plays.id, rule=hours(start, end, *days)) for plays, start, end in windows)
    return Manifest(
        Screen(name, 1024, 512),
        playlists=(CA, NGAY, FIRE),
        schedule=(*entries, Entry("chay", "chay", trigger="fire")),
        hours=(Hours(hours("05:30", "22:30", *days)),),
    )


def the_lobby() -> Manifest:
    """Return S06: four zones, each with its own cycle."""
    lists = (
        a_list("sanh", an_item("L1", 120), some_pages("L2", 5, 12), an_item("L3", 30), an_item("L4", 30)),
        a_list("ben", an_item("B1", 20), an_item("B2", 20), an_item("B3", 20)),
        a_list("gio", an_item("G1", 60)),
        a_list("chu", an_item("T1", 60)),
    )
    zones = (
        Zone("header", Box(0, 0, 3840, 180), "gio"),
        Zone("main", Box(0, 180, 3072, 1728), "sanh"),
        Zone("side", Box(3072, 180, 768, 1728), "ben"),
        Zone("ticker", Box(0, 1908, 3840, 252), "chu"),
    )
    open_daily = hours("07:00", "17:30", *range(MON, SUN + 1))
    return Manifest(
        Screen("S06", 3840, 2160),
        playlists=lists,
        layouts=(Layout("sanh", zones),),
        schedule=(Entry("sanh", layout="sanh", rule=open_daily),),
        hours=(Hours(open_daily),),
    )


def storm(since: str, until: str, *screens: str) -> Orders:
    """Return the orders of S4."""
    raised = Entry("bao", "bao", level=Level.EMERGENCY, since=at(since), until=at(until))
    return Orders(emergencies=(Emergency(raised, screens),), playlists=(STORM,))
