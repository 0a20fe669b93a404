"""Operating hours by programs: of a screen, a group and a site, as the page changes them."""

from typing import Any

import pytest

from bangtin_playlists.schedule import Rule
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.players import groups
from bangtin_server.players.models import ScreenGroup
from bangtin_server.scheduling import hours
from bangtin_server.scheduling.hours import Row
from tests.server.api.people import Program
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

DAYTIME: dict[str, Any] = {"rule": {"weekdays": [1, 2, 3, 4, 5], "start": "05:30", "end": "22:30"}}
SUNDAYS: dict[str, Any] = {"rule": {"weekdays": [7]}, "closed": True}


@pytest.fixture
def program() -> Program:
    """Speaks for an administrator; LED-NCK-01 is in the group `cong`, at the site `nck`."""
    groups.make("cong", "Cổng", [a_screen()], "tests")
    return Program()


@pytest.mark.parametrize("path", ["screens/LED-NCK-01/hours", "groups/cong/hours", "sites/nck/hours"])
def test_hours_are_read_changed_and_stand_in_the_log(path: str, program: Program) -> None:
    before = program.get(path).json()
    saved = program.post(path, {"version": before["version"], "rows": [DAYTIME, SUNDAYS]}).json()
    after = program.get(path).json()

    assert before["rows"] == []
    assert saved == {"hours": after, "screens": ["LED-NCK-01"]}
    assert [(one["rule"]["weekdays"], one["closed"]) for one in after["rows"]] == [
        ([1, 2, 3, 4, 5], False),
        ([7], True),
    ]
    assert after["rows"][0]["rule"]["end"] == "22:30:00"
    assert AuditEvent.objects.filter(deed="hours-changed", by="lan.nguyen").count() == 1
    assert program.post(path, {"version": after["version"], "rows": [DAYTIME, SUNDAYS]}).json()["screens"] == []


def test_who_writes_over_hours_that_were_changed_meanwhile_is_refused(program: Program) -> None:
    path = "sites/nck/hours"
    read = program.get(path).json()["version"]
    program.post(path, {"version": read, "rows": [DAYTIME]})
    late = program.post(path, {"version": read, "rows": []})

    assert late.status_code == 409
    assert "Nguyễn Thị Lan đã sửa" in late.json()["vi"]
    assert len(program.get(path).json()["rows"]) == 1


@pytest.mark.parametrize(
    "row",
    [
        {"rule": {"start": "05:30"}},
        {"rule": {"holidays_of": ["khong-co"]}},
        {"rule": {"weekdays": [8]}},
        {"rule": {"start": "05:30+07:00", "end": "06:00+07:00"}},
    ],
)
def test_hours_that_cannot_be_are_refused_in_words_and_nothing_changes(row: dict[str, Any], program: Program) -> None:
    refused = program.post("screens/LED-NCK-01/hours", {"version": "*", "rows": [DAYTIME, row]})

    assert refused.status_code == 422
    assert refused.json()["vi"] != refused.json()["en"]
    assert program.get("screens/LED-NCK-01/hours").json()["rows"] == []


def test_a_screen_tells_what_it_gets_from_its_group_and_its_site(program: Program) -> None:
    program.post("sites/nck/hours", {"version": "*", "rows": [DAYTIME]})
    program.post("groups/cong/hours", {"version": "*", "rows": [SUNDAYS]})
    told = program.get("screens/LED-NCK-01/hours").json()

    assert [(one["group"], one["site"], one["closed"]) for one in told["elsewhere"]] == [
        ("cong", None, True),
        (None, "nck", False),
    ]
    assert told["rows"] == []
    assert program.get("sites/nck/hours").json()["elsewhere"] == []


def test_the_page_and_the_program_read_the_same_hours(program: Program) -> None:
    screen = ScreenGroup.objects.get().screens.get()
    hours.change(screen, [Row(Rule(weekdays=(6,)), closed=True)], "*", "lan.nguyen")

    assert program.get("screens/LED-NCK-01/hours").json()["rows"][0]["rule"]["weekdays"] == [6]
    assert program.get("screens/LED-NCK-01/hours").json()["version"] == hours.version(screen)


def test_hours_of_what_is_not_there_are_not_there(program: Program) -> None:
    for path in ("screens/LED-X/hours", "groups/x/hours", "sites/x/hours"):
        assert program.get(path).status_code == 404
        assert program.post(path, {"version": "*", "rows": []}).status_code == 404
