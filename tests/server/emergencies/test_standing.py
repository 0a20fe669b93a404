from datetime import timedelta

import pytest

from bangtin_playlists.playlist import Card, Tags
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import ScreenState
from bangtin_server import clock
from bangtin_server.emergencies import mournings
from bangtin_server.emergencies.mournings import Span
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.standing import WORDS, Standing, standing
from bangtin_server.library import chains
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.players import hearing
from bangtin_server.players.models import Player, Screen
from bangtin_server.scheduling.models import Element, Entry, Playlist
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def a_version(state: State = State.APPROVED, *, mourning_ok: bool = False) -> ItemVersion:
    item = Item.objects.create(code="N1", name="Tin")
    return chains.add(item, chains.Said(Card("notice", title="Tin"), Tags(mourning_ok=mourning_ok)), "lan", state)


def scheduled(version: ItemVersion, *screens: Screen) -> None:
    outer, inner = (Playlist.objects.create(code=code) for code in ("ngoai", "trong"))
    Element.objects.create(playlist=inner, position=0, item=version.item, slot_ms=10_000)
    Element.objects.create(playlist=outer, position=0, nested=inner)
    for screen in screens:
        Entry.objects.create(screen=screen, code="day", position=0, playlist=outer, level=10, rule={})


def says(player: Player, screen: str, item: str) -> None:
    said = a_heartbeat(ScreenState(screen, items={"main": item}))
    hearing.hear(player, said, encode(said))


def test_what_no_schedule_reaches_is_only_approved() -> None:
    assert standing(a_version(), clock.now()) is None


def test_what_is_not_approved_stands_nowhere() -> None:
    version = a_version(State.SUBMITTED)
    scheduled(version, a_screen())
    assert standing(version, clock.now()) is None


def test_what_a_schedule_reaches_is_planned_and_on_the_wall_when_a_player_says_so() -> None:
    version, screen, other = a_version(), a_screen("A"), a_screen("B")
    player = Machine().enrolled(screen, other)
    scheduled(version, screen)
    assert standing(version, clock.now()) is Standing.SCHEDULED
    says(player, "B", "N1")  # a screen that the schedule does not mean: another item of that name
    assert standing(version, clock.now()) is Standing.SCHEDULED
    says(player, "A", "N2")
    assert standing(version, clock.now()) is Standing.SCHEDULED
    says(player, "A", "N1")
    assert standing(version, clock.now()) is Standing.LIVE
    assert standing(version, clock.now() + HOUR) is Standing.SCHEDULED  # nobody has been heard since


def test_what_is_over_is_so_whoever_still_plans_it() -> None:
    version = a_version()
    scheduled(version, a_screen())
    version.valid_to = clock.now() + HOUR
    assert standing(version, clock.now()) is Standing.SCHEDULED
    assert standing(version, clock.now() + HOUR) is Standing.EXPIRED


@pytest.mark.parametrize(
    ("where", "resting"),
    [
        (Where(), True),
        (Where(sites=("nck", "dv")), True),
        (Where(sites=("nck",)), False),
        (Where(screens=("A",)), False),
    ],
)
def test_what_is_not_fit_for_mourning_rests_where_all_its_screens_mourn(where: Where, *, resting: bool) -> None:
    version = a_version()
    scheduled(version, a_screen("A", "nck"), a_screen("B", "dv"))
    now = clock.now()
    mournings.order(Span(now, now + HOUR), Given(where, "truc-ban"))
    assert (standing(version, clock.now()) is Standing.PAUSED) is resting
    assert standing(version, now + HOUR) is Standing.SCHEDULED


def test_what_is_fit_for_mourning_does_not_rest() -> None:
    version = a_version(mourning_ok=True)
    scheduled(version, a_screen())
    now = clock.now()
    mournings.order(Span(now, now + HOUR), Given(Where(), "truc-ban"))
    assert standing(version, clock.now()) is Standing.SCHEDULED


def test_each_has_words_in_both_languages() -> None:
    assert set(WORDS) == set(Standing)
    assert all(said.vi != said.en for said in WORDS.values())
