import pytest
from PySide6.QtCore import QObject

from bangtin_player.core.outlook import Prospect
from bangtin_player.core.shot import Shot, shot_of
from bangtin_player.screen.zone import Zone
from bangtin_player.screen.zone_view import ZoneView
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.playlist import Card, Item, Transition
from tests.player.screen.fakes import FakeCompany

_BOX = Box(0, 0, 40, 20)


def _shot(name: str, begin: int, length: int = 1_000, transition: Transition = Transition()) -> Shot:  # noqa: B008 - frozen
    item = Item(name, Card(title=name), Millis(length), transition=transition)
    end = Instant(begin + length)
    airing = Airing("main", _BOX, "p", item, Instant(begin), end, Millis(0), None, end)
    return shot_of(airing, OnAir(Instant(begin), 10, "", "e", "#000000", (airing,), end))


@pytest.fixture
def parent(qapp: object) -> QObject:
    del qapp
    return QObject()


@pytest.fixture
def company() -> FakeCompany:
    return FakeCompany()


@pytest.fixture
def zone(parent: QObject, company: FakeCompany) -> Zone:
    """A zone that shows A from 0 to 1000, then B."""
    zone = Zone(("main", _BOX), ZoneView(_BOX, on_sinks=False, parent=parent), company)
    zone.direct(Prospect(_shot("A", 0), _shot("B", 1_000)), 0)
    zone.wake(1)
    return zone


def _on(zone: Zone) -> str:
    return zone.on.shot.item.id if zone.on else ""


def test_the_next_act_is_made_ready_ahead_and_comes_on_at_its_instant(zone: Zone, company: FakeCompany) -> None:
    zone.wake(20)
    assert [act.shot.item.id for act in company.acts] == ["A", "B"]
    zone.wake(998)
    assert _on(zone) == "A"
    zone.wake(999.5)
    assert _on(zone) == "B"


def test_the_old_picture_stands_until_the_new_one_is_there(zone: Zone, company: FakeCompany) -> None:
    company.slow.add("B")
    zone.wake(20)
    zone.wake(1_500)
    assert _on(zone) == "A"
    assert sorted(side.property("opacity") for side in zone.view.sides) == [0.0, 1.0]
    company.acts[-1].is_ready = True
    zone.wake(1_510)
    assert _on(zone) == "B"


def test_an_act_whose_first_picture_never_comes_is_given_up(zone: Zone, company: FakeCompany) -> None:
    company.slow.add("B")
    zone.wake(20)
    zone.wake(1_950)
    assert company.heard[-1] == "B cannot be shown: its first picture did not come in time"
    assert company.acts[-1].is_closed
    assert _on(zone) == "A"


def test_a_broken_file_is_known_before_its_slot(zone: Zone, company: FakeCompany) -> None:
    company.broken.add("B")
    zone.wake(20)
    assert company.heard[-1] == "B cannot be shown: broken"


def test_what_is_the_same_plays_on_untouched_under_new_documents(zone: Zone, company: FakeCompany) -> None:
    act = zone.on
    zone.direct(Prospect(_shot("A", 0, 700), _shot("C", 700)), 0)
    zone.wake(30)
    assert zone.on is act
    zone.wake(701)
    assert _on(zone) == "C"
    assert [act.shot.item.id for act in company.acts if act.is_closed] == []


def test_an_emergency_comes_on_as_soon_as_it_can_be_seen(zone: Zone) -> None:
    zone.direct(Prospect(_shot("E", 300), None), 0)
    zone.wake(301)
    zone.wake(302)
    assert _on(zone) == "E"


def test_a_still_that_goes_on_is_not_drawn_anew(zone: Zone, company: FakeCompany) -> None:
    zone.direct(Prospect(_shot("A", 1_000), None), 0)
    zone.wake(1_001)
    assert len(company.acts) == 1
    assert company.heard == ["A on at 1", "A on at 1000"]


