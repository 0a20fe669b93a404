"""How long the agent waits before it asks the centre again: apart from the others, and longer after each failure.

Chance is handed in, so that the rules are pure. Nothing ever stops asking: an outage of a month ends within minutes.
"""

FIRST_S = 2.0
"""The longest wait after one failure."""
LONGEST_S = 300.0
"""No wait is longer (reliability.md 4.4)."""
SPREAD = 0.25
"""Of a regular wait: a thousand players started by one power cut do not go on in step."""
LATEST = 0.9
"""Of the time within which something is promised: the rest is for publishing and fetching it."""


def wait_after_failures(failures: int, chance: float, longest_s: float = LONGEST_S) -> float:
    """Return the seconds to wait after so many *failures* in a row: between a half and the whole of what doubles.

    Args:
        failures: At least 1.
        chance: From 0 to 1, drawn anew each time.
        longest_s: Where doubling ends.

    >>> [wait_after_failures(count, 1.0) for count in (1, 2, 3, 20)]
    [2.0, 4.0, 8.0, 300.0]
    """
    doubled = FIRST_S * 2.0 ** min(failures - 1, 30)
    return min(doubled, longest_s) * (0.5 + chance / 2)


def regular_wait(every_s: float, chance: float) -> float:
    """Return the seconds until the next regular round, within `SPREAD` of *every_s*.

    >>> regular_wait(60.0, 0.0), regular_wait(60.0, 1.0)
    (45.0, 75.0)
    """
    return every_s * (1.0 + SPREAD * (2.0 * chance - 1.0))


def punctual_wait(every_s: float, chance: float) -> float:
    """Return the seconds until the next round where something is promised within *every_s*: never more than `LATEST`.

    >>> round(punctual_wait(60.0, 0.0)), round(punctual_wait(60.0, 1.0))
    (32, 54)
    """
    return regular_wait(every_s * LATEST / (1.0 + SPREAD), chance)
