"""What a machine's contacts assert, with lines made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bangtin_player.agent.contacts import AGAIN_S, Contacts
from bangtin_player.agent.lines import Line
from bangtin_player.core.contact import Change
from bangtin_player.errors import ContactError
from bangtin_player.settings import ContactSettings
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Assertion

WIRED = ContactSettings("bao-chay", "gpiochip0:17")
WITH_RESET = ContactSettings("bao-chay", "gpiochip0:17", reset="gpiochip0:27")


@dataclass
class Wall:
    """The wall's clock: real seconds since the beginning, and however far it was set."""

    now_s: float = 0.0

    def now(self) -> Instant:
        return Instant(round(self.now_s * 1000))

    def fine(self) -> float:
        return self.now_s * 1000

    def real_seconds(self, length_ms: float) -> float:
        return length_ms / 1000


@dataclass
class Panel:
    """A fire panel and its lines, by their addresses."""

    wall: Wall = field(default_factory=Wall)
    is_on: dict[str, bool] = field(default_factory=dict)
    fault: str = ""
    opened: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    def contacts(self, *wired: ContactSettings) -> Contacts:
        return Contacts(wired, self.wall, self.open)

    def open(self, at: str, wired: ContactSettings) -> Line:
        assert wired.trigger == "bao-chay"
        self.opened.append(at)
        return HandLine(self, at)


@dataclass
class HandLine:
    """One line of the panel."""

    panel: Panel
    at: str

    def changes(self) -> Sequence[Change]:
        if self.panel.fault:
            raise ContactError(self.panel.fault)
        return [Change(self.panel.wall.now_s, self.panel.is_on.get(self.at, False))]

    def close(self) -> None:
        self.panel.closed.append(self.at)


def after(contacts: Contacts, wall: Wall, seconds: float) -> tuple[Assertion, ...]:
    """Look five times a second, as the agent does, and return what is asserted in the end."""
    found: tuple[Assertion, ...] = ()
    for _ in range(round(seconds * 5)):
        wall.now_s += 0.2
        found = contacts.look(wall.now_s)
    return found


def burning() -> tuple[Panel, Contacts, tuple[Assertion, ...]]:
    panel = Panel()
    contacts = panel.contacts(WIRED)
    assert after(contacts, panel.wall, 100.0) == ()
    panel.is_on["gpiochip0:17"] = True
    return panel, contacts, after(contacts, panel.wall, 2.0)


def test_a_contact_that_closes_asserts_its_trigger_from_when_it_was_believed() -> None:
    _, contacts, asserted = burning()
    assert asserted == (Assertion("bao-chay", Instant(101_200)),)
    assert [(each.code, each.item) for each in contacts.complaints()] == [("contact_asserted", "bao-chay")]


def test_what_is_asserted_keeps_its_beginning_and_ends_with_the_contact() -> None:
    panel, contacts, asserted = burning()
    assert after(contacts, panel.wall, 900.0) == asserted
    panel.is_on["gpiochip0:17"] = False
    assert after(contacts, panel.wall, 0.8) == asserted
    assert after(contacts, panel.wall, 0.6) == ()
    assert contacts.complaints() == ()


def test_one_with_a_reset_ends_only_when_that_was_held_down() -> None:
    panel = Panel(is_on={"gpiochip0:17": True})
    contacts = panel.contacts(WITH_RESET)
    assert after(contacts, panel.wall, 2.0)
    panel.is_on["gpiochip0:27"] = True
    assert after(contacts, panel.wall, 2.0)  # while it burns a reset resets nothing
    panel.is_on = {}
    assert after(contacts, panel.wall, 60.0)
    panel.is_on["gpiochip0:27"] = True
    assert not after(contacts, panel.wall, 1.4)


def test_one_that_is_closed_when_the_machine_starts_is_asserted() -> None:
    panel = Panel(is_on={"gpiochip0:17": True})
    assert after(panel.contacts(WIRED), panel.wall, 1.4)


def test_a_clock_that_is_set_back_takes_no_alarm_off_the_wall() -> None:
    panel, contacts, _ = burning()
    wall = Wall(-3_600.0)
    contacts._clock = wall  # noqa: SLF001 - only the wall's clock is set, not the machine's steady one
    (asserted,) = contacts.look(panel.wall.now_s)
    assert asserted.since == wall.now()


def test_a_line_that_fails_goes_on_saying_what_it_said_and_is_opened_again() -> None:
    panel, contacts, asserted = burning()
    panel.fault = "gpiochip0:17: gone"
    assert after(contacts, panel.wall, 60.0) == asserted
    assert [(each.code, each.detail) for each in contacts.complaints()] == [
        ("contact_unreadable", "gpiochip0:17: gone"),
        ("contact_asserted", ""),
    ]
    assert 60 / AGAIN_S <= len(panel.opened) <= 60 / AGAIN_S + 2
    panel.fault = ""
    panel.is_on = {}
    assert after(contacts, panel.wall, AGAIN_S + 2) == ()
    assert contacts.complaints() == ()


def test_lines_are_given_back_at_the_end() -> None:
    panel = Panel()
    contacts = panel.contacts(WITH_RESET)
    contacts.look(0.0)
    contacts.close()
    assert panel.closed == ["gpiochip0:17", "gpiochip0:27"]


def test_a_machine_without_contacts_asserts_nothing() -> None:
    assert Panel().contacts().look(0.0) == ()
