"""What a screen doubts it can show: for how long, and since when (R18)."""

from typing import NamedTuple

_TERMS_MS = (60_000, 600_000, 3_600_000)


class _Doubt(NamedTuple):
    times: int
    until_ms: float


class Doubts:
    """Items that failed rest for a minute, then ten, then an hour: an overload must not take one off for good."""

    def __init__(self) -> None:
        self._doubts: dict[str, _Doubt] = {}

    def add(self, key: str, now_ms: float) -> None:
        """Take note that *key*, a digest or an item's id, failed at *now_ms* (monotonic)."""
        times = self._doubts[key].times + 1 if key in self._doubts else 1
        self._doubts[key] = _Doubt(times, now_ms + _TERMS_MS[min(times, len(_TERMS_MS)) - 1])

    def trust(self, key: str) -> None:
        """Forget what was held against *key*: it was shown."""
        self._doubts.pop(key, None)

    def clear(self) -> None:
        """Trust everything again."""
        self._doubts.clear()

    def unplayable(self, now_ms: float) -> frozenset[str]:
        """Return the keys that must rest at *now_ms*."""
        return frozenset(key for key, doubt in self._doubts.items() if now_ms < doubt.until_ms)
