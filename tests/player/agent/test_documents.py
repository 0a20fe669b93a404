import threading
from pathlib import Path

import pytest

from bangtin_player.agent.documents import LOOK_EVERY_S, Desk, Documents
from bangtin_player.errors import DocumentsError, PlayerError
from bangtin_playlists.layout import Screen
from bangtin_playlists.wire.manifest import Manifest


class OneFile:
    """A programme that is nothing but its screen's name; `!` is a mistake."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[str] = []
        self.has_read = threading.Event()

    def files(self) -> tuple[Path, ...]:
        return (self.path,)

    def read(self) -> Documents:
        try:
            name = self.path.read_text()
            if "!" in name:
                raise DocumentsError(f"mistake in {name}")
            return Documents(Manifest(Screen(name, 640, 360)))
        finally:
            self.has_read.set()

    def refused(self, error: PlayerError) -> None:
        self.told.append(str(error))


class Hand:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def rewritten(desk: Desk, source: OneFile, hand: Hand, text: str) -> bool:
    """Rewrite the file, and look until the desk has made up its mind."""
    source.has_read.clear()
    source.path.write_text(text)
    hand.now += LOOK_EVERY_S
    desk.look()
    assert source.has_read.wait(5)
    while desk._reading is not None:  # noqa: SLF001 - the thread may still be handing its answer over
        if desk.look():
            return True
    return False


@pytest.fixture
def source(tmp_path: Path) -> OneFile:
    path = tmp_path / "programme.yaml"
    path.write_text("one")
    return OneFile(path)


def test_what_is_rewritten_comes_into_force(source: OneFile) -> None:
    hand = Hand()
    desk = Desk(source, hand)

    assert rewritten(desk, source, hand, "another")
    assert desk.documents.manifest.screen.name == "another"
    desk.close()


def test_a_mistake_keeps_the_last_good_version_and_is_told(source: OneFile) -> None:
    hand = Hand()
    desk = Desk(source, hand)

    assert not rewritten(desk, source, hand, "another!")
    assert desk.documents.manifest.screen.name == "one"
    assert (source.told, desk.refused) == (["mistake in another!"], 1)

    assert rewritten(desk, source, hand, "mended")
    desk.close()


def test_a_file_touched_without_a_change_changes_nothing(source: OneFile) -> None:
    hand = Hand()
    desk = Desk(source, hand)
    before = desk.documents

    assert not rewritten(desk, source, hand, "one")
    assert desk.documents == before
    desk.close()


def test_to_begin_with_a_mistake_is_an_error(source: OneFile) -> None:
    source.path.write_text("!")

    with pytest.raises(DocumentsError):
        Desk(source)
