"""What was to be shown, by the documents that were in force."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace
from pytest_django import Settings

from bangtin_playlists import playlist as lists
from bangtin_playlists.instant import Instant, Millis, instant, moment
from bangtin_playlists.layout import Screen as Wall
from bangtin_playlists.playlist import Card, Item, Tags
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Emergency, Orders
from bangtin_playlists.wire.seal import seal
from bangtin_server import clock
from bangtin_server.emergencies.models import OrdersPublication
from bangtin_server.library import chains
from bangtin_server.library import models as library
from bangtin_server.players.models import Screen
from bangtin_server.reports.days import Span
from bangtin_server.reports.planned import planned
from bangtin_server.scheduling import models as rows
from bangtin_server.scheduling.models import Due, Element, Playlist, Publication
from bangtin_server.scheduling.publishing import Publisher
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import a_screen, at

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()
HOUR = Span(at("2026-08-05T13:00:00"), at("2026-08-05T14:00:00"))


def a_manifest(*items: str, version: int = 1) -> Manifest:
    listed = tuple(Item(item, Card(title=item), Millis(60_000), tags=Tags(category="1.2")) for item in items)
    wall = Wall("LED-NCK-01", 1024, 512)
    return Manifest(wall, version, playlists=(lists.Playlist("p", listed),), schedule=(Entry("e", playlist="p"),))


def in_force(screen: Screen, manifest: Manifest, since: Instant, until: Instant | None = None) -> None:
    Publication.objects.create(
        screen=screen,
        version=manifest.version,
        fingerprint="",
        document=seal(manifest, KEY),
        since=moment(since, UTC),
        until=moment(until, UTC) if until else None,
    )


def test_before_the_first_publication_nothing_was_planned() -> None:
    screen = a_screen()
    in_force(screen, a_manifest("A"), at("2026-08-05T13:30:00"))
    found = planned(screen, HOUR)
    assert (dict(found.plays), found.lit_ms) == ({"A": 30}, 30 * 60_000)


def test_each_publication_counts_for_as_long_as_it_was_in_force() -> None:
    screen, change = a_screen(), at("2026-08-05T13:15:00")
    in_force(screen, a_manifest("A"), at("2026-08-01T00:00:00"), change)
    in_force(screen, a_manifest("B", version=2), change)
    assert dict(planned(screen, HOUR).plays) == {"A": 15, "B": 45}


def test_a_publication_that_changes_nothing_on_the_wall_changes_no_count() -> None:
    screen, change = a_screen(), at("2026-08-05T13:15:30")
    in_force(screen, a_manifest("A", "B"), at("2026-08-01T00:00:00"), change)
    in_force(screen, replace(a_manifest("A", "B"), version=2), change)
    found = planned(screen, HOUR)
    assert (dict(found.plays), +found.cut) == ({"A": 30, "B": 30}, {})


def test_an_emergency_is_planned_from_its_orders_and_takes_the_place_of_the_programme() -> None:
    screen, raised, ends = a_screen(), at("2026-08-05T13:20:00"), at("2026-08-05T13:40:00")
    in_force(screen, a_manifest("A"), at("2026-08-01T00:00:00"))
    entry = Entry("khan-1", playlist="khan-1", level=30, since=raised, until=ends)
    shown = (lists.Playlist("khan-1", (Item("khan-1-1", Card(title="BÃO"), Millis(10_000)),)),)
    orders = Orders("nck", 1, raised, emergencies=(Emergency(entry),), playlists=shown)
    OrdersPublication.objects.create(
        site=screen.site,
        version=1,
        fingerprint="",
        document=seal(orders, KEY),
        since=moment(raised, UTC),
    )
    found = planned(screen, HOUR)
    assert dict(found.plays) == {"A": 40, "khan-1-1": 120}
    assert found.categories == {"A": "1.2", "khan-1-1": "AT"}
    assert found.lit_ms == HOUR.end - HOUR.start


def test_an_emergency_that_is_cleared_in_the_middle_of_a_slot_cuts_its_last_play_and_what_comes_back() -> None:
    screen, raised, cleared = a_screen(), at("2026-08-05T13:20:00"), at("2026-08-05T13:39:55")
    in_force(screen, a_manifest("A"), at("2026-08-01T00:00:00"))
    ordered(screen, 1, raised, at("2026-08-05T13:50:00"), cleared)
    ordered(screen, 2, cleared, cleared)

    found = planned(screen, HOUR)
    # khan-1-1: 13:20:00 to 13:39:50 is 119 whole plays of 10 s, 13:39:50 to 13:39:55 one that is cut.
    # A: 20 whole plays before 13:20, the play of 13:39:00 from 13:39:55 on, 20 whole ones from 13:40 on.
    assert dict(found.plays) == {"A": 41, "khan-1-1": 120}
    assert dict(+found.cut) == {"A": 1, "khan-1-1": 1}
    assert found.lit_ms == HOUR.end - HOUR.start


def test_an_emergency_of_which_nobody_tells_the_end_is_the_same_as_one_that_is_cleared() -> None:
    screen, raised, ends = a_screen(), at("2026-08-05T13:20:00"), at("2026-08-05T13:39:55")
    in_force(screen, a_manifest("A"), at("2026-08-01T00:00:00"))
    ordered(screen, 1, raised, ends)

    found = planned(screen, HOUR)
    assert (dict(found.plays), dict(+found.cut)) == ({"A": 41, "khan-1-1": 120}, {"A": 1, "khan-1-1": 1})


def test_the_last_play_of_a_day_is_followed_into_what_came_after_midnight() -> None:
    screen, change = a_screen(), at("2026-08-05T14:00:20")
    first = a_manifest("A")
    listed = (replace(first.playlists[0].elements[0], slot_ms=Millis(50_000)),)
    in_force(screen, replace(first, playlists=(lists.Playlist("p", listed),)), at("2026-08-05T13:00:00"), change)
    in_force(screen, a_manifest("B", version=2), change)

    found = planned(screen, HOUR)
    # 72 plays of 50 s fill the hour; midnight anchors them, so that the last begins at 13:59:10 and ends with the hour;
    assert found.plays["A"] == 72
    late = Span(HOUR.start, at("2026-08-05T14:00:10"))
    # the play of 14:00:00 begins in the longer span, and the change of 14:00:20 cuts it after 20 s.
    assert (planned(screen, late).plays["A"], planned(screen, late).cut["A"]) == (73, 1)


def ordered(screen: Screen, version: int, since: Instant, ends: Instant, until: Instant | None = None) -> None:
    """Put orders in force whose emergency was raised at 13:20 and ends at *ends*."""
    raised = at("2026-08-05T13:20:00")
    entry = Entry("khan-1", playlist="khan-1", level=30, since=raised, until=ends)
    shown = (lists.Playlist("khan-1", (Item("khan-1-1", Card(title="BÃO"), Millis(10_000)),)),)
    OrdersPublication.objects.create(
        site=screen.site,
        version=version,
        fingerprint="",
        document=seal(Orders("nck", version, since, emergencies=(Emergency(entry),), playlists=shown), KEY),
        since=moment(since, UTC),
        until=moment(until, UTC) if until else None,
    )


def test_a_change_in_the_middle_of_a_day_counts_from_the_instant_at_which_it_was_published(
    storage: FolderStorage, settings: Settings
) -> None:
    """Through the real publisher: what is planned follows the versions that were in force, and nothing later (S9)."""
    screen, publisher = a_screen(), Publisher(storage, KEY)
    playlist = Playlist.objects.create(code="p")
    item = library.Item.objects.create(code="A", name="A")
    chains.add(item, chains.Said(Card(title="A")), "t", library.State.APPROVED)
    element = Element.objects.create(playlist=playlist, position=0, item=item, slot_ms=60_000)
    rows.Entry.objects.create(code="e", position=0, screen=screen, playlist=playlist)
    settings.CLOCK_OFFSET = moment(at("2026-08-05T13:00:00"), UTC) - datetime.now(UTC)
    Due.objects.update(since=clock.now())
    list(publisher.publish_due())
    settings.CLOCK_OFFSET += timedelta(minutes=15)
    element.slot_ms = 30_000
    element.save()
    [second] = publisher.publish_due()
    settings.CLOCK_OFFSET += timedelta(minutes=15)
    element.save()
    assert list(publisher.publish_due()) == []

    first = screen.publications.get(version__lt=second.version)
    changed, begun = instant(second.since), instant(first.since)
    whole = Span(begun, Instant(changed + 1_800_000))
    expected = Counter(planned(screen, Span(begun, changed)).plays) + planned(screen, Span(changed, whole.end)).plays
    assert planned(screen, whole).plays == expected
    assert planned(screen, Span(changed, whole.end)).plays["A"] == 60
    assert planned(screen, Span(Instant(begun - 3_600_000), begun)).plays == Counter()
