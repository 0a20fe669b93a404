"""Playlists, lines of the schedule, groups and calendars, as programs keep them."""

import pytest

from bangtin_server.scheduling.manifests import manifest_of
from tests.server.api.people import Program
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import an_item

pytestmark = pytest.mark.django_db


def a_list(program: Program, name: str = "Ngày") -> dict[str, object]:
    made: dict[str, object] = program.post("playlists", {"name": name, "lines": [{"item": an_item(name).pk}]}).json()
    return made


def test_a_program_makes_a_playlist_puts_it_on_a_schedule_and_the_screen_shows_it() -> None:
    program, screen = Program(), a_screen()
    listed = a_list(program)
    rule = {"weekdays": [1, 2], "start": "21:30", "end": "05:30", "except_days": ["2026-09-02"]}
    line = program.post("entries", {"screen": screen.name, "playlist": listed["number"], "rule": rule})

    assert line.status_code == 201
    assert listed["length_ms"] == 10_000
    manifest = manifest_of(screen)
    assert [one.playlist for one in manifest.schedule] == [listed["code"]]
    assert str(manifest.schedule[0].rule.end) == "05:30:00"
    assert program.get(f"entries?screen={screen.name}").json()["items"] == [line.json()]


def test_who_writes_over_what_was_changed_meanwhile_is_refused() -> None:
    program = Program()
    listed = a_list(program)
    path, said = f"playlists/{listed['number']}", {"name": "Khác", "lines": []}
    changed = program.post(path, said | {"version": listed["version"]})
    late = program.post(path, said | {"version": listed["version"]})

    assert (changed.status_code, late.status_code) == (200, 409)
    assert "Nguyễn Thị Lan đã sửa" in late.json()["vi"]
    assert program.post(f"{path}/delete", {"version": changed.json()["playlist"]["version"]}).status_code == 204
    assert program.get(path).status_code == 404


def test_what_is_used_stays_and_a_copy_goes_its_own_way() -> None:
    program, screen = Program(), a_screen()
    listed = a_list(program)
    program.post("entries", {"site": screen.site.code, "playlist": listed["number"]})
    refused = program.post(f"playlists/{listed['number']}/delete", {"version": "*"})
    copied = program.post(f"playlists/{listed['number']}/copy", {"name": "Bản sao"})

    assert (refused.status_code, copied.status_code) == (422, 201)
    assert screen.site.name in refused.json()["vi"]


def test_groups_are_made_changed_scheduled_and_deleted() -> None:
    program = Program()
    a, b = a_screen("A"), a_screen("B")
    made = program.post("groups", {"code": "cong", "name": "Cổng", "screens": ["A"]}).json()
    line = program.post("entries", {"group": "cong", "playlist": a_list(program)["number"]}).json()
    changed = program.post("groups/cong", {"name": "Cổng", "screens": ["B"], "version": made["version"]}).json()

    assert not manifest_of(a).schedule
    assert manifest_of(b).schedule
    assert program.post("groups/cong/delete", {"version": made["version"]}).status_code == 409
    assert program.post("groups/cong/delete", {"version": changed["version"]}).status_code == 422
    assert program.post(f"entries/{line['number']}/delete", {"version": line["version"]}).status_code == 204
    assert program.post("groups/cong/delete", {"version": changed["version"]}).status_code == 204
    assert program.get("groups").json()["items"] == []


def test_a_calendar_that_lines_name_stays() -> None:
    program, screen = Program(), a_screen()
    day = {"day": "2026-09-02", "works_as": 0, "name": "Quốc khánh"}
    made = program.post("calendars", {"code": "le", "name": "Ngày lễ", "days": [day]}).json()
    plays = {"screen": screen.name, "playlist": a_list(program)["number"]}
    line = program.post("entries", plays | {"rule": {"holidays_of": ["le"]}}).json()
    path = f"calendars/{made['number']}"

    assert made["days"] == [day]
    assert program.post(f"{path}/delete", {"version": made["version"]}).status_code == 422
    assert program.post(path, {"version": "alt", "name": "Lễ", "days": []}).status_code == 409
    assert program.post(path, {"version": made["version"], "name": "Lễ", "days": [day, day]}).status_code == 422
    program.post(f"entries/{line['number']}/delete", {"version": "*"})
    assert program.post(f"{path}/delete", {"version": made["version"]}).status_code == 204


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("playlists", {"name": ""}),
        ("playlists", {"name": "a", "lines": [{}]}),
        ("playlists", {"name": "a", "lines": [{"item": 99}]}),
        ("playlists/99", {"name": "a", "version": "*"}),
        ("entries", {"screen": "A", "playlist": 1}),
        ("entries", {"playlist": 1}),
        ("entries", {"screen": "A", "site": "b", "playlist": 1}),
        ("entries", {"screen": "A", "playlist": 1, "level": 30}),
        ("entries", {"screen": "A", "playlist": 1, "rule": {"weekdays": [8]}}),
        ("entries", {"screen": "A", "playlist": 1, "rule": {"start": "07:00+07:00", "end": "08:00"}}),
        ("groups", {"code": "a", "name": "a", "screens": ["X"]}),
        ("calendars", {"code": "Lễ", "name": "a"}),
    ],
)
def test_what_cannot_be_is_refused_in_words(path: str, body: dict[str, object]) -> None:
    refused = Program().post(path, body)

    assert 400 <= refused.status_code < 500
    assert refused.json()["vi"]
