"""Each thing that a manifest depends on: exactly the screens concerned get a new version."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from pytest_django import Settings

from bangtin_playlists.playlist import Card, Digest, Image, Tags
from bangtin_server import clock
from bangtin_server.library import chains
from bangtin_server.library.models import Examination, Item, ItemVersion, Medium, State
from bangtin_server.players.models import Player, Screen, ScreenGroup, Site
from bangtin_server.scheduling.models import Calendar, Due, Element, Entry, Font, Hours, Layout, Playlist, Zone
from bangtin_server.scheduling.publishing import Publisher
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()


class House:
    """Screens A, B (site nck) and C (site dv); A and C in a group. Everything on the wall is shared.

    A shows the layout `doi` (its zone plays `ngoai`, which holds `trong`), the group plays `nhom`, site nck plays
    `khu`. Item X is in `trong`, item Y in `khu`; holidays of `le` close the hours of site dv.
    """

    def __init__(self, storage: FolderStorage) -> None:
        self.publisher = Publisher(storage, KEY)
        self.a, self.b, self.c = a_screen("A"), a_screen("B"), a_screen("C", "dv")
        self.group = ScreenGroup.objects.create(code="g", name="Nhóm")
        self.group.screens.set([self.a, self.c])
        self.picture, self.font = (a_medium(kind) for kind in ("image", "font"))
        self.x, self.y = (Item.objects.create(code=code, name=code) for code in "XY")
        self.of_x = chains.add(self.x, chains.Said(Image(Digest(self.picture.digest))), "t", State.APPROVED)
        chains.add(self.y, chains.Said(Card(title="Y")), "t", State.APPROVED)
        self.lists = {code: Playlist.objects.create(code=code) for code in ("trong", "ngoai", "nhom", "khu")}
        self.element = self.place("trong", self.x)
        self.place("khu", self.y)
        self.place("nhom", self.y)
        Element.objects.create(playlist=self.lists["ngoai"], position=0, nested=self.lists["trong"])
        self.layout = Layout.objects.create(code="doi")
        self.zone = Zone.objects.create(
            layout=self.layout, position=0, name="main", x=0, y=0, width=9, height=9, playlist=self.lists["ngoai"]
        )
        self.of_a = Entry.objects.create(code="a", position=0, screen=self.a, layout=self.layout)
        self.of_group = Entry.objects.create(code="g", position=1, group=self.group, playlist=self.lists["nhom"])
        self.of_site = Entry.objects.create(code="s", position=2, site=self.a.site, playlist=self.lists["khu"])
        self.calendar = Calendar.objects.create(code="le")
        self.hours = Hours.objects.create(position=0, site=self.c.site, rule={"holidays_of": ["le"]}, closed=True)
        Font.objects.create(position=0, group=self.group, medium=self.font)
        self.published()

    def place(self, code: str, item: Item) -> Element:
        playlist = self.lists[code]
        return Element.objects.create(playlist=playlist, position=playlist.elements.count(), item=item, slot_ms=1000)

    def published(self) -> str:
        """Publish what is due; return the names of the screens that have a new version."""
        new = "".join(sorted(one.screen.name for one in self.publisher.publish_due()))
        assert not Due.objects.exists()
        return new


def a_medium(kind: str) -> Medium:
    made = {"size": 1, "kind": kind, "name": kind, "added_at": clock.now(), "added_by": "t"}
    made |= {"examination": Examination.SOUND}
    return Medium.objects.create(digest=(kind[0].encode().hex() * 32), **made)


@pytest.fixture
def house(storage: FolderStorage) -> House:
    return House(storage)


def changed(row: object, **fields: object) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()  # type: ignore[attr-defined]  # every row has one


CHANGES: list[tuple[str, str, Callable[[House], object]]] = [
    ("the screen's size", "A", lambda house: changed(house.a, width=9)),
    ("its time zone", "B", lambda house: changed(house.b, timezone="Asia/Seoul")),
    ("its profile", "C", lambda house: changed(house.c, details={"sound": True})),
    ("its site", "B", lambda house: changed(house.b, site=house.c.site)),
    ("the code of a site", "AB", lambda house: changed(house.a.site, code="khac")),
    ("another item of a nested list", "A", lambda house: house.place("ngoai", house.y)),
    ("the length of an item there", "A", lambda house: changed(house.element, slot_ms=2000)),
    ("an item that leaves", "A", lambda house: house.element.delete()),
    ("an item that goes into another list", "AC", lambda house: changed(
        house.element, playlist=house.lists["nhom"], position=1)),
    ("a list that is shuffled", "AB", lambda house: changed(house.lists["khu"], shuffle=True)),
    ("a list that is renamed", "AC", lambda house: changed(house.lists["nhom"], code="moi")),
    ("a zone that grows", "A", lambda house: changed(house.zone, width=10)),
    ("a layout's background", "A", lambda house: changed(house.layout, background="#ffffff")),
    ("a line for one screen", "B", lambda house: Entry.objects.create(
        code="b", position=9, screen=house.b, playlist=house.lists["khu"])),
    ("a line for a group", "AC", lambda house: changed(house.of_group, order=5)),
    ("a line for a site", "AB", lambda house: changed(house.of_site, level=20)),
    ("a line that goes", "AC", lambda house: house.of_group.delete()),
    ("a line that moves to another screen", "AB", lambda house: changed(house.of_a, screen=house.b)),
    ("hours", "C", lambda house: changed(house.hours, closed=False)),
    ("hours that move", "ABC", lambda house: changed(house.hours, site=house.a.site)),
    ("a holiday", "C", lambda house: house.calendar.days.create(position=0, day="2026-09-02")),
    ("a calendar of the screen's own", "C", lambda house: Calendar.objects.create(
        code="le", home=house.c).days.create(position=0, day="2026-09-02")),
    ("a version that is approved", "A", lambda house: chains.move(
        chains.add(house.x, chains.Said(Card(title="mới")), "t"), State.APPROVED)),
    ("a version that is approved at once", "ABC", lambda house: chains.add(
        house.y, chains.Said(Card(title="mới")), "t", State.APPROVED)),
    ("a version whose words alone are new", "A", lambda house: chains.add(
        house.x, chains.Said(Image(Digest(house.picture.digest)), Tags(alternative="Cổng")), "t", State.APPROVED)),
    ("an approval that is taken back", "A", lambda house: chains.move(house.of_x, State.RECALLED)),
    ("an item that is renamed", "ABC", lambda house: changed(house.y, code="Z")),
    ("what a file is called", "A", lambda house: changed(house.picture, name="Khác.png")),
    ("a font", "B", lambda house: Font.objects.create(position=0, screen=house.b, medium=house.font)),
    ("what a font is called", "AC", lambda house: changed(house.font, name="Tinos")),
    ("a screen that joins a group", "B", lambda house: house.group.screens.add(house.b)),
    ("a screen that leaves a group", "C", lambda house: house.c.groups.remove(house.group)),
    ("a group that is emptied", "AC", lambda house: house.group.screens.clear()),
    ("a group that goes", "AC", lambda house: house.group.delete()),
]  # fmt: skip


@pytest.mark.parametrize(("screens", "change"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_exactly_the_screens_concerned_get_a_new_version(
    house: House, screens: str, change: Callable[[House], object]
) -> None:
    change(house)
    assert house.published() == screens


NO_CHANGES: list[tuple[str, Callable[[House], object]]] = [
    ("a draft", lambda house: chains.add(house.x, chains.Said(Card(title="nháp")), "t")),
    ("a list that nothing shows", lambda _: Playlist.objects.create(code="la")),
    ("a screen saved as it was", lambda house: house.a.save()),
    ("a line saved as it was", lambda house: house.of_site.save()),
    ("the name of a site", lambda house: changed(house.a.site, name="Tên mới")),
    ("an item's name for people", lambda house: changed(house.x, name="Tên mới")),
    ("a calendar that no rule names", lambda _: Calendar.objects.create(code="khac")),
    ("a group that nothing is for", lambda house: ScreenGroup.objects.create(code="h", name="").screens.add(house.b)),
    ("an upload", lambda _: a_medium("pdf")),
    ("a site's new token", lambda house: house.a.site.save(update_fields=["token"])),
]


@pytest.mark.parametrize("change", [two for _, two in NO_CHANGES], ids=[one for one, _ in NO_CHANGES])
def test_what_leaves_the_manifests_equal_makes_no_new_version(house: House, change: Callable[[House], object]) -> None:
    change(house)
    assert house.published() == ""


def test_the_passing_of_time_makes_no_new_version(house: House, settings: Settings) -> None:
    """Bounds of validity travel as instants, which the screen itself keeps (R14)."""
    changed(house.element, valid_to=clock.now() + timedelta(hours=1))
    assert house.published() == "A"
    settings.CLOCK_OFFSET = timedelta(days=40)
    house.a.save()
    assert house.published() == ""


def test_a_new_player_gets_the_version_in_force_and_no_new_one(house: House, storage: FolderStorage) -> None:
    player = Player.objects.create(name="p", site=house.a.site, public_key="k", enrolled_at=clock.now())
    changed(house.a, player=player)
    assert house.published() == ""
    [name] = storage.names(f"documents/{player.token}/")
    assert storage.get(name) == bytes(house.a.publications.get(until=None).document)


def test_a_change_that_is_rolled_back_marks_nothing(house: House) -> None:
    with transaction.atomic():
        changed(house.of_site, level=20)
        transaction.set_rollback(True)
    assert not Due.objects.exists()


def test_only_approved_versions_are_in_a_manifest(house: House) -> None:
    for state in set(State) - {State.APPROVED}:
        ItemVersion.objects.filter(pk=house.of_x.pk).update(state=state)
        house.a.save()
        house.published()
        assert house.picture.digest.encode() not in bytes(house.a.publications.get(until=None).document)


def test_a_screen_goes_with_all_that_was_for_it_alone(house: House) -> None:
    screen = Screen.objects.create(name="D", site=Site.objects.get(code="dv"), width=1, height=1, made_at=clock.now())
    Entry.objects.create(code="d", position=0, screen=screen, playlist=house.lists["khu"])
    screen.delete()
    assert house.published() == ""
