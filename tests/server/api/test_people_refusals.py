"""A request that is not right is refused with the field as it was written, and the reason in both languages."""

import pytest

from bangtin_server.library.particulars import CATEGORIES, NATURES
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
        ("blackouts", {"where": {"everywhere": 1}}, "where.everywhere", "phải là true hoặc false"),
        ("playlists", {"name": "x", "shuffle": "yes"}, "shuffle", "phải là true hoặc false"),
        ("screens", {"name": "S", "site": "nck", "width": "64", "height": 64}, "width", "phải là số nguyên"),
        (
            "mournings",
            {"where": {"everywhere": True}, "since": 0, "until": UNTIL},
            "since",
            "phải viết như 2026-08-05T17:00:00+07:00",
        ),
        (
            "mournings",
            {"where": {"everywhere": True}, "since": UNTIL, "until": "9999-12-31T23:59:59-14:00"},
            "until",
            "năm phải từ 2000 đến 2099",
        ),
        ("calendars", {"code": "le", "name": "Lễ", "days": [{"day": 5}]}, "days.0.day", "phải viết như 2026-08-05"),
        ("entries", {"playlist": 1, "screen": "S", "rule": {"start": {}}}, "rule.start", "phải viết như 17:00"),
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


@pytest.mark.parametrize(
    ("body", "vi", "en"),
    [
        (b'{"code": "a",\n "name": }', "dòng 2, cột 10", "line 2, column 10"),
        (b'{"code": "a", "code": "b"}', "Mục “code” được ghi hai lần", "'code' stands in the body twice"),
        (b'{"code": NaN}', "NaN không phải là số trong JSON", "NaN is no number"),
        (b'{"code": "\xff"}', "không phải UTF-8: xem byte thứ 11", "look at byte 11"),
        (b"[" * 100_000, "lồng quá sâu", "nested too deeply"),
        (b"1" * 5_000, "số quá dài", "too many digits"),
    ],
    ids=["cut", "twice", "nan", "latin", "deep", "long"],
)
def test_a_body_that_is_no_json_is_refused_with_the_place_and_the_remedy(body: bytes, vi: str, en: str) -> None:
    program = Program()
    answer = program.client.post("/api/v1/sites", body, content_type="application/json", headers=program.headers)

    assert answer.status_code == 400
    assert vi in answer.json()["vi"]
    assert en in answer.json()["en"]


def test_a_body_that_begins_as_some_windows_programs_write_it_is_read() -> None:
    program, body = Program(), b'\xef\xbb\xbf{"code": "nck", "name": "NCK"}'
    answer = program.client.post("/api/v1/sites", body, content_type="application/json", headers=program.headers)

    assert answer.status_code == 201


def test_a_filter_that_there_is_none_of_is_refused_and_not_passed_over() -> None:
    program = Program()
    typo, nothing = program.get("entries?sites=nck"), program.get("sites?=null")

    assert (typo.status_code, typo.json()["fields"][0]["field"]) == (422, "query.sites")
    assert "không có mục này" in typo.json()["vi"]
    assert nothing.status_code == 422
    assert program.get("entries?site=nck&limit=5").status_code == 200
    assert program.post("sites?site=1", {"code": "nck", "name": "NCK"}).status_code == 422


ITEM = {"name": "x", "file": "a" * 64}


@pytest.mark.parametrize(
    ("path", "field", "vi", "en"),
    [
        (
            "items?state=x",
            "query.state",
            "phải là một trong: 'draft', 'submitted', 'reviewed',",
            "Input should be 'draft'",
        ),
        ("media?examination=x", "query.examination", "phải là một trong: 'waiting',", "Input should be 'waiting'"),
        (
            "counts?screen=!&first=2026-08-05&last=2026-08-05",
            "query.screen",
            "có ký tự không dùng được",
            "String should",
        ),
        ("audit?deed=x", "query.deed", "phải là một trong: 'account-made',", "Input should be 'account-made'"),
    ],
)
def test_what_an_address_says_wrong_is_called_as_it_was_written_and_once(
    path: str, field: str, vi: str, en: str
) -> None:
    (told,) = Program().get(path).json()["fields"]

    assert told["field"] == field
    assert told["vi"].startswith(vi)
    assert told["en"].startswith(en)
    assert " or " not in told["vi"]


@pytest.mark.parametrize(
    ("path", "body", "field", "vi", "en"),
    [
        ("items", ITEM | {"source": "x" * 1001}, "source", "quá dài, tối đa 1000 ký tự", "at most 1000 characters"),
        ("items", ITEM | {"name": ""}, "name", "quá ngắn, tối thiểu 1 ký tự", "at least 1 character"),
        (
            "items",
            ITEM | {"ai": "x"},
            "ai",
            "phải là một trong: 'none', 'made' hoặc 'labelled'",
            "'made' or 'labelled'",
        ),
        ("items", ITEM | {"category": "9.9"}, "category", "phải là một trong: '', '1.1', '1.2',", "'TI' or 'DN'"),
        ("items", ITEM | {"nature": "khác"}, "nature", "'gioi-thieu' hoặc 'quang-cao'", "'gioi-thieu' or 'quang-cao'"),
        ("texts", {"name": "x", "title": ""}, "title", "quá ngắn, tối thiểu 1 ký tự", "at least 1 character"),
        (
            "texts",
            {"name": "x", "title": "x", "lines": ["x"] * 9},
            "lines",
            "nhiều quá, tối đa 8",
            "List should have at most 8 items, not 9",
        ),
    ],
)
def test_the_reason_names_the_limit_or_the_choice_in_the_reader_s_language(
    path: str, body: dict[str, object], field: str, vi: str, en: str
) -> None:
    (told,) = Program().post(path, body).json()["fields"]

    assert told["field"] == field
    assert vi in told["vi"]
    assert en in told["en"]
    assert " or " not in told["vi"]
    assert "after validation" not in told["en"]


def test_a_group_and_a_nature_that_are_not_said_yet_are_taken() -> None:
    answer = Program().post("items", ITEM | {"category": "", "nature": ""})

    assert answer.status_code == 404  # only the file is not there


def test_the_known_groups_and_natures_stand_in_the_description() -> None:
    fields = Program().client.get("/api/v1/openapi.json").json()["components"]["schemas"]["ItemWanted"]["properties"]

    assert fields["category"]["enum"] == ["", *CATEGORIES]
    assert fields["nature"]["enum"] == ["", *NATURES]
