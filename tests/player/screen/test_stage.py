from msgspec.structs import replace

from bangtin_player.core.messages import Handing, Trouble
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Digest, Item, Video
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.orders import Blackout, Orders
from tests.player.screen.wall import CARDS, SPLIT_LOOP, Wall

_FILM = Item("film", Video(Digest("f" * 64), Millis(5_000)), Millis(5_000))


def _troubles(wall: Wall) -> list[str]:
    return [told.code for told in wall.told if isinstance(told, Trouble)]


def test_items_follow_each_other_and_every_play_is_told(wall: Wall) -> None:
    wall.show()
    wall.settle()
    assert wall.on() == {"main": "A"}
    wall.pass_time(5_000)
    assert wall.on() == {"main": "B"}
    wall.settle()
    wall.pass_time(5_000)
    assert wall.plays() == [("A", True, ""), ("B", True, "")]


def test_a_blackout_is_dark_at_once_and_says_why_the_play_was_cut(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.show(orders=Orders(version=2, blackouts=(Blackout("x", since=Instant(int(wall.clock.at))),)))
    wall.stage.wake()
    assert wall.on() == {}
    assert wall.stage.property("background") == "#000000"
    assert wall.plays() == [("A", False, "blackout")]


def test_the_same_item_plays_on_untouched_under_a_new_manifest(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.show(version=2)
    wall.pass_time(100)
    assert wall.plays() == []
    assert wall.on() == {"main": "A"}


def test_the_old_layout_stands_until_every_zone_of_the_new_one_has_its_picture(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.show(SPLIT_LOOP)
    wall.stage.wake()
    assert wall.on()["main"] == "A"
    wall.settle()
    assert wall.on() == {"left": "A", "right": "A"}
    assert wall.stage.property("background") == "#102030"


def test_the_slot_of_a_film_that_is_not_there_is_filled_in_time(wall: Wall) -> None:
    wall.show(items=(CARDS[0], _FILM))
    wall.settle()
    wall.pass_time(5_000)
    assert wall.on() == {"main": "A"}
    assert _troubles(wall) == ["unplayable"]
    wall.pass_time(5_000)
    assert wall.plays() == [("A", True, ""), ("film", False, "unplayable")]


def test_a_list_of_nothing_that_can_be_shown_does_not_spin(wall: Wall) -> None:
    wall.show(items=(_FILM,))
    wall.settle()
    wall.pass_time(30_000)
    assert len(_troubles(wall)) == 1


def test_a_clock_that_jumps_is_followed_at_once(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.clock.at += 3_605_000
    wall.stage.wake()
    wall.settle()
    assert wall.on() == {"main": "B"}
    assert "clock-jumped" in _troubles(wall)


def test_documents_that_make_no_sense_leave_the_old_ones_on(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.show(Entry("e", playlist="nowhere"))
    wall.pass_time(100)
    assert wall.on() == {"main": "A"}
    assert "documents" in _troubles(wall)


def test_no_decoder_gets_a_film_before_the_agent_has_noted_it(wall: Wall) -> None:
    wall.agent_answers = False
    wall.show(items=(CARDS[0], _FILM))
    wall.settle()
    assert [told.digest for told in wall.told if isinstance(told, Handing)] == [_FILM.media()[0]]
    assert _troubles(wall) == []  # the film is not there, which shows as soon as it is opened
    wall.stage.noted(_FILM.media()[0])
    wall.pass_time(100)
    assert _troubles(wall) == ["unplayable"]


def test_the_slate_stands_where_nothing_can_be_shown_and_is_no_play(wall: Wall) -> None:
    wall.show(items=(_FILM,))
    wall.settle()
    assert wall.on() == {"main": "slate"}
    wall.pass_time(12_000)
    wall.stage.close()
    assert wall.plays() == []


def test_the_slate_leaves_for_the_first_item_that_can_be_shown(wall: Wall) -> None:
    wall.show(items=(_FILM,))
    wall.settle()
    wall.show(items=CARDS, version=2)
    wall.settle()
    assert wall.on() == {"main": "A"}


def test_the_last_picture_holds_where_nothing_can_be_shown_any_more(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.show(items=(_FILM,), version=2)
    wall.settle()
    wall.pass_time(10_000)
    assert wall.on() == {"main": "A"}


def test_what_the_agent_holds_back_is_given_to_no_decoder(wall: Wall) -> None:
    wall.unplayable = frozenset(_FILM.media())
    wall.show(items=(_FILM,))
    wall.settle()
    assert [told for told in wall.told if isinstance(told, Handing)] == []
    assert wall.on() == {"main": "slate"}


def test_hand_offs_come_in_time_while_new_documents_are_prepared(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.unprepared = []
    wall.show(items=tuple(replace(each, id=f"new {each.id}") for each in CARDS), version=2)
    wall.pass_time(5_000)
    wall.settle()
    wall.pass_time(5_000)
    wall.settle()
    assert wall.plays() == [("A", True, ""), ("B", True, "")]
    wall.prepare_all()
    wall.settle()
    assert wall.on() == {"main": "new A"}


def test_documents_that_are_overtaken_never_come_into_force(wall: Wall) -> None:
    wall.show()
    wall.settle()
    wall.unprepared = []
    wall.show(items=(replace(CARDS[0], id="late"),), version=2)
    wall.show(items=(replace(CARDS[0], id="last"),), version=3)
    wall.prepare_all()
    wall.settle()
    assert wall.on() == {"main": "last"}


def test_a_text_reads_no_font_before_the_agent_has_noted_it(wall: Wall) -> None:
    wall.fonts = {"f" * 64: "nowhere.ttf"}
    wall.agent_answers = False
    wall.show()
    wall.stage.wake()
    assert [told.digest for told in wall.told if isinstance(told, Handing)] == ["f" * 64]
    assert _troubles(wall) == []
    wall.stage.noted("f" * 64)
    wall.settle()
    assert wall.on() == {"main": "A"}
    wall.pass_time(1_000)
    assert _troubles(wall) == ["font-unreadable"]


def test_a_font_that_the_agent_holds_back_is_not_read_and_the_texts_are_shown_without_it(wall: Wall) -> None:
    wall.fonts = {"f" * 64: "nowhere.ttf"}
    wall.unplayable = frozenset({"f" * 64})
    wall.show()
    wall.settle()
    wall.pass_time(1_000)
    assert wall.on() == {"main": "A"}
    assert [told for told in wall.told if isinstance(told, Handing)] == []
    assert _troubles(wall) == []
