import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from bangtin_media.probe import probe
from bangtin_samples import catalogue, contents, films, texts
from bangtin_samples.__main__ import main
from bangtin_samples.catalogue import SETS, make, missing
from bangtin_samples.contents import ECONOMY, GREETING, PICTURES, TITLE
from bangtin_samples.layers import Moving, still
from bangtin_samples.pages import scene

EXAMPLES = sorted((Path(__file__).parents[3] / "playlists" / "examples").glob("*.yaml"))
_MEDIA = frozenset({".mp4", ".pdf", ".png"})


def _files(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for each in node.values():
            yield from _files(each)
    elif isinstance(node, list):
        for each in node:
            yield from _files(each)
    elif isinstance(node, str) and Path(node).suffix in _MEDIA:
        yield node


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_file_that_an_example_names_is_made_at_its_size(example: Path) -> None:
    programme = yaml.safe_load(example.read_text("utf-8"))
    assert programme["screen"]["size"] == Path(programme["media"]).name
    assert set(_files(programme)) <= set(SETS[programme["screen"]["size"]])


def test_every_file_of_the_catalogue_has_contents() -> None:
    known = {*contents.PICTURES, *contents.SIDE_PICTURES, *contents.DOCUMENTS, *contents.FILMS}
    assert {name for names in SETS.values() for name in names} <= known
    assert set(contents.FILM_TITLES) == set(contents.FILMS)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [name for name in SETS if name != "128x64"])
def test_nothing_is_drawn_outside_a_page(size: str) -> None:
    width, height = (int(part) for part in size.split("x"))
    whole = QSize(width, height)
    for page in PICTURES.values():
        for layer in scene(page, whole).layers:
            assert layer.box.left() >= 0, page.title
            assert layer.box.right() < width, page.title
            assert layer.box.top() >= 0, page.title
            assert layer.box.bottom() < height, page.title


@pytest.mark.usefixtures("qapp")
def test_a_page_at_rest_is_what_its_film_comes_to(tmp_path: Path) -> None:
    made = scene(ECONOMY, QSize(768, 384))
    moving = Moving(made)
    end = films.frame(moving, None, films.moving_seconds(made, 10))
    rest = still(made)
    near = sum(
        abs(end.pixelColor(x, y).lightness() - rest.pixelColor(x, y).lightness()) > 40  # only edges of letters differ
        for x in range(0, 768, 4)
        for y in range(0, 384, 4)
    )
    assert near < 40
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("qapp")
def test_a_film_is_as_long_as_asked_and_says_that_it_is_a_sample(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    size = QSize(128, 64)
    films.film([(scene(ECONOMY, size), 3), (scene(ECONOMY, size), 4)], path, "Mẫu", audible=True)
    found = probe(path)
    assert (found.width, found.height, found.frames, found.length_ms) == (128, 64, 210, 7000)
    assert (found.codec, found.pixel_format, found.has_sound) == ("h264", "yuv420p", True)
    assert texts.MARK.encode() in path.read_bytes()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("size", "matrix"), [(QSize(320, 160), "smpte170m"), (QSize(1280, 160), "bt709")])
def test_a_film_says_what_its_colours_are_and_means_it(tmp_path: Path, size: QSize, matrix: str) -> None:
    path = tmp_path / "film.mp4"
    made = scene(TITLE, size)
    films.film([(made, 2)], path, "Mẫu")
    entries = ("-show_entries", "stream=color_range,color_space", "-of", "csv=p=0", str(path))
    said = subprocess.run(["ffprobe", "-v", "error", *entries], capture_output=True, text=True, check=True).stdout
    assert said.strip() == f"tv,{matrix}"
    shown = tmp_path / "frame.png"
    subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-frames:v", "1", shown], check=True)
    ground, seen = still(made).pixelColor(1, 1), QImage(str(shown)).pixelColor(1, 1)
    channels = zip(ground.getRgb()[:3], seen.getRgb()[:3], strict=True)  # type: ignore[index]  # stub
    assert max(abs(a - b) for a, b in channels) <= 4


@pytest.mark.usefixtures("qapp")
def test_what_is_there_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SETS, "768x384", ("chao-ca.png",))
    told: list[str] = []
    make("768x384", tmp_path, told.append)
    assert QImage(str(tmp_path / "chao-ca.png")).size() == QSize(768, 384)
    make("768x384", tmp_path, told.append)
    assert told == ["768x384: chao-ca.png (1/1)"]
    (tmp_path / "chao-ca.png").unlink()
    assert list(missing("768x384", tmp_path)) == ["chao-ca.png"]


def test_whatever_the_samples_are_drawn_with_makes_them_anew() -> None:
    root = Path(catalogue.__file__).parent
    text = "".join(path.read_text("utf-8") for path in root.glob("*.py"))
    used = set(re.findall(r"bangtin_player\.screen\.drawing\.([\w.]+) import", text))
    used |= set(re.findall(r"from bangtin_player\.screen\.drawing import (\w+)", text))
    assert {name.replace(".", "/") for name in used} <= set(catalogue.DRAWN_WITH)


@pytest.mark.usefixtures("qapp")
def test_an_unknown_size_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path), "640x480"]) == 2
    assert "640x480 is no size of the fleet" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_the_greeting_is_drawn_in_its_theme() -> None:
    assert still(scene(GREETING, QSize(768, 384))).pixelColor(1, 1).name().upper() == GREETING.palette.ground
