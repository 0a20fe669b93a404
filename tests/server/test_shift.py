"""A shift takes turns until it is told to stop, whatever happens in one of them."""

from threading import Event

import pytest

from bangtin_server import shift
from bangtin_server.shift import Shift


class Turns(Shift):
    """Fails at its first turn, has more to do after its second, nothing after its third."""

    def __init__(self) -> None:
        super().__init__("what is tried", every_s=3600, after_fault_s=0.01)
        self.taken, self.through = 0, Event()

    def turn(self) -> bool:
        self.taken += 1
        if self.taken == 1:
            raise OSError("the disk")
        if self.taken == 3:
            self.through.set()
        return self.taken == 2


def test_a_turn_that_failed_is_said_and_another_follows(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, let_go = Turns(), list[int]()
    monkeypatch.setattr(shift, "close_old_connections", lambda: let_go.append(turns.taken))
    turns.start()
    assert turns.through.wait(30)
    turns.stop()

    assert not turns.is_alive(), "told to stop, it does not wait for its next turn"
    assert turns.taken == 3
    assert let_go == [1, 2, 3], "also after the turn that failed: its connection may be the reason"
    [said] = [record.getMessage() for record in caplog.records]
    assert said == "what is tried fails; it is tried again in 0.01 s"
