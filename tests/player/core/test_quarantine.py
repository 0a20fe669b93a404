from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.quarantine import (
    EXPIRY_S,
    Flight,
    Ledger,
    aged,
    died,
    ended,
    handed,
    quarantined,
    resumed,
    settled,
)

VLC = "libVLC 3.0.24"


def crashed(ledger: Ledger, *keys: str, decoder: str = VLC) -> Ledger:
    for key in keys:
        ledger = handed(ledger, Flight("wall", key, decoder))
    return died(ledger, "wall")


def test_one_crash_does_not_condemn_a_file() -> None:
    assert quarantined(crashed(Ledger(), "film"), VLC) == set()


def test_two_crashes_do() -> None:
    assert quarantined(crashed(crashed(Ledger(), "film"), "film"), VLC) == {"film"}


def test_a_file_that_has_settled_is_not_charged() -> None:
    ledger = Ledger()
    for _ in range(5):
        ledger = settled(handed(ledger, Flight("wall", "film", VLC)), "wall", "film")
        ledger = died(ledger, "wall")

    assert quarantined(ledger, VLC) == set()


def test_showing_once_does_not_wash_off_a_crash() -> None:
    ledger = settled(handed(crashed(Ledger(), "film"), Flight("wall", "film", VLC)), "wall", "film")

    assert quarantined(crashed(ledger, "film"), VLC) == {"film"}


def test_a_bystander_is_freed_when_the_culprit_is_known() -> None:
    ledger = crashed(crashed(Ledger(), "poison", "bystander"), "poison", "bystander")
    assert quarantined(ledger, VLC) == {"bystander"}

    ledger = crashed(crashed(ledger, "poison"), "poison")
    assert quarantined(ledger, VLC) == {"poison"}


def test_two_culprits_are_both_found() -> None:
    ledger = crashed(crashed(crashed(crashed(Ledger(), "one"), "one"), "two"), "two")

    assert quarantined(ledger, VLC) == {"one", "two"}


def test_another_decoder_is_given_the_file_again() -> None:
    assert quarantined(crashed(crashed(Ledger(), "film"), "film"), "libVLC 3.0.25") == set()


def test_a_screen_is_only_charged_with_its_own_files() -> None:
    ledger = handed(Ledger(), Flight("left", "film", VLC))

    assert died(ledger, "right") == ledger


def test_a_screen_that_ended_in_order_is_charged_with_nothing() -> None:
    ledger = Ledger()
    for _ in range(3):
        ledger = died(ended(handed(ledger, Flight("wall", "film", VLC)), "wall"), "wall")

    assert quarantined(ledger, VLC) == set()


def test_the_ledger_forgets_after_a_day_of_uptime() -> None:
    ledger = crashed(crashed(Ledger(), "film"), "film")

    assert quarantined(aged(ledger, EXPIRY_S - 1), VLC) == {"film"}
    assert quarantined(aged(ledger, EXPIRY_S), VLC) == set()


def test_an_agent_that_went_down_on_the_same_boot_is_a_crash() -> None:
    ledger = Ledger(boot="b")
    for _ in range(2):
        ledger = resumed(handed(ledger, Flight("wall", "film", VLC)), "b")

    assert quarantined(settled(ledger, "wall", "film"), VLC) == {"film"}


def test_the_mains_are_forgiven_when_the_file_shows_once() -> None:
    ledger = Ledger(boot="1")
    for boot in ("2", "3"):
        ledger = resumed(handed(ledger, Flight("wall", "film", VLC)), boot)
    assert quarantined(ledger, VLC) == {"film"}

    ledger = resumed(handed(Ledger(boot="1"), Flight("wall", "film", VLC)), "2")
    assert settled(ledger, "wall", "film").deaths == ()


@given(st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=3, unique=True), max_size=20))
def test_after_the_quarantine_no_file_was_at_two_unexplained_deaths(crashes: list[list[str]]) -> None:
    ledger = Ledger()
    for keys in crashes:
        ledger = crashed(ledger, *keys)
    guilty = quarantined(ledger, VLC)
    unexplained = [death.keys for death in ledger.deaths if not guilty & set(death.keys)]

    assert all(sum(key in keys for keys in unexplained) < 2 for key in "abcde")
    assert all(sum(key in death.keys for death in ledger.deaths) >= 2 for key in guilty)
