from datetime import timedelta

import pytest
from pytest_django import Settings

from bangtin_playlists.instant import instant
from bangtin_playlists.playlist import Card, Item
from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.emergencies import alarms
from bangtin_server.emergencies.alarms import Message
from bangtin_server.emergencies.models import Emergency, OrdersDue
from bangtin_server.emergencies.orders import orders_of
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.templates import TEMPLATES, Page, Particulars
from bangtin_server.errors import OrderRefusedError
from bangtin_server.players.models import Site
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

STORM = Particulars("Các KCN Hải Phòng", "16 giờ 00", "Đài Khí tượng Thủy văn", 3)


def given(*sites: str, screens: tuple[str, ...] = ()) -> Given:
    return Given(Where(sites, screens), "truc-ban")


def raised(code: str = "fire", where: Given | None = None) -> Emergency:
    return alarms.raise_(alarms.from_template(code, Particulars("KCN Đình Vũ"), None), where or given())


def two_sites() -> tuple[Site, Site]:
    sites = a_screen("LED-A", "a").site, a_screen("LED-B", "b").site
    OrdersDue.objects.all().delete()
    return sites


def test_a_raised_message_holds_at_its_site_alone_and_marks_it() -> None:
    here, there = two_sites()
    raised(where=given("a"))

    assert [row.site for row in OrdersDue.objects.all()] == [here]
    assert len(orders_of(here, clock.now()).emergencies) == 1
    assert orders_of(there, clock.now()).emergencies == ()


def test_a_message_for_everywhere_marks_every_site() -> None:
    two_sites()
    raised()

    assert OrdersDue.objects.count() == 2


def test_a_message_for_a_screen_never_reaches_another_site_whole() -> None:
    here, there = two_sites()
    raised(where=given(screens=("LED-A",)))

    assert orders_of(here, clock.now()).emergencies[0].screens == ("LED-A",)
    assert orders_of(there, clock.now()).emergencies == ()


def test_a_storm_has_the_colour_of_its_level_on_every_page() -> None:
    site, _ = two_sites()
    alarms.raise_(alarms.from_template("storm", STORM, None), given("a"))
    elements = orders_of(site, clock.now()).playlists[0].elements
    cards = [one.content for one in elements if isinstance(one, Item) and isinstance(one.content, Card)]

    assert [card.risk for card in cards] == [3, 3]
    assert cards[0].lines == (
        "Các KCN Hải Phòng",
        "Cấp độ rủi ro thiên tai 3",
        "Dừng làm việc ngoài trời",
        "Tin tiếp theo: 16 giờ 00",
    )
    assert [one.slot_ms for one in elements if isinstance(one, Item)] == [12_000, 8_000]


@pytest.mark.parametrize("code", [code for code, one in TEMPLATES.items() if not one.by_risk])
def test_every_page_of_an_exercise_says_so(code: str) -> None:
    message = alarms.from_template(code, Particulars("KCN"), None, drill=True)

    assert message.drill
    assert all("DIỄN TẬP" in page.card.title for page in message.pages)


def test_cards_of_ones_own_say_that_they_are_an_exercise_too() -> None:
    site, _ = two_sites()
    until = clock.now() + timedelta(minutes=5)
    alarms.raise_(Message((Page(Card(template="emergency", title="CHÁY")),), until, drill=True), given("a"))

    assert "DIỄN TẬP" in Emergency.objects.get().cards[0]["card"]["title"]
    assert orders_of(site, clock.now()).emergencies[0].drill


@pytest.mark.parametrize("away", [timedelta(0), timedelta(seconds=-1), timedelta(days=8)])
def test_an_end_that_is_past_or_too_far_off_is_refused(away: timedelta) -> None:
    with pytest.raises(OrderRefusedError, match="end"):
        alarms.raise_(alarms.from_template("fire", Particulars(), clock.now() + away), given())
    assert not Emergency.objects.exists()


@pytest.mark.parametrize("risk", [0, 6, -1])
def test_a_storm_without_a_level_is_refused(risk: int) -> None:
    with pytest.raises(OrderRefusedError, match="risk"):
        alarms.from_template("storm", Particulars(risk=risk), None)


@pytest.mark.parametrize(
    "where",
    [Where(("nowhere",)), Where(screens=("NO-SUCH",)), Where(("a",), ("LED-A",))],
    ids=["site", "screen", "both"],
)
def test_a_place_that_nobody_knows_changes_nothing(where: Where) -> None:
    two_sites()
    with pytest.raises(OrderRefusedError):
        raised(where=Given(where, "t"))
    assert not Emergency.objects.exists()
    assert not OrdersDue.objects.exists()


def test_clearing_ends_it_now_and_takes_it_out_of_the_orders() -> None:
    site, _ = two_sites()
    row = alarms.clear(raised(where=given("a")), "truc-ban")

    assert row.until <= clock.now()
    assert orders_of(site, clock.now()).emergencies == ()
    with pytest.raises(OrderRefusedError, match="ended"):
        alarms.clear(row, "truc-ban")


def test_only_a_standing_message_can_be_extended_and_only_to_a_later_end(settings: Settings) -> None:
    row = raised()
    later = row.until + timedelta(hours=1)
    with pytest.raises(OrderRefusedError, match="later"):
        alarms.extend(row, row.until, "t")
    assert alarms.extend(row, later, "t").until == later
    settings.CLOCK_OFFSET = timedelta(hours=3)
    with pytest.raises(OrderRefusedError, match="ended"):
        alarms.extend(row, later + timedelta(hours=9), "t")


def test_approval_comes_afterwards_and_counts_once() -> None:
    row = raised()
    alarms.approve(row, "lanh-dao")
    again = alarms.approve(row, "other")

    assert again.approved_by == "lanh-dao"


def test_an_extension_puts_off_no_approval_that_is_still_owed(settings: Settings) -> None:
    row = raised()
    due, later = row.approval_due, row.until + timedelta(minutes=5)
    assert due
    settings.CLOCK_OFFSET = timedelta(minutes=10)
    assert alarms.extend(row, later, "t").approval_due == due
    alarms.approve(row, "leader")
    anew = alarms.extend(row, later + timedelta(minutes=5), "t")
    assert anew.approved_at is None
    assert anew.approval_due
    assert anew.approval_due > due


def test_each_deed_is_in_the_log_with_what_it_changed() -> None:
    two_sites()
    row = raised(where=given("a"))
    before = row.until
    later = alarms.extend(row, row.until + timedelta(minutes=5), "t").until
    alarms.approve(row, "lanh-dao")
    alarms.clear(row, "t")
    logged = list(AuditEvent.objects.order_by("pk"))

    assert [(one.deed, one.by) for one in logged] == [
        ("emergency-raised", "truc-ban"),
        ("emergency-extended", "t"),
        ("emergency-approved", "lanh-dao"),
        ("emergency-cleared", "t"),
    ]
    assert (logged[0].after or {})["where"] == "a"
    assert (logged[1].before, logged[1].after) == ({"until": instant(before)}, {"until": instant(later)})
