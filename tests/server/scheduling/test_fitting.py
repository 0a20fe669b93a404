"""What a screen plays in a medium's place, and what is not on it as long as it cannot be."""

from typing import Any

import pytest

from bangtin_media.screen_class import ScreenClass
from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Digest, Image, Video
from bangtin_playlists.playlist import Item as ListedItem
from bangtin_server import clock
from bangtin_server.emergencies.models import Recall
from bangtin_server.emergencies.orders import orders_of
from bangtin_server.library.chains import Said, add
from bangtin_server.library.models import Examination, Item, Medium, Rendition, State
from bangtin_server.library.renditions.planning import plan
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.manifests import left_out, manifest_of, programme_of
from bangtin_server.scheduling.models import Due, Element, Entry, Font, Playlist

pytestmark = pytest.mark.django_db

FULL_HD = {"width": 1920, "height": 1080, "frame_rate": 30.0, "codec": "h264", "bit_depth": 8}
MADE = "b" * 64


@pytest.fixture
def site() -> Site:
    return Site.objects.create(code="nck", name="Nam Cầu Kiền")


def screen(site: Site, name: str, width: int, height: int) -> Screen:
    return Screen.objects.create(name=name, site=site, width=width, height=height, made_at=clock.now())


def film(site: Site, **measures: Any) -> Medium:  # noqa: ANN401 - what a probe measures
    medium = Medium.objects.create(
        digest="a" * 64, size=9, kind="video", name="phim.mp4", examination=Examination.SOUND,
        measures=FULL_HD | measures, gone_through_at=clock.now(), added_at=clock.now(), added_by="an",
    )  # fmt: skip
    item = Item.objects.create(code="N1", name="Phim")
    add(item, Said(Video(Digest(medium.digest), Millis(10_000))), "an", State.APPROVED)
    playlist = Playlist.objects.create(code="ngay")
    Element.objects.create(playlist=playlist, position=0, item=item, slot_ms=10_000)
    Entry.objects.create(code="e", position=0, site=site, playlist=playlist)
    return medium


def played(row: Screen) -> list[str]:
    (one,) = manifest_of(row).playlists
    return [medium for each in one.elements if isinstance(each, ListedItem) for medium in each.media()]


def convert(medium: Medium, target: ScreenClass) -> Rendition:
    plan([target])
    row = medium.renditions.get(purpose=Rendition.Purpose.PLAY, target=target.key)
    assert row.state == Rendition.State.WAITING
    row.state, row.digest, row.size, row.measures = Rendition.State.DONE, MADE, 5, {"length_ms": 9_990}
    row.save()
    return row


def test_each_screen_plays_what_was_made_for_its_class(site: Site) -> None:
    gate, lobby = screen(site, "LED-1", 1024, 512), screen(site, "TV-1", 1920, 1080)
    medium = film(site, codec="hevc")
    assert (played(gate), played(lobby)) == ([], []), "what cannot be decoded is on no screen"
    convert(medium, ScreenClass(1024, 512))
    assert (played(gate), played(lobby)) == ([MADE], [])
    (listed,) = manifest_of(gate).media
    assert (listed.digest, listed.size, listed.kind, listed.name) == (MADE, 5, "video", "phim.mp4")
    (item,) = manifest_of(gate).playlists[0].elements
    assert isinstance(item, ListedItem)
    assert isinstance(item.content, Video)
    assert (item.content.length_ms, item.slot_ms) == (9_990, 10_000)


