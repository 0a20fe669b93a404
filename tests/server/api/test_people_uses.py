"""Where a file is used, which files and items there are, and what is wrong with a screen: as their pages say it."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat
from bangtin_server import clock
from bangtin_server.accounts.models import Unit
from bangtin_server.library.models import Medium, Rendition
from bangtin_server.players import hearing
from bangtin_server.scheduling.models import Font
from tests.server.api.people import Program
from tests.server.machines import Machine, a_heartbeat, a_screen
from tests.server.scheduling.test_playlists import an_item
from tests.server.walk import in_library

pytestmark = pytest.mark.django_db


def test_a_file_says_which_items_show_it_and_how_it_plays_where() -> None:
    screen, program = a_screen(), Program()
    number, digest = in_library("nck", Unit.objects.create(name="Phòng môi trường"))
    medium = Medium.objects.get(pk=digest)
    Font.objects.create(screen=screen, medium=medium, position=0)
    told = {"purpose": Rendition.Purpose.PLAY, "target": "1024x512 software mute", "state": Rendition.State.WORKING}
    Rendition.objects.create(medium=medium, progress=40, asked_at=clock.now(), **told)
    uses = program.get(f"media/{digest}/uses").json()

    assert uses["items"] == [{"item": number, "code": "ảnh-nck", "name": "Ảnh của Phòng môi trường", "state": "draft"}]
    assert uses["fonts_of"] == ["LED-NCK-01"]
    (form,) = uses["forms"]
    assert (form["screens"]["en"], form["says"]["vi"]) == ("1024×512, mute", "Đang chuyển đổi, 40 %.")
    assert program.get(f"media/{'0' * 64}/uses").status_code == 404


def test_files_and_items_are_found_by_kind_provider_and_how_far_they_are() -> None:
    program = Program()
    mine, other = (Unit.objects.create(name=name) for name in ("Một", "Hai"))
    (number, digest), _ = in_library("a", mine), in_library("b", other)

    assert [one["digest"] for one in program.get(f"media?unit={mine.pk}").json()["items"]] == [digest]
    assert program.get("media?kind=video").json()["items"] == []
    assert len(program.get("media?kind=image&examination=sound").json()["items"]) == 2
    assert [one["number"] for one in program.get(f"items?unit={mine.pk}&kind=image").json()["items"]] == [number]
    assert program.get("items?kind=ticker").json()["items"] == []
    assert program.get("items?category=A1").json()["items"] == []
    assert program.get("media?kind=hologram").status_code == 422


def test_a_sound_screen_has_nothing_to_tell() -> None:
    a_screen()

    assert Program().get("screens/LED-NCK-01/condition").json() == {"grievances": [], "incidents": [], "left_out": []}


def test_a_screen_tells_what_its_player_complains_of_and_when_it_was_not_heard(settings: Settings) -> None:
    player = Machine().enrolled(a_screen())
    said = encode(a_heartbeat(complaints=(Complaint("store_no_space", "error", detail="0 B"),)))
    hearing.hear(player, decode(Heartbeat, said), said)
    settings.CLOCK_OFFSET = timedelta(hours=2)
    told = Program().get("screens/LED-NCK-01/condition").json()

    (grievance,) = told["grievances"]
    assert (grievance["code"], grievance["severity"], grievance["detail"]) == ("store_no_space", "error", "0 B")
    assert grievance["en"] == "The machine has no room for files"
    assert [(one["cause"], one["until"]) for one in told["incidents"]] == [("silence", None)]


def test_an_item_says_which_playlists_have_it_and_on_which_screens_they_are() -> None:
    program, screen = Program(), a_screen()
    number = an_item("N1").pk
    listed = program.post("playlists", {"name": "Ngày", "lines": [{"item": number}]}).json()["number"]
    idle = program.post("playlists", {"name": "Đêm", "lines": [{"item": number}]}).json()["number"]
    program.post("entries", {"site": screen.site.code, "playlist": listed})
    told = {one["number"]: one for one in program.get(f"items/{number}").json()["playlists"]}

    assert told[listed] == {"number": listed, "name": "Ngày", "screens": ["LED-NCK-01"]}
    assert told[idle]["screens"] == []
