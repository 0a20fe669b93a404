"""What `check` says of cards that will not look as meant, before the wall shows them."""

import re
from io import StringIO

from rich.console import Console

from bangtin_player.command_line.look_phrases import LOOK_PHRASES
from bangtin_player.command_line.looks import looks, show_looks
from bangtin_playlists.instant import Millis
from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.playlist import Card, Item, Nested, Playlist, Ticker
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders
from bangtin_playlists.words import Language

LONG = Card(title="ĐẨY MẠNH CHUYỂN ĐỔI SỐ " * 30, lines=("một", "hai"))


def item(name: str, content: Card | Ticker) -> Item:
    return Item(name, content, Millis(10_000))


def programme(*items: Item, size: tuple[int, int] = (1024, 512)) -> Manifest:
    lists = (Playlist("outer", (Nested("inner"),)), Playlist("inner", items), Playlist("unused", (item("U", LONG),)))
    layout = Layout("L", (Zone("side", Box(0, 0, 320, 560), "outer"),))
    return Manifest(Screen("S", *size), playlists=lists, layouts=(layout,), schedule=(Entry("E", "outer"),))


def told(language: Language, *items: Item, size: tuple[int, int] = (1024, 512)) -> str:
    out = Console(file=StringIO(), width=500)
    show_looks(out, looks(programme(*items, size=size), NO_ORDERS), language)
    return out.file.getvalue() if isinstance(out.file, StringIO) else ""


def test_a_card_is_looked_at_at_every_size_that_shows_it_and_only_there() -> None:
    found = looks(programme(item("T1", LONG)), NO_ORDERS)
    assert [(each.item.id, each.size, each.trouble.code) for each in found] == [
        ("T1", (1024, 512), "text-cut"),
        ("T1", (320, 560), "text-cut"),
    ]


def test_the_cards_of_orders_are_looked_at_on_the_whole_screen() -> None:
    found = looks(programme(), Orders(playlists=(Playlist("bao", (item("E1", LONG),)),)))
    assert [(each.item.id, each.size) for each in found] == [("E1", (1024, 512))]


def test_a_card_that_fits_is_not_mentioned() -> None:
    assert told("vi", item("T1", Card(title="Chào ca"))) == ""


def test_what_is_cut_is_named_with_its_place_and_the_remedy() -> None:
    said = told("vi", item("T1", LONG))
    assert said.startswith("T1 (1024×512): không đủ chỗ, bị cắt: “ĐẨY MẠNH CHUYỂN ĐỔI SỐ")
    assert "… (và 2 đoạn nữa)" in said.replace("”", "")
    assert "Viết ngắn lại" in said
    assert "Make it shorter" in told("en", item("T1", LONG))


def test_a_line_that_runs_longer_than_its_slot_is_named_with_both_times() -> None:
    said = told("en", item("T1", LONG), size=(128, 64))
    assert re.search(r"needs 27\d s to be read", said)  # by the font, a second more or less


def test_letters_that_no_font_has_are_named_for_running_lines_too() -> None:
    assert "phông chữ không có: 漢" in told("vi", item("T1", Ticker("Chào 漢")))


def test_every_sentence_is_there_in_both_languages() -> None:
    assert all(each.vi and each.en for each in LOOK_PHRASES.values())
