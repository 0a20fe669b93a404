import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from bangtin_player.agent import journal as journals
from bangtin_player.agent import play_table
from bangtin_player.agent.journal import Journal
from bangtin_player.agent.play_table import PlayTable, read_plays
from bangtin_player.errors import JournalError
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.faults.busy_writer import some_proof


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "plays.sqlite"
    journal = Journal(lambda: PlayTable(path, 0))
    proofs = [some_proof(number) for number in range(5)]
    for each in proofs:
        journal.add(each)
    journal.close()

    assert [(row.id, row.item, row.hold_ms, row.full) for row in read_plays(path)] == [
        (each.id, each.item, each.hold_ms, each.full) for each in proofs
    ]
    assert (journal.written, journal.lost) == (5, 0)


class StuckTable(PlayTable):
    """A disk that takes nothing until it is freed."""

    def __init__(self, path: Path, freed: threading.Event) -> None:
        super().__init__(path, 0)
        self._freed = freed

    def add(self, plays: Sequence[ProofOfPlay], lost: int = 0) -> None:
        if not self._freed.is_set():
            raise sqlite3.OperationalError("database or disk is full")
        super().add(plays, lost)


def test_a_full_disk_makes_nobody_wait_and_what_is_lost_leaves_a_hole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "WAITING", 10)
    monkeypatch.setattr(journals, "_RETRY_S", 0.02)
    path, freed, tried = tmp_path / "plays.sqlite", threading.Event(), threading.Event()

    def opened() -> PlayTable:
        tried.set()
        return StuckTable(path, freed)

    journal = Journal(opened)
    journal.add(some_proof(0))
    assert tried.wait(5)
    for number in range(1, 31):
        journal.add(some_proof(number))
    lost = journal.lost
    freed.set()
    journal.close()

    rows = read_plays(path)
    assert lost >= 20
    assert len(rows) + journal.lost == 31
    assert rows[-1].sequence == 31


def test_a_row_that_does_not_fit_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "plays.sqlite"
    journal = Journal(lambda: PlayTable(path, 0))
    huge = some_proof(1)
    journal.add(msgspec.structs.replace(huge, manifest_version=1 << 70))
    journal.close()
    assert (journal.written, journal.lost) == (0, 1)


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop() -> None:
    def refused() -> PlayTable:
        raise JournalError("read-only")

    journal = Journal(refused)
    journal.add(some_proof(1))
    journal.close()

    assert (journal.lost, journal.fault) == (1, "read-only")


def test_the_oldest_rows_go_first_and_their_numbers_never_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(play_table, "KEPT", 3)
    table = PlayTable(tmp_path / "plays.sqlite", 0)
    for number in range(6):
        table.add([some_proof(number)])
    table.close()

    assert [row.sequence for row in read_plays(tmp_path / "plays.sqlite")] == [4, 5, 6]


def test_an_acknowledged_row_is_on_the_disk(tmp_path: Path) -> None:
    """NORMAL loses acknowledged rows in a power cut, FULL does not (reliability.md M2)."""
    table = PlayTable(tmp_path / "plays.sqlite", 0)
    connection = table._connection  # noqa: SLF001 - the setting belongs to the connection
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    table.close()
