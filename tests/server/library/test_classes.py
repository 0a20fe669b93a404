"""Of which class a screen is, by its row and by what its player says."""

from uuid import uuid4

import pytest

from bangtin_media.screen_class import ScreenClass
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_server import clock
from bangtin_server.library.classes import classes
from bangtin_server.players.models import Enrolment, Player, Presence, Screen, Site

pytestmark = pytest.mark.django_db


def screen(engine: str, surface: str, model: str, **details: object) -> Screen:
    site, now = Site.objects.create(code="s", name="s"), clock.now()
    player = Player.objects.create(name="p", site=site, public_key="k", enrolled_at=now)
    facts = {"name": "p", "model": model}
    Enrolment.objects.create(code="c", public_key="k", facts=facts, asked_at=now, until=now, player=player)
    states = (ScreenState("LED", engine=engine, surface=surface),)
    said = Heartbeat("p", uuid4(), 1, Instant(0), "network", screens=states)
    Presence.objects.create(player=player, heard_at=now, boot=said.boot, heartbeat=encode(said))
    return Screen.objects.create(
        name="LED", site=site, player=player, width=64, height=32, details=details, made_at=now
    )


@pytest.mark.parametrize(
    ("engine", "surface", "model", "decoder"),
    [
        ("vlc", "raster", "Raspberry Pi 5 Model B Rev 1.0", "software"),
        ("vlc", "gpu", "", "software"),
        ("qt", "raster", "", "software"),
        ("qt", "gpu", "Raspberry Pi 5 Model B Rev 1.0", "pi5"),
        ("qt", "gpu", "", "graphics"),
    ],
)
def test_what_decodes_films_is_what_the_player_says(engine: str, surface: str, model: str, decoder: str) -> None:
    one = screen(engine, surface, model)
    assert classes([one])[one.pk].decoder == decoder


def test_who_has_said_nothing_is_taken_for_the_weakest_and_sound_is_opted_into() -> None:
    one = screen("qt", "gpu", "", sound=True)
    assert classes([one])[one.pk] == ScreenClass(64, 32, "graphics", sound=True)
    Presence.objects.update(heartbeat=b"not a heartbeat")
    assert classes([one])[one.pk] == ScreenClass(64, 32, "software", sound=True)
