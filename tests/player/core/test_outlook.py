from bangtin_player.core.outlook import outlook
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.playlist import Card, Item, Playlist
from bangtin_playlists.schedule import Entry
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.manifest import Manifest

_FULL, _TOP = Box(0, 0, 100, 60), Box(0, 0, 100, 20)
_ITEMS = tuple(Item(name, Card(title=name), Millis(5_000)) for name in "ab")
_LISTS = (Playlist("p", _ITEMS), Playlist("q", _ITEMS[:1]))
_NOON = 1_775_000_000_000


def _manifest(*schedule: Entry) -> Manifest:
    layout = Layout("two", (Zone("top", _TOP, "q"), Zone("main", _FULL, "p")))
    return Manifest(Screen("S", 100, 60), playlists=_LISTS, layouts=(layout,), schedule=schedule)


def test_the_next_item_of_a_zone_is_known_while_this_one_is_on() -> None:
    seen = outlook(prepare(_manifest(Entry("e", playlist="p", since=Instant(_NOON)))).on_air, Instant(_NOON + 1))
    now, then = seen.zones["main", _FULL]
    assert now
    assert then
    assert (now.item.id, then.item.id, then.begin, seen.until) == ("a", "b", now.end, now.end)


def test_zones_of_a_layout_to_come_are_known_too() -> None:
    raised = Entry("raised", layout="two", level=20, since=Instant(_NOON + 3_000), until=Instant(_NOON + 60_000))
    timeline = prepare(_manifest(Entry("e", playlist="p", since=Instant(_NOON)), raised))
    seen = outlook(timeline.on_air, Instant(_NOON + 1))
    coming = seen.zones["top", _TOP]
    assert coming.now is None
    assert coming.then
    assert coming.then.begin == _NOON + 3_000
