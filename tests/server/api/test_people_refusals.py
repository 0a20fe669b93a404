"""A request that is not right is refused with the field as it was written, and the reason in both languages."""

import pytest

from tests.server.api.people import Program

pytestmark = pytest.mark.django_db

UNTIL = "2030-08-05T17:00:00+07:00"


@pytest.mark.parametrize(
    ("path", "body", "field", "vi"),
    [
        (
            "emergencies",
            {"template": "fire", "where": {}},
            "where",
            "chọn đúng một cách: sites, screens hoặc everywhere",
        ),
        ("emergencies", {"where": {"everywhere": True}}, "", "chọn đúng một cách: template hoặc cards"),
        ("blackouts", {}, "where", "thiếu"),
        ("blackouts", {"where": []}, "where", "phải là một đối tượng JSON"),
        ("blackouts", {"where": {"sites": "nck"}}, "where.sites", "phải là một danh sách"),
        ("blackouts", {"where": {"everywhere": "maybe"}}, "where.everywhere", "phải là true hoặc false"),
    ],
)
def test_the_field_and_the_reason_are_said(path: str, body: dict[str, object], field: str, vi: str) -> None:
    answer = Program().post(path, body)

    assert answer.status_code == 422
    assert answer.json()["fields"][0]["vi"] == vi
    assert answer.json()["fields"][0]["field"] == field
    assert "body.body" not in answer.text
    assert "Value error" not in answer.text


def test_a_thing_about_the_whole_request_names_no_field() -> None:
    told = Program().post("emergencies", {"where": {"everywhere": True}}).json()["vi"]

    assert told == "Yêu cầu chưa đúng. chọn đúng một cách: template hoặc cards"
