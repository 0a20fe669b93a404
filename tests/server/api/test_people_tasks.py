"""What waits for whose program asks, and what was said to them of versions of theirs."""

import pytest

from bangtin_playlists.playlist import Card
from bangtin_server import clock
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import Grant, User
from bangtin_server.accounts.roles import Role
from bangtin_server.library import chains, reviewing
from bangtin_server.library.models import Item, Notice, State
from bangtin_server.library.reviewing import Doing, Step
from tests.server.api.people import Program
from tests.server.library_people import Office, an_office

pytestmark = pytest.mark.django_db


def program_of(person: User) -> Program:
    return Program(tokens.make(person, "thử", "tests"))


def an_item(office: Office, code: str, state: State, by: User | None = None) -> Item:
    item = Item.objects.create(code=code, name=code, unit=office.unit)
    version = chains.add(item, chains.Said(Card("title", code)), (by or office.contributor).username)
    chains.move(version, state)
    return item


def waiting(program: Program, task: str) -> list[str]:
    return [one["code"] for one in program.get(f"tasks?task={task}").json()["items"]]


def test_each_is_told_what_waits_for_them_and_never_their_own_to_judge() -> None:
    office, elsewhere = an_office("mt"), an_office("nc")
    an_item(office, "gui", State.SUBMITTED)
    an_item(office, "cua-toi", State.SUBMITTED, office.reviewer)
    an_item(office, "dat", State.REVIEWED)
    an_item(office, "tra", State.CHANGES_REQUESTED)
    an_item(elsewhere, "noi-khac", State.SUBMITTED)

    maker = program_of(office.contributor)

    assert waiting(program_of(office.reviewer), "review") == ["gui"]
    assert waiting(program_of(office.approver), "approve") == ["dat"]
    assert waiting(maker, "change") == ["tra"]
    assert waiting(maker, "review") == []
    assert waiting(program_of(elsewhere.contributor), "change") == []


def test_who_says_no_task_is_told_of_all_that_waits_for_them() -> None:
    office = an_office()
    for code, state in (("gui", State.SUBMITTED), ("dat", State.REVIEWED), ("duyet", State.APPROVED)):
        an_item(office, code, state)
    an_item(office, "cua-toi", State.CHANGES_REQUESTED, office.reviewer)
    Grant.objects.create(
        user=office.reviewer, role=Role.APPROVER, unit=office.unit, given_by="tests", given_at=clock.now()
    )
    told = program_of(office.reviewer).get("tasks")

    assert (told.status_code, [one["code"] for one in told.json()["items"]]) == (200, ["cua-toi", "dat", "gui"])
    assert [one["code"] for one in program_of(office.contributor).get("tasks").json()["items"]] == []


def test_who_asks_for_a_task_that_is_none_is_told_which_there_are() -> None:
    refused = program_of(an_office().reviewer).get("tasks?task=sleep")

    assert refused.status_code == 422
    assert "'review', 'approve' or 'change'" in refused.json()["en"]
    assert "'review', 'approve' hoặc 'change'" in refused.json()["vi"]


def test_notices_are_read_up_to_the_last_that_was_seen() -> None:
    office = an_office()
    program = program_of(office.contributor)
    for code in ("một", "hai"):
        version = an_item(office, code, State.SUBMITTED).newest
        assert version
        reviewing.take_step(Step.RETURN, version, Doing(office.reviewer.username, "thiếu nguồn"))
    (newest, oldest) = program.get("notices").json()["items"]

    assert (newest["code"], newest["state"], newest["reason"]) == ("hai", "changes_requested", "thiếu nguồn")
    assert (newest["by"], newest["version"], newest["read_at"]) == (office.reviewer.username, 1, None)
    assert program.post("notices/read", {"last": oldest["number"]}).json() == {"count": 1}
    assert [one["code"] for one in program.get("notices?unread=true").json()["items"]] == ["hai"]
    assert program.post("notices/read").json() == {"count": 1}
    assert program.get("notices?unread=true").json()["items"] == []


def test_nobody_reads_or_marks_what_was_said_to_another() -> None:
    office = an_office()
    version = an_item(office, "một", State.CHANGES_REQUESTED).newest
    told = {"person": office.contributor, "version": version, "state": State.CHANGES_REQUESTED, "by": "x"}
    Notice.objects.create(**told, at=clock.now())
    other = program_of(office.approver)

    assert other.get("notices").json()["items"] == []
    assert other.post("notices/read").json() == {"count": 0}
    assert Notice.objects.filter(read_at=None).count() == 1
