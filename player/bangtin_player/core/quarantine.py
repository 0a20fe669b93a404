"""Which files are not given to a decoder any more, because they killed screens (reliability.md 4.5).

A screen says `Handing` before a file goes to a decoder and `Settled` once it showed. A file in between when the screen
dies is suspected. The ledger holds every such death; who is guilty is worked out anew from all of them, so that a
bystander is freed as soon as the real culprit is known.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

STRIKES = 2
"""Deaths with a file in flight until it is quarantined."""
EXPIRY_S = 24 * 3600.0
"""Seconds of uptime after which a death is forgotten and the file tried again."""


class Flight(msgspec.Struct, frozen=True):
    """A file between being handed to a decoder and having shown."""

    screen: str
    key: str
    """The digest; the item's id where there is no medium."""
    decoder: str
    """The library and its version: what killed one need not kill the next."""


class Death(msgspec.Struct, frozen=True):
    """A screen that died, hung or went down with its machine while files were in flight."""

    keys: tuple[str, ...]
    """In the order in which they were handed over."""
    decoder: str
    uptime_s: float
    """When, in seconds that the agent has ever been up: no clock of the wall to be wrong."""
    rebooted: bool = False
    """The whole machine went down: more likely the mains than the file, so one good showing clears it."""


class Ledger(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that has to outlive the agent."""

    boot: str = ""
    uptime_s: float = 0.0
    flights: tuple[Flight, ...] = ()
    deaths: tuple[Death, ...] = ()


def handed(ledger: Ledger, flight: Flight) -> Ledger:
    """Note that a file is about to be given to a decoder."""
    others = tuple(each for each in ledger.flights if each != flight)
    return msgspec.structs.replace(ledger, flights=(*others, flight))


def settled(ledger: Ledger, screen: str, key: str) -> Ledger:
    """Note that a file showed what it had to; what the mains may have done to it is forgiven."""
    flights = tuple(each for each in ledger.flights if (each.screen, each.key) != (screen, key))
    deaths = tuple(each for each in ledger.deaths if not (each.rebooted and key in each.keys))
    return msgspec.structs.replace(ledger, flights=flights, deaths=deaths)


def died(ledger: Ledger, screen: str, *, rebooted: bool = False) -> Ledger:
    """Charge the death of *screen* to the files that it had in flight, if any."""
    lost = [each for each in ledger.flights if each.screen == screen]
    kept = tuple(each for each in ledger.flights if each.screen != screen)
    if not lost:
        return ledger
    death = Death(tuple(each.key for each in lost), lost[-1].decoder, ledger.uptime_s, rebooted)
    return msgspec.structs.replace(ledger, flights=kept, deaths=(*ledger.deaths, death))


def ended(ledger: Ledger, screen: str) -> Ledger:
    """Forget the flights of a screen that was told to end, and did."""
    kept = tuple(each for each in ledger.flights if each.screen != screen)
    return msgspec.structs.replace(ledger, flights=kept)


def resumed(ledger: Ledger, boot: str) -> Ledger:
    """Take up the ledger after the agent itself went down: what was in flight then is charged."""
    rebooted = boot != ledger.boot
    for screen in dict.fromkeys(each.screen for each in ledger.flights):
        ledger = died(ledger, screen, rebooted=rebooted)
    return msgspec.structs.replace(ledger, boot=boot)


def aged(ledger: Ledger, uptime_s: float) -> Ledger:
    """Move the uptime on; deaths of more than `EXPIRY_S` ago are forgotten."""
    deaths = tuple(each for each in ledger.deaths if uptime_s - each.uptime_s < EXPIRY_S)
    return msgspec.structs.replace(ledger, uptime_s=uptime_s, deaths=deaths)


def released(ledger: Ledger, key: str) -> Ledger:
    """Forget that *key* was ever there when a screen died: a person knows better, or the file was mended."""
    deaths = tuple(
        msgspec.structs.replace(death, keys=tuple(each for each in death.keys if each != key))
        for death in ledger.deaths
    )
    return msgspec.structs.replace(ledger, deaths=deaths)


def quarantined(ledger: Ledger, decoder: str = "") -> frozenset[str]:
    """Return what *decoder* must not be given; without one, what any decoder was killed by.

    The file seen at most deaths is guilty of all of those, and so on with the deaths that are left. Of equals the one
    handed over last is taken, since decoders die at once.

    >>> once = Death(("poison", "bystander"), "vlc 3", 0.0)
    >>> alone = Death(("poison",), "vlc 3", 0.0)
    >>> sorted(quarantined(Ledger(deaths=(once, once))))
    ['bystander']
    >>> sorted(quarantined(Ledger(deaths=(once, once, alone, alone))))
    ['poison']
    """
    open_deaths = [each for each in ledger.deaths if not decoder or each.decoder == decoder]
    guilty: set[str] = set()
    while (worst := _worst(open_deaths)) is not None:
        guilty.add(worst)
        open_deaths = [each for each in open_deaths if worst not in each.keys]
    return frozenset(guilty)


def _worst(deaths: Iterable[Death]) -> str | None:
    """Return the key seen at most deaths, at least at `STRIKES`; None if there is none."""
    known = list(deaths)
    seen = Counter(key for death in known for key in set(death.keys))
    late = {key: place for death in known for place, key in enumerate(death.keys)}
    suspects = [key for key, times in seen.items() if times >= STRIKES]
    return max(suspects, key=lambda key: (seen[key], late[key], key), default=None)
