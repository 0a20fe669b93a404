from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Digest, Video
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.seal import Trust, key_text, opened
from bangtin_server.library import chains
from bangtin_server.library.models import Examination, Item, Medium, State
from bangtin_server.players.models import Player, Screen, Site
from bangtin_server.scheduling.holding import PATIENCE
from bangtin_server.scheduling.models import Due, Element, Entry, Hours, Playlist
from bangtin_server.scheduling.publishing import Publisher, ask, mark
from bangtin_server.scheduling.signing import AFTER_FAULT
from bangtin_server.scheduling.stages import Stage, progress_of
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()
TRUST = Trust("", Keys(keys=(PublisherKey(key_text(KEY.public_key()), ("manifest",)),)))


def a_screen(name: str = "LED-NCK-01") -> Screen:
    site = Site.objects.get_or_create(code="nck", defaults={"name": "Nam Cầu Kiền"})[0]
    player = Player.objects.create(name=f"{name}-P1", site=site, public_key=name, enrolled_at=timezone.now())
    return Screen.objects.create(name=name, site=site, player=player, width=1024, height=512, made_at=timezone.now())


def published(storage: FolderStorage, screen: Screen) -> Manifest:
    assert screen.player is not None
    return opened(storage.get(names.manifest(screen.player.token, screen.name)), Manifest, screen.name, TRUST)


def test_a_marked_screen_gets_a_document_that_its_player_opens(storage: FolderStorage) -> None:
    screen = a_screen()
    mark([screen])
    [publication] = Publisher(storage, KEY).publish_due()
    document = published(storage, screen)
    assert (document.version, document.site) == (publication.version, "nck")
    assert not Due.objects.exists()


def test_nothing_is_signed_again_where_nothing_changed(storage: FolderStorage) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    mark([screen])
    list(publisher.publish_due())
    mark([screen])
    assert list(publisher.publish_due()) == []
    assert screen.publications.count() == 1


def test_a_change_makes_a_higher_version_and_ends_the_one_before(storage: FolderStorage) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    mark([screen])
    [first] = publisher.publish_due()
    Screen.objects.filter(pk=screen.pk).update(width=1280)
    mark([screen])
    [second] = publisher.publish_due()
    first.refresh_from_db()
    assert second.version > first.version
    assert first.until == second.since
    assert published(storage, screen).screen.width == 1280


def test_versions_rise_even_where_the_clock_fell_back(storage: FolderStorage, settings: Settings) -> None:

    screen, publisher = a_screen(), Publisher(storage, KEY)
    mark([screen])
    [first] = publisher.publish_due()
    settings.CLOCK_OFFSET = timedelta(days=-400)
    Screen.objects.filter(pk=screen.pk).update(width=1280)
    mark([screen])
    [second] = publisher.publish_due()
    first.refresh_from_db()
    assert second.version == first.version + 1
    assert first.since == first.until == second.since
    assert second.until is None
    settings.CLOCK_OFFSET = timedelta()
    Screen.objects.filter(pk=screen.pk).update(width=1281)
    mark([screen])
    [third] = publisher.publish_due()
    second.refresh_from_db()
    assert second.since < third.since
    assert second.until == third.since


def test_what_was_marked_before_the_clock_fell_back_does_not_wait_for_it(
    storage: FolderStorage, settings: Settings
) -> None:
    a_screen()
    settings.CLOCK_OFFSET = timedelta(days=-400)
    assert len(list(Publisher(storage, KEY).publish_due())) == 1


