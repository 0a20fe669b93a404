from bangtin_player.core.clearance import PATIENCE_MS, SETTLED_MS, Clearance


def asked(*digests: str) -> Clearance:
    clearance = Clearance()
    assert all(clearance.asks(each, 0.0) for each in digests)
    return clearance


def test_a_file_waits_until_it_is_written_down() -> None:
    clearance = asked("a")
    assert not clearance.opens(["a"], 5.0)
    clearance.clear("a")
    assert clearance.opens(["a"], 10.0)


def test_every_file_of_an_item_waits_for_the_last() -> None:
    clearance = asked("a", "b")
    clearance.clear("a")
    assert not clearance.opens(["a", "b"], 5.0)


def test_an_agent_that_does_not_answer_stops_no_wall() -> None:
    clearance = asked("a")
    assert not clearance.opens(["a"], PATIENCE_MS)
    assert clearance.opens(["a"], PATIENCE_MS + 1)


def test_a_flight_is_asked_for_once_and_again_after_it_settled() -> None:
    clearance = asked("a")
    assert not clearance.asks("a", 10.0)
    clearance.clear("a")
    assert clearance.opens(["a"], 10.0)
    assert clearance.settled([], 10.0 + SETTLED_MS + 1) == ("a",)
    assert clearance.asks("a", 5_000.0)
    assert not clearance.opens(["a"], 5_000.0)


def test_what_is_still_being_opened_or_was_never_opened_is_not_settled() -> None:
    clearance = asked("a", "b")
    clearance.clear("a")
    assert clearance.opens(["a"], 0.0)
    assert clearance.settled(["a"], 60_000.0) == ()
    assert clearance.settled([], 60_000.0) == ("a",)
    assert clearance.settled([], 120_000.0) == ()


def test_a_card_has_nothing_to_wait_for() -> None:
    assert Clearance().opens([], 0.0)
