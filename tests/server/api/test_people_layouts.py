"""Layouts by people's programs."""

from typing import Any

import pytest

from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import manifest_of
from tests.server.api.people import Program
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item

pytestmark = pytest.mark.django_db


def asked(playlist: int, **more: object) -> dict[str, Any]:
    film = {"name": "main", "x": 0, "y": 0, "width": 1024, "height": 448, "playlist": playlist}
    ticker = {"name": "chữ chạy", "x": 0, "y": 448, "width": 1024, "height": 64, "playlist": playlist}
    return {"name": "Hai vùng", "width": 1024, "height": 512, "zones": [film, ticker], **more}


def test_a_layout_is_made_and_scheduled_and_reaches_the_manifest() -> None:
    program, screen, listed = Program(), a_screen(), a_playlist(an_item("X"))
    made = program.post("layouts", asked(listed.pk, background="#0B1F3A"))
    line = program.post("entries", {"screen": screen.name, "layout": made.json()["number"]})
    (written,) = manifest_of(screen).layouts

    assert made.status_code == line.status_code == 201
    assert (written.background, [zone.name for zone in written.zones]) == ("#0b1f3a", ["main", "chữ chạy"])
    assert program.get("layouts").json()["items"] == [made.json()]
    assert program.get(f"layouts/{made.json()['number']}").json()["zones"][1]["plays"] == "Ngày"


def test_a_change_says_which_screens_it_concerns_and_goes_over_nobodys() -> None:
    program, screen, listed = Program(), a_screen(), a_playlist(an_item("X"))
    made = program.post("layouts", asked(listed.pk)).json()
    program.post("entries", {"screen": screen.name, "layout": made["number"]})
    read = {"version": made["version"]}
    changed = program.post(f"layouts/{made['number']}", asked(listed.pk, zones=made_of(made)[:1]) | read)
    late = program.post(f"layouts/{made['number']}", asked(listed.pk) | read)

    assert changed.json()["screens"] == [screen.name]
    assert changed.json()["layout"]["version"] != made["version"]
    assert late.status_code == 409
    assert program.post(f"layouts/{made['number']}/delete", read).status_code == 409


def made_of(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: value for key, value in zone.items() if key != "plays"} for zone in made["zones"]]


def test_what_is_used_is_copied_but_not_deleted() -> None:
    program, screen, listed = Program(), a_screen("LED-1"), a_playlist(an_item("X"))
    made = program.post("layouts", asked(listed.pk)).json()
    program.post("entries", {"screen": screen.name, "layout": made["number"]})
    refused = program.post(f"layouts/{made['number']}/delete", {"version": "*"})
    copied = program.post(f"layouts/{made['number']}/copy", {"name": "Bản sao"}).json()

    assert refused.status_code == 422
    assert "LED-1" in refused.json()["vi"]
    assert made_of(copied) == made_of(made)
    assert program.post(f"layouts/{copied['number']}/delete", {"version": "*"}).status_code == 204
    assert program.get(f"layouts/{copied['number']}").status_code == 404


@pytest.mark.parametrize(
    ("change", "vi", "en"),
    [
        ({"height": 448}, "Vùng “chữ chạy”: Khung [0, 448, 1024, 64] vượt ra ngoài màn hình 1024x448.", "leaves"),
        ({"zones": []}, "ít quá", "at least"),
        ({"background": "xanh"}, "ký tự", "pattern"),
        ({"width": 8}, "từ 16 trở lên", "16"),
    ],
)
def test_a_refusal_names_the_place_in_both_languages(change: dict[str, object], vi: str, en: str) -> None:
    answer = Program().post("layouts", asked(a_playlist(an_item("X")).pk, **change))

    assert answer.status_code == 422
    assert vi in str(answer.json())
    assert en in answer.text


def test_zones_are_refused_where_a_screen_that_shows_them_is_smaller() -> None:
    program, screen, listed = Program(), a_screen("NHO"), a_playlist(an_item("X"))
    Screen.objects.update(width=512, height=256)
    made = program.post("layouts", asked(listed.pk)).json()
    answer = program.post("entries", {"screen": screen.name, "layout": made["number"]})

    assert answer.status_code == 422
    assert "NHO: bố cục “Hai vùng”: Vùng “main”" in answer.json()["vi"]
