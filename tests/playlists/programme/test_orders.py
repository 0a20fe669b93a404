from bangtin_playlists.programme import EmptyShelf, read_orders
from tests.playlists.programme.reading import SCREEN, at, read

BASE = "playlists: {a: [{id: A, text: x, for: 1s}]}\n"


def test_orders_bring_the_lists_that_they_show() -> None:
    text = (
        "site: K\nversion: 3\nplaylists:\n  e: [{id: E, text: x, for: 1s}, {list: f}]\n"
        "  f: [{id: F, text: y, for: 1s}]\n"
        "  g: []\nemergencies:\n"
        "  - {id: x, play: e, from: 2026-08-05 13:05:12, to: 2026-08-05 17:00, screens: [S], drill: on}\n"
        "blackouts: [{id: b, from: 2026-08-05}]\nrecalls: [{item: A, from: 2026-08-05}]\n"
    )
    reading = read_orders("o.yaml", text.encode(), EmptyShelf())
    assert reading.mistakes == ()
    (raised,) = reading.orders.emergencies
    assert (raised.entry.since, raised.entry.until) == (at("2026-08-05T13:05:12"), at("2026-08-05T17:00"))
    assert (raised.drill, raised.screens, raised.entry.level) == (True, ("S",), 30)
    assert [each.id for each in reading.orders.playlists] == ["e", "f"]
    assert reading.orders.blackouts[0].until is None


def test_one_file_may_hold_orders_too() -> None:
    made = read(
        f"{SCREEN}{BASE}schedule: [{{play: a}}]\nemergencies: [{{id: x, play: a, from: 2026-01-01, to: 2026-01-01}}]"
    )
    assert made.orders.emergencies[0].entry.until == at("2026-01-02T00:00")
