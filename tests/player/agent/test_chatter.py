import pytest

from bangtin_player.agent.chatter import BURST, Chatter


@pytest.fixture(autouse=True)
def _hear_all(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")


def test_lines_are_passed_on_whole_however_they_arrive(caplog: pytest.LogCaptureFixture) -> None:
    chatter = Chatter("wall")
    for piece in (b"one li", b"ne\ntwo", b" lines\nrest"):
        chatter.heard(piece, 0.0)

    assert caplog.messages == ["wall: one line", "wall: two lines"]


def test_a_faulty_screen_fills_no_disk(caplog: pytest.LogCaptureFixture) -> None:
    chatter = Chatter("wall")
    for second in range(3600):
        chatter.heard(b"fault\n" * 10, float(second))

    assert len(caplog.messages) <= 2 * (BURST + 60)  # each passed on may say how many were left out
    assert sum("fault" in each for each in caplog.messages) <= BURST + 60


def test_what_was_left_out_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    chatter = Chatter("wall")
    chatter.heard(b"x\n" * (BURST + 5), 0.0)
    chatter.heard(b"y\n", 60.0)

    assert caplog.messages[-2:] == ["wall: (5 lines left out)", "wall: y"]


def test_a_line_without_an_end_takes_no_memory() -> None:
    chatter = Chatter("wall")
    for _ in range(1000):
        chatter.heard(b"x" * 1000, 0.0)

    assert len(chatter._rest) <= 300  # noqa: SLF001 - the memory is what is tested
