import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.errors import PictureRefusedError
from bangtin_server.players import pictures
from bangtin_server.players.models import Picture
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import ROOT, Machine, a_screen

pytestmark = pytest.mark.django_db


def drawn(kind: str = "PNG", size: tuple[int, int] = (64, 32)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "#c00").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_kept_with_its_time_and_size(storage: FolderStorage, kind: str) -> None:
    screen = a_screen()
    kept = pictures.keep(screen, Machine().enrolled(screen), drawn(kind), storage)
    assert pictures.newest(screen) == kept
    assert (kept.width, kept.height, kept.size) == (64, 32, storage.size(kept.name))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg/>",
        drawn("GIF"),
        drawn("BMP"),
        drawn()[:-30],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        drawn("JPEG")[:300],
    ],
    ids=["nothing", "svg", "gif", "bmp", "cut png", "no png", "cut jpeg"],
)
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureRefusedError):
        pictures.measured(content)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(PictureRefusedError, match="pixels"):
        pictures.measured(drawn(size=(10_000, 4_001)))


def test_pictures_are_kept_for_thirty_days_and_those_of_incidents_for_two_years(
    storage: FolderStorage, settings: Settings
) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    plain, incident = (pictures.keep(screen, player, drawn(), storage) for _ in range(2))
    Picture.objects.filter(pk=incident.pk).update(incident=True)
    settings.CLOCK_OFFSET = timedelta(days=29)
    assert pictures.forget_old(storage) == 0
    settings.CLOCK_OFFSET = timedelta(days=30, minutes=1)
    assert pictures.forget_old(storage) == 1
    assert storage.size(plain.name) is None
    assert storage.size(incident.name) is not None
    settings.CLOCK_OFFSET = timedelta(days=732)
    assert pictures.forget_old(storage) == 1


def test_a_look_takes_the_place_of_the_one_before_and_of_no_picture_that_was_asked_for(
    storage: FolderStorage, settings: Settings
) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    asked = pictures.keep(screen, player, drawn(), storage)
    first = pictures.keep_look(screen, player, drawn("JPEG"), storage)
    settings.CLOCK_OFFSET = timedelta(minutes=1)
    second = pictures.keep_look(screen, player, drawn("JPEG", (65, 32)), storage)
    assert set(Picture.objects.all()) == {asked, second}
    assert storage.size(first.name) is None
    assert pictures.newest(screen) == second


def test_a_wall_that_still_looks_so_makes_its_look_new_again(storage: FolderStorage, settings: Settings) -> None:
    screen, other = a_screen(), a_screen("LED-02")
    machine = Machine()
    player = machine.enrolled(screen, other)
    pictures.keep_look(screen, player, drawn("JPEG"), storage)
    settings.CLOCK_OFFSET = timedelta(hours=1)
    digest = sha256(drawn("JPEG")).hexdigest()
    assert pictures.still_looks_so(screen, player, digest)
    newest = pictures.newest(screen)
    assert newest
    assert newest.taken_at > clock.now() - timedelta(minutes=1)
    assert not pictures.still_looks_so(other, player, digest)
    assert not pictures.still_looks_so(screen, player, "0" * 64)


def test_a_player_sends_a_look_and_then_that_it_is_still_so() -> None:
    machine, screen = Machine(), a_screen()
    machine.enrolled(screen)
    path, digest = f"pictures/{screen.name}", sha256(drawn("JPEG")).hexdigest()
    same = json.dumps({"same": digest}).encode()
    kinds = {b"": "application/json", same: "application/json", drawn("JPEG"): "image/jpeg"}

    def send(body: bytes) -> int:
        sent = machine.client.post(
            f"{ROOT}{path}", body, content_type=kinds[body], headers={"Authorization": f"Bearer {machine.token()}"}
        )
        return int(sent.status_code)

    assert [send(same), send(drawn("JPEG")), send(same), send(b"")] == [404, 200, 200, 400]
    assert Picture.objects.count() == 1
