from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.emergencies.models import Emergency, OrdersDue
from bangtin_server.library.models import Item
from tests.server.api.people import Program, an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

EVERYWHERE = {"everywhere": True}


def a_leader() -> Program:
    """Return a program of somebody who gave none of the orders."""
    return Program(tokens.make(an_administrator("lanh-dao"), "tests", "tests"))


def in_minutes(minutes: float) -> str:
    return (clock.now() + timedelta(minutes=minutes)).isoformat()


def told(given: dict[str, Any]) -> dict[str, Any]:
    """Return what is told of an order later: without what was warned of when it was given."""
    return {key: value for key, value in given.items() if key != "warnings"}


def test_an_emergency_is_raised_extended_approved_and_cleared() -> None:
    program = Program()
    a_screen()
    OrdersDue.objects.all().delete()
    raised = program.post("emergencies", {"template": "fire", "place": "KCN Đình Vũ", "where": {"sites": ["nck"]}})
    number = raised.json()["number"]

    assert raised.status_code == 201
    assert raised.json()["standing"]
    assert raised.json()["approval_due"]
    assert OrdersDue.objects.exists()
    assert program.post(f"emergencies/{number}/extend", {"until": in_minutes(180)}).status_code == 200
    refused = program.post(f"emergencies/{number}/approve")
    assert (refused.status_code, "người khác" in refused.json()["vi"]) == (403, True)
    assert a_leader().post(f"emergencies/{number}/approve").json()["approval_due"] is None
    cleared = program.post(f"emergencies/{number}/clear", {"say": True}).json()
    assert not cleared["standing"]
    assert [one["template"] for one in program.get("emergencies").json()["items"]] == ["all-clear", "fire"]
    assert program.post(f"emergencies/{number}/clear").status_code == 422


def test_cards_with_an_end_and_a_level_are_an_emergency_too() -> None:
    cards = [{"title": "CẤM ĐƯỜNG", "lines": ["Đi lối cổng số 2"], "seconds": 12}]
    body = {"cards": cards, "level": 20, "until": in_minutes(30), "where": EVERYWHERE, "drill": True}
    raised = Program().post("emergencies", body)

    assert (raised.status_code, raised.json()["level"], raised.json()["drill"]) == (201, 20, True)
    card = Emergency.objects.get().cards[0]
    assert card["slot_ms"] == 12_000
    assert card["card"]["title"] == "CẤM ĐƯỜNG (DIỄN TẬP)"
    (told,) = raised.json()["cards"]  # who approves it by a program reads what the walls say
    assert (told["title"], told["lines"], told["seconds"]) == ("CẤM ĐƯỜNG (DIỄN TẬP)", ["Đi lối cổng số 2"], 12)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"template": "fire"},
        {"template": "fire", "where": {}},
        {"template": "fire", "where": {"sites": ["nck"], "everywhere": True}},
        {"template": "no-such", "where": EVERYWHERE},
        {"template": "storm", "where": EVERYWHERE},
        {"template": "fire", "where": {"sites": ["nowhere"]}},
        {"template": "fire", "where": EVERYWHERE, "until": "2020-01-01T00:00:00Z"},
        {"template": "fire", "where": EVERYWHERE, "until": "2026-12-01T00:00:00"},
        {"template": "fire", "where": EVERYWHERE, "until": "9999-12-31T23:59:59-23:59"},
        {"cards": [{"title": "x"}], "where": EVERYWHERE},
        {"cards": [{"title": " "}], "where": EVERYWHERE, "until": "2099-01-01T00:00:00Z"},
        {"cards": [{"title": "x"}], "where": EVERYWHERE, "level": 40, "until": "2020-01-01T00:00:00Z"},
    ],
)
def test_an_emergency_that_is_not_right_is_refused_in_both_languages(body: dict[str, object]) -> None:
    a_screen()
    answer = Program().post("emergencies", body)

    assert answer.status_code == 422
    assert answer.json()["vi"]
    assert answer.json()["en"]
    assert not Emergency.objects.exists()


def test_a_blackout_stands_until_it_is_lifted() -> None:
    program = Program()
    number = program.post("blackouts", {"where": EVERYWHERE, "allow_emergency": True}).json()["number"]

    assert program.get("blackouts").json()["items"][0]["standing"]
    assert program.post(f"blackouts/{number}/lift").status_code == 403
    assert program.get("blackouts").json()["items"][0]["standing"]
    leader = a_leader()
    lifted = leader.post(f"blackouts/{number}/lift").json()
    assert (lifted["standing"], lifted["ended_by"], lifted["allow_emergency"]) == (False, "lanh-dao", True)
    assert leader.post(f"blackouts/{number}/lift").status_code == 422


def test_mourning_is_ordered_and_ended() -> None:
    program = Program()
    wanted = {"where": EVERYWHERE, "since": in_minutes(60), "until": in_minutes(3000)}
    number = program.post("mournings", wanted).json()["number"]

    assert program.post(f"mournings/{number}/end").status_code == 403
    assert not a_leader().post(f"mournings/{number}/end").json()["standing"]
    assert [one["number"] for one in program.get("mournings").json()["items"]] == [number]
    spoiled = wanted | {"since": "0001-01-01T00:00:00+14:00"}
    assert program.post("mournings", spoiled).status_code == 422


