"""Playlists, lines of the schedule, groups and calendars, as programs keep them."""

import pytest

from bangtin_server.library.models import Item
from bangtin_server.scheduling import playlists
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Layout, Zone
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


def test_a_playlist_is_found_by_its_code() -> None:
    program = Program()
    day, _ = a_list(program, "Ngày"), a_list(program, "Đêm")

    assert [one["number"] for one in program.get(f"playlists?code={day['code']}").json()["items"]] == [day["number"]]
    assert program.get("playlists?code=khong-co").json()["items"] == []


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


def test_an_item_is_named_by_its_code_as_well_as_by_its_number() -> None:
    program, item = Program(), an_item("Chào")
    by_code = program.post("playlists", {"name": "Ngày", "lines": [{"item_code": item.code}]})
    absent = program.post("playlists", {"name": "Đêm", "lines": [{"item_code": "khong-co"}]})
    both = program.post("playlists", {"name": "Đêm", "lines": [{"item_code": item.code, "item": item.pk}]})

    assert (by_code.status_code, by_code.json()["lines"][0]["item"]) == (201, item.pk)
    assert (absent.status_code, "khong-co" in absent.json()["vi"]) == (404, True)
    assert (both.status_code, "item, item_code hoặc playlist" in both.json()["vi"]) == (422, True)


def test_the_same_code_of_a_screens_own_item_goes_first_in_its_own_list() -> None:
    program, screen, shared = Program(), a_screen(), an_item("Chào")
    own = an_item("Chào riêng")
    Item.objects.filter(pk=own.pk).update(home=screen, code=shared.code)
    listed = playlists.make(playlists.Wanted("Riêng"), "t", screen)
    line = {"lines": [{"item_code": shared.code}], "name": "Riêng", "version": "*"}

    saved = program.post(f"playlists/{listed.pk}", line)
    elsewhere = program.post("playlists", {"name": "Chung", "lines": [{"item_code": shared.code}]})

    assert saved.json()["playlist"]["lines"][0]["item"] == own.pk
    assert elsewhere.json()["lines"][0]["item"] == shared.pk


def test_layouts_groups_and_calendars_are_told_of_by_their_own_names() -> None:
    program, screen = Program(), a_screen()
    layout = Layout.objects.create(code="hai-o", home=screen)
    listed = playlists.make(playlists.Wanted("Ngày"), "t", screen)
    Zone.objects.create(layout=layout, name="main", position=0, x=0, y=0, width=9, height=9, playlist=listed)
    program.post("groups", {"code": "cong", "name": "Cổng", "screens": [screen.name]})
    made = program.post(
        "calendars", {"code": "le", "name": "Lễ", "days": [{"day": "2026-09-02", "name": "2/9"}]}
    ).json()

    (told,) = program.get("layouts").json()["items"]
    assert (told["number"], told["code"], [one["name"] for one in told["zones"]]) == (layout.pk, "hai-o", ["main"])
    assert program.get("groups/cong").json()["screens"] == [screen.name]
    assert program.get(f"calendars/{made['number']}").json() == made
    assert program.get("groups/khong").status_code == program.get("calendars/999").status_code == 404