def test_screens_that_share_a_list_ask_for_it_once(
    storage: FolderStorage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shared = Playlist.objects.create(code="p")
    for number in range(3):
        screen = a_screen(f"LED-{number}")
        Entry.objects.create(screen=screen, code="e", position=0, playlist=shared)
    with CaptureQueriesContext(connection) as few:
        assert len(list(Publisher(storage, KEY).publish_due())) == 3
    for number in range(3, 30):
        screen = a_screen(f"LED-{number}")
        Entry.objects.create(screen=screen, code="e", position=0, playlist=shared)
    with django_assert_num_queries(len(few)):
        assert len(list(Publisher(storage, KEY).publish_due())) == 27


def test_a_document_that_was_lost_from_the_storage_comes_back_unchanged(storage: FolderStorage) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    mark([screen])
    [first] = publisher.publish_due()
    assert screen.player is not None
    storage.drop(names.manifest(screen.player.token, screen.name))
    mark([screen])
    assert list(publisher.publish_due()) == []
    assert published(storage, screen).version == first.version


def plays_two_lists_of_one_code(screen: Screen, code: str = "ca") -> Playlist:
    own, shared = (Playlist.objects.create(code=code, home=home) for home in (screen, None))
    for number, one in enumerate((own, shared)):
        Entry.objects.create(screen=screen, code=f"e{number}", position=number, playlist=one)
    return shared


def test_a_screen_whose_rows_make_no_manifest_keeps_what_it_has_and_holds_up_no_other(storage: FolderStorage) -> None:
    bad, publisher = a_screen("LED-A"), Publisher(storage, KEY)
    [first] = publisher.publish_due()
    good = a_screen("LED-B")
    plays_two_lists_of_one_code(bad)
    mark([bad])
    mark([good])

    assert [one.screen for one in publisher.publish_due()] == [good]
    assert published(storage, bad).version == first.version
    assert list(Due.objects.values_list("screen", flat=True)) == [bad.pk]


def test_what_failed_is_tried_again_later_and_at_once_when_its_rows_were_mended(
    storage: FolderStorage, settings: Settings
) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    shared = plays_two_lists_of_one_code(screen)
    mark([screen])
    assert list(publisher.publish_due()) == []
    Playlist.objects.filter(pk=shared.pk).update(code="ca-chung")  # which marks nothing
    assert list(publisher.publish_due()) == []  # it waits its turn
    settings.CLOCK_OFFSET = AFTER_FAULT
    assert len(list(publisher.publish_due())) == 1
    other = a_screen("LED-C")
    plays_two_lists_of_one_code(other, "toi")
    assert list(publisher.publish_due()) == []
    Entry.objects.filter(screen=other).delete()
    assert [one.screen for one in publisher.publish_due()] == [other]


def planned_film(screen: Screen, digest: str, examination: Examination) -> Medium:
    """Have *screen* play nothing but this film."""
    kept = {"size": 9, "kind": "video", "name": "phim.mp4", "examination": examination, "added_at": timezone.now()}
    medium = Medium.objects.create(digest=digest * 64, **kept)
    item = Item.objects.create(code=digest, name=digest)
    chains.add(item, chains.Said(Video(Digest(medium.digest), Millis(10_000))), "an", State.APPROVED)
    playlist = Playlist.objects.create(code=digest)
    Element.objects.create(playlist=playlist, position=0, item=item, slot_ms=10_000)
    Entry.objects.filter(screen=screen).delete()
    Entry.objects.create(code="e", position=0, screen=screen, playlist=playlist)
    return medium


def replaced_in_its_list(code: str, digest: str) -> None:
    """Let a list play another film, which nobody has examined yet."""
    kept = {"size": 9, "kind": "video", "name": "phim.mp4", "examination": Examination.WAITING}
    medium = Medium.objects.create(digest=digest * 64, added_at=timezone.now(), **kept)
    item = Item.objects.create(code=digest, name=digest)
    chains.add(item, chains.Said(Video(Digest(medium.digest), Millis(10_000))), "an", State.APPROVED)
    for element in Element.objects.filter(playlist__code=code):
        element.item = item
        element.save()


def stage_of(screen: Screen, now: datetime) -> Stage:
    [progress] = progress_of([screen], now, now)
    return progress.stage


def test_what_is_on_the_wall_stays_until_the_films_that_follow_were_examined(
    storage: FolderStorage, settings: Settings
) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    planned_film(screen, "a", Examination.SOUND)
    [first] = publisher.publish_due()
    fresh = planned_film(screen, "b", Examination.WAITING)
    assert list(publisher.publish_due()) == [], "an empty list is no change for the better"
    assert stage_of(screen, timezone.now()) is Stage.KEPT
    fresh.examination = Examination.SOUND
    fresh.save(update_fields=["examination"])
    [second] = publisher.publish_due()
    assert (first.screen, [one.digest for one in published(storage, screen).media]) == (screen, [fresh.digest])

    slow = planned_film(screen, "c", Examination.WORKING)
    assert list(publisher.publish_due()) == []
    settings.CLOCK_OFFSET = PATIENCE + timedelta(seconds=1)
    [third] = publisher.publish_due()
    assert (second.version < third.version, published(storage, screen).media) == (True, ()), f"nobody waits for {slow}"


def test_films_that_keep_coming_hold_nothing_for_longer(storage: FolderStorage, settings: Settings) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    planned_film(screen, "a", Examination.SOUND)
    list(publisher.publish_due())
    for at, digest in ((0, "b"), (50, "c"), (100, "d")):
        settings.CLOCK_OFFSET = timedelta(seconds=at)
        planned_film(screen, digest, Examination.WAITING)
        assert list(publisher.publish_due()) == []
    settings.CLOCK_OFFSET = PATIENCE + timedelta(seconds=1)
    planned_film(screen, "e", Examination.WAITING)
    assert len(list(publisher.publish_due())) == 1


def test_only_a_list_that_was_there_waits_and_not_what_else_was_changed(storage: FolderStorage) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    planned_film(screen, "a", Examination.SOUND)
    list(publisher.publish_due())
    replaced_in_its_list("a", "b")
    Hours.objects.create(position=0, screen=screen, rule={}, closed=True)
    [_] = publisher.publish_due()
    manifest = published(storage, screen)

    assert [one.closed for one in manifest.hours] == [True]
    assert [one.digest[0] for one in manifest.media] == ["a"]
    assert [len(one.elements) for one in manifest.playlists] == [1]
    assert stage_of(screen, timezone.now()) is Stage.KEPT


def test_what_a_person_asks_to_be_published_waits_for_no_file(storage: FolderStorage) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    planned_film(screen, "a", Examination.SOUND)
    list(publisher.publish_due())
    planned_film(screen, "b", Examination.WAITING)
    ask(screen, "an")
    assert len(list(publisher.publish_due())) == 1


def test_a_new_player_gets_what_is_in_force_also_while_a_list_waits(storage: FolderStorage) -> None:
    screen, publisher = a_screen(), Publisher(storage, KEY)
    planned_film(screen, "a", Examination.SOUND)
    list(publisher.publish_due())
    planned_film(screen, "b", Examination.WAITING)
    screen.player = Player.objects.create(name="P2", site=screen.site, public_key="new", enrolled_at=timezone.now())
    screen.save()
    assert list(publisher.publish_due()) == []
    assert [one.digest[0] for one in published(storage, screen).media] == ["a"]


def test_a_screen_that_shows_nothing_yet_waits_for_no_film(storage: FolderStorage) -> None:
    screen = a_screen()
    planned_film(screen, "a", Examination.WAITING)
    assert len(list(Publisher(storage, KEY).publish_due())) == 1
