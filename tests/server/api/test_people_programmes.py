from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.library.models import Medium
from bangtin_server.library.renditions.examining import examine
from bangtin_server.library.renditions.leases import next_medium
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Due
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from tests.media import specimens
from tests.server.api.people import Program

pytestmark = pytest.mark.django_db

PROGRAMME = """\
screen: {name: LED-NCK-01, size: [1024, 512], timezone: Asia/Ho_Chi_Minh}
media: ../media
playlists:
  ngay:
    - {id: N1, image: anh/Số hóa.png, for: 10s}
    - {id: N2, card: {title: Chào ca}, for: 10s}
schedule:
  - {play: ngay}
"""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> FolderStorage:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    storage = FolderStorage(tmp_path / "storage")
    monkeypatch.setattr("bangtin_server.api.programme_routes.storage", lambda: storage)
    return storage


def a_picture(name: str = "Số hóa.png") -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (64, 32), "teal").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue())


def a_programme(text: str = PROGRAMME) -> SimpleUploadedFile:
    return SimpleUploadedFile("s01.yaml", text.encode())


def a_site() -> None:
    Site.objects.create(code="nck", name="KCN Nam Cầu Kiền")


def test_a_programme_with_its_media_becomes_a_screen_that_is_due(kept: FolderStorage) -> None:
    a_site()
    answer = Program().send("programmes", {"programme": a_programme(), "media": [a_picture()], "site": "nck"})

    assert answer.status_code == 200, answer.json()
    assert answer.json() == {"screen": "LED-NCK-01", "site": "nck", "warnings": [], "waiting": []}
    medium = Medium.objects.get()
    assert kept.size(names.medium(medium.digest)) == medium.size
    assert Due.objects.get().screen.name == "LED-NCK-01"
    assert AuditEvent.objects.filter(deed="programme-imported", thing="LED-NCK-01", by="lan.nguyen").exists()


def test_media_that_the_library_has_are_named_by_digest() -> None:
    a_site()
    program = Program()
    program.send("programmes", {"programme": a_programme(), "media": [a_picture()], "site": "nck"})
    digest = Medium.objects.get().digest

    assert program.get(f"media/{digest}").json()["kind"] == "image"
    assert program.get(f"media/{'0' * 64}").status_code == 404
    answer = program.send("programmes", {"programme": a_programme(), "digests": f'{{"Số hóa.png": "{digest}"}}'})
    assert answer.status_code == 200, answer.json()


def test_every_mistake_is_answered_with_its_line_and_words_and_nothing_changes() -> None:
    a_site()
    spoiled = PROGRAMME.replace("for: 10s}\n    - {id: N2", "for: 10}\n    - {id: N2").replace(
        "play: ngay", "play: dem"
    )
    answer = Program().send("programmes", {"programme": a_programme(spoiled), "site": "nck"})

    assert answer.status_code == 422
    assert {one["line"] for one in answer.json()["mistakes"]} >= {5, 8}
    assert all(one["vi"] and one["en"] for one in answer.json()["mistakes"])
    assert not Screen.objects.exists()
    assert not Medium.objects.exists()


def test_a_file_that_is_broken_is_said_so_at_its_line() -> None:
    a_site()
    broken = SimpleUploadedFile("Số hóa.png", b"\x89PNG\r\n\x1a\nbroken")
    answer = Program().send("programmes", {"programme": a_programme(), "media": [broken], "site": "nck"})

    assert answer.status_code == 422
    (mistake,) = answer.json()["mistakes"]
    assert mistake["line"] == 5
    assert mistake["code"].startswith("media.")
    assert mistake["vi"] != mistake["en"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "a: [",
        "- 1",
        "screen: 1",
        "\x85",
        "a: &a [*a]",
        "x: " + "[" * 5000,
        PROGRAMME.replace("LED", "../LED"),
    ],
)
def test_what_is_no_programme_is_refused_in_words(text: str) -> None:
    a_site()
    answer = Program().send("programmes", {"programme": a_programme(text), "media": [a_picture()], "site": "nck"})

    assert answer.status_code in {400, 422}
    assert answer.json()["vi"]
    assert not Screen.objects.exists()


def test_names_of_files_never_become_paths(kept: FolderStorage, tmp_path: Path) -> None:
    a_site()
    program = Program()
    for name in ("../../Số hóa.png", "/etc/Số hóa.png", "..\\Số hóa.png"):
        parts = {"programme": a_programme(), "media": [a_picture(name)], "site": "nck"}
        assert program.send("programmes", parts).status_code == 200
        assert set(kept.names("media/")) == {names.medium(Medium.objects.get().digest)}
        assert {path.name for path in tmp_path.iterdir()} <= {"storage"}


WITH_FILM = PROGRAMME.replace("image: anh/Số hóa.png, for: 10s", "video: phim.mp4")


def sent_film(program: Program, film: Path) -> Any:  # noqa: ANN401 - Django's answer
    Site.objects.get_or_create(code="nck", defaults={"name": "KCN Nam Cầu Kiền"})
    sent = SimpleUploadedFile("phim.mp4", film.read_bytes())
    return program.send("programmes", {"programme": a_programme(WITH_FILM), "media": [sent], "site": "nck"})


