"""The log on disk: bounded, there again after a restart, and never in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangtin_player.agent.centre import log_book as module
from bangtin_player.agent.centre.log_book import LogBook
from bangtin_playlists.instant import Instant

EVER = Instant(0), Instant(9_999_999_999_999)


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger without what a command of another test left on it, such as a stream that is closed by now."""
    logger = logging.getLogger()
    level, others = logger.level, logger.handlers[:]
    logger.setLevel(logging.INFO)
    logger.handlers.clear()
    yield logger
    logger.setLevel(level)
    logger.handlers[:] = others


def begun(folder: Path) -> LogBook:
    book = LogBook(folder / "player.log")
    book.start()
    return book


def test_what_was_logged_before_a_restart_is_there_after_it(tmp_path: Path, root: logging.Logger) -> None:
    first = begun(tmp_path)
    root.info("một")
    first.close()
    second = begun(tmp_path)
    root.info("hai")
    said = second.between(*EVER)
    second.close()
    assert [line.rpartition(": ")[2] for line in said.splitlines()] == ["một", "hai"]


def test_a_span_is_cut_out_with_the_lines_of_its_tracebacks(tmp_path: Path) -> None:
    (tmp_path / "player.log").write_text(
        "2026-04-06T05:30:00.000Z INFO a: early\n  of early\n2026-04-06T05:30:01.000Z ERROR a: wanted\n  of wanted\n"
        "2026-04-06T05:30:02.000Z INFO a: late\n"
    )
    begin = 1_775_453_400_000
    said = LogBook(tmp_path / "player.log").between(Instant(begin + 1), Instant(begin + 2000))
    assert said == "2026-04-06T05:30:01.000Z ERROR a: wanted\n  of wanted\n"


def test_the_disk_holds_only_so_much(tmp_path: Path, root: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE_BYTES", 2000)
    book = begun(tmp_path)
    for number in range(500):
        root.info("line %d", number)
    said = book.between(*EVER)
    book.close()
    assert said.splitlines()[-1].endswith("line 499")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 2000 * module.FILES
    numbers = [int(line.rpartition(" ")[2]) for line in said.splitlines()]
    assert numbers == list(range(numbers[0], 500)), "in their order, without a hole"


def test_a_disk_that_takes_nothing_stops_nobody(
    tmp_path: Path, root: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    book = begun(tmp_path / "nowhere")
    root.info("into nothing")
    assert book.between(*EVER) == ""
    book.close()
    assert "Traceback" not in capsys.readouterr().err
