from pathlib import Path
from uuid import UUID

from bangtin_player.agent.centre.errand_book import ErrandBook
from bangtin_player.agent.centre.filing import ERRANDS as FILE
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Collect, Command, Deed, Reboot

BOOT = UUID(int=1)
NOW = Instant(5_000)


def book(folder: Path, boot: UUID = BOOT) -> ErrandBook:
    return ErrandBook(folder, boot, "P", lambda: NOW)


def command(number: int, until: int = 10_000, deed: Deed | None = None) -> Command:
    return Command(UUID(int=number), "P", 100_000 + number, Instant(0), Instant(until), deed or Collect())


def test_a_command_is_begun_once_also_by_an_agent_that_was_started_anew(tmp_path: Path) -> None:
    first = book(tmp_path)
    assert first.begin(command(1), NOW)
    first.answer(UUID(int=1), "done")
    assert not first.begin(command(1), NOW)
    again = book(tmp_path)
    assert not again.begin(command(1), NOW)
    (answer,) = again.untold()
    assert answer.outcome == "done"
    again.told(answer)
    assert book(tmp_path).untold() == ()


def test_one_that_came_too_late_is_answered_and_not_begun(tmp_path: Path) -> None:
    late = book(tmp_path)
    assert not late.begin(command(1, until=NOW), NOW)
    assert [each.outcome for each in late.untold()] == ["expired"]


def test_what_an_agent_left_undone_is_answered_by_the_next(tmp_path: Path) -> None:
    left = book(tmp_path)
    left.begin(command(1), NOW)
    left.begin(command(2, deed=Reboot()), NOW)
    outcomes = {each.command: each.outcome for each in book(tmp_path, UUID(int=2)).untold()}
    assert outcomes == {UUID(int=1): "failed", UUID(int=2): "done"}


def test_a_book_that_cannot_be_read_begins_nothing_from_before(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"rot")
    late = ErrandBook(tmp_path, BOOT, "P", lambda: Instant(200_000))
    assert not late.begin(command(1), NOW)
    assert (tmp_path / f"{FILE}.bad").read_bytes() == b"rot"