def test_an_item_is_recalled() -> None:
    program = Program()
    Item.objects.create(code="MT1", name="Mục tiêu")
    answer = program.post("recalls", {"where": EVERYWHERE, "item": "MT1", "reason": "sai số liệu"})

    assert answer.status_code == 201
    assert program.get("recalls").json()["items"] == [told(answer.json())]
    assert program.post("recalls", {"where": EVERYWHERE}).status_code == 422


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("emergencies", {"template": "fire"}),
        ("blackouts", {}),
        ("mournings", {"since": "2026-06-10T00:00:00+07:00", "until": "2026-06-12T00:00:00+07:00"}),
        ("recalls", {"item": "MT1"}),
    ],
)
def test_the_same_request_twice_gives_one_order(path: str, more: dict[str, object], settings: Settings) -> None:
    settings.CLOCK_OFFSET = datetime(2026, 6, 9, tzinfo=UTC) - datetime.now(UTC)
    program, body = Program(), {"where": EVERYWHERE, "key": "6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10", **more}
    Item.objects.create(code="MT1", name="Mục tiêu")
    first, again = program.post(path, body), program.post(path, body)
    other = program.post(path, body | {"key": "7f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"})

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["number"] == again.json()["number"] != other.json()["number"]
    assert AuditEvent.objects.filter(deed__regex="raised|ordered|recalled").count() == 2


@pytest.mark.parametrize(
    ("path", "first", "then"),
    [
        ("emergencies", {"template": "fire"}, {"template": "chemical"}),
        ("emergencies", {"template": "fire"}, {"template": "fire", "drill": True}),
        ("emergencies", {"template": "fire"}, {"template": "fire", "where": {"screens": ["S"]}}),
        ("blackouts", {}, {"allow_emergency": True}),
        ("recalls", {"item": "MT1", "reason": "a"}, {"item": "MT1", "reason": "b"}),
    ],
)
def test_the_key_of_another_order_gives_none_and_says_so(
    path: str, first: dict[str, object], then: dict[str, object]
) -> None:
    a_screen("S")
    Item.objects.create(code="MT1", name="Mục tiêu")
    program, body = Program(), {"where": EVERYWHERE, "key": "6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"}
    assert program.post(path, body | first).status_code == 201
    answer = program.post(path, body | then)

    assert answer.status_code == 409
    assert "chưa được ra" in answer.json()["vi"]


@pytest.mark.parametrize("path", ["emergencies/1", "emergencies/1/clear", "blackouts/1/lift", "mournings/1/end"])
def test_what_is_not_there_is_said_so(path: str) -> None:
    program = Program()
    answer = program.post(path) if path.count("/") > 1 else program.get(path)

    assert answer.status_code == 404
    assert "Không có" in answer.json()["vi"]


def test_templates_are_listed_in_both_languages() -> None:
    assert [(one["code"], one["vi"], one["en"]) for one in Program().get("templates").json()][:2] == [
        ("storm", "Bão", "Storm"),
        ("fire", "Cháy", "Fire"),
    ]


def test_one_blackout_and_one_mourning_are_told_of_by_their_numbers() -> None:
    program = Program()
    dark = program.post("blackouts", {"where": EVERYWHERE}).json()
    span = {"since": in_minutes(60), "until": in_minutes(120)}
    grey = program.post("mournings", {"where": EVERYWHERE} | span).json()

    assert program.get(f"blackouts/{dark['number']}").json() == told(dark)
    assert program.get(f"mournings/{grey['number']}").json() == told(grey)
    assert program.get("blackouts/999").status_code == program.get("mournings/999").status_code == 404


def test_what_stands_is_listed_apart_from_what_is_over(settings: Settings) -> None:
    program = Program()
    fire = {"template": "fire", "place": "KCN", "where": EVERYWHERE}
    over = program.post("emergencies", fire).json()["number"]
    program.post(f"emergencies/{over}/clear")
    stands = program.post("emergencies", fire).json()["number"]
    dark = program.post("blackouts", {"where": EVERYWHERE}).json()["number"]
    span = {"since": in_minutes(60), "until": in_minutes(120)}
    program.post("mournings", {"where": EVERYWHERE} | span)

    def numbers(path: str) -> list[int]:
        return [one["number"] for one in program.get(path).json()["items"]]

    assert numbers("emergencies?standing=true") == [stands]
    assert numbers("emergencies") == [stands, over]
    assert (numbers("blackouts?standing=true"), len(numbers("mournings?standing=true"))) == ([dark], 1)
    a_leader().post(f"blackouts/{dark}/lift")
    settings.CLOCK_OFFSET = timedelta(hours=3)
    assert numbers("blackouts?standing=true") == numbers("mournings?standing=true") == []
