"""What stands for the screen: names looked up in orders and manifest, layouts and their zones (R11, R12, R23)."""

from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import MAIN
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.orders import Emergency, Orders
from tests.playlists.builders import a_layout, a_list, a_manifest, an_item, at, hours, items_on, raised, told
from tests.playlists.precedence.screens import DAY, A, entry, screen


def today(plays: str, start: str, end: str, level: int = Level.EMERGENCY) -> Emergency:
    return Emergency(raised(f"{DAY}T{start}", f"{DAY}T{end}", plays, level=level))


def test_emergency_of_the_orders_looks_first_in_the_orders_lists() -> None:
    own_a = a_list("a", an_item("Z", 10))
    orders = Orders(emergencies=(today("a", "06:00:03", "06:30"), today("b", "07:00", "07:30")), playlists=(own_a,))
    timeline = screen(Entry("a", "a"), orders=orders)
    assert items_on(timeline, DAY, "06:00:03", "07:00:00") == ["Z+0", "B+0"]
    assert told(timeline, at(f"{DAY}T06:30:00")).startswith("A")


def test_layout_of_the_orders_sees_the_lists_of_both() -> None:
    orders = Orders(
        emergencies=(Emergency(raised(f"{DAY}T06:00:00", f"{DAY}T07:00:00", layout="alarm")),),
        playlists=(a_list("now", an_item("Z", 10)),),
        layouts=(a_layout("alarm", (MAIN, "now"), ("side", "f")),),
    )
    timeline = screen(orders=orders)
    zones = timeline.on_air(at(f"{DAY}T06:00:01")).zones
    assert [zone.item.id for zone in zones] == ["Z", "F"]
    borrowed = Emergency(raised(f"{DAY}T06:00:00", f"{DAY}T07:00:00", layout="two"))
    assert told(screen(orders=Orders(emergencies=(borrowed,))), at(f"{DAY}T06:00:01"), "side") == "F+1"


def test_all_clear_card_of_the_orders_is_a_priority() -> None:
    orders = Orders(emergencies=(today("b", "07:00", "07:01", level=Level.PRIORITY),))
    timeline = screen(Entry("a", "a"), orders=orders)
    assert timeline.on_air(at(f"{DAY}T07:00:00")).level == 20


def test_manifest_entries_are_listed_before_those_of_the_orders() -> None:
    orders = Orders(emergencies=(today("b", "06:00", "07:00"),))
    timeline = screen(entry("a", 30, "06:00", "07:00"), orders=orders)
    assert items_on(timeline, DAY, "06:00:00", "06:00:10") == ["A+0", "B+0"]


def test_empty_zone_of_the_winner_shows_its_background() -> None:
    nothing = a_list("nothing", an_item("n", 10, valid_from=at(f"{DAY}T06:00:15")))
    layout = a_layout("half", ("left", "a"), ("right", "nothing"))
    timeline = prepare(
        a_manifest(A, nothing, schedule=[Entry("e", layout="half", rule=hours("06:00", "07:00"))], layouts=(layout,))
    )
    now = timeline.on_air(at(f"{DAY}T06:00:12"))
    assert ([zone.zone for zone in now.zones], now.until) == (["left"], at(f"{DAY}T06:00:15"))
    assert told(timeline, at(f"{DAY}T06:00:15"), "right") == "n+0"


def test_layout_is_empty_only_when_all_its_lists_are() -> None:
    nothing = a_list("nothing", an_item("n", 10, valid_to=at("2000-01-01")))
    layout = a_layout("half", ("left", "nothing"), ("right", "nothing"))
    schedule = [Entry("e", layout="half"), Entry("f", "a", order=1)]
    timeline = prepare(a_manifest(A, nothing, schedule=schedule, layouts=(layout,)))
    assert timeline.on_air(Instant(at(DAY))).entry == "f"
