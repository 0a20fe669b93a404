"""What is believed of a contact's line, whatever its wire does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.contact import STEADY_S, Change, Steadied, stands


def heard(*changes: tuple[float, bool], now: float) -> bool:
    return Steadied().heard([Change(at, is_on) for at, is_on in changes], now).is_on


def test_a_contact_is_believed_once_it_has_been_closed_for_a_second() -> None:
    assert not heard((10.0, True), now=10.9)
    assert heard((10.0, True), now=11.0)


def test_one_that_closes_for_a_fifth_of_a_second_is_not() -> None:
    assert not heard((10.0, True), (10.2, False), now=60.0)


def test_one_that_flaps_is_not_however_long_it_does() -> None:
    flaps = [(10.0 + number * 0.4, number % 2 == 0) for number in range(100)]
    assert not any(heard(*flaps[:count], now=flaps[count - 1][0]) for count in range(1, 100))


def test_a_believed_one_that_opens_for_a_moment_is_believed_on() -> None:
    assert heard((10.0, True), (20.0, False), (20.2, True), now=20.3)
    assert not heard((10.0, True), (20.0, False), now=21.0)


def test_what_is_heard_late_is_judged_by_when_it_was() -> None:
    assert not heard((10.0, True), (12.0, False), now=30.0)
    assert heard((10.0, True), (12.0, False), now=12.5)  # open for half a second only


def test_hearing_the_same_again_begins_nothing_anew() -> None:
    assert heard((10.0, True), (10.5, True), (10.9, True), now=11.0)


@given(st.lists(st.tuples(st.integers(1, 400), st.booleans()), max_size=30), st.data())
def test_how_often_it_is_looked_at_changes_nothing(steps: list[tuple[int, bool]], data: st.DataObject) -> None:
    at, changes = 0.0, []
    for hundredths, is_on in steps:
        at += hundredths / 128
        changes.append(Change(at, is_on))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(changes)), max_size=5)))
    piecemeal = Steadied()
    for since, until in pairwise([0, *cuts, len(changes)]):
        piecemeal = piecemeal.heard(changes[since:until], changes[until - 1].at if until else 0.0)
    later = at + STEADY_S / 2
    assert piecemeal.heard((), later).is_on == Steadied().heard(changes, later).is_on


def test_an_alarm_stands_until_its_contact_is_at_rest_and_where_there_is_a_reset_until_that() -> None:
    assert stands(before=False, is_on=True, is_reset=None)
    assert not stands(before=True, is_on=False, is_reset=None)
    assert stands(before=True, is_on=False, is_reset=False)
    assert not stands(before=True, is_on=False, is_reset=True)
    assert stands(before=True, is_on=True, is_reset=True)
    assert not stands(before=False, is_on=False, is_reset=False)
