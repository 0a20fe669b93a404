"""Playlists and lines of the schedule as people change them."""

import pytest

from bangtin_playlists.playlist import Card, Digest, Pages, Video
from bangtin_playlists.schedule import Rule
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.errors import ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.library import chains
from bangtin_server.library.models import Item, State
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import entries, playlists
from bangtin_server.scheduling.changes import ANY
from bangtin_server.scheduling.models import Due, Element, Playlist
from bangtin_server.scheduling.playlists import Line, Wanted
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db


def an_item(code: str, content: object = None, state: str = State.APPROVED, home: Screen | None = None) -> Item:
    item = Item.objects.create(code=code, name=code, home=home)
    said = content if isinstance(content, Video | Pages) else Card(title=code)
    chains.add(item, chains.Said(said), "t", state)
    return item


def a_playlist(*items: Item, name: str = "Ngày") -> Playlist:
    return playlists.make(Wanted(name, tuple(Line(item.pk) for item in items)), "lan")


def on(screen: Screen, row: Playlist) -> None:
    entries.make(screen, entries.Wanted(playlist=row.pk), "lan")
    Due.objects.all().delete()


def lengths(row: Playlist) -> list[int]:
    return [one.slot_ms for one in Element.objects.filter(playlist=row)]


def test_a_film_and_pages_last_as_long_as_they_are_and_everything_else_ten_seconds() -> None:
    film = an_item("P", Video(Digest("ab" * 32), 20_020))  # type: ignore[arg-type]  # milliseconds
    pages = an_item("T", Pages((Digest("cd" * 32),), 5, 15_000))  # type: ignore[arg-type]  # the same

    assert lengths(a_playlist(film, pages, an_item("C"))) == [20_020, 75_000, 10_000]


def test_a_change_marks_the_very_screens_that_show_it_and_a_name_marks_none() -> None:
    here, there = a_screen("A"), a_screen("B")
    x, y = an_item("X"), an_item("Y")
    row, other = a_playlist(x), a_playlist(y, name="Đêm")
    on(here, row)
    on(there, other)

    assert row.code != other.code
    assert playlists.change(row, Wanted("Ban ngày", (Line(x.pk, slot_ms=10_000),)), ANY, "lan") == []
    assert not Due.objects.exists()
    assert playlists.change(row, Wanted("Ban ngày", (Line(y.pk),)), ANY, "lan") == [here]
    assert [due.screen for due in Due.objects.all()] == [here]


def test_who_comes_second_is_told_who_was_first_and_nothing_is_lost() -> None:
    x, y = an_item("X"), an_item("Y")
    row = a_playlist(x)
    read = playlists.version(row)
    playlists.change(row, Wanted("Ngày", (Line(x.pk), Line(y.pk))), read, "minh")

    with pytest.raises(ChangedMeanwhileError, match="minh changed it"):
        playlists.change(row, Wanted("Ngày", ()), read, "lan")
    assert len(lengths(row)) == 2
    assert AuditEvent.objects.filter(deed="playlist-changed").count() == 1


def test_what_is_in_use_stays_and_says_where() -> None:
    row = a_playlist(an_item("X"))
    outer = playlists.make(Wanted("Ngoài", (Line(nested=row.pk),)), "lan")
    on(a_screen("LED-1"), row)

    with pytest.raises(ScheduleRefusedError, match=r"LED-1, Ngoài"):
        playlists.delete(row, "lan")
    playlists.delete(outer, "lan")
    assert not Playlist.objects.filter(pk=outer.pk).exists()


def test_a_playlist_is_never_inside_itself() -> None:
    inner = a_playlist(an_item("X"))
    outer = playlists.make(Wanted("Ngoài", (Line(nested=inner.pk),)), "lan")

    with pytest.raises(ScheduleRefusedError, match="inside itself"):
        playlists.change(inner, Wanted("Trong", (Line(nested=outer.pk),)), ANY, "lan")


@pytest.mark.parametrize("name", ["", "  ", "a\0b"])
def test_a_name_that_says_nothing_is_refused(name: str) -> None:
    with pytest.raises(ScheduleRefusedError):
        playlists.make(Wanted(name), "lan")


def test_what_is_not_approved_or_another_screens_own_is_not_taken() -> None:
    for item in (an_item("D", state=State.DRAFT), an_item("R", home=a_screen())):
        with pytest.raises(ScheduleRefusedError, match="not approved"):
            a_playlist(item)


def test_what_could_not_be_published_is_not_kept() -> None:
    screen = a_screen()
    own, shared = an_item("N1", home=screen), an_item("N1")
    mine = playlists.make(Wanted("Riêng", (Line(own.pk),)), "lan", screen)
    on(screen, mine)
    everybodys = a_playlist(shared)

    with pytest.raises(ScheduleRefusedError, match="N1"):
        entries.make(screen, entries.Wanted(playlist=everybodys.pk), "lan")
    assert entries.of_place(screen).count() == 1


def test_a_copy_says_the_same_and_goes_its_own_way() -> None:
    row = a_playlist(an_item("X"), an_item("Y"))
    copied = playlists.copy(row, "Bản sao", "lan")

    assert lengths(copied) == lengths(row)
    assert copied.code != row.code


@pytest.mark.parametrize(
    "wanted",
    [
        entries.Wanted(),
        entries.Wanted(layout=99),
        entries.Wanted(level=30),
        entries.Wanted(rule=Rule(holidays_of=("le",))),
        entries.Wanted(rule=Rule(rrule="FREQ=SOMETIMES")),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_not_kept(wanted: entries.Wanted) -> None:
    row = a_playlist(an_item("X"))
    plays = wanted if wanted in {entries.Wanted(), entries.Wanted(layout=99)} else wanted._replace(playlist=row.pk)
    screen = a_screen()

    with pytest.raises(ScheduleRefusedError):
        entries.make(screen, plays, "lan")
    assert not entries.of_place(screen).exists()


def test_a_line_is_changed_and_taken_out_by_whoever_has_read_it() -> None:
    row, screen = a_playlist(an_item("X")), a_screen()
    line = entries.make(screen, entries.Wanted(playlist=row.pk), "lan")
    read = entries.version(line)
    changed = entries.change(line, entries.wanted_of(line)._replace(level=20), read, "minh")

    with pytest.raises(ChangedMeanwhileError):
        entries.delete(line, read, "lan")
    entries.delete(changed, entries.version(changed), "lan")
    assert not entries.of_place(screen).exists()
