from bangtin_player.core.loose import Loose, anchored, loop
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Digest
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.orders import NO_ORDERS

START = Instant(1_795_430_900_123)
FILES = (
    Loose("a.mp4", Digest("a" * 64), 10, "video", Millis(4_000)),
    Loose("b.png", Digest("b" * 64), 10, "image"),
    Loose("c.pdf", Digest("c" * 64), 10, "pdf", pages=3),
    Loose("a.mp4", Digest("a" * 64), 10, "video", Millis(4_000)),
)


def on_at(millis: int) -> tuple[str, int, int | None]:
    timeline = prepare(anchored(loop(FILES, "wall"), (640, 360), START), NO_ORDERS)
    (airing,) = timeline.on_air(Instant(START + millis)).zones
    return airing.item.id, airing.offset_ms, airing.page


def test_the_first_file_starts_at_once() -> None:
    assert on_at(0) == ("a.mp4", 0, None)


def test_each_file_has_its_own_length_and_then_all_come_again() -> None:
    assert on_at(3_999) == ("a.mp4", 3_999, None)
    assert on_at(4_000) == ("b.png", 0, None)
    assert on_at(14_000) == ("c.pdf", 0, 1)
    assert on_at(14_000 + 30_000) == ("c.pdf", 30_000, 3)
    assert on_at(59_000) == ("a.mp4 (2)", 0, None)
    assert on_at(63_000) == ("a.mp4", 0, None)


def test_the_loop_fills_the_screen() -> None:
    timeline = prepare(anchored(loop(FILES, "wall"), (640, 360), START), NO_ORDERS)
    (airing,) = timeline.on_air(START).zones

    assert (airing.box.w, airing.box.h) == (640, 360)


def test_a_file_named_twice_is_one_medium() -> None:
    assert len(loop(FILES, "wall").media) == 3
