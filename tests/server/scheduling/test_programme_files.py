"""Programme files go into the centre and come out whole, or nothing happens."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from bangtin_playlists.playlist import Card
from bangtin_playlists.programme import EmptyShelf, read_programme
from bangtin_playlists.words import remedy
from bangtin_server.errors import ExportError, ProgrammeRefusedError
from bangtin_server.library import chains
from bangtin_server.library.models import Item, ItemVersion, Medium, State
from bangtin_server.players.models import Screen, ScreenGroup
from bangtin_server.scheduling import entries
from bangtin_server.scheduling.manifests import manifest_of, programme_of
from bangtin_server.scheduling.models import Element, Entry, Playlist
from bangtin_server.scheduling.programme_files import Imported, ProgrammesMistakenError, import_programmes
from bangtin_server.scheduling.programme_folders import export_all, export_programme
from bangtin_server.scheduling.programmes import take
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

NOTO = Path("/usr/share/fonts/truetype/noto")
pytestmark = pytest.mark.django_db
PROGRAMME = """
screen: {name: SANH-01, size: 640x360}
media: anh
hours: [{days: mon-sat, from: "05:30", to: "22:30"}]
playlists:
  ngay:
    - {id: A1, image: tết.png, for: 10s, weight: 2, valid: {to: 30/04/2026}}
    - {id: A2, text: "Chào ca", for: 5s, tags: {mourning_ok: true}}
    - {list: them}
  them: [{id: A3, image: tết.png, fit: cover, for: 1m30s, transition: fade}]
  de-danh: [{id: A4, card: {template: qr, link: "https://example.vn"}, for: 15s}]
layouts:
  doi: {zones: {main: {box: [0, 0, 640, 300], play: ngay}, chu: {box: [0, 300, 640, 60], play: them}}}
schedule:
  - {id: ngay, play: ngay, from: "05:30", to: "13:30"}
  - {id: doi, layout: doi, days: [mon, thu], level: ưu tiên, lunar: 23/12 - 7/1}
