"""How a player stands: the facts that its agent gathers, and the heartbeat made of them."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

import msgspec

from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import OnWall
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat, ScreenState

MOST_COMPLAINTS = 60
_LONGEST_DETAIL = 300


class ScreenFacts(msgspec.Struct, frozen=True):
    """One place of the player: the process behind it, and what that last said."""

    screen: str
    """The name at the centre; empty where none is assigned."""
    manifest_version: int = 0
    on_wall: OnWall | None = None
    progress_age_ms: int | None = None
    restarts: int = 0
    surface: str = ""
    engine: str = ""
    frames_dropped: int = 0
    unplayable: tuple[str, ...] = ()
    complaints: tuple[Complaint, ...] = ()


class Facts(msgspec.Struct, frozen=True):
    """What the agent knows at an instant, of itself and its screens."""

    at: Instant
    clock_trust: ClockTrust
    uptime_ms: int
    screens: tuple[ScreenFacts, ...] = ()
    complaints: tuple[Complaint, ...] = ()


class Machine(msgspec.Struct, frozen=True):
    """What the machine says; None where it does not."""

    disk_free: int | None = None
    disk_total: int | None = None
    memory_available: int | None = None
    load: float | None = None
    temperature: float | None = None


class Papers(msgspec.Struct, frozen=True):
    """What the player holds of its centre."""

    player: str
    keys_version: int = 0
    orders_version: int = 0
    seen: dict[str, int] = {}
    word_issued: Instant | None = None
    plays_waiting: int = 0
    complaints: tuple[Complaint, ...] = ()


def heartbeat(  # noqa: PLR0913 - the sum of all that is known
    facts: Facts, papers: Papers, machine: Machine, *, boot: UUID, sequence: int, software: str
) -> Heartbeat:
    """Make the heartbeat."""
    of_screens = (each for screen in facts.screens for each in screen.complaints)
    return Heartbeat(
        player=papers.player,
        boot=boot,
        sequence=sequence,
        at=facts.at,
        clock_trust=facts.clock_trust.value,
        software=software,
        uptime_ms=Millis(facts.uptime_ms),
        keys_version=papers.keys_version,
        orders_version=papers.orders_version,
        seen=papers.seen,
        word_issued=papers.word_issued,
        screens=tuple(state(each) for each in facts.screens if each.screen),
        plays_waiting=papers.plays_waiting,
        disk_free=machine.disk_free,
        disk_total=machine.disk_total,
        memory_available=machine.memory_available,
        load=machine.load,
        temperature=machine.temperature,
        complaints=most_grave((*papers.complaints, *facts.complaints, *of_screens)),
    )


class News(NamedTuple):
    """What the centre is told of at once when it changes."""

    shown: tuple[int, ...] = ()
    """The manifest behind each screen."""
    wrong: frozenset[tuple[str, str]] = frozenset()
    """Of the machine: its contacts, its play log."""
    levels: tuple[int | None, ...] = ()
    """Of each screen, while a contact is asserted: the centre hears when its page is up, and when it has gone."""


def news(facts: Facts) -> News:
    """Return what of *facts* cannot wait for the next heartbeat."""
    wrong = frozenset((each.code, each.item) for each in facts.complaints)
    levels = tuple((each.on_wall or OnWall()).level for each in facts.screens)
    is_asserted = any(each.code == "contact_asserted" for each in facts.complaints)
    return News(tuple(each.manifest_version for each in facts.screens), wrong, levels if is_asserted else ())


def state(facts: ScreenFacts) -> ScreenState:
    """Return what a heartbeat says of one screen."""
    seen = facts.on_wall or OnWall()
    return ScreenState(
        screen=facts.screen,
        manifest_version=facts.manifest_version,
        level=seen.level,
        dark=seen.dark,
        entry=seen.entry,
        items=seen.items,
        progress_age_ms=None if facts.progress_age_ms is None else Millis(facts.progress_age_ms),
        restarts=facts.restarts,
        surface=facts.surface,
        engine=facts.engine,
        frames_dropped=facts.frames_dropped,
        unplayable=facts.unplayable,
    )


def most_grave(complaints: Iterable[Complaint]) -> tuple[Complaint, ...]:
    """Return what fits into a heartbeat, errors first and each once."""
    order = {"error": 0, "warning": 1, "note": 2}
    once = {(each.code, each.screen, each.item, each.digest): each for each in complaints}
    ranked = sorted(once.values(), key=lambda each: order[each.severity])[:MOST_COMPLAINTS]
    return tuple(msgspec.structs.replace(each, detail=each.detail[:_LONGEST_DETAIL]) for each in ranked)
