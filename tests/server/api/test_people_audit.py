"""The log by programs: of administrators, looked through as on its page."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime
from pytest_django import Settings

from bangtin_server.accounts import tokens
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.accounts.roles import Role
from tests.server.api.people import Program
from tests.server.library_people import a_person

pytestmark = pytest.mark.django_db


def test_the_log_is_read_with_what_was_before_and_after() -> None:
    program = Program()
    program.post("sites", {"code": "nck", "name": "Nam Cầu Kiền"})
    (told,) = program.get("audit?deed=site-made").json()["items"]

    assert (told["by"], told["thing"], told["before"]) == ("lan.nguyen", "nck", None)
    assert told["after"] == {"name": "Nam Cầu Kiền"}
    assert told["address"] == "127.0.0.1"


def test_the_log_is_looked_through_by_who_what_and_when(settings: Settings) -> None:
    program = Program()
    note(Deed.SITE_MADE, "an", "nck")
    settings.CLOCK_OFFSET = timedelta(days=40)
    note(Deed.SITE_MADE, "an", "dinh-vu")
    note(Deed.SCREEN_MADE, "binh", "LED-DV-01")
    day = localtime(AuditEvent.objects.latest("pk").at).date()

    def things(query: str) -> list[str]:
        return [one["thing"] for one in program.get(f"audit?{query}").json()["items"]]

    assert things("by=an") == things("by=AN") == ["dinh-vu", "nck"]  # and no row of “lan.nguyen”
    assert things("deed=screen-made") == ["LED-DV-01"]
    assert things("thing=DINH") == ["dinh-vu"]
    assert things(f"by=an&until={day - timedelta(days=20)}") == ["nck"]
    assert things(f"by=an&since={day - timedelta(days=20)}") == ["dinh-vu"]
    assert things(f"by=an&since={day}&until={day}") == ["dinh-vu"]  # both days are included
    assert program.get("audit?by=an&limit=1").json()["next"]


def test_that_the_log_was_taken_out_stands_in_it_once_a_day(settings: Settings) -> None:
    program = Program()
    for days in (0, 0, 2):
        settings.CLOCK_OFFSET = timedelta(days=days)
        program.get("audit")

    assert AuditEvent.objects.filter(deed=Deed.AUDIT_EXPORTED, by="lan.nguyen").count() == 2


def test_the_log_is_for_administrators() -> None:
    operator = a_person("van.hanh", Role.OPERATOR, None)

    assert Program(tokens.make(operator, "thử", "tests")).get("audit").status_code == 403


@pytest.mark.parametrize("query", ["deed=dreamt", "since=hôm qua", "until=1", "by=a%00b"])
def test_what_cannot_be_looked_for_is_refused(query: str) -> None:
    assert Program().get(f"audit?{query}").status_code in {400, 422}
