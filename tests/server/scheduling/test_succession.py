"""Which version of an item is on a wall when, by the player's own timeline over the published manifest (S2)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from bangtin_playlists.instant import instant
from bangtin_playlists.playlist import Card
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server import clock
from bangtin_server.library import chains
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import manifest_of, programme_of
from bangtin_server.scheduling.models import Element, Entry, Playlist
from bangtin_server.scheduling.programme_files import import_programmes
from bangtin_server.scheduling.programme_folders import export_programme
from bangtin_server.scheduling.publishing import Publisher
from bangtin_server.scheduling.succession import terms
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import a_screen

NOW = datetime(2026, 4, 8, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def screen(settings: Settings) -> Screen:
    settings.CLOCK_OFFSET = NOW - datetime.now(UTC)
    screen = a_screen("SANH-06")
    playlist = Playlist.objects.create(code="ngay", home=screen)
    item = Item.objects.create(code="N1", home=screen)
    Element.objects.create(playlist=playlist, item=item, position=0, slot_ms=10_000)
    Entry.objects.create(screen=screen, code="e", position=0, playlist=playlist)
    return screen


def approve(text: str, valid_from: datetime | None = None, valid_to: datetime | None = None) -> ItemVersion:
    said = chains.Said(Card(title=text), valid_from=valid_from, valid_to=valid_to)
    return chains.add(Item.objects.get(), said, "t", State.APPROVED)


def on_wall(manifest: Manifest, at: datetime) -> str:
    """Return what the wall shows, by the same answer that a player asks for."""
    seen = prepare(manifest).on_air(instant(at))
    contents = [airing.item.content for airing in seen.zones]
    return " ".join(content.title for content in contents if isinstance(content, Card))


@pytest.mark.django_db
def test_the_old_version_plays_until_the_new_one_begins_to_the_second(screen: Screen) -> None:
    approve("v1")
    approve("v2", NOW + 7 * HOUR, NOW + 14 * 24 * HOUR)
    manifest = manifest_of(screen)
    assert on_wall(manifest, NOW + 7 * HOUR - SECOND) == "v1"
    assert on_wall(manifest, NOW + 7 * HOUR) == "v2"
    assert on_wall(manifest, NOW + 14 * 24 * HOUR - SECOND) == "v2"
    assert on_wall(manifest, NOW + 14 * 24 * HOUR) == ""
    assert {item.version for listed in manifest.playlists for item in listed.elements} == {1, 2}  # type: ignore[union-attr]  # no nested list here


@pytest.mark.django_db
def test_what_was_never_approved_holds_no_place(screen: Screen) -> None:
    chains.add(Item.objects.get(), chains.Said(Card(title="v1")), "t", State.CHANGES_REQUESTED)
    approve("v2", NOW + HOUR)
    manifest = manifest_of(screen)
    assert (on_wall(manifest, NOW + HOUR - SECOND), on_wall(manifest, NOW + HOUR)) == ("", "v2")


@pytest.mark.django_db
def test_a_version_whose_successor_has_begun_is_published_no_more(
    screen: Screen, settings: Settings, storage: FolderStorage
) -> None:
    approve("v1")
    approve("v2", NOW + HOUR)
    publisher = Publisher(storage, Ed25519PrivateKey.generate())
    assert len(list(publisher.publish_due())) == 1
    settings.CLOCK_OFFSET += 2 * HOUR
    manifest = manifest_of(screen)
    assert [len(listed.elements) for listed in manifest.playlists] == [1]
    assert on_wall(manifest, clock.now()) == "v2"


def exported(screen: Screen, folder: Path, storage: FolderStorage) -> Path:
    return export_programme(screen.name, folder, storage)


def taken(file: Path, storage: FolderStorage, site: str = "") -> bool:
    """Import a file; return whether that changed anything."""
    [imported] = import_programmes([file], site, storage, "t")
    return imported.changed


def versions() -> list[tuple[int, str]]:
    return [(row.number, row.content["title"]) for row in ItemVersion.objects.order_by("number")]


@pytest.mark.django_db
def test_an_export_holds_what_shows_and_what_comes_next_and_imported_again_changes_nothing(
    screen: Screen, tmp_path: Path, storage: FolderStorage
) -> None:
    approve("v1")
    approve("v2", NOW + 7 * HOUR, NOW + 9 * HOUR)
    before = programme_of(screen), manifest_of(screen)
    file = exported(screen, tmp_path / "a", storage)

    assert not taken(file, storage)
    assert (programme_of(screen), manifest_of(screen)) == before
    assert versions() == [(1, "v1"), (2, "v2")]
    assert exported(screen, tmp_path / "b", storage).read_bytes() == file.read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("later", [False, True], ids=["before it begins", "after"])
def test_another_centre_takes_it_in_and_shows_the_same(
    screen: Screen, tmp_path: Path, storage: FolderStorage, settings: Settings, *, later: bool
) -> None:
    Element.objects.update(valid_to=NOW + 12 * HOUR)
    approve("v1", None, NOW + 5 * HOUR)
    approve("v2", NOW + 7 * HOUR)
    approve("v3", NOW + 9 * HOUR)
    file, before = exported(screen, tmp_path / "a", storage), manifest_of(screen)
    for kind in (Entry, Element, Playlist, Item, Screen):
        ItemVersion.objects.all().delete() if kind is Item else None
        Item.objects.update(newest=None)
        kind._default_manager.all().delete()  # noqa: SLF001 - Django's public name

    assert taken(file, storage, "nha-may")
    there = Screen.objects.get()
    if later:
        settings.CLOCK_OFFSET += 8 * HOUR
    moments = [NOW + hours * HOUR + minutes * SECOND for hours in range(8 * later, 14) for minutes in (-1, 0, 1)]
    assert [on_wall(manifest_of(there), at) for at in moments] == [on_wall(before, at) for at in moments]
    assert not taken(exported(there, tmp_path / "b", storage), storage), "and once more"


@pytest.mark.django_db
def test_an_old_export_makes_no_new_versions_once_the_successor_has_begun(
    screen: Screen, tmp_path: Path, storage: FolderStorage, settings: Settings
) -> None:
    approve("v1")
    approve("v2", NOW + HOUR)
    file = exported(screen, tmp_path / "a", storage)
    settings.CLOCK_OFFSET += 2 * HOUR
    shown = on_wall(manifest_of(screen), NOW + 3 * HOUR)

    for _ in range(2):
        taken(file, storage)
        assert versions() == [(1, "v1"), (2, "v2")]
    assert on_wall(manifest_of(screen), NOW + 3 * HOUR) == shown


@pytest.mark.django_db
def test_a_shared_list_stays_shared_also_once_the_successor_has_begun(
    screen: Screen, tmp_path: Path, storage: FolderStorage, settings: Settings
) -> None:
    Playlist.objects.update(home=None)
    Item.objects.update(home=None)
    Entry.objects.update(screen=None, site=screen.site)
    approve("v1")
    approve("v2", NOW + HOUR)
    file = exported(screen, tmp_path / "a", storage)

    assert not taken(file, storage)
    settings.CLOCK_OFFSET += 2 * HOUR
    assert not taken(file, storage)
    assert versions() == [(1, "v1"), (2, "v2")]


_moments = st.none() | st.integers(-3, 3).map(lambda hours: NOW + hours * HOUR)


@given(st.lists(_moments, max_size=5))
def test_at_every_instant_from_now_on_the_newest_that_has_begun_holds(begins: list[datetime | None]) -> None:
    versions = [ItemVersion(number=number, valid_from=begin) for number, begin in enumerate(begins)]
    for hours in range(5):
        at = NOW + hours * HOUR
        begun = [each for each in versions if each.valid_from is None or each.valid_from <= at]
        held = [
            term.version
            for term in terms(versions, NOW)
            if (term.version.valid_from is None or term.version.valid_from <= at)
            and (term.until is None or at < term.until)
        ]
        assert held == begun[-1:]
