"""A program asks what a screen shows at an instant, and why, and hears what the player will do."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from bangtin_server.library.models import Item, ItemVersion
from tests.server.api.people import Program, an_administrator
from tests.server.library_people import browser_of
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import an_item
from tests.server.test_access_matrix import PROGRAMME, a_file

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, tzinfo=UTC)
MORNING = "2026-11-30T08:00:04+07:00"


@pytest.fixture
def program() -> Program:
    """Speaks for an administrator; a card of 10 s loops on LED-NCK-01."""
    program = Program()
    a_screen()
    sent = program.send("programmes", {"programme": a_file(PROGRAMME.format(screen="LED-NCK-01"))})
    assert sent.status_code == 200, sent.text
    return program


def test_what_shows_and_since_when_and_until_when(program: Program) -> None:
    told = program.get(f"screens/LED-NCK-01/at?at={quote(MORNING)}").json()

    assert (told["at"], told["level"], told["dark"], told["mourning"]) == (MORNING, 10, "", False)
    (zone,) = told["zones"]
    assert (zone["item"], zone["title"], zone["offset_ms"], zone["slot_ms"]) == ("a", "Chào", 4000, 10_000)
    assert (zone["since"], zone["until"]) == ("2026-11-30T08:00:00+07:00", "2026-11-30T08:00:10+07:00")


def test_an_item_is_called_by_its_name_with_its_code_beside_by_the_program_and_on_the_page(program: Program) -> None:
    Item.objects.filter(code="a").update(name="Chào ca sáng")
    (zone,) = program.get(f"screens/LED-NCK-01/at?at={quote(MORNING)}").json()["zones"]
    page = browser_of(an_administrator()).get("/screens/LED-NCK-01/at").text

    assert (zone["item"], zone["title"]) == ("a", "Chào ca sáng")
    assert "<b>Chào ca sáng</b> <small>a</small>" in page


def test_an_item_that_is_filtered_away_is_called_by_its_name_too(program: Program) -> None:
    ItemVersion.objects.update(valid_to=NOW - timedelta(days=3000))
    Item.objects.filter(code="a").update(name="Chào ca sáng")
    told = [one["vi"] for one in program.get("screens/LED-NCK-01/at").json()["why"] if one["reason"] == "empty"]
    page = browser_of(an_administrator()).get("/screens/LED-NCK-01/at").text

    assert "Chào ca sáng (" in told[0]
    assert "Chào ca sáng (" in page


def test_every_line_is_said_with_its_reason_in_both_languages(program: Program) -> None:
    made = program.post("playlists", {"name": "Đêm"}).json()
    line = {"playlist": made["number"], "screen": "LED-NCK-01", "rule": {"start": "22:00", "end": "23:00"}}
    assert program.post("entries", line).status_code == 201

    why = program.get(f"screens/LED-NCK-01/at?at={quote(MORNING)}").json()["why"]

    assert {one["reason"] for one in why} == {"on_air", "time", "level"}
    (late,) = [one for one in why if one["reason"] == "time"]
    assert late["parameters"] == {"from": "22:00:00", "to": "23:00:00", "day": "2026-11-30"}
    assert "22:00" in late["vi"]
    assert late["vi"] != late["en"]


def test_an_emergency_of_now_is_what_shows_now(program: Program) -> None:
    raised = program.post("emergencies", {"template": "fire", "place": "KCN", "where": {"screens": ["LED-NCK-01"]}})
    assert raised.status_code == 201

    told = program.get("screens/LED-NCK-01/at").json()

    assert told["level"] == 30
    assert told["next"]


@pytest.mark.parametrize("asked", ["0", "2026-11-30", "2026-11-30T08:00", "9999-12-31T23:59:59Z", "hôm nay"])
def test_an_instant_that_is_none_is_refused_with_how_to_write_it(asked: str, program: Program) -> None:
    answer = program.get(f"screens/LED-NCK-01/at?at={quote(asked)}")

    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "query.at"
    assert "2026-08-05" in answer.json()["vi"] or "2099" in answer.json()["vi"]


def test_a_screen_that_is_not_there_shows_nothing(program: Program) -> None:
    assert program.get("screens/LED-X/at").status_code == 404


def test_a_week_is_told_stretch_by_stretch_in_the_screen_s_own_time(program: Program) -> None:
    open_at = {"rule": {"weekdays": [1], "start": "06:00", "end": "18:00"}}
    assert program.post("screens/LED-NCK-01/hours", {"version": "*", "rows": [open_at]}).status_code == 200
    told = program.get("screens/LED-NCK-01/week?day=2026-12-03").json()

    assert told["monday"] == "2026-11-30"
    lit = [one for one in told["stretches"] if not one["dark"]]
    assert [(one["since"], one["until"]) for one in lit] == [("2026-11-30T06:00:00+07:00", "2026-11-30T18:00:00+07:00")]
    assert (told["stretches"][0]["since"], told["stretches"][-1]["until"]) == (
        "2026-11-30T00:00:00+07:00",
        "2026-12-07T00:00:00+07:00",
    )
    assert {one["dark"] for one in told["stretches"]} == {"", "hours"}


def test_a_week_tells_which_lines_do_not_show_and_what_shows_instead(program: Program) -> None:
    made = program.post("playlists", {"name": "Ưu tiên", "lines": [{"item": an_item("A").pk}]}).json()
    rule = {"weekdays": [1], "start": "08:00", "end": "09:00"}
    line = {"playlist": made["number"], "screen": "LED-NCK-01", "rule": rule}
    never, high = (program.post("entries", line | {"level": level}).json()["code"] for level in (10, 20))
    beaten = {one["entry"]: one for one in program.get("screens/LED-NCK-01/week?day=2026-11-30").json()["beaten"]}

    hour = 3_600_000
    (usual,) = [one for code, one in beaten.items() if code != never]
    assert (usual["hidden_ms"], usual["shown_ms"]) == (hour, 167 * hour)
    assert (usual["by"], usual["level"], usual["first"]) == ([high], 20, "2026-11-30T08:00:00+07:00")
    assert (beaten[never]["hidden_ms"], beaten[never]["shown_ms"]) == (hour, 0)


def test_a_week_of_no_day_is_refused(program: Program) -> None:
    assert program.get("screens/LED-NCK-01/week?day=tuan-nay").status_code == 422
    assert program.get("screens/LED-NCK-01/week").status_code == 200
    assert program.get("screens/LED-X/week").status_code == 404
