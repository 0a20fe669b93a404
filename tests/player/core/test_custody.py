from bangtin_player.core.custody import PATIENCE_MS, SETTLED_AFTER_MS, Custody
from bangtin_player.core.messages import Handing, Settled


class Screen:
    """A screen that hands files over, and what it told the agent."""

    def __init__(self) -> None:
        self.told: list[Handing | Settled] = []
        self.custody = Custody(self.told.append)

    def hands(self, *digests: str, at: float) -> bool:
        return self.custody.hand(digests, "item", at)

    def settled(self) -> list[str]:
        return [each.digest for each in self.told if isinstance(each, Settled)]


def test_a_file_waits_until_it_is_written_down() -> None:
    screen = Screen()
    assert not screen.hands("a", at=0.0)
    assert screen.told == [Handing("a", "item")]
    screen.custody.noted("a")
    assert screen.hands("a", at=5.0)
    assert screen.told == [Handing("a", "item")]


def test_every_file_of_an_item_waits_for_the_last() -> None:
    screen = Screen()
    screen.hands("a", "b", at=0.0)
    screen.custody.noted("a")
    assert not screen.hands("a", "b", at=5.0)


def test_an_agent_that_does_not_answer_stops_no_wall() -> None:
    screen = Screen()
    screen.hands("a", at=0.0)
    assert not screen.hands("a", at=PATIENCE_MS)
    assert screen.hands("a", at=PATIENCE_MS + 1)


def test_a_file_that_settled_is_announced_anew() -> None:
    screen = Screen()
    screen.hands("a", at=0.0)
    screen.custody.noted("a")
    screen.hands("a", at=5.0)
    screen.custody.settle([], 5.0 + SETTLED_AFTER_MS + 1)
    assert screen.settled() == ["a"]
    assert not screen.hands("a", at=9_000.0)


def test_what_is_still_being_opened_or_never_was_does_not_settle() -> None:
    screen = Screen()
    screen.hands("a", at=0.0)
    screen.hands("b", at=0.0)
    screen.custody.noted("a")
    screen.hands("a", at=0.0)
    screen.custody.settle(["a"], 60_000.0)
    assert screen.settled() == []
    screen.custody.settle([], 60_000.0)
    assert screen.settled() == ["a"]


def test_a_card_has_nothing_to_wait_for() -> None:
    assert Screen().hands(at=0.0)