"""


def programme(folder: Path, text: str = PROGRAMME) -> Path:
    (folder / "anh").mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (640, 360), "red").save(folder / "anh" / "tết.png")
    path = folder / "sanh.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def taken(path: Path, storage: FolderStorage, site: str = "nha-may") -> Imported:
    [imported] = import_programmes([path], site, storage, "test")
    return imported


def test_what_went_in_comes_out_and_changes_nothing_when_it_goes_in_again(
    tmp_path: Path, storage: FolderStorage
) -> None:
    first = taken(programme(tmp_path / "a"), storage)
    before = programme_of(first.screen), manifest_of(first.screen), ItemVersion.objects.count(), Item.objects.count()

    file = export_programme("SANH-01", tmp_path / "b", storage)
    again = taken(file, storage, "")

    assert first.changed
    assert not again.changed
    after = programme_of(again.screen), manifest_of(again.screen), ItemVersion.objects.count(), Item.objects.count()
    assert after == before
    assert export_programme("SANH-01", tmp_path / "c", storage).read_bytes() == file.read_bytes()


def test_the_folder_holds_the_file_and_its_media_under_their_names(tmp_path: Path, storage: FolderStorage) -> None:
    taken(programme(tmp_path / "a"), storage)
    file = export_programme("SANH-01", tmp_path / "b", storage)

    assert sorted(path.relative_to(tmp_path / "b").as_posix() for path in (tmp_path / "b").rglob("*")) == [
        "SANH-01.yaml",
        "media",
        "media/tết.png",
    ]
    assert file == tmp_path / "b" / "SANH-01.yaml"
    assert (tmp_path / "b/media/tết.png").read_bytes() == (tmp_path / "a/anh/tết.png").read_bytes()


def test_a_list_that_no_line_shows_goes_out_too(tmp_path: Path, storage: FolderStorage) -> None:
    taken(programme(tmp_path / "a"), storage)
    file = export_programme("SANH-01", tmp_path / "b", storage)
    read = read_programme("p.yaml", file.read_bytes(), EmptyShelf()).manifest

    assert read is not None
    assert {one.id for one in read.playlists} == {"ngay", "them", "de-danh"}


@pytest.mark.parametrize("harm", ["gone", "other"])
def test_an_export_without_all_its_media_leaves_nothing_behind(
    tmp_path: Path, storage: FolderStorage, harm: str
) -> None:
    taken(programme(tmp_path / "a"), storage)
    name = names.medium(Medium.objects.get().digest)
    storage.drop(name) if harm == "gone" else storage.put(name, b"x" * (storage.size(name) or 0))

    with pytest.raises(ExportError, match="missing or damaged"):
        export_programme("SANH-01", tmp_path / "out" / "b", storage)
    assert list((tmp_path / "out").iterdir()) == []


def test_an_export_overwrites_nothing_and_knows_its_screens(tmp_path: Path, storage: FolderStorage) -> None:
    taken(programme(tmp_path / "a"), storage)

    with pytest.raises(ExportError, match="there already"):
        export_programme("SANH-01", tmp_path / "a", storage)
    with pytest.raises(ExportError, match="There are: SANH-01"):
        export_programme("SANH-02", tmp_path / "b", storage)


def test_every_mistake_of_every_file_is_told_and_nothing_is_taken(tmp_path: Path, storage: FolderStorage) -> None:
    right = programme(tmp_path / "a")
    wrong = programme(tmp_path / "b", PROGRAMME.replace("10s", "mười").replace("play: ngay, from", "play: ngai, from"))

    with pytest.raises(ProgrammesMistakenError) as caught:
        import_programmes([right, wrong], "nha-may", storage, "test")
    [file] = caught.value.files
    assert [(each.place.line, each.code) for each in file.mistakes] == [(7, "bad_length"), (15, "unknown_playlist")]
    assert not Screen.objects.exists()


def test_a_new_screen_needs_a_site_and_a_known_one_keeps_its_own(tmp_path: Path, storage: FolderStorage) -> None:
    path = programme(tmp_path / "a")
    with pytest.raises(ProgrammeRefusedError, match="--site"):
        taken(path, storage, "")
    with pytest.raises(ProgrammeRefusedError, match="no code"):
        taken(path, storage, "Nhà máy")
    taken(path, storage)
    with pytest.raises(ProgrammeRefusedError, match="stands at nha-may"):
        taken(path, storage, "noi-khac")
    assert taken(path, storage, "").screen.site.code == "nha-may"


def test_a_file_that_is_not_there_is_named_and_nothing_is_taken(tmp_path: Path, storage: FolderStorage) -> None:
    path = programme(tmp_path / "a", PROGRAMME.replace("media: anh", "media: ảnh"))
    with pytest.raises(ProgrammeRefusedError, match=r"tết\.png"):
        taken(path, storage)
    assert not Playlist.objects.exists()


@pytest.mark.parametrize(
    "orders",
    [
        "emergencies: [{id: e, play: ngay, from: 2026-08-06 20:00, to: 2026-08-06 21:00}]",
        "blackouts: [{id: b, from: 2026-08-06 20:00}]",
        "mourning: {from: 2026-08-06, to: 2026-08-07}",
        "recalls: [{item: A1, from: 2026-08-06}]",
    ],
)
def test_orders_inside_a_programme_are_refused_at_their_line_and_nothing_is_taken(
    tmp_path: Path, storage: FolderStorage, orders: str
) -> None:
    with pytest.raises(ProgrammesMistakenError) as caught:
        taken(programme(tmp_path / "a", f"{PROGRAMME}{orders}\n"), storage)
    [mistake] = caught.value.files[0].mistakes
    assert (mistake.code, mistake.place.line) == ("orders_elsewhere", 17)
    assert "/api/v1/" in remedy(mistake.code, mistake.params)
    assert not Screen.objects.exists()


def test_a_section_for_orders_that_is_empty_is_no_order(tmp_path: Path, storage: FolderStorage) -> None:
    assert taken(programme(tmp_path / "a", f"{PROGRAMME}recalls: []\n"), storage).changed


def test_fonts_go_in_and_come_out_in_their_order(tmp_path: Path, storage: FolderStorage) -> None:
    text = PROGRAMME.replace("media: anh", "media: anh\nfonts: [b.ttf, a.ttf]")
    path = programme(tmp_path / "a", text)
    faces = [NOTO / "NotoSans-Regular.ttf", NOTO / "NotoSans-Bold.ttf"]
    for name, face in zip(("b.ttf", "a.ttf"), faces, strict=True):
        (path.parent / "anh" / name).write_bytes(face.read_bytes())
    screen = taken(path, storage).screen

    manifest = manifest_of(screen)
    assert [one.name for one in manifest.media if one.kind == "font"] == ["b.ttf", "a.ttf"]
    file = export_programme("SANH-01", tmp_path / "b", storage)
    assert (tmp_path / "b/media/a.ttf").read_bytes() == faces[1].read_bytes()
    assert not taken(file, storage, "").changed
    assert manifest_of(screen).media != manifest_of(taken(programme(tmp_path / "a"), storage, "").screen).media


def test_files_of_one_name_in_two_folders_stay_two(tmp_path: Path, storage: FolderStorage) -> None:
    text = PROGRAMME.replace("them: [{id: A3, image: tết.png", "them: [{id: A3, image: cũ/tết.png")
    path = programme(tmp_path / "a", text)
    (path.parent / "anh" / "cũ").mkdir()
    Image.new("RGB", (640, 360), "blue").save(path.parent / "anh" / "cũ" / "tết.png")
    screen = taken(path, storage).screen
    before = programme_of(screen)

    assert len(before.media) == 2
    assert not taken(export_programme("SANH-01", tmp_path / "b", storage), storage, "").changed
    assert programme_of(screen) == before


def a_group_that_plays(code: str) -> ScreenGroup:
    """A group of SANH-01 with a line and a shared list."""
    playlist = Playlist.objects.create(code=code)
    item = Item.objects.create(code="G1", name="G1")
    chains.add(item, chains.Said(Card(title="Cả nhóm")), "test", State.APPROVED)
    Element.objects.create(playlist=playlist, position=0, item=item, slot_ms=5000)
    group = ScreenGroup.objects.create(code="sanh", name="Các sảnh")
    group.screens.add(Screen.objects.get(name="SANH-01"))
    Entry.objects.create(code="nhom", position=0, group=group, playlist=playlist)
    return group


def test_what_a_group_plays_goes_out_with_each_screen_and_stays_the_groups_own_when_it_comes_back(
    tmp_path: Path, storage: FolderStorage
) -> None:
    screen = taken(programme(tmp_path / "a"), storage).screen
    group = a_group_that_plays("chung")
    before = programme_of(screen)
    file = export_programme("SANH-01", tmp_path / "b", storage)

    assert [one.id for one in before.schedule] == ["ngay", "doi", "nhom"]
    assert not taken(file, storage, "").changed
    assert programme_of(screen) == before
    assert list(Playlist.objects.filter(code="chung").values_list("home", flat=True)) == [None]
    group.delete()
    assert [one.id for one in programme_of(screen).schedule] == ["ngay", "doi"]


def test_a_line_that_is_written_behind_one_of_the_group_stays_behind_it(tmp_path: Path, storage: FolderStorage) -> None:
    screen = taken(programme(tmp_path / "a"), storage).screen
    a_group_that_plays("chung")
    before = manifest_of(screen)
    first, second, shared = before.schedule
    turned = replace(before, schedule=(first, shared, second))

    take(turned, screen.site, "test")
    assert manifest_of(screen).schedule == turned.schedule
    made = entries.make(screen, entries.Wanted(playlist=Playlist.objects.filter(home=screen)[0].pk), "test")
    assert [one.id for one in manifest_of(screen).schedule] == [first.id, made.code, shared.id, second.id]
    made.delete()
    take(before, screen.site, "test")
    assert manifest_of(screen).schedule == before.schedule


def test_what_a_group_plays_becomes_the_screens_own_where_there_is_no_such_group(
    tmp_path: Path, storage: FolderStorage
) -> None:
    screen = taken(programme(tmp_path / "a"), storage).screen
    group = a_group_that_plays("chung")
    before = manifest_of(screen)
    file = export_programme("SANH-01", tmp_path / "b", storage)
    group.delete()

    assert taken(file, storage, "").changed
    assert replace(manifest_of(screen), playlists=()) == replace(before, playlists=())
    assert {one.id: one for one in manifest_of(screen).playlists} == {one.id: one for one in before.playlists}


def test_a_list_of_the_groups_name_that_says_something_else_is_refused(tmp_path: Path, storage: FolderStorage) -> None:
    path = programme(tmp_path / "a")
    before = programme_of(taken(path, storage).screen)
    a_group_that_plays("chung")
    renamed = programme(tmp_path / "b", PROGRAMME.replace("de-danh", "chung"))

    with pytest.raises(ProgrammeRefusedError, match="chung from its group or its site"):
        taken(renamed, storage, "")
    assert {one.id for one in before.playlists} <= {one.id for one in programme_of(Screen.objects.get()).playlists}


def test_every_programme_goes_out_below_its_site_and_comes_in_again(tmp_path: Path, storage: FolderStorage) -> None:
    taken(programme(tmp_path / "a"), storage)
    taken(programme(tmp_path / "b", PROGRAMME.replace("SANH-01", "LED-02")), storage, "cong")
    before = {screen.name: programme_of(screen) for screen in Screen.objects.all()}
    files = list(export_all(tmp_path / "all", storage))

    assert [file.relative_to(tmp_path / "all").as_posix() for file in files] == [
        "cong/LED-02/LED-02.yaml",
        "nha-may/SANH-01/SANH-01.yaml",
    ]
    assert [one.changed for one in import_programmes(files, "", storage, "test")] == [False, False]
    assert {screen.name: programme_of(screen) for screen in Screen.objects.all()} == before
    with pytest.raises(ExportError, match="there already"):
        list(export_all(tmp_path / "all", storage))
