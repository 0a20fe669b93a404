"""Commands: each once at most, whatever is sent again, in whichever order, by whichever clock."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core import errands
from bangtin_player.core.errands import REMEMBERED, Errands
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Answer, Collect, Command, Deed, Reboot

BOOT, NEXT_BOOT = UUID(int=1), UUID(int=2)


def command(number: int, *, until: int = 1_000, deed: Deed | None = None) -> Command:
    return Command(UUID(int=number), "P", number, Instant(0), Instant(until), deed or Collect())


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 2_000)), max_size=1_500))
def test_no_command_is_ever_done_twice(received: list[tuple[int, int]]) -> None:
    book, done = Errands(), list[int]()
    for number, now in received:
        each = command(number)
        verdict = errands.verdict(book, each, Instant(now))
        if verdict in {"do", "expired"}:
            book = errands.begun(book, each, BOOT)
        if verdict == "do":
            done.append(number)
            assert now < each.until
    assert len(done) == len(set(done))
    assert len(book.known) <= REMEMBERED


def test_what_was_forgotten_is_not_begun_again() -> None:
    book = Errands()
    for number in range(REMEMBERED + 1):
        book = errands.begun(book, command(number), BOOT)
    assert errands.verdict(book, command(0), Instant(0)) == "forgotten"
    assert errands.verdict(book, command(1), Instant(0)) == "known"
    assert errands.verdict(book, command(REMEMBERED + 1), Instant(0)) == "do"


def test_an_answer_is_told_until_the_centre_has_it_and_the_first_stands() -> None:
    book = errands.begun(Errands(), command(1), BOOT)
    assert errands.untold(book) == ()
    first, second = (Answer(UUID(int=1), "P", Instant(0), outcome) for outcome in ("done", "failed"))
    book = errands.answered(errands.answered(book, first), second)
    assert errands.untold(book) == (first,)
    assert errands.untold(errands.told(book, UUID(int=1))) == ()


def test_what_a_power_cut_interrupted_is_said_and_not_done_again() -> None:
    book = errands.begun(Errands(), command(1), BOOT)
    book = errands.resumed(book, NEXT_BOOT, "P", Instant(5))
    assert [(each.outcome, each.code) for each in errands.untold(book)] == [("failed", "interrupted")]
    assert errands.verdict(book, command(1), Instant(5)) == "known"


def test_a_reboot_is_done_when_the_machine_was_started_anew() -> None:
    book = errands.begun(Errands(), command(1, deed=Reboot()), BOOT)
    assert [each.outcome for each in errands.untold(errands.resumed(book, NEXT_BOOT, "P", Instant(5)))] == ["done"]
    assert [each.outcome for each in errands.untold(errands.resumed(book, BOOT, "P", Instant(5)))] == ["failed"]


def test_commands_are_done_in_the_order_in_which_they_were_asked_for() -> None:
    assert [each.version for each in errands.in_order([command(3), command(1), command(2)])] == [1, 2, 3]
