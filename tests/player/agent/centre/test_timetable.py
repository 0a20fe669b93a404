import threading
import time
from collections.abc import Iterator

import pytest

from bangtin_player.agent.centre import timetable as module
from bangtin_player.agent.centre.timetable import Timetable

WAIT_S = 20.0


@pytest.fixture
def timetable() -> Iterator[Timetable]:
    before = set(threading.enumerate())
    made = Timetable()
    made.start()
    yield made
    made.close()
    for thread in set(threading.enumerate()) - before:  # what still runs would log into the tests that follow
        thread.join(WAIT_S)
        assert not thread.is_alive()


def test_an_action_comes_round_and_an_earlier_wish_is_heard(timetable: Timetable) -> None:
    rounds = threading.Semaphore(0)

    def once_an_hour() -> float:
        rounds.release()
        return 3600.0

    timetable.add("collect", once_an_hour)
    assert rounds.acquire(timeout=WAIT_S)
    timetable.soon("collect")
    assert rounds.acquire(timeout=WAIT_S)


def test_what_is_wished_while_it_runs_is_done_once_more_and_never_beside_it(timetable: Timetable) -> None:
    inside, rounds, go = [0], threading.Semaphore(0), threading.Event()

    def slow() -> None:
        inside[0] += 1
        assert inside[0] == 1
        rounds.release()
        go.wait(WAIT_S)
        inside[0] -= 1

    timetable.add("collect", slow)
    assert rounds.acquire(timeout=WAIT_S)
    for _ in range(5):
        timetable.soon("collect")
    go.set()
    assert rounds.acquire(timeout=WAIT_S)
    assert not rounds.acquire(timeout=0.3)


def test_no_wish_is_lost_while_a_run_is_ending(timetable: Timetable, monkeypatch: pytest.MonkeyPatch) -> None:
    """APScheduler drops a job whose last run has not quite ended; a busy machine takes its time to end one."""
    rounds = threading.Semaphore(0)
    put_down = Timetable._set  # noqa: SLF001 - only slowed down

    def slowly(self: Timetable, name: str, after_s: float) -> None:
        put_down(self, name, after_s)
        time.sleep(0.05)

    monkeypatch.setattr(Timetable, "_set", slowly)

    def at_once() -> float:
        rounds.release()
        return 0.0

    timetable.add("collect", at_once)
    for _ in range(10):
        assert rounds.acquire(timeout=WAIT_S)


def test_an_action_that_raises_comes_round_again(timetable: Timetable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AFTER_FAULT_S", 0.01)
    rounds = threading.Semaphore(0)

    def fall() -> None:
        rounds.release()
        raise RuntimeError("unforeseen")

    timetable.add("collect", fall)
    assert rounds.acquire(timeout=WAIT_S)
    assert rounds.acquire(timeout=WAIT_S)


def test_a_clock_that_is_set_back_by_years_stops_nothing(timetable: Timetable, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = threading.Semaphore(0)

    def hourly() -> float:
        rounds.release()
        return 3600.0

    timetable.add("collect", hourly)
    assert rounds.acquire(timeout=WAIT_S)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 10 * 365 * 86_400.0)
    timetable.keep_step()
    assert rounds.acquire(timeout=WAIT_S)
