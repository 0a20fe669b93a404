"""Operating hours of a screen, its groups and its site: whose rows decide a day."""

import pytest
from msgspec.structs import replace

from bangtin_playlists.schedule import Hours, Rule
from bangtin_server import clock
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling import hours
from bangtin_server.scheduling.hours import Row
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.programmes import take

pytestmark = pytest.mark.django_db

SUNDAYS, SATURDAYS, WORKDAYS, DAILY = (
    Rule(weekdays=days) for days in ((7,), (6,), (1, 2, 3, 4, 5), tuple(range(1, 8)))
)


@pytest.fixture
def screen() -> Screen:
    site = Site.objects.create(code="nck", name="KCN Nam Cầu Kiền")
    screen = Screen.objects.create(name="LED-NCK-01", site=site, width=960, height=540, made_at=clock.now())
    group = ScreenGroup.objects.create(code="cong", name="Cổng")
    group.screens.add(screen)
    hours.change(site, [Row(DAILY)], "*", "lan")
    hours.change(group, [Row(SATURDAYS, closed=True)], "*", "lan")
    hours.change(screen, [Row(SUNDAYS, closed=True), Row(WORKDAYS)], "*", "lan")
    return screen


def test_a_screens_own_rows_decide_a_day_before_its_groups_and_those_before_its_sites(screen: Screen) -> None:
    assert manifest_of(screen).hours == (
        Hours(SUNDAYS, closed=True),
        Hours(WORKDAYS),
        Hours(SATURDAYS, closed=True),
        Hours(DAILY),
    )


def test_a_programme_that_ends_with_the_shared_hours_leaves_them_shared(screen: Screen) -> None:
    written = manifest_of(screen)
    take(written, screen.site, "lan")

    assert hours.of_place(screen) == [Row(SUNDAYS, closed=True), Row(WORKDAYS)]
    assert manifest_of(screen).hours == written.hours


def test_a_programme_that_puts_shared_hours_before_its_own_decides_as_it_is_written(screen: Screen) -> None:
    written = manifest_of(screen)
    turned = replace(written, hours=written.hours[::-1])
    take(turned, screen.site, "lan")

    assert manifest_of(screen).hours[:4] == turned.hours