def test_a_fade_runs_over_the_held_picture_by_the_clock(zone: Zone) -> None:
    zone.direct(Prospect(_shot("A", 0), _shot("B", 1_000, transition=Transition("fade", Millis(400)))), 0)
    zone.wake(20)
    zone.wake(1_000)
    zone.wake(1_100)
    below, above = sorted(zone.view.sides, key=lambda side: int(side.property("order")))
    assert (below.property("opacity"), above.property("opacity")) == (1.0, 0.25)
    zone.wake(1_400)
    zone.wake(1_420)
    assert (below.property("opacity"), above.property("opacity")) == (0.0, 1.0)


def test_a_slide_pushes_the_old_picture_out(zone: Zone) -> None:
    zone.direct(Prospect(_shot("A", 0), _shot("B", 1_000, transition=Transition("slide", Millis(400)))), 0)
    zone.wake(20)
    zone.wake(1_000)
    zone.wake(1_300)
    below, above = sorted(zone.view.sides, key=lambda side: int(side.property("order")))
    assert (below.property("shift"), above.property("shift")) == (-0.75, 0.25)


def test_the_outgoing_side_is_freed_only_after_the_wall_had_the_new_picture(zone: Zone, company: FakeCompany) -> None:
    zone.wake(20)
    zone.wake(1_000)
    assert not company.acts[0].is_closed
    zone.wake(1_017)
    assert company.acts[0].is_closed


def test_nothing_is_begun_that_is_nearly_over(parent: QObject, company: FakeCompany) -> None:
    zone = Zone(("main", _BOX), ZoneView(_BOX, on_sinks=False, parent=parent), company)
    zone.direct(Prospect(_shot("A", 0), _shot("B", 1_000)), 0)
    zone.wake(700)
    assert [act.shot.item.id for act in company.acts] == ["B"]


@pytest.fixture
def bare(parent: QObject, company: FakeCompany) -> Zone:
    """A zone whose first picture is long in coming."""
    company.slow.add("A")
    return Zone(("main", _BOX), ZoneView(_BOX, on_sinks=False, parent=parent), company)


def test_a_first_picture_that_comes_soon_is_waited_for(bare: Zone, company: FakeCompany) -> None:
    bare.direct(Prospect(_shot("A", 0), None), 100, 1_000)
    bare.wake(900)
    company.acts[0].is_ready = True
    bare.wake(1_000)
    assert _on(bare) == "A"
    assert company.heard == ["A on at 1000"]


def test_the_slate_stands_in_for_a_first_picture_that_is_long_in_coming(bare: Zone, company: FakeCompany) -> None:
    for now in (100, 600):
        bare.direct(Prospect(_shot("A", 500, 9_000), None), now, 1_000)
        bare.wake(now)
    assert _on(bare) == ""
    assert bare.wake(1_099) == 1_100
    bare.wake(1_100)
    assert _on(bare) == "slate"
    assert company.heard == ["the slate is asked for at 1100"]  # and no play was opened
    company.acts[0].is_ready = True
    bare.wake(1_110)
    assert _on(bare) == "A"


def test_the_slate_stands_at_once_where_nothing_can_be_shown(bare: Zone) -> None:
    bare.direct(Prospect(None, None), 100, 0)
    bare.wake(100)
    assert _on(bare) == "slate"
    assert sorted(side.property("opacity") for side in bare.view.sides) == [0.0, 1.0]


def test_a_zone_that_has_a_picture_needs_no_slate(zone: Zone, company: FakeCompany) -> None:
    zone.direct(Prospect(None, None), 100, 0)
    zone.wake(5_000)
    assert _on(zone) == "A"
    assert "slate" not in " ".join(company.heard)


def test_a_first_picture_is_given_longer_where_there_is_none_to_hold(bare: Zone, company: FakeCompany) -> None:
    for now in range(100, 3_100, 100):
        bare.direct(Prospect(_shot("A", 100, 9_000), None), now, 1_000)
        bare.wake(now)
    assert _on(bare) == "slate"
    assert company.heard == ["the slate is asked for at 1100"]
    bare.wake(3_110)
    assert company.heard[-1] == "A cannot be shown: its first picture did not come in time"
