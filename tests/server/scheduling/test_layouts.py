"""Layouts as people make and change them: one law with files of programmes, one with what is published."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bangtin_playlists.layout import Box, flaws
from bangtin_playlists.programme import read_programme
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.authority import place_of
from bangtin_server.errors import ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.players import groups as fleet_groups
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling import checking, entries, groups, hours, layouts, playlists
from bangtin_server.scheduling.changes import ANY
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Due, Layout, Playlist
from bangtin_server.scheduling.zoning import Wanted, ZoneWanted
from tests.playlists.programme.shelves import SHELF
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item

SIZE = (1024, 512)
FILM, TICKER = Box(0, 0, 1024, 448), Box(0, 448, 1024, 64)


def with_ticker(film: Playlist, ticker: Playlist, name: str = "Phim và chữ chạy") -> Wanted:
    return Wanted(name, SIZE, (ZoneWanted("main", FILM, film.pk), ZoneWanted("chữ chạy", TICKER, ticker.pk)))


def two_lists() -> tuple[Playlist, Playlist]:
    return a_playlist(an_item("X")), a_playlist(an_item("Y"), name="Dòng chữ")


def a_layout(name: str = "Phim và chữ chạy") -> Layout:
    return layouts.make(with_ticker(*two_lists(), name), "lan")


def on(screen: Screen, row: Layout) -> None:
    entries.make(screen, entries.Wanted(layout=row.pk), "lan")
    Due.objects.all().delete()


@pytest.mark.django_db
def test_what_is_made_reaches_the_manifest_of_the_screen_that_it_is_scheduled_for() -> None:
    row, screen = a_layout(), a_screen()
    on(screen, row)
    (written,) = manifest_of(screen).layouts

    assert row.code == written.id == "phim-va-chu-chay"
    assert [(zone.name, zone.box) for zone in written.zones] == [("main", FILM), ("chữ chạy", TICKER)]
    assert [zone.playlist for zone in written.zones] == ["ngay", "dong-chu"]
    assert layouts.size_of(row) == SIZE


@pytest.mark.django_db
def test_a_change_marks_the_very_screens_that_show_it_and_a_name_marks_none() -> None:
    row, here = a_layout(), a_screen("A")
    a_screen("B")
    on(here, row)
    said = layouts.wanted_of(row)

    assert layouts.change(row, said, ANY, "lan") == []
    assert layouts.change(row, said._replace(name="Khác", size=(2048, 512)), ANY, "lan") == []
    assert not Due.objects.exists()
    assert layouts.change(row, said._replace(zones=said.zones[::-1]), ANY, "lan") == [here]  # what lies above
    assert [due.screen for due in Due.objects.all()] == [here]
    assert AuditEvent.objects.filter(thing=layouts.thing(row), deed="layout-changed").count() == 2


@pytest.mark.django_db
def test_who_comes_second_is_told_who_was_first_and_nothing_is_lost() -> None:
    row = a_layout()
    read, said = layouts.version(row), layouts.wanted_of(row)
    layouts.change(row, said._replace(name="Của Minh"), read, "minh")

    with pytest.raises(ChangedMeanwhileError, match="minh changed it"):
        layouts.change(row, said._replace(zones=said.zones[:1]), read, "lan")
    with pytest.raises(ChangedMeanwhileError):
        layouts.delete(row, read, "lan")
    assert row.zones.count() == 2


@pytest.mark.django_db
def test_what_is_on_a_schedule_stays_and_says_where() -> None:
    row, screen = a_layout(), a_screen("LED-1")
    on(screen, row)
    with pytest.raises(ScheduleRefusedError, match="LED-1") as refused:
        layouts.delete(row, ANY, "lan")
    assert "đang có trong lịch phát của LED-1" in refused.value.vi
    screen.delete()
    layouts.delete(row, ANY, "lan")

    assert not Layout.objects.exists()
    assert AuditEvent.objects.get(deed="layout-deleted").before["size"] == "1024x512"  # type: ignore[index]  # JSON


@pytest.mark.django_db
def test_a_copy_says_the_same_and_goes_its_own_way() -> None:
    row = a_layout()
    other = layouts.copy(row, "Bản sao", "lan")

    assert layouts.wanted_of(other) == layouts.wanted_of(row)._replace(name="Bản sao")
    assert other.code != row.code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "en", "vi"),
    [
        ({"name": " "}, "name", "Hãy đặt tên cho bố cục."),
        ({"zones": ()}, "one zone at least", "Bố cục cần ít nhất một vùng."),
        ({"size": (1024, 448)}, "“chữ chạy”: The box", "Vùng “chữ chạy”: Khung [0, 448, 1024, 64] vượt ra ngoài"),
        ({"size": (8, 8)}, "16 to 16384", "từ 16 đến 16384"),
        ({"background": "xanh"}, "#0b1f3a", "#0b1f3a"),
        ({"name": "a\0b"}, "control characters", "ký tự không dùng được"),
    ],
)
def test_what_cannot_be_is_refused_in_both_languages(change: dict[str, object], en: str, vi: str) -> None:
    wanted = with_ticker(*two_lists())._replace(**change)  # type: ignore[arg-type]  # each has its own type

    with pytest.raises(ScheduleRefusedError) as refused:
        layouts.make(wanted, "lan")
    assert en in refused.value.en
    assert vi in refused.value.vi
    assert not Layout.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "vi"),
    [
        (ZoneWanted("main", FILM, 1), "Vùng “main”: Hai vùng cùng tên “main”."),
        (ZoneWanted(" ", FILM, 1), "Vùng “2”: Hãy đặt tên cho vùng."),
        (ZoneWanted("x", Box(-1, 0, 9, 9), 1), "Vùng “x”: Trái và trên từ 0 trở lên"),
        (ZoneWanted("x", Box(0, 0, 0, 9), 1), "rộng và cao từ 1 điểm ảnh"),
        (ZoneWanted("x", FILM, 999), "Vùng “x”: danh sách phát không còn."),
    ],
)
def test_a_zone_that_cannot_be_is_named(zone: ZoneWanted, vi: str) -> None:
    film, ticker = two_lists()
    known = zone if zone.playlist == 999 else zone._replace(playlist=ticker.pk)
    wanted = Wanted("Bố cục", SIZE, (ZoneWanted("main", FILM, film.pk), known))

    with pytest.raises(ScheduleRefusedError) as refused:
        layouts.make(wanted, "lan")
    assert vi in refused.value.vi


@pytest.mark.django_db
def test_names_hold_nothing_that_cannot_be_seen() -> None:
    film, ticker = two_lists()
    said = with_ticker(film, ticker, " Hai\u200b vùng\n")
    row = layouts.make(said._replace(zones=(said.zones[0]._replace(name="phim\u202e "), said.zones[1])), "lan")

    assert (row.name, [zone.name for zone in layouts.wanted_of(row).zones]) == ("Hai vùng", ["phim", "chữ chạy"])


@pytest.mark.django_db
def test_another_screens_own_playlist_is_not_taken() -> None:
    own = playlists.make(playlists.Wanted("Riêng"), "lan", a_screen())

    with pytest.raises(ScheduleRefusedError, match="not there"):
        layouts.make(Wanted("Chung", SIZE, (ZoneWanted("main", FILM, own.pk),)), "lan")


@pytest.mark.django_db
def test_a_screen_that_a_layout_does_not_fit_is_no_obstacle_to_other_changes() -> None:
    row, large = a_layout(), a_screen("LON")
    entries.make(large.site, entries.Wanted(layout=row.pk), "lan")
    small = a_screen("NHO")
    Screen.objects.filter(pk=small.pk).update(width=512, height=256)
    small.refresh_from_db()

    assert hours.change(large.site, [hours.Row(closed=True)], ANY, "lan")
    film = layouts.wanted_of(row).zones[0][2]
    assert entries.make(large.site, entries.Wanted(playlist=film, level=20), "lan").pk
    with pytest.raises(ScheduleRefusedError, match="NHO"):
        entries.make(small, entries.Wanted(layout=row.pk), "lan")


@pytest.mark.django_db
def test_a_layout_belongs_also_to_a_site_that_has_no_screen_yet() -> None:
    row, large, empty = a_layout(), a_screen("LON"), Site.objects.create(code="moi", name="KCN mới")
    entries.make(large.site, entries.Wanted(layout=row.pk), "lan")
    entries.make(empty, entries.Wanted(layout=row.pk), "lan")

    assert place_of(row).sites == {large.site_id, empty.pk}


@pytest.mark.django_db
def test_zones_that_leave_a_screen_do_not_come_onto_it_by_any_way() -> None:
    row, large, small = a_layout(), a_screen("LON"), a_screen("NHO")
    Screen.objects.filter(pk=small.pk).update(width=512, height=256)
    small.refresh_from_db()
    group = fleet_groups.make("cong", "Cổng", [large], "lan")
    entries.make(group, entries.Wanted(layout=row.pk), "lan")

    with pytest.raises(ScheduleRefusedError) as refused:
        entries.make(small, entries.Wanted(layout=row.pk), "lan")
    assert "NHO: bố cục “Phim và chữ chạy”: Vùng “main”: Khung [0, 0, 1024, 448] vượt ra" in refused.value.vi
    with pytest.raises(ScheduleRefusedError, match="NHO"):
        groups.change(group, "Cổng", [large, small], ANY, "lan")
    wider = Wanted("Rộng", (2048, 512), (ZoneWanted("main", Box(0, 0, 2048, 512), layouts.wanted_of(row).zones[0][2]),))
    with pytest.raises(ScheduleRefusedError, match="LON"):
        layouts.change(row, wider, ANY, "lan")


@pytest.mark.django_db
def test_of_many_screens_one_of_each_size_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_MOST", 2)
    row, screens = a_layout(), [a_screen(name) for name in ("A", "B", "C")]
    Screen.objects.filter(name="C").update(width=512, height=256)
    group = fleet_groups.make("cong", "Cổng", screens, "lan")

    with pytest.raises(ScheduleRefusedError, match="C: the layout"):
        entries.make(group, entries.Wanted(layout=row.pk), "lan")


boxes = st.builds(Box, *(st.integers(-2, 12),) * 4)
names = st.sampled_from(["main", "chữ", "bên", " "])


@given(st.dictionaries(names, boxes, max_size=4))
@example({"main": Box(0, 0, 10, 10)})
@example({})
def test_the_law_of_a_programmes_file_is_the_law_here(zones: dict[str, Box]) -> None:
    rows = "".join(f'\n      "{name}": {{box: [{b.x}, {b.y}, {b.w}, {b.h}], play: p}}' for name, b in zones.items())
    text = (
        "screen: {name: S, size: 10x10}\nplaylists: {p: [{id: A, text: x, for: 1s}]}\n"
        f"layouts:\n  l:\n    zones:{rows or ' {}'}\nschedule: [{{layout: l}}]"
    )
    of_file = {mistake.code for mistake in read_programme("p.yaml", text.encode(), SHELF).mistakes}
    of_rows = {flaw.code for flaw in flaws(list(zones.items()), (10, 10))}

    assert bool(of_file) == bool(of_rows)
    assert of_file <= of_rows  # of a zone whose box is none, a file says no more