def test_the_console_says_what_is_not_on_a_screen_and_why(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    film(site, codec="hevc")
    (left,) = left_out(gate)
    assert (left.item, left.vi, left.en) == ("N1", "Chờ chuyển đổi.", "Waits to be converted.")
    plan([ScreenClass(1024, 512)])
    Rendition.objects.filter(purpose="play").update(state=Rendition.State.WORKING, progress=40)
    assert left_out(gate)[0].vi == "Đang chuyển đổi, 40 %."
    Medium.objects.update(found={"flashes_a_second": 5, "flashes_at_ms": 12_000})
    assert "nhấp nháy 5 lần" in left_out(gate)[0].vi


def test_a_film_is_on_no_screen_before_it_was_gone_through(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    medium = film(site)
    Medium.objects.update(examination=Examination.WAITING)
    assert played(gate) == []
    assert left_out(gate)[0].vi == "Tệp chờ kiểm tra."
    Due.objects.all().delete()
    medium.examination = Examination.SOUND
    medium.save(update_fields=["examination"])
    assert Due.objects.get().screen == gate
    assert (played(gate), left_out(gate)) == ([medium.digest], ())


def test_the_version_before_plays_until_the_new_one_is_examined(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    before = film(site)
    fresh = Medium.objects.create(
        digest="d" * 64, size=9, kind="video", name="mới.mp4", measures=FULL_HD, added_at=clock.now(), added_by="an"
    )
    add(Item.objects.get(), Said(Video(Digest(fresh.digest), Millis(10_000))), "an", State.APPROVED)
    assert played(gate) == [before.digest]
    assert [each.vi for each in left_out(gate)] == ["Tệp chờ kiểm tra."]
    Medium.objects.filter(pk=fresh.pk).update(examination=Examination.REFUSED, fault={"vi": "Hỏng.", "en": "Damaged."})
    assert (played(gate), left_out(gate)[0].en) == ([before.digest], "Damaged.")


def test_a_font_that_was_not_examined_goes_to_no_screen(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    medium = Medium.objects.create(digest="e" * 64, size=9, kind="font", name="a.ttf", added_at=clock.now())
    Font.objects.create(screen=gate, position=0, medium=medium)
    assert manifest_of(gate).media == ()
    Medium.objects.update(examination=Examination.SOUND)
    assert [each.name for each in manifest_of(gate).media] == ["a.ttf"]


def test_what_only_could_be_better_plays_as_it_is_until_it_is(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    medium = film(site)
    assert played(gate) == [medium.digest]
    assert left_out(gate) == ()
    convert(medium, ScreenClass(1024, 512))
    assert played(gate) == [MADE]


def test_a_rendition_that_is_done_has_its_screens_published(site: Site) -> None:
    gate, other = screen(site, "LED-1", 1024, 512), screen(Site.objects.create(code="b", name="b"), "LED-2", 1024, 512)
    medium = film(site, codec="hevc")
    plan([ScreenClass(1024, 512)])
    Due.objects.all().delete()
    convert(medium, ScreenClass(1024, 512))
    assert list(Due.objects.values_list("screen", flat=True)) == [gate.pk]
    assert other.pk


def test_a_programme_is_exported_with_what_people_gave(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    medium = film(site, codec="hevc")
    convert(medium, ScreenClass(1024, 512))
    Entry.objects.update(site=None, screen=gate)
    assert [each.digest for each in programme_of(gate).media] == [medium.digest]


def test_a_recalled_file_is_recalled_in_every_form(site: Site) -> None:
    medium = film(site, codec="hevc")
    Recall.objects.create(medium=medium, since=clock.now(), given_at=clock.now(), given_by="an")
    convert(medium, ScreenClass(1024, 512))
    assert {each.medium for each in orders_of(site, clock.now()).recalls} == {medium.digest, MADE}


def test_a_picture_in_a_playlist_is_left_alone(site: Site) -> None:
    gate = screen(site, "LED-1", 1024, 512)
    film(site)
    picture = {"digest": "c" * 64, "size": 1, "kind": "image", "name": "a.png", "added_by": "an"}
    picture |= {"examination": Examination.SOUND}
    Medium.objects.create(measures={"width": 800, "height": 600}, added_at=clock.now(), **picture)
    item = Item.objects.create(code="C2", name="Ảnh")
    add(item, Said(Image(Digest("c" * 64))), "an", State.APPROVED)
    Element.objects.create(playlist=Playlist.objects.get(), position=1, item=item, slot_ms=10_000)
    assert played(gate) == ["a" * 64, "c" * 64]
