"""A film's packets as ffprobe tells them: counted, in the order of showing, and judged for an even pace."""

from array import array
from fractions import Fraction
from itertools import pairwise
from math import ceil

import msgspec

from bangtin_playlists.instant import Millis

_NA = "N/A"


class Track(msgspec.Struct, frozen=True):
    """The frames of one picture track."""

    frames: int
    length_ms: Millis
    rate: Fraction
    """Frames a second; the mean when `variable`."""
    variable: bool
    key_gap_ms: Millis = Millis(0)
    """The longest way from one frame that stands by itself to the next, or to the end; 0 where none is marked."""


class Packets:
    """Collects the packets of one track; bounded by two 8-byte numbers each."""

    def __init__(self) -> None:
        self._times = array("q")
        self._keys = array("q")
        self._untimed = 0
        self._last: tuple[int, int] = (-(1 << 62), 0)

    def add(self, fields: dict[str, str]) -> None:
        """Take one packet; those that the container says are not to be shown do not count."""
        if "D" in fields.get("flags", ""):
            return
        shown_at = fields.get("pts", _NA)
        if shown_at == _NA:
            self._untimed += 1
            return
        length = fields.get("duration", _NA)
        self._times.append(int(shown_at))
        if "K" in fields.get("flags", ""):
            self._keys.append(int(shown_at))
        self._last = max(self._last, (int(shown_at), 0 if length == _NA else int(length)))

    def track(self, tick: Fraction, rates: tuple[Fraction, ...]) -> Track:
        """Sum up.

        Args:
            tick: Seconds of one unit of the packets' times.
            rates: The frame rates that the container claims, the likeliest first; without zeros.
        """
        count = len(self._times) + self._untimed
        times = sorted(self._times)
        even = next((rate for rate in rates if _is_even(times, 1 / (rate * tick))), None)
        if even is not None or not times:
            rate = even or (rates[0] if rates else Fraction(25))
            gap = self._key_gap(times, tick, 1 / rate)
            return Track(count, Millis(ceil(count / rate * 1000)), rate, variable=False, key_gap_ms=gap)
        return self._uneven(times, tick, rates)

    def _uneven(self, times: list[int], tick: Fraction, rates: tuple[Fraction, ...]) -> Track:
        last = Fraction(self._last[1]) or (1 / (rates[0] * tick) if rates else Fraction(0))
        seconds = (times[-1] - times[0] + last) * tick
        rate = len(times) / seconds if seconds > 0 else Fraction(0)
        gap = self._key_gap(times, tick, last * tick)
        return Track(len(times), Millis(ceil(seconds * 1000)), rate, variable=True, key_gap_ms=gap)

    def _key_gap(self, times: list[int], tick: Fraction, last_s: Fraction) -> Millis:
        if not self._keys:
            return Millis(0)
        keys = [*map(Fraction, sorted(self._keys)), times[-1] + last_s / tick]
        return Millis(round(max(late - early for early, late in pairwise(keys)) * tick * 1000))


def _is_even(times: list[int], period: Fraction) -> bool:
    """Tell whether frame k stands at k periods, but for the rounding of the container's clock."""
    if not times:
        return True
    start, numerator, denominator = times[0], period.numerator, period.denominator
    slack = denominator + denominator // 2  # one tick and a half
    return all(abs((time - start) * denominator - k * numerator) <= slack for k, time in enumerate(times))
