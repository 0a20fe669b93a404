from pathlib import Path

import msgspec
import pytest
from django.utils import timezone

from bangtin_playlists.playlist import Item as WrittenItem
from bangtin_playlists.programme import read_programme
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.models import Examination, Item, ItemVersion, Medium
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Due, Playlist
from bangtin_server.scheduling.programmes import take
from tests.server.shelves import DrawnShelf

pytestmark = pytest.mark.django_db
EXAMPLES = sorted((Path(__file__).parents[3] / "playlists" / "examples").glob("s0*.yaml"))


def written(path: Path) -> Manifest:
    reading = read_programme(path.name, path.read_bytes(), DrawnShelf())
    assert reading.manifest is not None, reading.mistakes
    return reading.manifest


def stocked(manifest: Manifest) -> Manifest:
    for medium in manifest.media:
        Medium.objects.update_or_create(
            digest=medium.digest,
            defaults={"size": medium.size, "kind": medium.kind, "name": medium.name, "added_at": timezone.now()}
            | {"examination": Examination.SOUND},
        )
    return manifest


def a_site() -> Site:
    return Site.objects.get_or_create(code="nam-cau-kien", defaults={"name": "KCN Nam Cầu Kiền"})[0]


def sorted_parts(manifest: Manifest) -> Manifest:
    return msgspec.structs.replace(
        manifest,
        site="",
        media=tuple(sorted(manifest.media, key=lambda one: one.digest)),
        playlists=tuple(sorted(manifest.playlists, key=lambda one: one.id)),
        calendars=tuple(sorted(manifest.calendars, key=lambda one: one.id)),
        layouts=tuple(sorted(manifest.layouts, key=lambda one: one.id)),
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_programme_taken_into_rows_comes_out_as_it_was(path: Path) -> None:
    manifest = stocked(written(path))
    screen = take(manifest, a_site(), "test", path.name)
    assert sorted_parts(manifest_of(screen)) == sorted_parts(manifest)
    told = AuditEvent.objects.get(deed="programme-imported")
    assert (told.by, told.thing, told.after) == ("test", screen.name, {"file": path.name})


def test_the_same_programme_again_makes_no_new_versions_and_leaves_no_old_rows() -> None:
    manifest = stocked(written(EXAMPLES[0]))
    take(manifest, a_site(), "test")
    before = ItemVersion.objects.count(), Playlist.objects.count(), Item.objects.count()
    screen = take(manifest, a_site(), "test")
    assert (ItemVersion.objects.count(), Playlist.objects.count(), Item.objects.count()) == before
    assert sorted_parts(manifest_of(screen)) == sorted_parts(manifest)


def test_a_changed_item_gets_a_new_version_and_the_old_one_stays() -> None:
    manifest = stocked(written(EXAMPLES[0]))
    take(manifest, a_site(), "test")
    first = manifest.playlists[0].elements[0]
    assert isinstance(first, WrittenItem)
    changed = msgspec.structs.replace(first, tags=msgspec.structs.replace(first.tags, source="Báo cáo số 12"))
    elements = (changed, *manifest.playlists[0].elements[1:])
    playlists = (msgspec.structs.replace(manifest.playlists[0], elements=elements), *manifest.playlists[1:])
    take(msgspec.structs.replace(manifest, playlists=playlists), a_site(), "test")
    assert list(ItemVersion.objects.filter(item__code=first.id).values_list("number", flat=True)) == [1, 2]


def test_a_programme_whose_files_are_not_in_the_library_changes_nothing() -> None:
    with pytest.raises(ProgrammeRefusedError, match="not in the library"):
        take(written(EXAMPLES[0]), a_site(), "test")
    assert not Screen.objects.exists()
    assert not Due.objects.exists()
