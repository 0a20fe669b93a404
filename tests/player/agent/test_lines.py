"""The lines of contacts: files, and the kernel's GPIO in both polarities, with the kernel made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import gpiod
import pytest
from gpiod.line import Bias, Value

from bangtin_player.agent.lines import opened
from bangtin_player.errors import ContactError
from bangtin_player.settings import ContactSettings


@dataclass
class Pin:
    """A pin as the kernel keeps it: its level, how it was asked for, and the edges that nobody has read."""

    is_high: bool = True
    path: str = ""
    asked: gpiod.LineSettings = field(default_factory=gpiod.LineSettings)
    edges: list[gpiod.EdgeEvent] = field(default_factory=list)
    is_gone: bool = False
    is_released: bool = False

    def request_lines(self, path: str, consumer: str, config: dict[int | str, gpiod.LineSettings]) -> "Pin":
        assert consumer == "bangtin-player"
        self.path = path
        (self.asked,) = config.values()
        return self

    def goes(self, *, high: bool, at: float) -> None:
        if high != self.is_high:
            self.is_high = high
            rises = self.get_value(17) is Value.ACTIVE
            kind = gpiod.EdgeEvent.Type.RISING_EDGE if rises else gpiod.EdgeEvent.Type.FALLING_EDGE
            self.edges.append(gpiod.EdgeEvent(kind.value, round(at * 1e9), 17, 1, 1))

    def wait_edge_events(self, timeout: timedelta) -> bool:
        assert not timeout
        if self.is_gone:
            raise OSError(19, "No such device")
        return bool(self.edges)

    def read_edge_events(self) -> Sequence[gpiod.EdgeEvent]:
        taken, self.edges = self.edges[:2], self.edges[2:]
        return taken

    def get_value(self, line: int | str) -> Value:
        assert line == 17
        return Value(int(self.is_high != self.asked.active_low))

    def release(self) -> None:
        self.is_released = True


@pytest.fixture
def pin(monkeypatch: pytest.MonkeyPatch) -> Pin:
    made = Pin()
    monkeypatch.setattr(gpiod, "request_lines", made.request_lines)
    return made


def wired(**how: Any) -> ContactSettings:  # noqa: ANN401 - the settings' own
    return ContactSettings("bao-chay", "gpiochip0:17", **how)


@pytest.mark.parametrize(
    ("how", "bias", "at_rest"),
    [
        ({}, Bias.PULL_UP, True),
        ({"normally": "closed"}, Bias.PULL_UP, False),
        ({"pull": "down"}, Bias.PULL_DOWN, False),
        ({"pull": "down", "normally": "closed"}, Bias.PULL_DOWN, True),
    ],
)
def test_either_polarity_and_either_wiring_says_when_it_leaves_its_rest(
    pin: Pin, how: dict[str, Any], bias: Bias, *, at_rest: bool
) -> None:
    pin.is_high = at_rest
    line = opened("gpiochip0:17", wired(**how))
    assert (pin.path, pin.asked.bias) == ("/dev/gpiochip0", bias)
    assert [each.is_on for each in line.changes()] == [False]
    pin.goes(high=not at_rest, at=5.0)
    assert [each.is_on for each in line.changes()] == [True, True]


def test_edges_between_two_looks_are_all_heard_with_their_times(pin: Pin) -> None:
    line = opened("gpiochip0:17", wired())
    for number in range(5):
        pin.goes(high=number % 2 == 1, at=10.0 + number)
    *edges, last = line.changes()
    assert [(each.at, each.is_on) for each in edges] == [
        (10.0, True),
        (11.0, False),
        (12.0, True),
        (13.0, False),
        (14.0, True),
    ]
    assert last.is_on


def test_a_line_that_never_rests_holds_nobody_up(pin: Pin) -> None:
    line = opened("gpiochip0:17", wired())
    for number in range(1000):
        pin.goes(high=number % 2 == 1, at=number / 1000)
    assert len(line.changes()) < 100
    assert pin.edges


def test_a_chip_that_goes_away_is_named(pin: Pin) -> None:
    line = opened("gpiochip0:17", wired())
    pin.is_gone = True
    with pytest.raises(ContactError, match="gpiochip0:17: No such device"):
        line.changes()


def test_a_line_is_given_back(pin: Pin) -> None:
    opened("gpiochip0:17", wired()).close()
    assert pin.is_released


def test_a_chip_that_is_not_there_is_named() -> None:
    with pytest.raises(ContactError, match="no-such-chip:17"):
        opened("no-such-chip:17", wired())


def test_a_file_that_is_there_is_a_closed_contact(tmp_path: Path) -> None:
    at = str(tmp_path / "folder" / "bao-chay")
    usual, reverse = opened(at, wired()), opened(at, wired(normally="closed"))
    assert [each.changes()[0].is_on for each in (usual, reverse)] == [False, True]
    Path(at).parent.mkdir()
    Path(at).touch()
    assert [each.changes()[0].is_on for each in (usual, reverse)] == [True, False]


def test_a_file_that_cannot_be_looked_for_is_named(tmp_path: Path) -> None:
    name = "x" * 300
    with pytest.raises(ContactError, match="File name too long"):
        opened(f"{tmp_path}/{name}", wired()).changes()
