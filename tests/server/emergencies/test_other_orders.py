from datetime import timedelta

import pytest

from bangtin_playlists.playlist import Card
from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.emergencies import blackouts, mournings, recalls
from bangtin_server.emergencies.models import OrdersDue
from bangtin_server.emergencies.mournings import Span
from bangtin_server.emergencies.orders import orders_of
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.recalls import Thing
from bangtin_server.errors import OrderRefusedError
from bangtin_server.library import chains
from bangtin_server.library.models import Item, Medium, State
from bangtin_server.players.models import Screen, Site
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

EVERYWHERE = Given(Where(), "truc-ban")


def a_site() -> Site:
    site = a_screen().site
    OrdersDue.objects.all().delete()
    return site


def deeds() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("deed", flat=True))


def test_a_blackout_has_no_end_until_it_is_lifted() -> None:
    site = a_site()
    row = blackouts.order(EVERYWHERE)
    (ordered,) = orders_of(site, clock.now()).blackouts

    assert ordered.until is None
    assert not ordered.allow_emergency
    blackouts.lift(row, "lanh-dao")
    assert orders_of(site, clock.now()).blackouts == ()
    assert deeds() == ["blackout-ordered", "blackout-lifted"]
    with pytest.raises(OrderRefusedError, match="lifted already"):
        blackouts.lift(row, "lanh-dao")


def test_every_order_marks_the_site_in_its_own_transaction() -> None:
    site = a_site()
    blackout = blackouts.order(EVERYWHERE)
    assert OrdersDue.objects.get().site == site
    OrdersDue.objects.all().delete()
    blackouts.lift(blackout, "t")
    assert OrdersDue.objects.get().site == site


def test_mourning_is_ordered_ahead_and_may_end_early() -> None:
    site = a_site()
    now = clock.now()
    row = mournings.order(Span(now + timedelta(days=1), now + timedelta(days=3)), EVERYWHERE)

    assert len(orders_of(site, now).mournings) == 1
    mournings.end(row, "lanh-dao")
    assert orders_of(site, clock.now()).mournings == ()
    assert deeds() == ["mourning-ordered", "mourning-ended"]


def test_a_mourning_that_ends_before_it_begins_is_refused() -> None:
    now = clock.now()
    with pytest.raises(OrderRefusedError, match="before it begins"):
        mournings.order(Span(now + timedelta(days=2), now + timedelta(days=1)), EVERYWHERE)


def an_item(home: Screen | None, title: str, code: str = "N1") -> Item:
    item = Item.objects.create(code=code, name=code, home=home)
    chains.add(item, chains.Said(Card(title=title)), "t", State.APPROVED)
    return item


def recalled(site: Site) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.item, one.screens) for one in orders_of(site, clock.now()).recalls]


def test_the_item_of_one_programme_is_recalled_on_its_screen_and_on_no_other() -> None:
    here, other, elsewhere = a_screen("A"), a_screen("B"), a_screen("C", "dv")
    an_item(here, "GDP")
    an_item(other, "An toàn")
    recalls.recall(Thing(item="N1"), "sai số liệu", Given(Where(screens=("A",)), "t"))

    assert recalled(here.site) == [("N1", ("A",))]
    assert recalled(elsewhere.site) == []


def test_one_id_for_different_things_is_no_name_and_the_screens_are_told() -> None:
    for name, title in (("A", "GDP"), ("B", "An toàn")):
        an_item(a_screen(name), title)
    with pytest.raises(OrderRefusedError, match="A, B"):
        recalls.recall(Thing(item="N1"), "", EVERYWHERE)


def test_one_thing_in_several_programmes_is_recalled_in_all_that_are_meant() -> None:
    screens = [a_screen("A"), a_screen("B"), a_screen("C", "dv")]
    for screen in screens:
        an_item(screen, "GDP")
    recalls.recall(Thing(item="N1"), "", EVERYWHERE)
    assert recalled(screens[0].site) == [("N1", ("A", "B"))]
    assert recalled(screens[2].site) == [("N1", ("C",))]


def test_a_shared_item_is_recalled_wherever_its_id_means_nothing_else() -> None:
    first, second, alone = a_screen("A"), a_screen("B"), a_screen("C", "dv")
    an_item(None, "GDP")
    recalls.recall(Thing(item="N1"), "", EVERYWHERE)
    assert recalled(first.site) == [("N1", ())]
    an_item(second, "An toàn")
    an_item(alone, "An toàn")
    assert recalled(first.site) == [("N1", ("A",))]
    assert recalled(alone.site) == []


def test_a_file_is_recalled_on_the_screens_that_are_meant() -> None:
    screen = a_screen("A")
    a_screen("B")
    digest = "ab" * 32
    Medium.objects.create(digest=digest, size=1, kind="image", name="x", added_at=clock.now())
    recalls.recall(Thing(medium=digest), "", Given(Where(screens=("A",)), "t"))
    assert [(one.medium, one.screens) for one in orders_of(screen.site, clock.now()).recalls] == [(digest, ("A",))]


def test_a_recalled_item_is_named_in_the_orders() -> None:
    site = a_site()
    Item.objects.create(code="MT1", name="Mục tiêu 2030")
    recalls.recall(Thing(item="MT1"), "sai số liệu", EVERYWHERE)

    assert [one.item for one in orders_of(site, clock.now()).recalls] == ["MT1"]
    assert AuditEvent.objects.get().after == {"where": "*", "reason": "sai số liệu"}


@pytest.mark.parametrize("thing", [Thing(), Thing("MT1", "ab" * 32), Thing("NO-SUCH"), Thing(medium="ab" * 32)])
def test_only_one_thing_that_is_there_can_be_recalled(thing: Thing) -> None:
    Item.objects.create(code="MT1", name="Mục tiêu 2030")
    with pytest.raises(OrderRefusedError):
        recalls.recall(thing, "", EVERYWHERE)