def examined(kept: FolderStorage, tmp_path: Path) -> None:
    """Let the worker do its part."""
    lease = next_medium()
    assert lease
    examine(lease, kept, tmp_path / "work")


def items_shown() -> list[str]:
    return [element.id for element in shown_by("LED-NCK-01")]


def test_a_film_waits_for_the_worker_and_then_goes_to_the_screen(kept: FolderStorage, tmp_path: Path) -> None:
    program = Program()
    answer = sent_film(program, specimens.good(tmp_path))
    assert (answer.status_code, answer.json()["waiting"]) == (200, ["phim.mp4"])
    assert items_shown() == ["N2"], "nothing unexamined is shown"
    Due.objects.all().delete()

    examined(kept, tmp_path)
    assert items_shown() == ["N1", "N2"]
    assert Due.objects.get().screen.name == "LED-NCK-01"
    assert program.get(f"media/{Medium.objects.get().digest}").json()["examination"] == "sound"


def test_a_film_that_breaks_off_inside_is_shown_nowhere_and_refused_ever_after(
    kept: FolderStorage, tmp_path: Path
) -> None:
    program, film = Program(), specimens.good(tmp_path)
    assert sent_film(program, film).status_code == 200
    name = names.medium(Medium.objects.get().digest)
    kept.put(name, bytes(kept.size(name) or 0))  # what the worker finds; the probe that only looks at its head did not
    examined(kept, tmp_path)

    assert items_shown() == ["N2"]
    told = program.get(f"media/{Medium.objects.get().digest}").json()
    assert told["examination"] == "refused"
    assert told["fault"]["vi"] != told["fault"]["en"]
    again = sent_film(program, film)
    assert again.status_code == 422
    assert told["fault"]["vi"] in again.json()["vi"]


def test_a_file_that_nobody_has_looked_at_is_not_planned_with() -> None:
    a_site()
    medium = Medium.objects.create(digest="a" * 64, size=9, kind="video", name="phim.mp4", added_at=clock.now())
    parts = {"programme": a_programme(WITH_FILM), "digests": f'{{"phim.mp4": "{medium.digest}"}}', "site": "nck"}
    answer = Program().send("programmes", parts)
    assert answer.status_code == 422
    assert "đang được kiểm tra" in answer.json()["vi"]


def test_no_file_is_probed_in_the_process_that_serves_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(_: Path) -> None:
        pytest.fail("a stranger's file was opened here")

    film = specimens.good(tmp_path)
    monkeypatch.setattr("bangtin_media.probe.kind_of", here)
    assert sent_film(Program(), film).status_code == 200


TWO_FOLDERS = PROGRAMME.replace(
    "    - {id: N2, card: {title: Chào ca}, for: 10s}",
    "    - {id: N2, image: cũ/Số hóa.png, for: 10s}",
)


def another_picture(name: str = "Số hóa.png") -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (32, 64), "red").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue())


def test_files_of_one_name_in_two_folders_are_told_apart_by_their_full_names() -> None:
    a_site()
    parts = {"programme": a_programme(TWO_FOLDERS), "media": [a_picture(), another_picture()], "site": "nck"}
    answer = Program().send("programmes", {**parts, "names": '["anh/Số hóa.png", "./cũ/Số hóa.png"]'})

    assert answer.status_code == 200, answer.json()
    first, second = (element.content.medium for element in shown_by("LED-NCK-01"))
    sizes = {medium.digest: medium.measures["width"] for medium in Medium.objects.all()}
    assert (sizes[first], sizes[second]) == (64, 32)


def shown_by(screen: str) -> tuple[Any, ...]:
    [playlist] = manifest_of(Screen.objects.get(name=screen)).playlists
    return playlist.elements


@pytest.mark.parametrize(
    ("text", "media"), [(TWO_FOLDERS, [a_picture]), (PROGRAMME, [a_picture, another_picture])], ids=["one", "two"]
)
def test_a_name_that_could_mean_two_files_is_refused_at_its_line(
    text: str, media: list[Callable[[], SimpleUploadedFile]]
) -> None:
    a_site()
    parts = {"programme": a_programme(text), "media": [make() for make in media], "site": "nck"}
    answer = Program().send("programmes", parts)

    assert answer.status_code == 422
    assert [one["code"] for one in answer.json()["mistakes"]] == ["ambiguous_file"]
    assert not Screen.objects.exists()


@pytest.mark.parametrize("names", ['["a"]', "{}", "[1, 2]", "no"])
def test_names_that_do_not_fit_the_files_are_refused(names: str) -> None:
    a_site()
    parts = {"programme": a_programme(), "media": [a_picture(), another_picture("b.png")], "site": "nck"}
    assert Program().send("programmes", {**parts, "names": names}).status_code == 422


def test_orders_in_a_programme_are_refused_at_their_line_and_it_is_said_where_they_go() -> None:
    a_site()
    text = f"{PROGRAMME}blackouts: [{{id: b, from: 2026-08-06 20:00}}]\n"
    answer = Program().send("programmes", {"programme": a_programme(text), "media": [a_picture()], "site": "nck"})

    assert answer.status_code == 422
    [mistake] = answer.json()["mistakes"]
    assert (mistake["code"], mistake["line"]) == ("orders_elsewhere", 9)
    assert "/api/v1/blackouts" in mistake["en"]
    assert not Screen.objects.exists()
